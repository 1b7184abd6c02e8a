"""Words of a text -> what they mean in either language, as far as a small list knows.

The lists are ``lexicon_names``, ``lexicon_affairs`` and ``lexicon_life``; concepts are
numbered in their order. Chinese is not cut into words: a word is looked for by its
first two characters, and of words that begin alike the longer counts.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from archive.relate.lexicon_affairs import AFFAIRS
from archive.relate.lexicon_life import LIFE
from archive.relate.lexicon_names import NAMES
from archive.text.regions import fold_names

_ENDINGS = ("s", "es", "ed", "ing", "d", "er", "ers")
_VOWELS = frozenset("aeiouy")
_PAIR = 2
_SHORTEST = 4
"""Letters of an English word that has other forms: ``us`` is not the plural of ``u``."""


class Lexicon(NamedTuple):
    """Concepts by number, as either language writes them."""

    english: Mapping[str, int]
    """Single words, small letters but for some acronyms, all forms."""
    phrases: Mapping[str, tuple[tuple[str, int], ...]]
    """First word -> phrases of several words that begin with it."""
    chinese: Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]]
    """First two characters -> words that begin with them, the longest first."""
    beginnings: re.Pattern[str]
    """Finds two characters at every place where a word may begin."""


@cache
def lexicon() -> Lexicon:
    """The lists, taken apart."""
    english: dict[str, int] = {}
    phrases: dict[str, list[tuple[str, int]]] = {}
    chinese: dict[str, list[int]] = {}
    for number, entry in enumerate(_entries()):
        for word in entry.split():
            phrase = word.replace("-", " ")
            if not word.isascii():
                chinese.setdefault(fold_names(word), []).append(number)
            elif phrase != word:
                first = phrase.split()[0].removesuffix("'s")
                phrases.setdefault(first, []).append((phrase, number))
            else:
                english[word] = number
    beginning = _by_beginning(chinese)
    firsts, seconds = ("".join({word[at:][:1] for word in beginning}) for at in (0, 1))
    return Lexicon(
        english={**_forms(english), **english},
        phrases={first: tuple(own) for first, own in phrases.items()},
        chinese=beginning,
        beginnings=re.compile(f"(?=([{firsts}][{seconds}]))"),
    )


def _entries() -> Iterator[str]:
    for listed in (NAMES, AFFAIRS, LIFE):
        yield from (entry for entry in listed.split(";") if entry.strip())


def _forms(words: Mapping[str, int]) -> dict[str, int]:
    """Plurals and the like, also some that no language has."""
    found: dict[str, int] = {}
    for word, number in words.items():
        if len(word) < _SHORTEST or not word.islower():
            continue
        stem = word[:-1]
        made = [word + ending for ending in _ENDINGS]
        if word.endswith("y"):
            made += (stem + "ies", stem + "ied")
        elif word.endswith("e"):
            made += (stem + "ing",)
        elif word[-1] not in _VOWELS:
            made += (word + word[-1] + "ing", word + word[-1] + "ed")
        for form in made:
            found.setdefault(form, number)
    return found


def _by_beginning(
    words: Mapping[str, list[int]],
) -> Mapping[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        found.setdefault(word[:2], []).append((word, tuple(words[word])))
    return {beginning: tuple(own) for beginning, own in found.items()}


def in_english(text: str, places: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Where a concept is first named, and its number.

    ``places`` are the first places of the text's words; a phrase counts from where its
    first word does.
    """
    known = lexicon()
    for word in known.english.keys() & places.keys():
        yield places[word], known.english[word]
    plain = ""
    for first in known.phrases.keys() & places.keys():
        plain = plain or text.casefold().replace("-", " ")
        for phrase, number in known.phrases[first]:
            if phrase in plain:
                yield places[first], number


def in_chinese(text: str) -> Iterator[tuple[int, int]]:
    """Where a concept is first named, and its number; ``text`` is folded."""
    known = lexicon()
    for beginning in known.chinese.keys() & known.beginnings.findall(text):
        longer = 0
        for word, numbers in known.chinese[beginning]:
            at = text.find(word)
            if at < 0 or (longer and text.count(word) <= longer):
                continue
            longer += text.count(word) if len(word) > _PAIR else 0
            for number in numbers:
                yield at, number
