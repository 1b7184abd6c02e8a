"""Entries -> which of them another outlet had published before: reposts, agency texts.

Two articles of different outlets in one language and within ``DAYS`` days are such a pair
if ``OVERLAP`` of the shorter one is in the other, and the longer one is not much else: a
review that quotes five reports at length is a text of its own (``PART``).

Numbers of sketches that more than ``COMMON`` articles have had are furniture: the appeal
under every text, the words under every gallery. They count for nothing, and the two must
share ``LEAST`` others, about a hundred Han characters.

Articles are looked at in the order of time, each through an index of the numbers of those
before it that any other article has, too (nine of ten have none): the work grows with the
articles, and what is found of one depends on no later one.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from archive.model.relations import Repost
from archive.relate.memo import Shelf
from archive.relate.sketches import containment, numbers_of
from archive.relate.spans import Placed, Span, spans
from archive.text.dates import from_iso

OVERLAP = 0.7
PART = 0.3
DAYS = 30
"""A span, or less."""
COMMON = 8
LEAST = 8


class _Text(NamedTuple):
    """An article with its place in time; compares by it."""

    moment: datetime
    """Of publication, or else of archiving."""
    archived: str
    id: str
    outlet: str
    sketch: bytes


def find_reposts(
    articles: Iterable[Placed], shelf: Shelf[tuple[Repost, ...]] | None = None
) -> tuple[Repost, ...]:
    """Every repost with the article that was there first, by ids.

    Of several that were there before, it is the first that still holds enough. An article
    is the repost of one at most. The articles come as ``spans.in_time`` gives them; what
    is on the ``shelf`` is not found again.
    """
    shelf = Shelf() if shelf is None else shelf
    rooms: dict[bool, list[Placed]] = defaultdict(list)
    for article in articles:
        if article.entry.sketch and article.day:
            rooms[article.entry.header.lang == "en"].append(article)
    found = [
        repost
        for room in rooms.values()
        for span in spans(room)
        for repost in shelf.get(span.key, partial(_in_span, span))
    ]
    return tuple(sorted(found, key=lambda repost: (repost.first, repost.again)))


def _in_span(span: Span) -> tuple[Repost, ...]:
    texts = sorted(_texts((*span.before, *span.own)))
    return tuple(_reposts(texts, {article.id for article in span.own}))


def _texts(articles: Iterable[Placed]) -> Iterator[_Text]:
    for _, archived, id_, entry in articles:
        if moment := from_iso(entry.moment):
            yield _Text(moment, archived, id_, entry.header.outlet, entry.sketch)


def _reposts(texts: Sequence[_Text], own: Container[str]) -> Iterable[Repost]:
    """Those of some ids among the texts of one language, in the order of time."""
    places: dict[int, list[int]] = defaultdict(list)
    known: deque[tuple[int, frozenset[int]]] = deque()
    again = _again(texts)
    for at, text in enumerate(texts):
        while known and text.moment - texts[known[0][0]].moment > timedelta(days=DAYS):
            _forget(places, known.popleft()[1])
        numbers = again.intersection(numbers_of(text.sketch))
        if text.id in own and (found := _first(texts, text, numbers, places)):
            yield found
        for n in numbers:
            places[n].append(at)
        known.append((at, numbers))


def _first(
    texts: Sequence[_Text],
    text: _Text,
    numbers: frozenset[int],
    places: Mapping[int, Sequence[int]],
) -> Repost | None:
    """The text as the repost of the first one before it that it may be one of."""
    furniture = frozenset(n for n in numbers if len(places.get(n, ())) >= COMMON)
    shared = Counter(
        before for n in numbers - furniture for before in places.get(n, ())
    )
    for before in sorted(before for before, n in shared.items() if n >= LEAST):
        overlap = _overlap(texts[before], text, furniture)
        if overlap >= OVERLAP:
            first = texts[before].id
            return Repost(first=first, again=text.id, overlap=round(overlap, 2))
    return None


def _again(texts: Iterable[_Text]) -> frozenset[int]:
    """The numbers that more than one text has; a sketch has each of its own once."""
    count: Counter[int] = Counter()
    for text in texts:
        count.update(numbers_of(text.sketch))
    return frozenset(number for number, n in count.items() if n > 1)


def _forget(places: dict[int, list[int]], numbers: Iterable[int]) -> None:
    """Take the oldest text out of the index."""
    for number in numbers:
        left = places[number]
        if len(left) == 1:
            del places[number]
        else:
            del left[0]


def _overlap(first: _Text, again: _Text, furniture: frozenset[int]) -> float:
    """How much of the shorter is in the longer; 0.0 where they are no repost."""
    if first.outlet == again.outlet:
        return 0.0
    fewer, more = sorted((len(first.sketch), len(again.sketch)))
    if fewer < PART * more:
        return 0.0
    return containment(first.sketch, again.sketch, furniture=furniture)
