"""Days of articles -> how many there were over time, by month or by year."""

from collections import Counter
from collections.abc import Callable, Iterable

from archive.pages.calendars import months_between
from archive.pages.views import Count

MOST_MONTHS = 60
"""More would be too narrow to tell apart on a phone: then a bar is a year."""

_MONTH = len("2023-01")
_YEAR = len("2023")


def volume(days: Iterable[str], place: Callable[[str], str]) -> tuple[Count, ...]:
    """A count for every period from the first to the last; an empty one has no path.

    ``place`` gives the tree path for a month, ``2023-01``, or for a year.
    """
    months = Counter(day[:_MONTH] for day in days if day)
    if not months:
        return ()
    first, last = min(months), max(months)
    periods: tuple[str, ...] = months_between(first, last)
    counts = months
    if len(periods) > MOST_MONTHS:
        counts = Counter()
        for month, number in months.items():
            counts[month[:_YEAR]] += number
        years = range(int(first[:_YEAR]), int(last[:_YEAR]) + 1)
        periods = tuple(f"{year:04}" for year in years)
    return tuple(
        Count(
            key=period,
            count=counts[period],
            path=place(period) if counts[period] else "",
        )
        for period in periods
    )
