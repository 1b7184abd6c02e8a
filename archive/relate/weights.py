"""The words of many articles -> how much each says about its article.

TF-IDF: K. Spärck Jones, "A Statistical Interpretation of Term Specificity and its
Application in Retrieval", Journal of Documentation 28, 1972. How many articles have a word
is counted over the ``WINDOW`` before an article alone, so no later one changes what was
found about it, and a name that is in every paper this month is not rare. ``everyday``
stands in for the articles that a young archive does not have yet.
"""

from array import array
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple, TypeAlias

from archive.relate.everyday import FREQUENT, USUAL
from archive.relate.words import HIGHEST, counted, number_of

TELLING = 50
"""Words by which an article is compared: those that weigh most."""
WINDOW = 30.0
"""Days: a span, or less."""

_SUPPOSED = 300
"""Articles that the words of every day stand for."""
_SHARES = ((USUAL, 0.25), (FREQUENT, 0.07))
"""Of those articles, how many have such a word."""
_RARE = 0.003
"""Of those articles, how many have any other word."""
_COMMON = 0.15
"""A word that more articles have says nothing."""
_WORD, _PACKED = 4, 12
"""Bytes of a word's number, and of its weight with it."""
_TIMES = (0.0, *(1 + log(n) for n in range(1, HIGHEST + 1)))

Weights: TypeAlias = "dict[int, float]"
"""A word's number -> how much it says, the most telling word first; the squares add up
to 1."""


class Dated(NamedTuple):
    """The words of an article at their place in time."""

    day: float
    """Days since some day, with the part of the day that has passed."""
    words: bytes


def weigh(articles: Iterable[Dated], before: Iterable[Dated] = ()) -> list[Weights]:
    """What the words of each article say; the articles come in the order of time.

    An article's weights depend on the articles of the ``WINDOW`` before it alone: on those
    of ``before``, too, of which nothing is told.
    """
    supposed = {
        number_of(word): _SUPPOSED * share for words, share in _SHARES for word in words
    }
    rare = _SUPPOSED * _RARE
    window = _Window()
    for article in before:
        window.add(article.day, counted(article.words))
    found: list[Weights] = []
    for article in articles:
        words = counted(article.words)
        window.add(article.day, words)
        count, total = window.count, len(window.articles) + _SUPPOSED
        found.append(
            _unit(
                [
                    (_TIMES[n] * log(share), word)
                    for word, n in words
                    if (share := (count[word] + supposed.get(word, rare)) / total)
                    < _COMMON
                ]
            )
        )
    return found


class _Window:
    """In how many articles of the last days a word is."""

    def __init__(self) -> None:
        self.count: Counter[int] = Counter()
        self.articles: deque[tuple[float, list[int]]] = deque()

    def add(self, day: float, words: Iterable[tuple[int, int]]) -> None:
        """Let the next article in, and out those of which it is too late."""
        while self.articles and day - self.articles[0][0] > WINDOW:
            self.count.subtract(self.articles.popleft()[1])
        own = [word for word, _ in words]
        self.articles.append((day, own))
        self.count.update(own)


def _unit(negative: Sequence[tuple[float, int]]) -> Weights:
    """The words that weigh most, of length 1 together; weights come below zero."""
    kept = sorted(negative)[:TELLING]
    length = sqrt(sum(weight * weight for weight, _ in kept))
    return {word: -weight / length for weight, word in kept}


def packed(weights: Weights) -> bytes:
    """Weights as they wait for the next build, on the same machine."""
    return array("I", weights).tobytes() + array("d", weights.values()).tobytes()


def unpacked(data: bytes) -> Weights:
    """The weights that ``packed`` made these bytes of, to the last bit."""
    size = len(data) // _PACKED * _WORD
    return dict(zip(array("I", data[:size]), array("d", data[size:]), strict=True))


def likeness(one: Weights, other: Weights) -> float:
    """How alike two texts are, the cosine of their words: 0.0 to 1.0."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum([w * more[word] for word, w in fewer.items() if word in more])
