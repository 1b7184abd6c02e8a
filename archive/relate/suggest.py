"""Articles -> topics that are missing, and names that topics are missing.

A term is worth proposing where several outlets have articles *about* it (``relate.terms``)
and most articles that name it are about it; where it is rare elsewhere (TF-IDF); and where
it comes in a burst. What a topic's names already find is left out. A term whose articles
nearly all have one topic, far more often than others have it, is a name for that one.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from archive.formats.topics_toml import topics_block
from archive.model.article import Article, Header
from archive.model.suggestions import Example, Proposal, Suggestions
from archive.model.topic import Topic
from archive.relate.terms import Spoken, is_noun, is_proper, is_whole, terms_of
from archive.relate.topics import Matcher, assign, build_matcher
from archive.text.regions import fold_names

LEAST = 5
"""Articles about a term that make it worth a thought."""
OUTLETS = 2
"""That must have them, where the archive has so many: a column's title is no topic."""
OWN = 0.95
"""Share of its articles with a topic that makes a term a name for it; ``WITHIN`` makes the
topic its parent. Either only where it is ``LIFT`` times the share of all articles."""
WITHIN = 0.8
LIFT = 2
SAME = 0.5
"""Two terms about which the same articles are, of all about either, are one proposal."""
_WHOLE = 0.7
"""Of a term's titles that make a longer phrase in them the term's name: 孟晚 of 孟晚舟."""
_IN_TITLES = 3
_WEEK = 7
_EXAMPLES = 3
_SURE = 3
_OTHERS = 6
"""Names beside the first that a proposal has at most."""


class _Read(NamedTuple):
    """An article, distilled."""

    header: Header
    day: str
    spoken: Spoken
    topics: tuple[str, ...]


class _Term(NamedTuple):
    """A term with the articles about it; compares by its score, the best last."""

    score: float
    name: str
    forms: tuple[str, ...]
    """As regions write it, the most frequent first."""
    about: frozenset[int]
    mentioned: int
    topic: str
    share: float
    """Of its articles that have this topic."""
    is_proper: bool


def suggest(
    articles: Iterable[Article],
    topics: Sequence[Topic],
    *,
    decoys: Iterable[str] = (),
    most: int = 20,
    since: str = "",
    until: str = "",
) -> Suggestions:
    """The ``most`` best new topics and as many new aliases; equal input, equal output.

    Of the days from ``since`` to ``until`` (``2020``, ``2020-07`` or ``2020-07-05``), both
    included; all other articles are what they are held against. ``decoys`` are names of
    outlets, which are no topics.
    """
    names = tuple(decoys)
    matcher = build_matcher(tuple(topics), decoys=names)
    known = sorted(
        (_read(article, matcher) for article in articles), key=lambda r: r.header.id
    )
    own = [r for r in known if since <= r.day and r.day[: len(until)] <= until]
    others = [r for r in known if not (since <= r.day and r.day[: len(until)] <= until)]
    terms = _terms(own, others, _Known(topics, names, matcher))
    groups = _grouped(terms, most)
    english = _english(own)
    made = [(_proposal(group, own, english), group[0]) for group in groups]
    new = [p for p, lead in made if lead.share < OWN][:most]
    aliases = [p for p, lead in made if lead.share >= OWN][:most]
    return Suggestions(
        articles=len(own),
        topics=tuple(new),
        aliases=tuple(aliases),
        block=topics_block(new, aliases, [topic.slug for topic in topics]),
    )


def _read(article: Article, matcher: Matcher) -> _Read:
    header = article.header
    text = f"{header.deck}\n\n{article.body}" if header.deck else article.body
    topics = assign(
        header.topics, header.topics_not, computed=matcher.match(header.title, text)
    )
    day = (header.published or header.archived)[:10]
    return _Read(header, day, terms_of(article), topics)


class _Known:
    """What needs no proposal: names of topics and of outlets, and parts of them."""

    def __init__(
        self, topics: Sequence[Topic], decoys: Iterable[str], matcher: Matcher
    ) -> None:
        names = [
            name
            for t in topics
            for name in (t.names.zh, t.names.en, *t.aliases)
            if name
        ]
        self._all = "\n".join(fold_names(name).lower() for name in (*names, *decoys))
        self._matcher = matcher

    def has(self, term: str) -> bool:
        """True for a name, a part of one, and what holds one."""
        folded = _key(term).lower()
        return folded in self._all or bool(self._matcher.match(term, ""))


