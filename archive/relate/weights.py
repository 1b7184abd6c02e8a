"""The words of many articles -> how much each says about its article.

TF-IDF: K. Spärck Jones, "A Statistical Interpretation of Term Specificity and its
Application in Retrieval", Journal of Documentation 28, 1972. How many articles have a word
is counted over the ``WINDOW`` before an article alone, so no later one changes what was
found about it, and a name that is in every paper this month is not rare. ``everyday``
stands in for the articles that a young archive does not have yet.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple, TypeAlias

from archive.relate.everyday import FREQUENT, USUAL
from archive.relate.words import HIGHEST, counted, number_of

TELLING = 50
"""Words by which an article is compared: those that weigh most."""
WINDOW = 30.0
"""Days."""

_SUPPOSED = 300
"""Articles that the words of every day stand for."""
_SHARES = ((USUAL, 0.25), (FREQUENT, 0.07))
"""Of those articles, how many have such a word."""
_RARE = 0.003
"""Of those articles, how many have any other word."""
_COMMON = 0.15
"""A word that more articles have says nothing."""
_TIMES = (0.0, *(1 + log(n) for n in range(1, HIGHEST + 1)))

Weights: TypeAlias = "dict[int, float]"
"""A word's number -> how much it says, the most telling word first; the squares add up
to 1."""


class Dated(NamedTuple):
    """The words of an article at their place in time."""

    day: float
    """Days since some day, with the part of the day that has passed."""
    words: bytes


def weigh(articles: Iterable[Dated]) -> list[Weights]:
    """What the words of each article say; the articles come in the order of time.

    An article's weights depend on the articles before it alone.
    """
    supposed = {
        number_of(word): _SUPPOSED * share for words, share in _SHARES for word in words
    }
    rare = _SUPPOSED * _RARE
    count: Counter[int] = Counter()
    recent: deque[tuple[float, list[int]]] = deque()
    found: list[Weights] = []
    for article in articles:
        while recent and article.day - recent[0][0] > WINDOW:
            count.subtract(recent.popleft()[1])
        words = counted(article.words)
        own = [word for word, _ in words]
        recent.append((article.day, own))
        count.update(own)
        total = len(recent) + _SUPPOSED
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


def _unit(negative: Sequence[tuple[float, int]]) -> Weights:
    """The words that weigh most, of length 1 together; weights come below zero."""
    kept = sorted(negative)[:TELLING]
    length = sqrt(sum(weight * weight for weight, _ in kept))
    return {word: -weight / length for weight, word in kept}


def likeness(one: Weights, other: Weights) -> float:
    """How alike two texts are, the cosine of their words: 0.0 to 1.0."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum([w * more[word] for word, w in fewer.items() if word in more])
