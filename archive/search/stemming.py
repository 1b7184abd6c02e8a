"""An English word -> its stem: a few rules that are the same in JavaScript.

The plural is Harman's "S" stemmer (1991), a little wider; -ed and -ing are Porter's step 1b
(1980) without its repairs, and a final e goes everywhere instead: making and make are ``mak``.
"""

import re
from functools import lru_cache

_SHORTEST = 4
_KNOWN = 1 << 16
"""Words whose stems are kept: the next segment has most of them, too."""
_PLAIN = re.compile(r"[a-z]+")
_SIBILANT = re.compile(r"(?:ss|sh|ch|x|z)es$")
_PLURAL = re.compile(r"(?<![sui])s$")
_ED = re.compile(r"(?<=...)(?:ing|(?<!e)ed)$")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLE = re.compile(r"([bcdfghjkmnpqrtvwxy])\1$")
_FINAL_Y = re.compile(r"(?<=[^aeiou])y$")


@lru_cache(_KNOWN)
def stem(word: str) -> str:
    """The stem of a folded word. Words of other letters than a-z are their own."""
    word = word.removesuffix("'s")
    if word == "news" or len(word) < _SHORTEST or not _PLAIN.fullmatch(word):
        return word
    return _without_end(_without_inflection(_singular(word)))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    if _SIBILANT.search(word):
        return word[:-2]
    return _PLURAL.sub("", word)


def _without_inflection(word: str) -> str:
    if word.endswith("ied") and len(word) > _SHORTEST:
        return word[:-3] + "y"
    base = _ED.sub("", word)
    if base == word or not _VOWEL.search(base):
        return word
    return base[:-1] if _DOUBLE.search(base) else base


def _without_end(word: str) -> str:
    if len(word) < _SHORTEST:
        return word
    return word[:-1] if word.endswith("e") else _FINAL_Y.sub("i", word)
