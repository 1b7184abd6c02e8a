"""Days of documents -> the segments that they belong to."""

from collections import Counter
from collections.abc import Callable, Iterable

UNDATED = "undated"
MOST = 2_000
"""Documents of a year that is one segment: more are divided into their months."""
_YEAR, _MONTH = 4, 7


def segment_of(days: Iterable[str]) -> Callable[[str], str]:
    """A day, empty where unknown -> the name of its segment: ``2020-07`` or ``2019``.

    The newest year has a segment for each month: what is added to it then makes little new.
    """
    years = Counter(day[:_YEAR] for day in days if day)
    newest = max(years, default="")
    divided = {year for year, count in years.items() if count > MOST or year == newest}

    def name(day: str) -> str:
        return day[: _MONTH if day[:_YEAR] in divided else _YEAR] or UNDATED

    return name


def newest_first(names: Iterable[str]) -> list[str]:
    """Segments in the order in which readers meet them, the undated one last."""
    return sorted(names, key=lambda name: "" if name == UNDATED else name, reverse=True)
