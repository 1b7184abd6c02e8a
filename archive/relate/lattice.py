"""Two rows of paragraphs and what each block would cost -> the best row of blocks.

The dynamic programme of W. A. Gale and K. W. Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993), as a beam search: of all ways to
begin with the first *i* paragraphs of one side, those are followed that cost at most
``BEAM`` more than the best. So the work grows with the length and not with its square.

How sure a block is: its share of the weight of all rows of blocks, where a row weighs
``exp(-cost)``, by the forward-backward algorithm over the same search.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

BEAM = 15.0
"""Natural logarithms of odds; what costs more has never come back."""
MOST = 120_000
"""Blocks that are weighed; that many are weighed in a second or two."""

Cost = Callable[[int, int, int, int], float]
"""Of a block: from and up to a paragraph of the one side, and of the other."""


class Step(NamedTuple):
    """A block on the best way through the lattice."""

    one: tuple[int, int]
    """From a paragraph up to, and without, another."""
    other: tuple[int, int]
    sureness: float
    """0.0 to 1.0: of its being in the true row, if the costs are true."""


class _Arc(NamedTuple):
    """A block that has been weighed, between two places of the lattice."""

    start: tuple[int, int]
    end: tuple[int, int]
    cost: float


def best_steps(
    size: tuple[int, int], kinds: Sequence[tuple[int, int]], cost: Cost
) -> tuple[Step, ...] | None:
    """The cheapest row of blocks of these ``kinds``: how many of one, of the other.

    Every paragraph is in exactly one block. None where that is too much work, or where
    no row of such blocks leads to the end.
    """
    arcs = _search(size, kinds, cost)
    if arcs is None:
        return None
    cheapest, before = _forward(arcs)
    if size not in cheapest:
        return None
    weights = _weights(arcs, size)
    steps: list[Step] = []
    at = size
    while at != (0, 0):
        arc = before[at]
        (i, j), (k, m) = arc.start, at
        steps.append(Step((i, k), (j, m), weights[arc.start, at]))
        at = arc.start
    return tuple(reversed(steps))


def _search(
    size: tuple[int, int], kinds: Sequence[tuple[int, int]], cost: Cost
) -> list[_Arc] | None:
    """Every block that was worth weighing, ordered by where it begins."""
    arcs: list[_Arc] = []
    rows: list[dict[int, float]] = [{} for _ in range(size[0] + 1)]
    rows[0][0] = 0.0
    for i, row in enumerate(rows):
        limit = min(row.values(), default=0.0) + BEAM
        for j in range(min(row, default=0), size[1] + 1):
            so_far = row.get(j, math.inf)
            if so_far > limit:
                continue
            for more, others in kinds:
                k, m = i + more, j + others
                if k <= size[0] and m <= size[1]:
                    own = cost(i, k, j, m)
                    arcs.append(_Arc((i, j), (k, m), own))
                    rows[k][m] = min(so_far + own, rows[k].get(m, math.inf))
            if len(arcs) > MOST:
                return None
        row.clear()
    return arcs


def _forward(
    arcs: Sequence[_Arc],
) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], _Arc]]:
    """The cost of the best way to each place, and the block that it ends with."""
    cheapest = {(0, 0): 0.0}
    before: dict[tuple[int, int], _Arc] = {}
    for arc in arcs:
        total = cheapest[arc.start] + arc.cost
        if total < cheapest.get(arc.end, math.inf):
            cheapest[arc.end] = total
            before[arc.end] = arc
    return cheapest, before


def _weights(
    arcs: Sequence[_Arc], size: tuple[int, int]
) -> dict[tuple[tuple[int, int], tuple[int, int]], float]:
    """The share of each block in the weight of all rows."""
    ahead: dict[tuple[int, int], float] = {(0, 0): 0.0}
    for arc in arcs:
        _add(ahead, arc.end, ahead[arc.start] - arc.cost)
    behind: dict[tuple[int, int], float] = {size: 0.0}
    for arc in reversed(arcs):
        if arc.end in behind:
            _add(behind, arc.start, behind[arc.end] - arc.cost)
    total = ahead[size]
    return {
        (arc.start, arc.end): math.exp(
            min(0.0, ahead[arc.start] - arc.cost + behind[arc.end] - total)
        )
        for arc in arcs
        if arc.end in behind
    }


def _add(sums: dict[tuple[int, int], float], at: tuple[int, int], more: float) -> None:
    """Add in logarithms."""
    known = sums.get(at)
    if known is None:
        sums[at] = more
    else:
        high, low = max(known, more), min(known, more)
        sums[at] = high + math.log1p(math.exp(low - high))
