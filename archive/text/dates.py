"""Times: the forms that dumps use -> ISO 8601. No clock and no locale is ever asked."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

EARLIEST, LATEST = 1990, 2100
"""Years outside these are damage, not dates."""

_OFFSET = re.compile(r"(Z|[+-]\d\d:?\d\d)$")
_DATE = re.compile(
    r"(?<!\d)(\d{4})\s*+[-/年.]\s*+(\d{1,2})\s*+[-/月.]\s*+(\d{1,2})(?!\d)"
)


def from_epoch(seconds: int) -> datetime | None:
    """Seconds since 1970 as a UTC time, or None where that is no plausible date."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment if EARLIEST <= moment.year < LATEST else None


def from_rfc822(text: str) -> datetime | None:
    """``Fri, 17 Jul 2020 11:37:13 GMT`` as a time with its offset."""
    try:
        moment = parsedate_to_datetime(text.strip())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if not EARLIEST <= moment.year < LATEST:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def from_iso(text: str, zone: str = "UTC") -> datetime | None:
    """``2020-07-20T14:58:19.428Z`` or ``2020-07-20 19:22:17``; ``zone`` where it names none.

    Fractions of a second are dropped.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return _placed(moment, zone)


def from_format(text: str, form: str, zone: str) -> datetime | None:
    """``text`` read with a ``strptime`` form that has no locale-dependent part."""
    try:
        moment = datetime.strptime(text.strip(), form)  # noqa: DTZ007  placed below
    except ValueError:
        return None
    return _placed(moment, zone)


def _placed(moment: datetime, zone: str) -> datetime | None:
    if not EARLIEST <= moment.year < LATEST:
        return None
    moment = moment.replace(microsecond=0)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


def day_in(text: str) -> str:
    """The first date in ``text`` (``2020年 7月 20日``, ``2020-07-20``) as ISO, else empty."""
    for found in _DATE.finditer(text):
        year, month, day = map(int, found.groups())
        with suppress(ValueError):
            if EARLIEST <= year < LATEST:
                return date(year, month, day).isoformat()
    return ""


def iso(moment: datetime) -> str:
    """A time as front matter writes it: seconds, numeric offset."""
    return moment.isoformat(timespec="seconds")


def iso_utc(moment: datetime) -> str:
    """A time in UTC, ``2023-01-03T03:37:04+00:00``."""
    return iso(moment.astimezone(UTC))


def is_fresh(moment: datetime, archived: datetime | None, limit: timedelta) -> bool:
    """True where ``moment`` lies at most ``limit`` before the dump was taken, or nobody knows."""
    return archived is None or timedelta() <= archived - moment <= limit
