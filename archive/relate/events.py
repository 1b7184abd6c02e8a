"""Articles in the order of time -> groups of them that tell one event.

Single-pass clustering with average linkage: J. Allan, R. Papka, V. Lavrenko, "On-line New
Event Detection and Tracking", SIGIR 1998. An article joins the group that its words
resemble most, or else begins one. What counts is the mean likeness to the members in its
own language, less by ``COOLING`` for every day that the group has been silent: ``ENOUGH``
must be left of it. A group that an article has joined then draws the articles that had
stood alone, where these now resemble it enough.

A group lives for ``SPAN`` days from its first member on, and ends with ``SILENCE`` days
without a new one: next week's news of the same quarrel are another event.

Nothing is ever taken out of a group of two or more, and no two of them become one: what an
article changes is the group that it joins.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from archive.relate.memo import key_of
from archive.relate.told import Told
from archive.relate.weights import Weights, likeness

ENOUGH = 0.19
COOLING = 0.3
SPAN = 7.0
"""Days, as is the next one."""
SILENCE = 3.0


Joins: TypeAlias = tuple[tuple[str, str], ...]
"""What became of some articles: who came into whose group, one after another. Ids; a group
has that of the article that it began with."""


class Day(NamedTuple):
    """Articles of one day, by their places, and what else decides about them."""

    articles: range
    names: Mapping[int, str]
    """Of groups that persons have named for articles."""
    ties: Mapping[int, Sequence[int]]
    """Articles whose group is an article's, too, the strongest reason first."""


@dataclass(slots=True)
class Event:
    """Articles that tell one event, by their places; for now, it may be one."""

    begun: int
    """The article that it began with."""
    name: str = ""
    """What a person calls it."""
    members: list[int] = field(default_factory=list)
    """In the order of time."""
    joined: list[int] = field(default_factory=list)
    """The same, in the order in which they came."""
    sizes: list[int] = field(default_factory=lambda: [0, 0])
    """Members in Chinese, and in English."""
    words: tuple[Weights, Weights] = field(default_factory=lambda: ({}, {}))
    """Of those members, added up; empty where no article can join any more."""


