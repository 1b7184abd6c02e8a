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
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from archive.model.library import Entry
from archive.model.relations import Repost
from archive.relate.sketches import containment, numbers_of
from archive.text.dates import from_iso

OVERLAP = 0.7
PART = 0.3
DAYS = 30
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


def find_reposts(entries: Iterable[Entry]) -> tuple[Repost, ...]:
    """Every repost with the article that was there first, by ids.

    Of several that were there before, it is the first that still holds enough. An article
    is the repost of one at most; the order of the entries decides nothing.
    """
    rooms: dict[bool, list[_Text]] = defaultdict(list)
    for entry in entries:
        moment = from_iso(entry.moment)
        if entry.sketch and moment:
            header = entry.header
            rooms[header.lang == "en"].append(
                _Text(moment, header.archived, entry.id, header.outlet, entry.sketch)
            )
    found = [repost for room in rooms.values() for repost in _reposts(sorted(room))]
    return tuple(sorted(found, key=lambda repost: (repost.first, repost.again)))


def _reposts(texts: Sequence[_Text]) -> Iterable[Repost]:
    """Those among the texts of one language, which come in the order of time."""
    places: dict[int, list[int]] = defaultdict(list)
    known: deque[tuple[int, frozenset[int]]] = deque()
    again = _again(texts)
    for at, text in enumerate(texts):
        while known and text.moment - texts[known[0][0]].moment > timedelta(days=DAYS):
            _forget(places, known.popleft()[1])
        own = again.intersection(numbers_of(text.sketch))
        furniture = frozenset(n for n in own if len(places.get(n, ())) >= COMMON)
        shared = Counter(
            before for n in own - furniture for before in places.get(n, ())
        )
        for before in sorted(before for before, n in shared.items() if n >= LEAST):
            overlap = _overlap(texts[before], text, furniture)
            if overlap >= OVERLAP:
                first = texts[before].id
                yield Repost(first=first, again=text.id, overlap=round(overlap, 2))
                break
        for n in own:
            places[n].append(at)
        known.append((at, own))


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
