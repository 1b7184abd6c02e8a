"""Entries -> articles in the order of time, with what their words say."""

from collections.abc import Iterable
from typing import NamedTuple

from archive.model.library import Entry
from archive.relate.weights import Dated, Weights, weigh
from archive.text.dates import from_iso

_DAY = 24 * 60 * 60


class Told(NamedTuple):
    """An article at its place in time."""

    id: str
    outlet: str
    day: float
    """Days since 1970, with the part of the day that has passed; 0 without a date."""
    english: bool
    weights: Weights
    """None where the time is unknown: nobody can say what was rare then."""
    topics: tuple[str, ...]
    story: str
    """What a person says."""


def tell(entries: Iterable[Entry]) -> tuple[Told, ...]:
    """The articles of some entries, the oldest first; the order given decides nothing.

    What is said of an article depends on it and on older ones alone.
    """
    found = sorted((_day(e), e.header.archived, e.id, e) for e in _once(entries))
    weights = weigh([Dated(day, e.words if day else b"") for day, _, _, e in found])
    return tuple(
        Told(
            id=e.id,
            outlet=e.header.outlet,
            day=day,
            english=e.header.lang == "en",
            weights=own,
            topics=e.topics,
            story=e.header.story,
        )
        for (day, _, _, e), own in zip(found, weights, strict=True)
    )


def _once(entries: Iterable[Entry]) -> Iterable[Entry]:
    """Each id once, so that no two of them are compared as entries."""
    return {entry.id: entry for entry in entries}.values()


def _day(entry: Entry) -> float:
    moment = from_iso(entry.moment)
    return moment.timestamp() / _DAY if moment else 0.0