class Events:
    """Groups of articles, as they grow day by day."""

    def __init__(self, articles: Sequence[Told]) -> None:
        self.all: list[Event] = []
        self._articles = articles
        self._places = {article.id: at for at, article in enumerate(articles)}
        self._of: dict[int, int] = {}
        self._named: dict[str, int] = {}
        self._oldest = 0
        """The first group that is not over: all after it are alive, too."""
        self._index: tuple[_Index, _Index] = (defaultdict(dict), defaultdict(dict))
        self._is_indexed = True
        """False where groups have joined that the index does not know."""
        self._joins: list[tuple[str, str]] = []

    def key(self, day: Day) -> bytes:
        """Stands for all that decides about the articles of the next day."""
        self._retire(self._articles[day.articles[0]].day)
        living = (self._group(number) for number in range(self._oldest, len(self.all)))
        return key_of(*living, *(self._reasons(at, day) for at in day.articles))

    def place(self, day: Day) -> Joins:
        """Give the articles of the next day their groups."""
        self._joins = []
        self._index_all()
        for at in day.articles:
            self._place(at, day.names.get(at, ""), day.ties.get(at, ()))
        return tuple(self._joins)

    def follow(self, day: Day, joins: Joins) -> None:
        """Do what ``place`` has done on a day of that key."""
        self._is_indexed = False
        for id_, begun in joins:
            at, first = self._places[id_], self._places[begun]
            if at in self._of:
                self._leave(at)
                self._enter(at, self._of[first])
            elif at == first:
                self._open(at, day.names.get(at, ""))
            else:
                self._enter(at, self._of[first])
        self._retire(self._articles[day.articles[-1]].day)

    def _group(self, number: int) -> bytes:
        event = self.all[number]
        members = (self._articles[at].key for at in event.joined)
        return key_of(event.name.encode(), self._articles[event.begun].key, *members)

    def _reasons(self, at: int, day: Day) -> bytes:
        """Stands for an article, and for the groups that it may belong to at once."""
        name = day.names.get(at, "")
        named = self._group(self._named[name]) if name in self._named else b""
        tied = (
            self._group(self._of[tie]) if tie in self._of else self._articles[tie].key
            for tie in day.ties.get(at, ())
            if tie in self._of or tie in day.articles
        )
        return key_of(self._articles[at].key, name.encode(), named, *tied)

    def _place(self, at: int, name: str, ties: Sequence[int]) -> None:
        """Give the next article its group.

        That is the one that a person has named, or else the one of the first article in
        ``ties`` that has its place already; words decide where there is neither. They do
        so as well where that article is alone, and then it comes along: an English
        original resembles none of the Chinese reports that its translation belongs to.
        """
        self._retire(self._articles[at].day)
        tied = next((self._of[tie] for tie in ties if tie in self._of), None)
        likes = self._likes(at)
        event = self._named.get(name) if name else tied
        if not name and (event is None or self._may_follow(at, event)):
            near = self._nearest(at, likes)
            if event is not None and near not in {None, event}:
                self._move(self.all[event].members[0], near)
            event = event if near is None else near
        if event is None:
            self._begin(at, name)
        else:
            self._join(at, event)
            self._draw(event, likes)

    def _likes(self, at: int) -> dict[int, float]:
        """Living groups that share words with an article -> likeness to all members."""
        article = self._articles[at]
        index = self._index[article.english]
        found: dict[int, float] = defaultdict(float)
        for word, weight in article.weights.items():
            for event, its in index.get(word, _NOWHERE).items():
                found[event] += weight * its
        return found

    def _nearest(self, at: int, likes: Mapping[int, float]) -> int | None:
        english = self._articles[at].english
        near = [
            (self._nearness(at, self.all[event], like), -event)
            for event, like in likes.items()
            if like >= ENOUGH * self.all[event].sizes[english]
        ]
        best = max(near, default=(0.0, 0))
        return -best[1] if best[0] >= ENOUGH else None

    def _nearness(self, at: int, event: Event, like: float) -> float:
        """How well an article fits in; ``like`` is its likeness to all members."""
        article = self._articles[at]
        days = [self._articles[member].day for member in event.members]
        if max(article.day, days[-1]) - min(article.day, days[0]) > SPAN:
            return 0.0
        silence = min(abs(article.day - day) for day in days)
        if silence > SILENCE:
            return 0.0
        return like / event.sizes[article.english] / (1 + COOLING * silence)

    def _begin(self, at: int, name: str) -> None:
        number = self._open(at, name)
        self._learn(at, number)

    def _join(self, at: int, number: int) -> None:
        self._enter(at, number)
        self._learn(at, number)

    def _open(self, at: int, name: str) -> int:
        """A new group of one article: its number."""
        number = len(self.all)
        self.all.append(Event(begun=at, name=name))
        if name:
            self._named[name] = number
        self._enter(at, number)
        return number

    def _enter(self, at: int, number: int) -> None:
        event, article = self.all[number], self._articles[at]
        self._of[at] = number
        event.members.append(at)
        event.members.sort()
        event.joined.append(at)
        event.sizes[article.english] += 1
        self._joins.append((article.id, self._articles[event.begun].id))

    def _leave(self, alone: int) -> None:
        """Take an article out of its group of one."""
        event = self.all[self._of[alone]]
        event.members.clear()
        event.joined.clear()

    def _learn(self, at: int, number: int) -> None:
        """Add the words of a new member."""
        if number < self._oldest:
            return
        article = self._articles[at]
        index = self._index[article.english]
        words = self.all[number].words[article.english]
        for word, weight in article.weights.items():
            words[word] = index[word][number] = words.get(word, 0.0) + weight

    def _index_all(self) -> None:
        """Know the words of all living groups, added up in the order in which they came."""
        if self._is_indexed:
            return
        for known in self._index:
            known.clear()
        for event in self.all:
            for words in event.words:
                words.clear()
        for number in range(self._oldest, len(self.all)):
            for at in self.all[number].joined:
                self._learn(at, number)
        self._is_indexed = True

    def _draw(self, number: int, likes: Mapping[int, float]) -> None:
        """Let single articles come in that resemble the new member and the group."""
        event = self.all[number]
        while True:
            near = [
                (self._nearness(alone, event, self._like(alone, event)), -alone)
                for other, like in likes.items()
                if like >= ENOUGH and other != number
                for alone in self._single(other)
            ]
            best = max(near, default=(0.0, 0))
            if best[0] < ENOUGH:
                return
            self._move(-best[1], number)

    def _may_follow(self, at: int, number: int) -> bool:
        """True for a group of one that no person has said the article belongs to."""
        return not self._articles[at].story and bool(self._single(number))

    def _move(self, alone: int, number: int) -> None:
        """Take an article out of its group of one, into another."""
        self._clear(self._of[alone], english=self._articles[alone].english)
        self._leave(alone)
        self._join(alone, number)

    def _like(self, at: int, event: Event) -> float:
        article = self._articles[at]
        return likeness(article.weights, event.words[article.english])

    def _single(self, number: int) -> list[int]:
        """The one member of a group that nobody has named; none of any other group."""
        event = self.all[number]
        return event.members if len(event.members) == 1 and not event.name else []

    def _retire(self, day: float) -> None:
        """Let groups be over that no article can join any more, and forget their words."""
        for number in range(self._oldest, len(self.all)):
            if day - self._articles[self.all[number].begun].day <= SPAN:
                return
            self._oldest = number + 1
            for english in (False, True) if self._is_indexed else ():
                self._clear(number, english=english)

    def _clear(self, number: int, *, english: bool) -> None:
        words, index = self.all[number].words[english], self._index[english]
        for word in words:
            del index[word][number]
        words.clear()


_Index = dict[int, dict[int, float]]
"""Word -> the living groups that have it, and how much it says in all their members."""
_NOWHERE: dict[int, float] = {}
