"""Text -> tokens: characters, digits and words, and the breaks between them.

The rules are in ``README.md``; the search page has the same ones in JavaScript.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import repeat

from archive.text.variants import variants

LETTER = "a-z\u00df-\u00f6\u00f8-\u02af\u0370-\u052f\u1e00-\u1fff"
"""What words are made of, as the inside of a class of an expression."""

BREAK = "!"
WORD = "a"
BETWEEN = BREAK * 2
"""The positions between two paragraphs, fields or documents: nothing stands there."""

_SPACE = " "
_ODD = "\0"
"""What nothing is folded to: a character that those beside it may change."""
_SIGNIFICANT = "'.,·-"
"""Marks that may be something other than a break."""
_SAME = {
    **dict.fromkeys("’‘\u02bc", "'"),
    "\u2010": "-",
    "\u03c2": "\u03c3",
    **dict.fromkeys("•‧・･∙⋅●", "·"),
    **{mark: mark for mark in _SIGNIFICANT},
}
_WRITTEN_OUT = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "\u0131": "i",
    "þ": "th",
}
_PARTS = range(0x1160, 0x1200)
"""Of hangul: those that stand behind another one."""
_ACCENTED = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Letters whose accents count for nothing; й is another letter than и."""

_SIGN = rf"[^ {BREAK}{_SIGNIFICANT}]"
_INITIALS = re.compile(rf"(?<![{LETTER}])([{LETTER}])\.(?=[{LETTER}](?![{LETTER}]))")
_OTHER_STOP = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
# What follows begins with the mark itself: it is looked for before anything else is.
_OTHER_QUOTE = re.compile(rf"'(?:(?<![{LETTER}]')|(?![{LETTER}]))")
_THOUSANDS = re.compile(r",(?<=[0-9],)(?=[0-9]{3}(?![0-9]))")
_JOINT = re.compile(
    rf"·(?<={_SIGN}·)(?={_SIGN})"
    rf"|-(?:(?<=[{LETTER}]-)(?={_SIGN})|(?<={_SIGN}-)(?=[{LETTER}]))"
)
_BREAKS = re.compile(rf"{BREAK}(?=[ {BREAK}])[ {BREAK}]*")
_WORD = re.compile(rf"[{LETTER}]+(?:'[{LETTER}]+)*")


class _Forms(dict[int, str]):
    """Each character -> what it is folded to; filled as they occur."""

    def __init__(self, form: Callable[[str], str]) -> None:
        self._form = form

    def __missing__(self, code: int) -> str:
        form = self[code] = self._form(chr(code))
        return form


def _form(char: str) -> str:
    """Of a character of lower-case NFKC."""
    if char in _SAME:
        return _SAME[char]
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category[0] in "ZC":
        return _SPACE
    if category[0] in "PS":
        return BREAK
    if any(ord(char) in block for block in _ACCENTED):
        char = unicodedata.normalize("NFD", char)[0]
        return _WRITTEN_OUT.get(char, char)
    return variants().get(char, char)


def _form_alone(char: str) -> str:
    """Of any character, unless NFKC might join it with the one before it.

    Those are what begins with an accent or is a part of a hangul; to be sure, we count
    all that few texts have among them.
    """
    first = unicodedata.normalize("NFKD", char)[0]
    if (
        unicodedata.category(first)[0] == "M"
        or ord(first) in _PARTS
        or first > "\uffff"
    ):
        return _ODD
    return unicodedata.normalize("NFKC", char).lower().translate(_FORMS)


_FORMS = _Forms(_form)
_FORMS_ALONE = _Forms(_form_alone)


def fold_line(paragraph: str) -> str:
    """A paragraph in folded characters, with a space where a word ends at nothing else.

    Breaks stand there as BREAK, none at either end, and no two in a row.
    """
    text = paragraph.translate(_FORMS_ALONE)
    if _ODD in text:
        text = unicodedata.normalize("NFKC", paragraph).lower().translate(_FORMS)
    if "." in text:
        text = _OTHER_STOP.sub(BREAK, _INITIALS.sub(r"\1", text))
    if "'" in text:
        text = _OTHER_QUOTE.sub(BREAK, text)
    if "," in text:
        text = _THOUSANDS.sub("", text)
    if "·" in text or "-" in text:
        text = _JOINT.sub(_SPACE, text)
    for mark in ",·-":
        text = text.replace(mark, BREAK)
    return _BREAKS.sub(BREAK, text.strip(_SPACE + BREAK))


def words_of(line: str) -> list[str]:
    """The words of a folded line."""
    return _WORD.findall(line)


def signs_of(line: str) -> str:
    """A folded line with a character for each position: the letter WORD for each word."""
    return _WORD.sub(WORD, line).replace(_SPACE, "")


def fold(paragraph: str) -> list[str]:
    """The tokens of one paragraph; an empty string is a break.

    There is none at either end, and no two follow each other.
    """
    return _tokens(fold_line(paragraph))


def fold_all(paragraphs: Iterable[str]) -> list[str]:
    """The tokens of a text, with two breaks between paragraphs; empty ones are left out."""
    return _tokens(join_lines(map(fold_line, paragraphs)))


def join_lines(lines: Iterable[str]) -> str:
    """The folded lines of a text in one, with two breaks between them."""
    return BETWEEN.join(filter(None, lines))


def _tokens(line: str) -> list[str]:
    own = {WORD: iter(words_of(line)), BREAK: repeat("")}
    return [next(own[sign]) if sign in own else sign for sign in signs_of(line)]


def is_word(token: str) -> bool:
    """True for a word, false for a character, a digit, a point or a break."""
    return bool(_WORD.match(token))
