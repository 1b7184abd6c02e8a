"""Topics -> those that stand beside them more often than chance would have it.

Lift: the share of a topic's articles that have another topic, by the share of all articles
that have it (S. Brin, R. Motwani, J. Ullman, S. Tsur, "Dynamic Itemset Counting and
Implication Rules for Market Basket Data", SIGMOD 1997). The latter is rounded to powers of
the square root of two: else every article would change the pages of all topics.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from archive.model.library import Entry
from archive.model.topic import Topic
from archive.pages import urls
from archive.pages.views import Count

LEAST = 3
"""Articles that have both: fewer may be chance."""
LIFT = 1.5
MOST = 10

_STEPS = 2
"""Of the rounded shares, to each doubling."""


def company(
    slug: str,
    entries: Sequence[Entry],
    shares: Mapping[str, float],
    topics: Mapping[str, Topic],
) -> tuple[Count, ...]:
    """Topics that stand beside ``slug``, the greatest lift first, with the articles of both.

    ``entries`` are those of the topic, ``shares`` those of ``rounded_shares``. Wider and
    narrower topics are left out: they stand together by definition.
    """
    counts = Counter(other for entry in entries for other in entry.topics)
    kin = {slug, *_above(slug, topics)}
    ranked = sorted(
        (-count / len(entries) / shares[other], -count, other)
        for other, count in counts.items()
        if count >= LEAST and other not in kin and slug not in _above(other, topics)
    )
    return tuple(
        Count(key=other, count=-count, path=urls.topic(other))
        for lift, count, other in ranked[:MOST]
        if -lift >= LIFT
    )


def rounded_shares(
    articles: int, by_topic: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """The share of all articles that each topic has, roughly."""
    return {
        slug: 2 ** (round(_STEPS * math.log2(len(ids) / articles)) / _STEPS)
        for slug, ids in by_topic.items()
        if ids
    }


def _above(slug: str, topics: Mapping[str, Topic]) -> list[str]:
    found: list[str] = []
    while slug in topics and (slug := topics[slug].parent) and slug not in found:
        found.append(slug)
    return found
