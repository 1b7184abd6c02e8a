"""A title and a Markdown body -> the slugs of the topics that the article is about.

The rule, in the order in which it is applied:

1. *A name counts where it stands for itself.* Aliases are looked for in folded text,
   Chinese ones in either script, Latin ones between word boundaries and in any case, but
   acronyms of up to four letters only as they are spelt (``WHO`` is not ``who``). Of
   names that overlap the longest counts, and the later of two that are as long: 南中国海
   hides 中国, as does any decoy, and 其中美国 speaks of 美国, not of 中美. A narrower
   topic's name that holds one of its wider topic counts for both: 香港国安法 speaks of
   香港 too.
2. *Once is enough in the title*, unless the name is very short (``UN``).
3. *Elsewhere it takes several mentions*: ``BASE`` points, and one more for every
   ``STEP`` bytes of text. A mention is worth one point, in the lead paragraph
   ``LEAD``: what an article is about it says early. Link targets, pictures and tags
   are not text.
4. *A narrower topic brings its wider one* where the article names that one at all:
   a leader's article is found under the country, but no country is listed that the
   reader would look for in vain.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TypeAlias

from archive.model.topic import Topic
from archive.text.variants import one_form

BASE = 7
"""Points that a text of any length needs for a topic."""

STEP = 700
"""Bytes of UTF-8 that ask for one more point.

Bytes, not characters: a Chinese text and its English translation differ by a factor
of three in characters, and hardly at all in bytes.
"""

LEAD = 4
"""Points of a mention in the lead paragraph."""

_LEAD_SIZE = 100
"""Bytes that make a line the lead paragraph: a byline above it is shorter."""

_ACRONYM_LENGTH = 4

_MARKUP = re.compile(
    r"!\[[^\]\n]*\]\((?:[^()\n]|\([^()\n]*\))*\)"
    r"|\]\((?:[^()\n]|\([^()\n]*\))*\)"
    r"|<[^<>\n]*>"
    r"|https?://[!-~]+"
)
_LINE = re.compile(r"[^\n]+")
_LATIN = "0-9a-zß-öø-ɏ"
_LATIN_SIGN = re.compile(f"[{_LATIN}]")
_ACRONYM = re.compile(r"[A-Z0-9.&]+")

_Tree: TypeAlias = "dict[str, _Tree]"
"""Characters -> the characters that follow; the empty one ends a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Name:
    """What one folded name stands for."""

    topics: tuple[int, ...]
    """Positions of the topics it counts for; none for a decoy."""
    spellings: frozenset[str]
    """The only spellings that count; empty where case does not matter."""
    weak: bool
    """Too short for a title to decide on it alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher:
    """The names of all topics, compiled. Make it once with :func:`build_matcher`."""

    slugs: tuple[str, ...]
    wider: tuple[tuple[int, ...], ...]
    """Per topic, the positions of its parent, its parent's parent and so on."""
    names: Mapping[str, _Name]
    beginning: re.Pattern[str]
    """Finds where a name may begin, by its first two signs."""
    patterns: Mapping[str, re.Pattern[str]]
    """First sign -> finds the longest name that begins with it."""

    def match(self, title: str, body: str) -> tuple[str, ...]:
        """Slugs of the topics that the article is about, in the order of the file."""
        text = _prose(body)
        titled, points = self._weigh(one_form(title), text)
        need = BASE + len(text.encode()) // STEP
        found = titled | {topic for topic, sum_ in points.items() if sum_ >= need}
        brought = {
            wide for topic in found for wide in self.wider[topic] if wide in points
        }
        return tuple(self.slugs[topic] for topic in sorted(found | brought))

    def _weigh(self, title: str, text: str) -> tuple[set[int], dict[int, int]]:
        """Topics that the title decides, and the points of all that are named."""
        titled: set[int] = set()
        points: dict[int, int] = {}
        for _, name in self._mentions(title):
            for topic in name.topics:
                points[topic] = points.get(topic, 0) + LEAD
            if not name.weak:
                titled.update(name.topics)
        lead_end = _lead_end(text)
        for start, name in self._mentions(text):
            for topic in name.topics:
                points[topic] = points.get(topic, 0) + (LEAD if start < lead_end else 1)
        return titled, points

    def _mentions(self, text: str) -> Iterator[tuple[int, _Name]]:
        """Every name that no overlapping one hides, with its position."""
        kept: _Name | None = None
        begin = end = 0
        for start, stop, name in self._names_in(text.replace("\n", " ")):
            if start >= end:
                if kept:
                    yield begin, kept
            elif stop <= end or stop - start < end - begin:
                continue
            kept, begin, end = name, start, stop
        if kept:
            yield begin, kept

    def _names_in(self, text: str) -> Iterator[tuple[int, int, _Name]]:
        """At every position the longest name, if it is spelt as it must be."""
        lowered = _lower(text)
        for first in self.beginning.finditer(lowered):
            found = self.patterns[first[0]].match(lowered, first.start())
            if found:
                start, stop = found.span()
                name = self.names[found[0]]
                if not name.spellings or text[start:stop] in name.spellings:
                    yield start, stop, name


