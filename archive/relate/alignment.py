"""The bodies of a pair -> which of their paragraphs say the same."""

import math
from collections.abc import Sequence
from itertools import accumulate
from posixpath import basename
from typing import NamedTuple

from archive.formats.paragraphs import Passage, passages_of
from archive.formats.plain import media_addresses
from archive.model.relations import Alignment, Block
from archive.relate.block_costs import GAPS, KINDS, Costs, Side
from archive.relate.lattice import Step, best_steps
from archive.relate.traits import Traits, traits_of

SURE = 0.5
"""Confidence of the whole from which a pair is shown paragraph beside paragraph."""
LONGEST = 1_000
"""Paragraphs of a body, beyond which nothing is aligned."""

_EVEN, _SLOPE = 0.8, 3.0
"""Mean cost of a block at which two bodies may be one text as well as two: of the pairs that
the constants come from none costs more than -1.2, none more than 0.1 with names, numbers
and sentences lost; of a hundred thrown together none less than 1.3."""
_FINE = 0.0
"""Mean cost of a block below which nothing better is looked for."""
_USUAL = 3.6
"""English characters to a unit of Chinese."""
_DIGITS = 3
"""Of a confidence, in files."""


class Body(NamedTuple):
    """What is compared of a body."""

    traits: tuple[Traits, ...]
    """Of each paragraph of prose."""
    marks: tuple[tuple[int, str], ...]
    """Headings (nameless) and pictures: how many paragraphs come before, and the name."""


def align(zh: str, en: str) -> Alignment:
    """The paragraphs of two Markdown bodies, the Chinese and the English, in blocks.

    Whose they are is left empty. Every paragraph is in exactly one block, in order. Where
    nothing can be compared (a body is empty, or longer than ``LONGEST``), all are blocks
    of their own, and the confidence is 0.
    """
    one = _body(zh, is_english=False)
    other = _body(en, is_english=True)
    size = len(one.traits), len(other.traits)
    if not 0 < min(size) <= max(size) <= LONGEST:
        return _unaligned(*size)
    marks = _shared(one, other)
    chinese, english = _side(one, marks), _side(other, marks)
    found = _found(size, chinese, english)
    if found is None:
        return _unaligned(*size)
    return Alignment(
        zh="",
        en="",
        blocks=tuple(block for step in found.steps for block in _blocks(step)),
        confidence=_confidence(found, chinese, english),
    )


class _Found(NamedTuple):
    """A row of blocks; compares by what it costs."""

    mean: float
    """Cost of a block."""
    steps: tuple[Step, ...]


def _found(size: tuple[int, int], zh: Side, en: Side) -> _Found | None:
    """The best row of blocks.

    Where one side lacks something, the ratio of the whole bodies is not that of their
    common parts: it is looked for a second time, with a usual one, and a third time with
    that of the blocks that were found then.
    """
    own = en.lengths[-1] / zh.lengths[-1]
    found = _with_ratio(size, zh, en, own)
    if found is None or found.mean < _FINE:
        return found
    found = min(found, _with_ratio(size, zh, en, _USUAL) or found)
    again = _ratio(found.steps, zh, en)
    return min(found, _with_ratio(size, zh, en, again) or found)


def _with_ratio(
    size: tuple[int, int], zh: Side, en: Side, ratio: float
) -> _Found | None:
    costs = Costs(zh, en, ratio)
    steps = best_steps(size, (*KINDS, *GAPS), costs.of)
    if steps is None:
        return None
    total = sum(costs.of(*step.one, *step.other) for step in steps)
    return _Found(total / max(size), steps)


def _ratio(steps: Sequence[Step], zh: Side, en: Side) -> float:
    """That of the middle block of those that have both sides."""
    ratios = sorted(
        (en.lengths[m] - en.lengths[j]) / (zh.lengths[k] - zh.lengths[i])
        for (i, k), (j, m) in (step[:2] for step in steps if _is_both(step))
    )
    return ratios[len(ratios) // 2] if ratios else _USUAL


def _is_both(step: Step) -> bool:
    (i, k), (j, m) = step.one, step.other
    return i < k and j < m


def _body(markdown: str, *, is_english: bool) -> Body:
    traits: list[Traits] = []
    marks: list[tuple[int, str]] = []
    for passage in passages_of(markdown):
        if passage.number is not None:
            traits.append(traits_of(passage, is_english=is_english))
        marks.extend((len(traits), name) for name in _names(passage))
    return Body(tuple(traits), tuple(marks))


def _names(passage: Passage) -> list[str]:
    if passage.kind == "heading":
        return [""]
    pictures = map(basename, media_addresses(passage.markdown))
    return [name for name in pictures if name]


def _shared(one: Body, other: Body) -> frozenset[str]:
    """Names of the marks that divide both bodies in the same way."""
    rows = [[name for _, name in body.marks] for body in (one, other)]
    headings = {""} if rows[0].count("") == rows[1].count("") else set()
    own, others = (
        [name for name in row if name and row.count(name) == 1] for row in rows
    )
    pictures = frozenset(own) & frozenset(others)
    in_order = [[name for name in row if name in pictures] for row in rows]
    return frozenset(headings | (pictures if in_order[0] == in_order[1] else set()))


def _side(body: Body, marks: frozenset[str]) -> Side:
    before = [0] * (len(body.traits) + 1)
    for at, name in body.marks:
        before[at] += name in marks
    return Side(body.traits, tuple(accumulate(before)))


def _unaligned(zh: int, en: int) -> Alignment:
    alone = (
        *(Block(zh=(n,), en=(), confidence=0.0) for n in range(zh)),
        *(Block(zh=(), en=(n,), confidence=0.0) for n in range(en)),
    )
    return Alignment(zh="", en="", blocks=alone, confidence=0.0)


def _blocks(step: Step) -> list[Block]:
    """The block of a step; what the other side lacks is a block for each paragraph."""
    zh, en = range(*step.one), range(*step.other)
    sure = round(step.sureness, _DIGITS)
    if zh and en:
        return [Block(zh=tuple(zh), en=tuple(en), confidence=sure)]
    return [
        *(Block(zh=(n,), en=(), confidence=sure) for n in zh),
        *(Block(zh=(), en=(n,), confidence=sure) for n in en),
    ]


def _confidence(found: _Found, zh: Side, en: Side) -> float:
    """How sure the blocks are, and whether the two bodies are one text at all."""
    sure = sum(
        step.sureness * (zh.share(*step.one) + en.share(*step.other)) / 2
        for step in found.steps
        if _is_both(step)
    )
    one_text = 1.0 / (1.0 + math.exp(_SLOPE * (found.mean - _EVEN)))
    return round(min(1.0, sure * one_text), _DIGITS)
