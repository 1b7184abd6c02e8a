"""A paragraph -> what it has in common with its translation.

Of a translation the length is known, the sentences mostly stay sentences, and what
stands for itself stays: numbers, dates, names in Latin letters, questions, quotations,
links. ``Words`` adds what a lexicon knows.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from archive.formats.paragraphs import Passage
from archive.relate.numerals import numbers_in
from archive.text.matching import matching_form
from archive.text.script import han_count

Words = Callable[[str, bool], Iterable[str]]
"""Of a text, and whether it is English: names of the things that it speaks of, the same
in either language."""

_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f0-9]")
_SIGN = re.compile(r"[，。、“”；：！？《》]")
_HAN_END = re.compile(r"[。！？!?]+|……")
_LATIN_END = re.compile(r"[.!?]+[\"”’')]*(?=\s|$)")
_QUOTE = re.compile(r"[“”\"「」]")
_TARGET = re.compile(r"\]\(<?([a-z]+://[^\s)>]+)", re.IGNORECASE)
_MONTHS = (
    "January February March April May June "
    "July August September October November December"
).split()
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS[:4] + _MONTHS[5:])}|May(?= \d))\b")
_HAN_MONTH = re.compile(r"(1[0-2]|[1-9]) ?月")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_HAN_DAY = re.compile(r"(?:[周週]|星期|礼拜|禮拜)([一二三四五六日天])")
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


def traits_of(
    paragraph: Passage, *, is_english: bool, words: Words | None = None
) -> Traits:
    """The traits of a paragraph of prose."""
    text = paragraph.text
    ends = _LATIN_END if is_english else _HAN_END
    anchors = {*_anchors(text, is_english), *_links(paragraph.markdown)}
    if words:
        anchors.update(f"word:{word}" for word in words(text, is_english))
    return Traits(
        length=_length(text, is_english=is_english),
        sentences=max(1, len(ends.findall(text))),
        quotes=len(_QUOTE.findall(text)),
        questions=text.count("?") + text.count("？"),
        anchors=tuple(sorted(anchors)),
    )


def _length(text: str, *, is_english: bool) -> float:
    """Characters; in Chinese so many Han ones as say as much."""
    if is_english:
        return float(max(1, len(text)))
    latin, signs = len(_LATIN.findall(text)), len(_SIGN.findall(text))
    return max(1.0, han_count(text) + latin / 3 + signs / 2)


def _anchors(text: str, is_english: bool) -> Iterator[str]:  # noqa: FBT001
    for name in _LETTER.findall(text):
        if len(name) > 1:
            yield f"latin:{_bare(name)}"
    for number in numbers_in(text, is_english=is_english):
        yield f"number:{number}"
    if is_english:
        yield from (f"month:{_MONTHS.index(name) + 1}" for name in _MONTH.findall(text))
        yield from (f"day:{name}" for name in _DAY.findall(text))
    else:
        folded = matching_form(text)
        yield from (f"month:{number}" for number in _HAN_MONTH.findall(folded))
        yield from (f"day:{_HAN_DAYS[day]}" for day in _HAN_DAY.findall(text))
    yield from (f"sign:{sign}" for sign in "!(" if sign in matching_form(text))


def _bare(name: str) -> str:
    """``Málaga`` is often written without its accent."""
    parts = unicodedata.normalize("NFKD", name.lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _links(markdown: str) -> Iterator[str]:
    return (f"link:{target}" for target in _TARGET.findall(markdown))
