"""A paragraph -> what it has in common with its translation.

Of a translation the length is known, the sentences mostly stay sentences, and what
stands for itself stays: numbers, dates, names in Latin letters, questions, quotations,
links, and the words that a small lexicon knows.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from archive.formats.paragraphs import Passage
from archive.relate import lexicon, quantities
from archive.text.matching import matching_form
from archive.text.script import han_count
from archive.text.variants import fold_variants

_NAME = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:'(?!s\b)[A-Za-z]+)*")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f0-9]")
_SIGN = re.compile(r"[,。、“”;:!?《》]")
_HAN_END = re.compile(r"[。!?]+|……")
_LATIN_END = re.compile(r"[.!?]+[\"”’')]*(?=\s|$)")
_QUOTE = re.compile(r"[“”\"「」]")
_TARGET = re.compile(r"\]\(<?([a-z]+://[^\s)>]+)", re.IGNORECASE)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_HAN_DAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_HAN_DAYS = dict(zip("一二三四五六日天", (*_DAYS, _DAYS[6]), strict=True))


class Traits(NamedTuple):
    """Of a paragraph, as far as its translation has them too."""

    length: float
    """In the units of its own language; more than 0."""
    sentences: int
    quotes: int
    """Quotation marks."""
    questions: int
    anchors: tuple[str, ...]
    """Kind and value, such as ``number:1200000``; each once, sorted."""


def traits_of(paragraph: Passage, *, is_english: bool) -> Traits:
    """The traits of a paragraph of prose."""
    text = matching_form(paragraph.text)
    ends = _LATIN_END if is_english else _HAN_END
    anchors = set(_in_english(text) if is_english else _in_chinese(fold_variants(text)))
    anchors.update(f"latin:{_bare(name)}" for name in _NAME.findall(text))
    anchors.update(f"sign:{sign}" for sign in "!(" if sign in text)
    anchors.update(f"link:{target}" for target in _TARGET.findall(paragraph.markdown))
    return Traits(
        length=_length(text, is_english=is_english),
        sentences=max(1, len(ends.findall(text))),
        quotes=len(_QUOTE.findall(text)),
        questions=text.count("?"),
        anchors=tuple(sorted(anchors)),
    )


def _length(text: str, *, is_english: bool) -> float:
    """Characters; in Chinese so many Han ones as say as much."""
    if is_english:
        return float(max(1, len(text)))
    latin, signs = len(_LATIN.findall(text)), len(_SIGN.findall(text))
    return max(1.0, han_count(text) + latin / 3 + signs / 2)


def _in_english(text: str) -> Iterator[str]:
    words = dict.fromkeys(_WORD.findall(text), 0)
    words |= dict.fromkeys(map(str.casefold, words), 0)
    yield from (f"word:{number}" for _, number in lexicon.in_english(text, words))
    yield from (f"number:{value}" for _, value in quantities.in_english(text))
    yield from (f"day:{name}" for name in _DAY.findall(text))


def _in_chinese(text: str) -> Iterator[str]:
    yield from (f"word:{number}" for _, number in lexicon.in_chinese(text))
    yield from (f"number:{value}" for _, value in quantities.in_chinese(text))
    yield from (f"day:{_HAN_DAYS[day]}" for day in _HAN_DAY.findall(text))


def _bare(name: str) -> str:
    """``Málaga`` is often written without its accent."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
