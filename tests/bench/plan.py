"""Results -> what ten million articles would take, on paper.

A cost is taken to grow as it grew between the two largest sizes that were measured; with
one size only, as the number of articles. What is beyond a measured size by a factor of
a hundred is an estimate, and the table says from what.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.bench.results import OURS, Machine, Results, Size, measured, spread
from tests.bench.tables import figure, table

GOAL = 10_000_000
PAGES_LIMIT = 1e9
"""Bytes of a site that GitHub Pages publishes."""
JOB_HOURS = 6
"""Of a job of GitHub's own runners."""
KEPT_FREE = 0.75
"""Share of a machine's memory that a build may use."""

ONE_SIZE = (
    "From one size only, in proportion to the number of articles: too much of whatever has "
    "a part that is always there, such as memory."
)


class Cost(NamedTuple):
    """How a cost grows: a part that is always there, and one for each article."""

    fixed: float
    each: float

    def at(self, articles: float) -> float:
        """The cost of so many articles."""
        return self.fixed + self.each * articles


class Row(NamedTuple):
    """A cost: what it is called, where it is found in a size, and how it is written."""

    label: str
    value: Callable[[Size], float | None]
    write: Callable[[float], str]


def _of(case: str, measure: str) -> Callable[[Size], float | None]:
    def value(size: Size) -> float | None:
        found = measured(size.outcomes[OURS], case, measure)
        return spread(found).middle if found else None

    return value


def seconds(number: float) -> str:
    """A time in the unit that suits it."""
    for unit, length in (("d", 86400), ("h", 3600), ("min", 60)):
        if number >= 2 * length:
            return f"{figure(number / length)} {unit}"
    return f"{figure(number)} s"


def size_of(number: float) -> str:
    """Bytes in the unit that suits them."""
    for unit, length in (("TB", 1e12), ("GB", 1e9), ("MB", 1e6)):
        if number >= length:
            return f"{figure(number / length)} {unit}"
    return f"{figure(number / 1e3)} kB"


def _count(number: float) -> str:
    return f"{number:,.0f}"


def _megabytes(number: float) -> str:
    return size_of(number * 1e6)


ROWS = {
    "articles": Row("Article files", lambda size: size.bytes, size_of),
    "bytes": Row("Site", lambda size: size.outcomes[OURS].bytes, size_of),
    "files": Row("Files of the site", lambda size: size.outcomes[OURS].files, _count),
    "cpu": Row("Cold build, processor", _of("cold", "cpu"), seconds),
    "wall": Row("Cold build, by the clock", _of("cold", "wall"), seconds),
    "memory": Row("Cold build, memory", _of("cold", "memory"), _megabytes),
    "idle": Row("Nothing to do, by the clock", _of("idle", "wall"), seconds),
    "idle-memory": Row("Nothing to do, memory", _of("idle", "memory"), _megabytes),
    "body": Row("One body edited, by the clock", _of("body", "wall"), seconds),
    "body-memory": Row("One body edited, memory", _of("body", "memory"), _megabytes),
}


def growth(sizes: Sequence[Size], row: Row) -> Cost | None:
    """How a cost grows, from the two largest sizes that have it."""
    points = [(s.articles, value) for s in sizes if (value := row.value(s)) is not None]
    points.sort()
    if not points:
        return None
    count, value = points[-1]
    if len(points) > 1 and points[-2][0] < count:
        before, less = points[-2]
        each = max(0.0, (value - less) / (count - before))
        return Cost(max(0.0, value - each * count), each)
    return Cost(0.0, value / count)


def plan_tables(results: Results) -> str:
    """What each cost comes to, and what follows."""
    sizes = sorted(
        (size for size in results.sizes if _is_measured(size)),
        key=lambda size: size.articles,
    )[-2:]
    if not sizes:
        return "Nothing has been measured yet."
    costs = {name: cost for name, row in ROWS.items() if (cost := growth(sizes, row))}
    head = (
        "",
        *(f"measured at {size.articles:,}" for size in sizes),
        "for 1,000 more",
        f"at {GOAL:,}",
    )
    rows = [
        (
            row.label,
            *("–" if (v := row.value(s)) is None else row.write(v) for s in sizes),
            row.write(costs[name].each * 1000),
            row.write(costs[name].at(GOAL)),
        )
        for name, row in ROWS.items()
        if name in costs
    ]
    tables = [table(head, rows), table(("", ""), consequences(costs, results.machine))]
    if len(sizes) == 1:
        tables.insert(0, ONE_SIZE)
    return "\n\n".join(tables)


def _is_measured(size: Size) -> bool:
    return OURS in size.outcomes and "cold" in size.outcomes[OURS].cases


def consequences(costs: dict[str, Cost], machine: Machine) -> Sequence[tuple[str, str]]:
    """Numbers that the text speaks of."""
    rows = []
    share = costs["bytes"].each
    if share:
        fits = max(0.0, PAGES_LIMIT - costs["bytes"].fixed) / share
        rows += [
            ("Articles in a site of 1 GB", _count(fits)),
            (f"Sites of 1 GB for {GOAL:,}", _count(-(-GOAL // max(1, fits)))),
        ]
    memory = costs.get("memory")
    if memory and memory.each:
        room = machine.memory * KEPT_FREE / 1e6
        fits = max(0.0, room - memory.fixed) / memory.each
        label = (
            f"Articles whose build fits into {KEPT_FREE:.0%} of this machine's memory"
        )
        rows.append((label, _count(fits)))
        rows.append((f"Such machines for {GOAL:,}", _count(-(-GOAL // max(1, fits)))))
    cpu = costs.get("cpu")
    if cpu and cpu.each:
        hours = cpu.at(GOAL) / 3600
        jobs = -(-hours // (JOB_HOURS * machine.cores))
        rows.append(("Processor hours of a cold build", figure(hours)))
        label = f"Jobs of {JOB_HOURS} hours on {machine.cores} cores"
        rows.append((label, _count(jobs)))
    return rows
