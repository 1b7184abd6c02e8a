"""Two rows of paragraphs -> what it would cost to take some of each for one block.

A cost is a logarithm of odds, negative for what is likely. Lengths first, after W. A. Gale
and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19 (1993): a block is the likelier the less the lengths of its sides differ.
The ratio of the languages is each pair's own, as translations into English run longer than
what is translated out of it. To that come

* how many paragraphs a block has on either side (``KINDS``),
* sentences, quotation marks, questions: a translation mostly has as many,
* anchors (``relate.traits``): numbers, dates, names in Latin letters, links, words of a
  lexicon. That one side has what the other has tells the more, the less it is to be
  expected by chance, which is Poisson's: by how often the other body has it, and how much
  of that body the block holds,
* headings, where both bodies have as many, and pictures that both show: what comes before
  one belongs to what comes before the other.

**Where the constants come from.** Kinds, spread, counts and faith are the frequencies in 50
pairs of the news test set of WMT 2021 (432 blocks), rounded and a little widened. Spread and
weights are the middle of what does well on these pairs as they are, with paragraphs joined
anew at random, and with names and numbers lost and sentences run together on top of that
(``tests/bench/relations_alignment.py``). Of 27 settings around them, those with a spread of
4.5 or 6 all reach an F1 of 0.991 to 0.999 over the three. Chosen on four fifths of
the pairs and tried on the other, five times, they reach 0.999. The anchors weigh a little
more than that choice: it is they that tell two texts which are none apart.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from archive.relate.traits import Traits

KINDS: Mapping[tuple[int, int], float] = {
    (1, 1): 0.82,
    (1, 2): 0.08,
    (2, 1): 0.06,
    (2, 2): 0.015,
    (3, 1): 0.012,
    (1, 3): 0.006,
    (2, 3): 0.003,
    (3, 2): 0.003,
    (1, 4): 0.002,
    (4, 1): 0.002,
    (2, 4): 0.002,
    (4, 2): 0.002,
    (3, 3): 0.001,
}
"""How often so many paragraphs of Chinese are so many of English."""
GAPS = tuple(gap for n in (1, 2, 4) for gap in ((n, 0), (0, n)))
"""Paragraphs that the other side lacks; more of them are several gaps."""

_SPREAD = 4.5
"""Variance of a block's length over its length, in English characters."""
_HOPELESS = 40.0
"""Cost of lengths that nothing can make good."""
_GAIN = 0.8
"""What counts that agree are worth in any block."""
_GAP, _ALONE = 4.0, 1.0
"""Costs a gap, and each paragraph in it."""
_SENTENCES = (0.86, 0.10, 0.025, 0.01, 0.003)
"""How often the numbers on both sides differ by 0, 1, … and 4 or more."""
_QUOTES = (0.86, 0.08, 0.04, 0.01, 0.005)
_QUESTIONS = (0.96, 0.03, 0.008, 0.001, 0.001)
_COUNTS_WEIGHT = 0.3
_FAITH = {
    "number": 0.93,
    "latin": 0.95,
    "day": 0.95,
    "sign": 0.90,
    "word": 0.88,
    "link": 0.95,
}
"""How often an anchor that both bodies have is on both sides of a block."""
_CERTAIN = 0.98
_ANCHOR_WEIGHT = 0.35
"""Both sides tell of the same, and many an anchor of another: ``Boris`` of ``Johnson``."""
_SECTION = 6.0
"""Costs each heading or shared picture that a block disagrees about."""
_SELDOM, _COMMON = 10, 0.4
"""Paragraphs, or else share of them, that have an anchor which tells anything."""
_MOST = 30
"""Anchors of a paragraph that are looked at: those of some 1,000 characters of news."""


