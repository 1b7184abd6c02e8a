"""Days and their numbers -> calendars."""

from calendar import Calendar
from collections.abc import Callable, Mapping

from archive.pages import urls
from archive.pages.views import Cell, Count, MonthGrid, YearRow

_MONDAY = Calendar(firstweekday=0)
LEVELS = 4


def month_grid(month: str, days: Mapping[str, int], fullest: int) -> MonthGrid:
    """``2023-01`` as weeks from Monday; ``days`` maps dates to numbers of articles."""
    year, number = int(month[:4]), int(month[5:])
    weeks = tuple(
        tuple(_cell(f"{month}-{day:02}", day, days, fullest) for day in week)
        for week in _MONDAY.monthdayscalendar(year, number)
    )
    count = sum(cell.count for week in weeks for cell in week)
    return MonthGrid(month=month, count=count, path=urls.period(month), weeks=weeks)


def _cell(date: str, day: int, days: Mapping[str, int], fullest: int) -> Cell:
    count = days.get(date, 0) if day else 0
    if not count:
        return Cell(day=day)
    level = 1 + (count * LEVELS - 1) // max(fullest, 1)
    return Cell(day=day, count=count, level=min(level, LEVELS), path=urls.period(date))


def year_row(year: str, months: Mapping[str, int], paths: Mapping[str, str]) -> YearRow:
    """A year with its twelve months; an empty one has no path."""
    counts = tuple(
        Count(key=month, count=months.get(month, 0), path=paths.get(month, ""))
        for month in (f"{year}-{number:02}" for number in range(1, 13))
    )
    total = sum(count.count for count in counts)
    return YearRow(year=year, path=urls.period(year), count=total, months=counts)


def undated_row(word: str, count: int, path: str) -> YearRow:
    """What stands below all years: the way to articles without a date."""
    return YearRow(year=word, count=count, path=path, months=())


def years_of(
    counts: Mapping[str, int], path: Callable[[str], str], undated: str
) -> tuple[YearRow, ...]:
    """Years of months with their numbers, newest first; ``path`` leads to a month's page.

    The month ``""`` holds what has no date; ``undated`` is the word for it.
    """
    dated = {month: count for month, count in counts.items() if month}
    paths = {month: path(month) for month in dated}
    years = sorted({month[:4] for month in dated}, reverse=True)
    rows = [year_row(year, dated, paths) for year in years]
    if counts.get(""):
        rows.append(undated_row(undated, counts[""], path("")))
    return tuple(rows)


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Every month from one to another, both included."""
    year, month = int(first[:4]), int(first[5:7])
    found: list[str] = []
    while f"{year:04}-{month:02}" <= last[:7]:
        found.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)  # noqa: PLR2004
    return tuple(found)