@cache
def _key(term: str) -> str:
    """What stands for a term however a region writes it."""
    return fold_names(term)


class _Counts(NamedTuple):
    """Everything that is counted of terms, by key."""

    mentioned: Counter[str]
    about: Mapping[str, set[int]]
    """Positions of the articles about them."""
    forms: Mapping[str, Counter[str]]
    elsewhere: Counter[str]
    """Articles outside of the days in question that are about them."""


def _counts(own: Sequence[_Read], others: Sequence[_Read]) -> _Counts:
    mentioned: Counter[str] = Counter()
    about: dict[str, set[int]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for at, read in enumerate(own):
        mentioned.update(set(map(_key, read.spoken.words)))
        for term in read.spoken.about:
            about[_key(term)].add(at)
            forms[_key(term)][term] += 1
    elsewhere = Counter(key for r in others for key in set(map(_key, r.spoken.about)))
    return _Counts(mentioned, about, forms, elsewhere)


def _terms(own: Sequence[_Read], others: Sequence[_Read], known: _Known) -> list[_Term]:
    """Every term that may be proposed, the best first."""
    counts = _counts(own, others)
    whole = _whole(own)
    held = Counter(slug for read in own for slug in read.topics)
    enough = min(OUTLETS, len({read.header.outlet for read in own}))
    found = []
    for key, places in counts.about.items():
        outlets = {own[at].header.outlet for at in places}
        if len(places) < LEAST or len(outlets) < enough or not is_noun(key):
            continue
        written = [form for form, _ in _ranked(counts.forms[key])]
        name, *forms = dict.fromkeys((whole.get(written[0], written[0]), *written))
        topic, share = _topic(places, own, held)
        proper = is_proper(key)
        # 病例 is a word of the pandemic, and no name of it.
        if known.has(name) or known.has(key) or (topic and not proper):
            continue
        score = (
            _weight(len(places), counts.mentioned[key], len(own), is_name=proper)
            * _burst([own[at].day for at in places], own)
            * _keyness(len(places), counts.elsewhere[key], len(own), len(others))
        )
        about, number = frozenset(places), counts.mentioned[key]
        found.append(
            _Term(
                round(score, 4), name, tuple(forms), about, number, topic, share, proper
            )
        )
    return sorted(found, key=lambda term: (-term.score, term.name))


def _weight(about: int, mentioned: int, all_: int, *, is_name: bool) -> float:
    """TF-IDF, as it were: how much it is spoken of where it is, and how rare it is."""
    rare = math.log(all_ / mentioned + 1)
    return math.sqrt(about) * about / mentioned * rare * (2 if is_name else 1)


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _whole(own: Sequence[_Read]) -> dict[str, str]:
    """Terms that are only a part of a name, going by the titles -> that name."""
    titled = Counter(term for read in own for term in read.spoken.titled)
    phrases = Counter(phrase for read in own for phrase in read.spoken.phrases)
    found: dict[str, tuple[int, int, str]] = {}
    for words, count in phrases.items():
        phrase = "".join(words)
        for word in words:
            if titled[word] and count >= max(_IN_TITLES, _WHOLE * titled[word]):
                found[word] = max(
                    found.get(word, (0, 0, "")), (len(phrase), count, phrase)
                )
    # A name that the dictionary knows lacks one character at most: 市长朴元淳 is none.
    return {
        word: best
        for word, (_, _, best) in found.items()
        if not is_whole(word) or len(best) == len(word) + 1
    }


def _topic(
    places: Iterable[int], own: Sequence[_Read], held: Mapping[str, int]
) -> tuple[str, float]:
    """The topic that most of these articles have, and far more of them than of all."""
    counts = Counter(slug for at in places for slug in own[at].topics)
    number = len(set(places))
    shares = [
        (count / number, slug)
        for slug, count in counts.items()
        if count / number >= LIFT * held[slug] / len(own)
    ]
    share, slug = max(shares, default=(0.0, ""))
    return (slug, share) if share >= WITHIN else ("", 0.0)


def _burst(days: Sequence[str], own: Sequence[_Read]) -> float:
    """More than 1.0 where the best week has more of a term than of all articles."""
    start, count = _peak(days)
    if not start:
        return 1.0
    end = _later(start)
    all_ = sum(start <= read.day < end for read in own)
    return 1 + math.log2(max(count / len(days) / (all_ / len(own)), 1)) / 4


def _peak(days: Iterable[str]) -> tuple[str, int]:
    """The first day of the fullest week, and how many lie in it."""
    dated = sorted(day for day in days if day)
    best = ("", 0)
    for at, day in enumerate(dated):
        count = bisect_left(dated, _later(day)) - at
        if count > best[1]:
            best = (day, count)
    return best


def _later(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=_WEEK)).isoformat()


