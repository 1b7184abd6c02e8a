"""Texts that follow each other -> a part of their segment -> the segment.

A part is made without the others and kept for the next build; where a segment's parts are
known, to join them is quick. It makes no difference where a segment is cut.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import sub
from typing import NamedTuple, TypeAlias

import msgspec

from archive.search.folding import (
    BETWEEN,
    BREAK,
    WORD,
    fold_line,
    join_lines,
    signs_of,
    words_of,
)
from archive.search.texts import Text

Steps: TypeAlias = "array[int]"
"""Ascending places by their distances: the first one's from -1, the others' from the one
before. They are the gaps of ``coding`` plus one."""
TYPE = "I"
_MANY = 32
"""Where a token stands so often, we look what follows it."""


class Folded(msgspec.Struct, frozen=True, array_like=True):
    """A text of a part, and where it stands in it."""

    text: Text
    start: int
    """Position of the first token."""
    title: int
    """Positions that the title takes."""


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Texts, and where each token of them stands."""

    folded: tuple[Folded, ...]
    signs: str
    """A character for each position, as ``folding`` has them; two breaks end each text."""
    tokens: str
    """Each once, with a space between them."""
    counts: tuple[int, ...]
    """Of each token."""
    ends: tuple[int, ...]
    """Last place of each token."""
    pairs: tuple[int, ...]
    """How often each token stands before any one sign, at most."""
    steps: bytes
    """Of each token, one after the other; numbers as this machine writes them."""


class Run:
    """A token of a segment, while its parts are joined."""

    __slots__ = ("end", "pairs", "steps")

    def __init__(self) -> None:
        self.steps: Steps = array(TYPE)
        self.end = -1
        self.pairs = 0


class Joined(NamedTuple):
    """What the files of a segment are made of."""

    folded: tuple[Folded, ...]
    """Where the texts stand in the segment."""
    positions: int
    signs: tuple[str, ...]
    """Of its parts."""
    runs: dict[str, Run]
    """Where each token stands."""


def make_part(texts: Iterable[Text]) -> Part:
    """The texts of a part, folded."""
    folded: list[Folded] = []
    signs: list[str] = []
    words: list[str] = []
    start = 0
    for text in texts:
        lines = [fold_line(part) for part in text.parts()]
        line = join_lines(lines)
        folded.append(Folded(text, start, len(signs_of(lines[0]))))
        signs.append(signs_of(line) + BETWEEN)
        words += words_of(line)
        start += len(signs[-1])
    return _part(tuple(folded), "".join(signs), words)


def _part(folded: tuple[Folded, ...], signs: str, words: Iterable[str]) -> Part:
    places = _places(signs, words)
    after = signs[1:]
    return Part(
        folded,
        signs,
        " ".join(places),
        tuple(map(len, places.values())),
        tuple(own[-1] for own in places.values()),
        tuple(_pairs(own, after) for own in places.values()),
        b"".join(steps_of(own).tobytes() for own in places.values()),
    )


def steps_of(places: Sequence[int]) -> Steps:
    """The steps of ascending places."""
    return array(TYPE, map(sub, places, chain((-1,), places)))


def _pairs(places: Sequence[int], after: str) -> int:
    if len(places) < _MANY:
        return len(places)
    return max(count_signs(map(after.__getitem__, places)).values(), default=0)


def count_signs(signs: Iterable[str]) -> Counter[str]:
    """How often each occurs; breaks and words are none."""
    counts = Counter(signs)
    del counts[BREAK], counts[WORD]
    return counts


def _places(signs: str, words: Iterable[str]) -> "dict[str, array[int]]":
    """Where each token stands."""
    places: defaultdict[str, array[int]] = defaultdict(lambda: array(TYPE))
    for place, sign in enumerate(signs):
        places[sign].append(place)
    places.pop(BREAK, None)
    for word, place in zip(words, places.pop(WORD, ()), strict=True):
        places[word].append(place)
    return places


def join_parts(parts: Iterable[Part]) -> Joined:
    """The segment of these parts; none of them is needed any more afterwards."""
    folded: list[Folded] = []
    signs: list[str] = []
    runs: defaultdict[str, Run] = defaultdict(Run)
    start = 0
    for part in parts:
        folded += (Folded(o.text, start + o.start, o.title) for o in part.folded)
        signs.append(part.signs)
        _append(part, start, runs)
        start += len(part.signs)
    positions = max(1, start - len(BETWEEN))
    return Joined(tuple(folded), positions, tuple(signs), runs)


def _append(part: Part, start: int, runs: dict[str, Run]) -> None:
    steps: Steps = array(TYPE, part.steps)
    at = 0
    columns = (part.counts, part.ends, part.pairs, part.tokens.split(" "))
    for count, end, pairs, token in zip(*columns, strict=False):
        run = runs[token]
        steps[at] += start - 1 - run.end
        run.steps += steps[at : at + count]
        run.end = start + end
        run.pairs += pairs
        at += count
