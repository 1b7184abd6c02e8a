"""English dates -> ISO 8601; no locale is ever asked."""

import re
from contextlib import suppress
from datetime import date

from archive.text.dates import EARLIEST, LATEST, day_in

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})\b")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b")


def any_day_in(text: str) -> str:
    """The first day in ``text``: ``2021年 3月 29日``, ``29 March 2021``, ``March 29, 2021``."""
    return day_in(text) or _english_day_in(text)


def _english_day_in(text: str) -> str:
    found, told = _DAY_FIRST.search(text), _MONTH_FIRST.search(text)
    if found:
        day, month, year = found.groups()
    elif told:
        month, day, year = told.groups()
    else:
        return ""
    with suppress(ValueError):
        number = _MONTHS.index(month[:3].lower()) + 1
        if EARLIEST <= int(year) < LATEST:
            return date(int(year), number, int(day)).isoformat()
    return ""