def _keyness(here: int, elsewhere: int, own: int, others: int) -> float:
    """How much more of these articles than of the others are about a term."""
    if not others:
        return 1.0
    ratio = ((here + 0.5) / (own + 1)) / ((elsewhere + 0.5) / (others + 1))
    return max(math.log2(ratio), 0.01)


def _grouped(terms: Sequence[_Term], most: int) -> list[list[_Term]]:
    """Terms that mean the same together, the best of them first."""
    groups: list[list[_Term]] = []
    for term in terms:
        home = next((group for group in groups if _is_same(group[0], term)), None)
        if home is not None:
            home.append(term)
        elif len(groups) < 4 * most:
            groups.append([term])
    return groups


def _is_same(one: _Term, other: _Term) -> bool:
    shared = len(one.about & other.about)
    if one.name in other.name or other.name in one.name:
        return shared >= SAME * min(len(one.about), len(other.about))
    return other.is_proper and shared >= SAME * len(one.about | other.about)


def _english(own: Sequence[_Read]) -> dict[str, Counter[str]]:
    """Last characters of what stands before a bracket -> the names in brackets."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for read in own:
        for text, name in read.spoken.glosses:
            for size in range(2, len(text) + 1):
                found[text[-size:]][name] += 1
    return found


def _proposal(
    group: Sequence[_Term], own: Sequence[_Read], english: Mapping[str, Counter[str]]
) -> Proposal:
    lead = group[0]
    about = sorted(set().union(*(term.about for term in group)))
    reads = [own[at] for at in about]
    days = sorted(read.day for read in reads if read.day)
    peak, count = _peak(days)
    names = [*lead.forms]
    for term in group[1:]:
        names += (term.name, *term.forms)
    glossed: Counter[str] = Counter()
    for form in (lead.name, *lead.forms):
        # Once is enough where it can hardly be the end of another name: 弗瑞德 (Fred).
        sure = 1 if len(form) >= _SURE else 2
        behind = english.get(form, Counter[str]())
        glossed.update({name: n for name, n in behind.items() if n >= sure})
    best = [name for name, _ in _ranked(glossed)]
    return Proposal(
        name=lead.name,
        english=best[0] if best else (lead.name if lead.name.isascii() else ""),
        names=tuple(dict.fromkeys(n for n in names if n != lead.name))[:_OTHERS],
        topic=lead.topic,
        articles=len(about),
        mentioned=lead.mentioned,
        outlets=dict(_ranked(Counter(read.header.outlet for read in reads))),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        peak=peak,
        peak_articles=count,
        score=lead.score,
        examples=_examples(group, own),
    )


def _examples(group: Sequence[_Term], own: Sequence[_Read]) -> tuple[Example, ...]:
    """The articles that name it the most, of different outlets first."""
    lead = group[0]
    keys = set(map(_key, (lead.name, *lead.forms)))

    def weight(at: int) -> tuple[int, int, str]:
        spoken, title = own[at].spoken, fold_names(own[at].header.title)
        number = sum(n for term, n in spoken.about.items() if _key(term) in keys)
        return -sum(key in title for key in keys), -number, own[at].header.id

    ordered = sorted(lead.about, key=weight)
    first: dict[str, int] = {}
    for at in ordered:
        first.setdefault(own[at].header.outlet, at)
    chosen = list(dict.fromkeys((*first.values(), *ordered)))[:_EXAMPLES]
    return tuple(
        Example(id=own[at].header.id, day=own[at].day, title=own[at].header.title)
        for at in chosen
    )
