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
from functools import partial
from heapq import nlargest
from itertools import islice

from archive.model.relations import Story
from archive.relate.memo import Shelf, key_of
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
    articles: Sequence[Told],
    stories: Iterable[Story] = (),
    known: Known | None = None,
    shelf: Shelf[tuple[str, ...]] | None = None,
) -> dict[str, tuple[str, ...]]:
    """Id -> up to ``SHOWN`` ids, the nearest first; by id, those with none left out.

    The articles come as ``told.tell`` gives them. What is on the ``shelf`` is not found
    again.
    """
    shelf = Shelf() if shelf is None else shelf
    known = known or Known()
    older = _Older(_beside(stories, known), _copies(known))
    found: dict[str, tuple[str, ...]] = {}
    for article in articles:
        lead = _lead(article.weights)
        key = older.key(article, lead)
        if chosen := shelf.get(key, partial(older.nearest, article, lead)):
            found[article.id] = chosen
        older.add(article, lead)
    return dict(sorted(found.items()))


class _Older:
    """The articles before one, by the words that lead in them."""

    def __init__(
        self,
        beside: Mapping[str, AbstractSet[str]],
        copies: Mapping[str, AbstractSet[str]],
    ) -> None:
        self._beside = beside
        self._copies = copies
        self._articles: dict[bytes, tuple[int, Told]] = {}
        """By key, each with its place."""
        self._places: dict[int, deque[bytes]] = {}
        """Keys of the last articles that a word leads in."""

    def add(self, article: Told, lead: Iterable[tuple[int, float]]) -> None:
        """Let the next article be older than those that follow."""
        copies = sorted(self._copies.get(article.id, ()))
        key = key_of(article.key, *map(str.encode, copies)) if copies else article.key
        self._articles[key] = len(self._articles), article
        for word, _ in lead:
            if word not in self._places:
                self._places[word] = deque(maxlen=RECENT)
            self._places[word].append(key)

    def key(self, article: Told, lead: Iterable[tuple[int, float]]) -> bytes:
        """Stands for an article, and for all that its nearest depend on."""
        beside = sorted(self._beside.get(article.id, ()))
        return key_of(
            article.key,
            " ".join(beside).encode(),
            *(b"".join(self._places.get(word, ())) for word, _ in lead),
        )

    def nearest(
        self, article: Told, lead: Iterable[tuple[int, float]]
    ) -> tuple[str, ...]:
        """The ids of up to ``SHOWN`` articles."""
        beside = self._beside.get(article.id, frozenset())
        ranked = sorted(
            (-_nearness(article, other), -at, other.id)
            for at, other in self._likely(lead)
            if other.id not in beside
        )
        near = (id_ for rank, _, id_ in ranked if -rank >= LIKE)
        return tuple(islice(_one_of_each(near, self._copies), SHOWN))

    def _likely(self, lead: Iterable[tuple[int, float]]) -> list[tuple[int, Told]]:
        """Those that share most of the words that lead, each with its place."""
        shared: dict[bytes, float] = defaultdict(float)
        for word, weight in lead:
            for key in self._places.get(word, ()):
                shared[key] += weight
        most = nlargest(
            _LOOKED_AT, ((n, self._articles[k][0], k) for k, n in shared.items())
        )
        return [self._articles[key] for _, _, key in most]


def _lead(weights: Weights) -> list[tuple[int, float]]:
    """The words that weigh most; weights have them first."""
    return list(islice(weights.items(), LED))


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
