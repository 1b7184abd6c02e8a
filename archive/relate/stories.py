"""Articles -> stories: those that tell one event, of any outlet and language.

``events`` groups them by what they say and when. Some things come before words:

* *a person*: articles with one ``story`` in their front matter belong to one story, and
  where that is an article's id, to that one's;
* *a translation*: an article joins the story of its partner, so that stories have members
  in both languages;
* *the text itself*: so do re-issues and reposts, however late.

A story never changes for a newer article, unless that one joins it. Its id is the id of
the article that it began with, or the name that a person gave it.

One outlet alone can tell a story, in several articles; an article and its re-issues are
none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from archive.model.relations import Pair, Reissue, Repost, Story
from archive.relate.events import Day, Event, Events, Joins
from archive.relate.memo import Shelf
from archive.relate.told import Told

_FEWEST = 2


class Known(NamedTuple):
    """What articles are to each other apart from their words."""

    pairs: tuple[Pair, ...] = ()
    reissues: tuple[Reissue, ...] = ()
    reposts: tuple[Repost, ...] = ()

    def copies(self) -> Iterator["_Copy"]:
        """Every two that are one text."""
        yield from (
            _Copy(two.earlier, two.later, reissue=True) for two in self.reissues
        )
        yield from (_Copy(two.first, two.again, reissue=False) for two in self.reposts)


class _Copy(NamedTuple):
    of: str
    id: str
    reissue: bool


def find_stories(
    articles: Sequence[Told],
    known: Known | None = None,
    shelf: Shelf[Joins] | None = None,
) -> tuple[Story, ...]:
    """Every story, by id; the articles come as ``told.tell`` gives them.

    An article is in one story at most. Days that are on the ``shelf`` are not gone through
    again.
    """
    known = known or Known()
    shelf = Shelf() if shelf is None else shelf
    events = Events(articles)
    for day in _days(articles, known):
        key = events.key(day)
        joins = shelf.known(key)
        if joins is None:
            joins = events.place(day)
        else:
            events.follow(day, joins)
        shelf.keep(key, joins)
    copies: dict[str, list[_Copy]] = defaultdict(list)
    for copy in known.copies():
        copies[copy.id].append(copy)
    found = (_story(event, articles, copies) for event in events.all)
    return tuple(sorted((story for story in found if story), key=lambda s: s.id))


def _days(articles: Sequence[Told], known: Known) -> Iterator[Day]:
    ties = _ties(articles, known)
    names = _names(articles, ties)
    places = range(len(articles))
    for _, own in groupby(places, lambda at: int(articles[at].day)):
        first, *others = own
        yield Day(places[first : first + 1 + len(others)], names, ties)


def _ties(articles: Sequence[Told], known: Known) -> Mapping[int, Sequence[int]]:
    """Place -> places of the articles whose story it shares, the strongest reason first."""
    places = {article.id: at for at, article in enumerate(articles)}
    said = ((article.id, article.story) for article in articles)
    pairs = ((pair.zh, pair.en) for pair in known.pairs)
    found: dict[int, list[int]] = defaultdict(list)
    texts = ((copy.of, copy.id) for copy in known.copies())
    for one, other in (*said, *pairs, *texts):
        if one in places and other in places and one != other:
            found[places[one]].append(places[other])
            found[places[other]].append(places[one])
    return found


def _names(
    articles: Sequence[Told], ties: Mapping[int, Sequence[int]]
) -> Mapping[int, str]:
    """Place -> the story that a person names, for an article or for one tied to it."""
    ids = {article.id for article in articles}
    named = {
        at: article.story
        for at, article in enumerate(articles)
        if article.story and article.story not in ids
    }
    own = {at for at, article in enumerate(articles) if article.story}
    found = dict(named)
    for at, name in named.items():
        for other in ties.get(at, ()):
            if other not in own:
                found.setdefault(other, name)
    return found


def _story(
    event: Event, articles: Sequence[Told], copies: Mapping[str, Sequence[_Copy]]
) -> Story | None:
    """The story of a group; None where all of it is one article."""
    members = tuple(articles[at].id for at in event.members)
    inside = frozenset(members)
    own = [copy for id_ in members for copy in copies.get(id_, ()) if copy.of in inside]
    if len(inside - {copy.id for copy in own if copy.reissue}) < _FEWEST:
        return None
    return Story(
        id=event.name or articles[event.begun].id,
        members=members,
        reposts=tuple(sorted({(copy.of, copy.id) for copy in own})),
    )
