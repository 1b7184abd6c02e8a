"""Entries -> articles in the order of time, and spans of time that are looked at one by one.

What is said of an article often depends on those of the ``DAYS`` before it alone. Then what
was found of a span holds as long as no article of it changes, nor of the span before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.model.library import Entry
from archive.relate.memo import key_of
from archive.text.dates import from_iso

DAYS = 30
"""Length of a span."""

_DAY = 24 * 60 * 60


class Placed(NamedTuple):
    """An article at its place in time; compares by it."""

    day: float
    """Days since 1970, with the part of the day that has passed; 0 without a date."""
    archived: str
    id: str
    entry: Entry


class Span(NamedTuple):
    """The articles of some days."""

    key: bytes
    """Stands for all of them."""
    before: Sequence[Placed]
    """Those of the span before."""
    own: Sequence[Placed]


def in_time(entries: Iterable[Entry]) -> list[Placed]:
    """Each article once, the oldest first, the undated before all; the order given decides
    nothing.
    """
    once = {entry.id: entry for entry in entries}
    return sorted(
        Placed(_day(entry), entry.header.archived, id_, entry)
        for id_, entry in once.items()
    )


def _day(entry: Entry) -> float:
    moment = from_iso(entry.moment)
    return moment.timestamp() / _DAY if moment else 0.0


def spans(articles: Iterable[Placed]) -> Iterator[Span]:
    """Articles in the order of time, cut into spans; every article is ``own`` of one."""
    by_number: dict[int, list[Placed]] = defaultdict(list)
    for article in articles:
        by_number[int(article.day // DAYS)].append(article)
    keys = {number: key_of_articles(own) for number, own in by_number.items()}
    for number, own in by_number.items():
        before = by_number.get(number - 1, ())
        key = key_of(keys.get(number - 1, b""), keys[number])
        yield Span(key, before, own)


def key_of_articles(articles: Iterable[Placed]) -> bytes:
    """Stands for some articles, and their order."""
    return key_of(*(f"{one.id} {one.entry.digest}".encode() for one in articles))
