"""OpenCC -> tables by which a text is written in the other script, word by word.

Where a character has several forms in the other script the word decides: 头发 is 頭髮, 发展
發展. Tables with every word of OpenCC would be half a megabyte; these have the characters
in use and the words of ``hanzi_words``, as far as they are needed: a word whose
characters come out right one by one is not among them.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from opencc import OpenCC

from archive.text.hanzi_words import AUTHORED, MOSTLY, SIMPLIFIED, TRADITIONAL

_APART = "，"
"""Stands between words, so that OpenCC makes none of two."""


class Table(NamedTuple):
    """How to write a script in the other one."""

    signs: Mapping[str, str]
    """Characters that change -> their form, mostly."""
    words: Mapping[str, str]
    """Words in which a character has another form than that, each as long as before."""


@cache
def to_traditional() -> Table:
    """Simplified -> Traditional as Taiwan writes it; the words stay those of the text."""
    return _table("s2tw", _characters("gb2312"), SIMPLIFIED)


@cache
def to_simplified() -> Table:
    """Traditional -> Simplified."""
    table = _table("tw2s", _characters("big5"), TRADITIONAL)
    kept = AUTHORED.split()
    forms = OpenCC("t2s").convert(_APART.join(kept)).split(_APART)
    words = {**table.words, **dict(zip(kept, forms, strict=True))}
    return Table(table.signs, words)


def convert(text: str, table: Table) -> str:
    """The text in the other script: at each place the longest word, else the character.

    As long as before. What the script of the site does to a page, for tests and tables.
    """
    return _written(text, table.signs, table.words, _longest(table.words))


def _written(
    text: str, signs: Mapping[str, str], words: Mapping[str, str], longest: int
) -> str:
    found: list[str] = []
    at = 0
    while at < len(text):
        ends = range(min(at + longest, len(text)), at + 1, -1)
        word = next((text[at:end] for end in ends if text[at:end] in words), text[at])
        found.append(words.get(word) or signs.get(word, word))
        at += len(word)
    return "".join(found)


def _longest(words: Iterable[str]) -> int:
    return max(map(len, words), default=1)


def _table(config: str, characters: str, listed: str) -> Table:
    opencc = OpenCC(config)
    forms = opencc.convert(_APART.join(characters))[::2]
    # Hardly a font has what lies beyond the basic plane, 𫫇 for 噁.
    pairs = zip(characters, forms, strict=True)
    signs = {sign: form for sign, form in pairs if sign != form <= "\uffff"}
    signs |= {sign: form for sign, form in MOSTLY.items() if sign in signs}
    known = sorted(set(listed.split()), key=lambda word: (len(word), word))
    results = opencc.convert(_APART.join(known)).split(_APART)
    words: dict[str, str] = {}
    for word, form in zip(known, results, strict=True):
        if _written(word, signs, words, len(word)) != form and len(word) == len(form):
            words[word] = form
    return Table(signs, words)


def _characters(charset: str) -> str:
    """The Han characters of a national standard, in the order of Unicode."""
    codes = (chr(code) for code in range(0x4E00, 0xA000))
    return "".join(sign for sign in codes if sign.encode(charset, "ignore"))