def build_matcher(topics: tuple[Topic, ...], *, decoys: Iterable[str] = ()) -> Matcher:
    """The matcher for these topics.

    ``decoys`` are names that hold an alias without speaking of its topic, such as
    those of the outlets; an alias that is also a decoy stays an alias.
    """
    wider = _wider(topics)
    names = {_key(decoy): _name((), [decoy]) for decoy in decoys if decoy.strip()}
    names |= {
        key: _name(sorted(owners), sorted(spellings))
        for key, (owners, spellings) in _claims(topics, wider).items()
    }
    return Matcher(
        slugs=tuple(topic.slug for topic in topics),
        wider=wider,
        names=names,
        beginning=_beginning(names),
        patterns={
            sign: _pattern(own) for sign, own in groupby(sorted(names), itemgetter(0))
        },
    )


def assign(
    header_topics: Iterable[str],
    header_topics_not: Iterable[str],
    *,
    computed: Iterable[str],
) -> tuple[str, ...]:
    """A person's topics in that person's order, then the computed ones not refused.

    What a person says is taken at its word: no wider topic is added to it, and a
    slug both asked for and refused is kept.
    """
    refused = frozenset(header_topics_not)
    kept = (slug for slug in computed if slug not in refused)
    return tuple(dict.fromkeys((*header_topics, *kept)))


def _claims(
    topics: tuple[Topic, ...], wider: tuple[tuple[int, ...], ...]
) -> dict[str, tuple[set[int], set[str]]]:
    """Folded name -> the topics it counts for, and the ways in which it is spelt."""
    patterns = {
        wide: _pattern(map(_key, _aliases(topics[wide])))
        for wide in {wide for chain in wider for wide in chain}
    }
    claims: dict[str, tuple[set[int], set[str]]] = {}
    for position, topic in enumerate(topics):
        for alias in _aliases(topic):
            key = _key(alias)
            owners, spellings = claims.setdefault(key, (set(), set()))
            owners.add(position)
            owners.update(w for w in wider[position] if patterns[w].search(key))
            spellings.add(alias)
    return claims


def _aliases(topic: Topic) -> Iterator[str]:
    """The topic's names and aliases, empty ones left out."""
    return filter(str.strip, (topic.names.zh, topic.names.en, *topic.aliases))


def _wider(topics: tuple[Topic, ...]) -> tuple[tuple[int, ...], ...]:
    """Per topic the chain of its parents, nearest first; a ring is walked once."""
    position = {topic.slug: at for at, topic in enumerate(topics)}
    chains = []
    for topic in topics:
        chain: list[int] = []
        at = position.get(topic.parent)
        while at is not None and at not in chain:
            chain.append(at)
            at = position.get(topics[at].parent)
        chains.append(tuple(chain))
    return tuple(chains)


def _name(topics: Iterable[int], spellings: Iterable[str]) -> _Name:
    """A name; one spelling that is no acronym frees the case of them all."""
    forms = frozenset(map(_tidy, spellings))
    shortest = min(map(len, forms))
    exact = all(map(_is_acronym, forms))
    return _Name(
        topics=tuple(topics),
        spellings=forms if exact else frozenset(),
        weak=shortest <= (2 if exact else 1),
    )


def _is_acronym(name: str) -> bool:
    letters = sum(map(str.isalpha, name))
    return bool(_ACRONYM.fullmatch(name)) and letters <= _ACRONYM_LENGTH


def _tidy(name: str) -> str:
    return " ".join(one_form(name).split())


def _key(name: str) -> str:
    return _lower(_tidy(name))


def _lower(text: str) -> str:
    """Lower case, of the same length: ``İ`` would become two characters."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _prose(body: str) -> str:
    """What a reader reads of a Markdown body, folded."""
    return one_form(_MARKUP.sub(" ", body))


def _lead_end(text: str) -> int:
    """Where the first paragraph ends that is long enough to be one."""
    for line in _LINE.finditer(text):
        if len(line[0].strip().encode()) >= _LEAD_SIZE:
            return line.end()
    return len(text)


def _beginning(keys: Collection[str]) -> re.Pattern[str]:
    """An expression that finds all places where one of the keys may begin, and some more.

    One for all names would try the several hundred signs that they begin with one by one,
    at each place that has any of them.
    """
    seconds = {key[1:2] for key in keys}
    follows = "" if "" in seconds else f"(?={_any_of(seconds)})"
    apart = f"(?<![{_LATIN}][{_LATIN}])"
    return re.compile(f"{_any_of({key[0] for key in keys})}{apart}{follows}")


def _any_of(signs: Collection[str]) -> str:
    return f"[{''.join(map(re.escape, sorted(signs)))}]" if signs else "(?!)"


def _pattern(keys: Iterable[str]) -> re.Pattern[str]:
    """An expression that finds, at one position, the longest of the keys.

    A tree of first characters, since a plain alternative of several hundred names
    is tried name by name.
    """
    tree: _Tree = {}
    for key in keys:
        node = tree
        for sign in key:
            node = node.setdefault(sign, {})
        node[""] = {}
    starts = (_start(sign) + _rest(node, sign) for sign, node in sorted(tree.items()))
    return re.compile("|".join(starts) or r"(?!)")


def _start(sign: str) -> str:
    """The first sign of a name, and in front of it no Latin word that it ends."""
    literal = re.escape(sign)
    return f"{literal}(?<![{_LATIN}]{literal})" if _LATIN_SIGN.match(sign) else literal


def _rest(node: _Tree, before: str) -> str:
    """What may follow ``before``: longer names first, and last the end of a name."""
    ways = [
        re.escape(sign) + _rest(longer, sign)
        for sign, longer in sorted(node.items())
        if sign
    ]
    if "" in node:
        ways.append(f"(?![{_LATIN}])" if _LATIN_SIGN.match(before) else "")
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
