"""Entries -> which of them tell a text again under a new id: corrected or lengthened.

Two articles of one outlet, in one language and within ``DAYS`` days are such a pair if

1. *they share their text*: ``OVERLAP`` of the shorter one is in the other, and
2. *the later begins with it*: half of its first numbers are somewhere in the earlier
   one. A follow-up leads with its news and repeats the older report below.

Numbers that more than ``COMMON`` articles of an outlet have are furniture: the notice
under every report, the paragraph that opens a series. They count for nothing, and the
two must share ``LEAST`` others, about a hundred Han characters.

Pairs are found through an index of the numbers that at least two articles have, so the
work grows with the articles and not with their square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import combinations
from typing import NamedTuple

from archive.model.relations import Reissue
from archive.relate.memo import Shelf
from archive.relate.sketches import containment, numbers_of
from archive.relate.spans import Placed, key_of_articles
from archive.text.dates import from_iso

OVERLAP = 0.7
DAYS = 3
COMMON = 8
LEAST = 8

_LEAD = 12
"""Numbers at the beginning of a text: some 150 Han characters."""


class _Dated(NamedTuple):
    """An article with its place in time; compares by it."""

    moment: datetime
    """Of publication, or else of archiving."""
    archived: str
    id: str
    sketch: bytes


class _Pair(NamedTuple):
    """Two that are one text; compares by the later one's time, then the earlier one's."""

    later: _Dated
    earlier: _Dated
    overlap: float


def find_reissues(
    articles: Iterable[Placed], shelf: Shelf[tuple[Reissue, ...]] | None = None
) -> tuple[Reissue, ...]:
    """Every re-issue with the article it replaces, by ids; of a row the neighbours.

    An article has one earlier version and one later at most, the nearest in time. The
    articles come as ``spans.in_time`` gives them; whatever shall not be linked is not to be
    among them. What is on the ``shelf`` is not found again.
    """
    shelf = Shelf() if shelf is None else shelf
    rooms: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for article in articles:
        if article.entry.sketch and article.day:
            header = article.entry.header
            rooms[header.outlet, header.lang].append(article)
    found = [
        reissue
        for room in rooms.values()
        for reissue in shelf.get(key_of_articles(room), partial(_in_room, room))
    ]
    return tuple(sorted(found, key=lambda two: (two.earlier, two.later)))


def _in_room(room: Iterable[Placed]) -> tuple[Reissue, ...]:
    """Those of one outlet, in one language."""
    articles = [
        _Dated(moment, archived, id_, entry.sketch)
        for _, archived, id_, entry in room
        if (moment := from_iso(entry.moment))
    ]
    return tuple(_neighbours(_pairs(articles)))


def _pairs(articles: Sequence[_Dated]) -> Iterator[_Pair]:
    """Every two of one outlet's articles that are one text."""
    count: Counter[int] = Counter()
    for article in articles:
        count.update(numbers_of(article.sketch))
    furniture = frozenset(number for number, n in count.items() if n > COMMON)
    for one, other in _meetings(articles, count):
        earlier, later = sorted((articles[one], articles[other]))
        if later.moment - earlier.moment <= timedelta(days=DAYS):
            overlap = containment(earlier.sketch, later.sketch, furniture=furniture)
            if overlap >= OVERLAP and _begins_with(later, earlier, furniture):
                yield _Pair(later, earlier, overlap)


def _meetings(
    articles: Sequence[_Dated], count: Counter[int]
) -> Iterator[tuple[int, int]]:
    """Positions of two that share ``LEAST`` numbers; furniture does not count."""
    shared = {number for number, n in count.items() if 1 < n <= COMMON}
    places: dict[int, list[int]] = defaultdict(list)
    for at, article in enumerate(articles):
        for number in shared.intersection(numbers_of(article.sketch)):
            places[number].append(at)
    meetings = Counter(two for own in places.values() for two in combinations(own, 2))
    return (two for two, numbers in meetings.items() if numbers >= LEAST)


def _begins_with(later: _Dated, earlier: _Dated, furniture: frozenset[int]) -> bool:
    lead = [n for n in numbers_of(later.sketch) if n not in furniture][:_LEAD]
    known = frozenset(numbers_of(earlier.sketch))
    return 2 * sum(number in known for number in lead) >= len(lead)


def _neighbours(pairs: Iterable[_Pair]) -> Iterator[Reissue]:
    """Of a, b and c that are one text: a and b, b and c."""
    replaced: set[str] = set()
    replacing: set[str] = set()
    for later, earlier, overlap in sorted(pairs, reverse=True):
        if earlier.id not in replaced and later.id not in replacing:
            replaced.add(earlier.id)
            replacing.add(later.id)
            yield Reissue(earlier=earlier.id, later=later.id, overlap=round(overlap, 2))
