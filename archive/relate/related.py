"""Articles -> what to read next: older articles on the same matter.

What ranks is the likeness of the words, a little more for each topic that both have
(``TOPIC``), less with the years that lie between (``FADING``). Candidates come through an
index of the ``LED`` words that weigh most in an article, of each the ``RECENT`` last
articles that have it; so the work grows with the articles.

Only older articles are named, and weights know only older ones: a page that stands
does not change because news came. Left out are those that a reader finds beside the
article anyway: its story, its translation, its re-issues and reposts.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from heapq import nlargest
from itertools import islice

from archive.model.relations import Story
from archive.relate.stories import Known
from archive.relate.told import Told
from archive.relate.weights import Weights, likeness

SHOWN = 5
LED = 12
RECENT = 40
LIKE = 0.08
"""Likeness below which two articles have nothing to do with each other."""
TOPIC = 0.02
FADING = 0.2
"""For a year: what is as near, but a year older, counts a sixth less."""

_LOOKED_AT = 24
"""Candidates that are compared in full."""
_YEAR = 365.25


def find_related(
    articles: Sequence[Told], stories: Iterable[Story] = (), known: Known | None = None
) -> dict[str, tuple[str, ...]]:
    """Id -> up to ``SHOWN`` ids, the nearest first; by id, those with none left out.

    The articles come as ``told.tell`` gives them.
    """
    known = known or Known()
    beside, copies = _beside(stories, known), _copies(known)
    found: dict[str, tuple[str, ...]] = {}
    places: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=RECENT))
    for at, article in enumerate(articles):
        lead = _lead(article.weights)
        ranked = sorted(
            (-_nearness(article, articles[other]), -other)
            for other in _likely(lead, places)
            if articles[other].id not in beside[article.id]
        )
        near = (articles[-other].id for rank, other in ranked if -rank >= LIKE)
        if chosen := tuple(islice(_one_of_each(near, copies), SHOWN)):
            found[article.id] = chosen
        for word, _ in lead:
            places[word].append(at)
    return dict(sorted(found.items()))


def _lead(weights: Weights) -> list[tuple[int, float]]:
    """The words that weigh most; weights have them first."""
    return list(islice(weights.items(), LED))


def _likely(
    lead: Iterable[tuple[int, float]], places: Mapping[int, Iterable[int]]
) -> list[int]:
    """The articles before that share most of the words that lead."""
    shared: dict[int, float] = defaultdict(float)
    for word, weight in lead:
        for at in places.get(word, ()):
            shared[at] += weight
    return nlargest(_LOOKED_AT, shared, key=lambda at: (shared[at], at))


def _nearness(article: Told, other: Told) -> float:
    like = likeness(article.weights, other.weights)
    like += TOPIC * len(set(article.topics).intersection(other.topics))
    return like / (1 + FADING * (article.day - other.day) / _YEAR)


def _one_of_each(
    near: Iterable[str], copies: Mapping[str, AbstractSet[str]]
) -> Iterator[str]:
    """The first of them that are different texts."""
    seen: set[str] = set()
    for id_ in near:
        if id_ not in seen:
            yield id_
            seen |= {id_, *copies.get(id_, ())}


def _copies(known: Known) -> Mapping[str, AbstractSet[str]]:
    """Id -> ids of the articles with the same text."""
    found: dict[str, set[str]] = defaultdict(set)
    for copy in known.copies():
        found[copy.of].add(copy.id)
        found[copy.id].add(copy.of)
    return found


def _beside(stories: Iterable[Story], known: Known) -> Mapping[str, AbstractSet[str]]:
    """Id -> ids of what a reader finds beside the article anyway."""
    found: dict[str, set[str]] = defaultdict(set)
    for id_, copies in _copies(known).items():
        found[id_] |= copies
    for pair in known.pairs:
        found[pair.zh].add(pair.en)
        found[pair.en].add(pair.zh)
    for story in stories:
        for id_ in story.members:
            found[id_].update(story.members)
    return found
