"""Days of documents -> the segments that they belong to."""

from collections import Counter
from collections.abc import Callable, Iterable

UNDATED = "undated"
MOST = 3_000
"""Documents of a segment. A query asks each segment, so that few are to be had; and one edit
codes the lists of one anew, so that none is to be large."""
FEW = 10
"""Where so many full segments would not hold the archive, they are larger."""
_YEAR, _MONTH = 4, 7
_HALF, _QUARTER = "-h", "-q"
_MONTHS = {"": 12, _HALF: 6, _QUARTER: 3, "-": 1}
"""How a year may be divided: the mark before a part's number, and its months."""


def segment_of(days: Iterable[str]) -> Callable[[str], str]:
    """A day, empty where unknown -> its segment: ``2019``, ``2019-h1``, ``-q3`` or ``-07``.

    A year is divided into the largest parts that hold no more than ``MOST`` documents, or
    twice, four times … as many in a large archive. The newest year is divided into quarters
    at least, and its newest quarter into months: what is added there makes little new.
    """
    months = Counter(day[:_MONTH] for day in days if day)
    most = _most(months.total())
    newest = max(months, default="")
    years: dict[str, Counter[str]] = {}
    for month, count in months.items():
        years.setdefault(month[:_YEAR], Counter())[month] += count
    marks = {
        year: _mark(own, most, _QUARTER if newest in own else "")
        for year, own in years.items()
    }
    fresh = _part(newest, _QUARTER) if newest else ""

    def name(day: str) -> str:
        if not day:
            return UNDATED
        is_fresh = _part(day, _QUARTER) == fresh
        return _part(day, "-" if is_fresh else marks.get(day[:_YEAR], ""))

    return name


def newest_first(names: Iterable[str]) -> list[str]:
    """Segments in the order in which readers meet them, the undated one last."""
    return sorted(names, key=_last_month, reverse=True)


def _most(documents: int) -> int:
    """Of a segment; doubled, so that an archive that grows seldom gets other segments."""
    most = MOST
    while documents > FEW * most:
        most *= 2
    return most


def _mark(months: Counter[str], most: int, largest: str) -> str:
    """How a year with so many documents in its months is divided, by that mark or finer."""
    for mark, width in _MONTHS.items():
        parts: Counter[str] = Counter()
        for month, count in months.items():
            parts[_part(month, mark)] += count
        if width <= _MONTHS[largest] and max(parts.values()) <= most:
            return mark
    return "-"


def _part(day: str, mark: str) -> str:
    if mark in {"", "-"}:
        return day[: _MONTH if mark else _YEAR]
    number = (int(day[_YEAR + 1 : _MONTH]) - 1) // _MONTHS[mark] + 1
    return f"{day[:_YEAR]}{mark}{number}"


def _last_month(name: str) -> tuple[str, int]:
    """The year of a segment, and the last month that it may hold."""
    if name == UNDATED:
        return "", 0
    year, _, part = name.partition("-")
    for mark in (_HALF, _QUARTER):
        if part.startswith(mark[1:]):
            return year, int(part[1:]) * _MONTHS[mark]
    return year, int(part or 12)
