"""What the bench has measured, as it is kept, and the ratios in it."""

import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

OURS = "archive"
FROM_DUMPS = "archive, from dumps"
"""Ours once more: raw dumps to articles to site."""
CASES = {
    "cold": "cold",
    "idle": "nothing to do",
    "body": "one body edited",
    "article": "one article added",
    "template": "one template edited",
}
"""Name -> as tables say it."""
MEASURES = {
    "wall": "Seconds",
    "cpu": "Seconds of processor, all processes",
    "memory": "Peak memory, MB, all processes",
}


class Costs(msgspec.Struct):
    """One case of one generator: a number for each round."""

    wall: list[float] = []
    cpu: list[float] = []
    memory: list[float] = []


class Outcome(msgspec.Struct):
    """One generator at one size."""

    version: str
    pages: int = 0
    files: int = 0
    bytes: int = 0
    skipped: str = ""
    """Why there is nothing, or not all."""
    cases: dict[str, Costs] = {}


class Size(msgspec.Struct):
    """One number of articles."""

    articles: int
    bytes: int
    """Of the article files."""
    is_made: bool
    """By the generator of the bench, from a smaller archive."""
    outcomes: dict[str, Outcome] = {}

    @property
    def rounds(self) -> int:
        """How often everything was measured at most."""
        costs = [one.cases.values() for one in self.outcomes.values()]
        return max((len(each.wall) for cases in costs for each in cases), default=0)


class Machine(msgspec.Struct):
    """Where it was measured."""

    processor: str
    cores: int
    memory: int
    """Bytes."""
    kernel: str
    python: str
    node: str


class Results(msgspec.Struct):
    """A run of the bench."""

    date: str
    machine: Machine
    notes: dict[str, tuple[str, ...]]
    """What each generator does differently."""
    sizes: list[Size] = []


class Spread(NamedTuple):
    """Numbers of several rounds."""

    low: float
    middle: float
    high: float


def spread(values: Sequence[float]) -> Spread:
    """Minimum, median and maximum."""
    return Spread(min(values), statistics.median(values), max(values))


def measured(outcome: Outcome, case: str, measure: str) -> Sequence[float]:
    """The numbers of each round; none where that was not measured."""
    costs = outcome.cases.get(case)
    return getattr(costs, measure) if costs else ()


def ratio(
    outcomes: Mapping[str, Outcome], over: str, under: str, *, case: str, measure: str
) -> Spread | None:
    """How many times one takes what the other takes, round by round."""
    pairs = zip(
        measured(outcomes[over], case, measure),
        measured(outcomes[under], case, measure),
        strict=False,
    )
    found = [upper / lower for upper, lower in pairs if lower]
    return spread(found) if found else None


def joined(kept: Results, new: Results, *, more: bool = False) -> Results:
    """The new results, and of those of the same machine the sizes that they lack.

    With ``more`` the new rounds of a size come behind those that were kept.
    """
    if kept.machine != new.machine:
        return new
    sizes = {size.articles: size for size in kept.sizes}
    for size in new.sizes:
        before = sizes.get(size.articles)
        sizes[size.articles] = _continued(before, size) if more and before else size
    notes = {**kept.notes, **new.notes} if more else new.notes
    return Results(
        new.date, new.machine, notes, [sizes[count] for count in sorted(sizes)]
    )


def _continued(before: Size, now: Size) -> Size:
    """One size, the rounds of the second after those of the first."""
    outcomes = dict(before.outcomes)
    for name, outcome in now.outcomes.items():
        known = outcomes.get(name)
        if known is None or outcome.skipped:
            outcomes[name] = outcome
            continue
        cases = dict(known.cases)
        for case, costs in outcome.cases.items():
            own = cases.get(case, Costs())
            cases[case] = Costs(
                own.wall + costs.wall, own.cpu + costs.cpu, own.memory + costs.memory
            )
        outcomes[name] = msgspec.structs.replace(outcome, cases=cases)
    return msgspec.structs.replace(now, outcomes=outcomes)


def save(results: Results, file: Path, *, more: bool = False) -> None:
    """Keep what was measured, beside what was measured here at other sizes."""
    if file.exists():
        results = joined(load(file), results, more=more)
    file.parent.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(results), indent=1)
    file.write_bytes(text + b"\n")


def load(file: Path) -> Results:
    """What was measured."""
    return msgspec.json.decode(file.read_bytes(), type=Results)
