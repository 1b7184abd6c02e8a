"""Articles in the order of time -> what their words say."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from archive.relate.memo import Shelf, key_of
from archive.relate.spans import Placed, Span, spans
from archive.relate.weights import Dated, Weights, packed, unpacked, weigh


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
    key: bytes
    """Stands for all of that."""


def tell(
    articles: Iterable[Placed], shelf: Shelf[tuple[bytes, ...]] | None = None
) -> tuple[Told, ...]:
    """Of each article what its words say; they come as ``spans.in_time`` gives them.

    It depends on the article and on older ones alone. What is on the ``shelf`` is not
    found again.
    """
    return tuple(_told(articles, Shelf() if shelf is None else shelf))


def _told(
    articles: Iterable[Placed], shelf: Shelf[tuple[bytes, ...]]
) -> Iterator[Told]:
    for span in spans(articles):
        weights = shelf.get(span.key, partial(_weights, span))
        for article, own in zip(span.own, weights, strict=True):
            yield _one(article, own)


def _weights(span: Span) -> tuple[bytes, ...]:
    return tuple(map(packed, weigh(_dated(span.own), _dated(span.before))))


def _dated(articles: Sequence[Placed]) -> Iterator[Dated]:
    for article in articles:
        yield Dated(article.day, article.entry.words if article.day else b"")


def _one(article: Placed, weights: bytes) -> Told:
    entry = article.entry
    return Told(
        id=entry.id,
        outlet=entry.header.outlet,
        day=article.day,
        english=entry.header.lang == "en",
        weights=unpacked(weights),
        topics=entry.topics,
        story=entry.header.story,
        key=key_of(entry.id.encode(), entry.digest.encode(), weights),
    )
