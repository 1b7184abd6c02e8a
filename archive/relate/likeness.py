"""An article in Chinese and one in English -> how likely they are translations.

Two articles are alike by the weights of the clues that both have, against those of
all their clues (cosine). That is multiplied by what tells a translation from another
report of the same event:

* *order*: the clues come in the same order (Spearman's rank correlation),
* *length*: the Chinese has as many characters to an English word as translations have,
* *time*: translations appear within days.

The weights are fixed: what is found about two articles does not change when a third one
comes, as it would if a clue weighed by how many articles have it.
"""

from collections.abc import Collection, Iterable, Sequence
from math import exp, log, sqrt
from typing import NamedTuple

from archive.model.library import Entry
from archive.relate.addresses import address_key
from archive.relate.clues import KINDS, LINKS, SHIFT, clue_for, clues_of, kind_of
from archive.text.dates import from_iso

LEAST = 0.26
"""Likeness from which two articles are taken for translations of each other."""
DAYS = 14
"""Within which nearly all translations appear."""

_WEIGHTS = (2.5, 4.8, 4.2, 5.0, 5.0, 2.5)
"""Of a clue by its kind, about the logarithm of how rare such a clue is."""
_TOPICS = len(KINDS)
"""The kind of a topic, which is no clue of its own."""
_POINTER = 10.0
"""Weight of a link from one to the other: papers link to what lies behind a report, too."""
_DOUBT = 15.0
"""Weight that short articles lack for being alike by accident."""
_FEW = 3
"""Two clues are always in some order."""
_PER_WORD = 1.65
"""Chinese characters to an English word."""
_SLACK, _SPREAD = 0.35, 0.5
"""Of the logarithm of that: what is normal, and how fast doubt grows beyond."""
_SOON, _LATE = 3.0, 60.0
"""Days from which time counts, and from which it counts no more."""
_SOMETIMES, _SELDOM, _UNKNOWN = 0.75, 0.65, 0.9
"""What remains after ``DAYS`` days, after months, and where no time is known."""
_SURE, _OPEN, _SLOPE = 0.98, 0.3, 0.07
"""Most confidence; what is missing at ``LEAST``; likeness in which that shrinks to a third."""


class Likeness(NamedTuple):
    """How alike two articles in different languages are."""

    value: float
    """0.0 to 1.0."""
    evidence: tuple[str, ...]
    """Kinds of what they share, the weightiest first."""

    @property
    def confidence(self) -> float:
        """That they are translations of each other, 0.0 to 1.0."""
        missing = _OPEN * exp((LEAST - self.value) / _SLOPE)
        return round(max(0.0, min(_SURE, 1.0 - missing)), 2)


NOTHING = Likeness(0.0, ())


def likeness(zh: Entry, en: Entry) -> Likeness:
    """How alike two articles are; ``NOTHING`` where that is next to nothing."""
    own, its = clues_of(zh.clues), clues_of(en.clues)
    shared = set(own).intersection(its)
    weights = _shares(shared, zh, en)
    topics = _WEIGHTS[_TOPICS] * sqrt(len(zh.topics) * len(en.topics))
    value = _cosine(sum(weights), own, its, more=topics)
    if value < LEAST / 2:
        return NOTHING
    days = _days_between(zh, en)
    value *= _order(own, its, shared) * _fit(zh.length, en.length) * _soon(days)
    kinds = sorted(range(len(weights)), key=lambda kind: -weights[kind])
    evidence = [(*KINDS, "topics")[kind] for kind in kinds if weights[kind]]
    if days is not None and days <= DAYS:
        evidence.append("time")
    return Likeness(min(value, 1.0), tuple(evidence))


def sameness(one: Entry, other: Entry) -> float:
    """How much of their clues two articles share, 0.0 to 1.0, in one language or two."""
    own, its = clues_of(one.clues), clues_of(other.clues)
    return _cosine(_weight(set(own).intersection(its)), own, its)


def _shares(shared: Iterable[int], zh: Entry, en: Entry) -> Sequence[float]:
    """The weight of what they share, by kind."""
    weights = [0.0] * len(_WEIGHTS)
    for clue in shared:
        kind = kind_of(clue)
        weights[kind] += _WEIGHTS[kind]
    if _points_to(zh, en) or _points_to(en, zh):
        weights[LINKS] += _POINTER
    weights[_TOPICS] = len(set(zh.topics).intersection(en.topics)) * _WEIGHTS[_TOPICS]
    return weights


def _points_to(one: Entry, other: Entry) -> bool:
    clues = clues_of(one.clues)
    if not clues or kind_of(clues[-1]) != LINKS:  # links come last
        return False
    key = address_key(other.header.url)
    return bool(key) and clue_for(LINKS, key) in clues


def _weight(clues: Iterable[int]) -> float:
    return sum([_WEIGHTS[clue >> SHIFT] for clue in clues])


def _cosine(
    shared: float, own: Iterable[int], its: Iterable[int], *, more: float = 0.0
) -> float:
    return shared / (sqrt(_weight(own) * _weight(its)) + more + _DOUBT)


def _order(own: Iterable[int], its: Iterable[int], shared: Collection[int]) -> float:
    """0.5 where the order is anybody's, up to 1.0 where many come in the same."""
    count = len(shared)
    if count < _FEW:
        return 0.5
    common = (clue for clue in its if clue in shared)
    places = {clue: at for at, clue in enumerate(common)}
    ranked = (clue for clue in own if clue in shared)
    apart = sum((at - places[clue]) ** 2 for at, clue in enumerate(ranked))
    rank = 1 - 6 * apart / (count * (count * count - 1))
    return 0.5 + 0.5 * max(0.0, rank) * count / (count + _FEW)


def _fit(chinese: int, english: int) -> float:
    """1.0 where the lengths are those of translations, less where they are not."""
    if not chinese or not english:
        return 1.0
    apart = abs(log(chinese / english / _PER_WORD))
    return exp(-((max(0.0, apart - _SLACK) / _SPREAD) ** 2))


def _days_between(one: Entry, other: Entry) -> float | None:
    first, second = from_iso(one.moment), from_iso(other.moment)
    if first is None or second is None:
        return None
    return abs((first - second).total_seconds()) / 86_400


def _soon(days: float | None) -> float:
    """1.0 for some days, then less."""
    if days is None:
        return _UNKNOWN
    if days <= DAYS:
        late = max(0.0, days - _SOON) / (DAYS - _SOON)
        return 1.0 - (1.0 - _SOMETIMES) * late
    late = min(1.0, (days - DAYS) / (_LATE - DAYS))
    return _SOMETIMES - (_SOMETIMES - _SELDOM) * late
