"""Articles of two languages -> those that may be translations, without trying all.

Articles meet through an index of their rarest clues. A clue that many have leads only to
articles of about the same time. So the work grows with the articles, not their square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from archive.model.library import Entry
from archive.relate.clues import clues_of
from archive.text.dates import from_iso

_RARE = 32
"""Clues of an article by which the other one is looked for."""
_MANY = 32
"""Articles with a clue up to which it leads to all of them, however far in time."""
_SHARED = 4
"""Clues of the rare ones that two have at least."""
_TRIED = 3
"""Articles that one article meets at most."""
_SPAN = 14
"""Days: articles of neighbouring spans are of about the same time."""


class _Index(NamedTuple):
    """Clue -> positions of the articles of which it is one of the rarest."""

    anywhere: Mapping[int, Sequence[int]]
    nearby: Mapping[int, Mapping[int, Sequence[int]]]
    """What many have, by the time of the article."""


def meetings(
    chinese: Iterable[Entry], english: Iterable[Entry]
) -> Iterator[tuple[Entry, Entry]]:
    """A Chinese and an English article each time; the order given decides nothing."""
    sides = (
        sorted(chinese, key=lambda entry: entry.id),
        sorted(english, key=lambda entry: entry.id),
    )
    few, many = sorted(sides, key=len)
    if not few:
        return
    index = _indexed(few, _frequencies(few, many))
    for entry in many:
        met = Counter(chain.from_iterable(_places(index, entry)))
        near = [at for at, count in met.items() if count >= _SHARED]
        for at in nlargest(_TRIED, near, key=lambda at: (met[at], -at)):
            yield (entry, few[at]) if few is sides[1] else (few[at], entry)


def _indexed(entries: Sequence[Entry], common: Mapping[int, int]) -> _Index:
    places: dict[int, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        known = (clue for clue in clues_of(entry.clues) if clue in common)
        for clue in sorted(known, key=lambda clue: (common[clue], clue))[:_RARE]:
            places[clue].append(at)
    times = [_times(entry)[0] for entry in entries]
    nearby: dict[int, dict[int, list[int]]] = {}
    for clue in [clue for clue, own in places.items() if len(own) > _MANY]:
        nearby[clue] = defaultdict(list)
        for at in places.pop(clue):
            nearby[clue][times[at]].append(at)
    return _Index(places, nearby)


def _places(index: _Index, entry: Entry) -> Iterator[Sequence[int]]:
    times = _times(entry)
    for clue in clues_of(entry.clues):
        if clue in index.anywhere:
            yield index.anywhere[clue]
        elif clue in index.nearby:
            known = index.nearby[clue]
            yield from (known[time] for time in times if time in known)


def _times(entry: Entry) -> tuple[int, ...]:
    """The span of an article, those beside it, and the one for all without a time."""
    moment = from_iso(entry.moment)
    if moment is None:
        return (0,)
    span = moment.toordinal() // _SPAN
    return (span, span - 1, span + 1, 0)


def _frequencies(few: Iterable[Entry], many: Iterable[Entry]) -> Mapping[int, int]:
    """In how many articles each clue is that both languages have."""
    own: Counter[int] = Counter()
    its: Counter[int] = Counter()
    for entry in few:
        own.update(clues_of(entry.clues))
    for entry in many:
        its.update(clue for clue in clues_of(entry.clues) if clue in own)
    return {clue: count + own[clue] for clue, count in its.items()}