class Side:
    """The paragraphs of a body, ready to be weighed."""

    def __init__(self, traits: Sequence[Traits], sections: Sequence[int]) -> None:
        self.sections = sections
        """How many headings and pictures that count come before each."""
        self.lengths = _sums(one.length for one in traits)
        self.counts = (
            _sums(one.sentences for one in traits),
            _sums(one.quotes for one in traits),
            _sums(one.questions for one in traits),
        )
        self.anchors: list[tuple[str, ...]] = [one.anchors for one in traits]
        self.often: Mapping[str, int] = {}

    def keep(self, anchors: frozenset[str]) -> None:
        """Only these anchors, and of each paragraph the rarest."""
        often = Counter(a for own in self.anchors for a in own if a in anchors)
        most = max(_SELDOM, len(self.anchors) * _COMMON)
        kept = [[a for a in own if 0 < often[a] <= most] for own in self.anchors]
        self.often = often
        rarest = (sorted(own, key=lambda a: (often[a], a))[:_MOST] for own in kept)
        self.anchors = [tuple(own) for own in rarest]

    def share(self, start: int, end: int) -> float:
        """How much of the body a block holds."""
        return (self.lengths[end] - self.lengths[start]) / self.lengths[-1]


class Costs:
    """What blocks of these two bodies cost; neither may be empty."""

    def __init__(self, zh: Side, en: Side, ratio: float) -> None:
        """``ratio``: English characters for a unit of Chinese."""
        self._zh, self._en, self._ratio = zh, en, ratio
        shared = _all(zh.anchors) & _all(en.anchors)
        zh.keep(shared)
        en.keep(shared)
        self._sets: dict[tuple[Side, int, int], frozenset[str]] = {}
        self._kinds = {kind: -math.log(often) - _GAIN for kind, often in KINDS.items()}

    def of(self, i: int, k: int, j: int, m: int) -> float:
        """Of Chinese paragraphs from ``i`` up to ``k`` and English from ``j`` up to ``m``."""
        if i == k or j == m:
            return _GAP + _ALONE * (k - i + m - j)
        cost = self._kinds[k - i, m - j] + self._lengths(i, k, j, m)
        if cost > _HOPELESS:
            return cost
        return (
            cost
            + _COUNTS_WEIGHT * self._counts(i, k, j, m)
            + _SECTION * self._sections(i, k, j, m)
            - _ANCHOR_WEIGHT * self.agreement(i, k, j, m)
        )

    def agreement(self, i: int, k: int, j: int, m: int) -> float:
        """How much the anchors speak for a block, as a logarithm of odds."""
        zh, en = self._zh, self._en
        told = _told(zh.anchors[i:k], self._set(en, j, m), en.often, en.share(j, m))
        back = _told(en.anchors[j:m], self._set(zh, i, k), zh.often, zh.share(i, k))
        return told + back

    def _lengths(self, i: int, k: int, j: int, m: int) -> float:
        one = self._ratio * (self._zh.lengths[k] - self._zh.lengths[i])
        other = self._en.lengths[m] - self._en.lengths[j]
        return (one - other) ** 2 / ((one + other) * _SPREAD)

    def _counts(self, i: int, k: int, j: int, m: int) -> float:
        cost = 0.0
        for one, other, often in zip(
            self._zh.counts, self._en.counts, _COUNTS, strict=True
        ):
            apart = abs(one[k] - one[i] - other[m] + other[j])
            cost += often[min(int(apart), len(often) - 1)]
        return cost

    def _sections(self, i: int, k: int, j: int, m: int) -> int:
        zh, en = self._zh.sections, self._en.sections
        edges = abs(zh[i] - en[j]) + abs(zh[k - 1] - en[m - 1])
        return edges + zh[k - 1] - zh[i]

    def _set(self, side: Side, start: int, end: int) -> frozenset[str]:
        key = (side, start, end)
        if key not in self._sets:
            self._sets[key] = _all(side.anchors[start:end])
        return self._sets[key]


_COUNTS = tuple(
    tuple(-math.log(often) for often in counts)
    for counts in (_SENTENCES, _QUOTES, _QUESTIONS)
)


def _told(
    own: Iterable[Sequence[str]],
    there: frozenset[str],
    often: Mapping[str, int],
    share: float,
) -> float:
    """What the anchors of one side say of the other side of a block."""
    total = 0.0
    for anchors in own:
        for anchor in anchors:
            faith = _FAITH[anchor[: anchor.index(":")]]
            chance = min(_CERTAIN, 1.0 - math.exp(-often[anchor] * share))
            hit = anchor in there
            total += math.log(faith / chance if hit else (1 - faith) / (1 - chance))
    return total


def _all(anchors: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(anchor for own in anchors for anchor in own)


def _sums(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(accumulate(values, initial=0.0))
