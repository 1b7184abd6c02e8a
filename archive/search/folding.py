"""Text -> tokens: characters, digits and words, and the breaks between them.

The rules are in ``README.md``; the search page has the same ones in JavaScript.
"""

import re
import unicodedata
from collections.abc import Iterable

from archive.text.variants import variants

LETTER = "a-z\u00df-\u00f6\u00f8-\u02af\u0370-\u052f\u1e00-\u1fff"
"""What words are made of, as the inside of a class of an expression."""

BETWEEN = ("", "")
"""The positions between two paragraphs, fields or documents: nothing stands there."""

_SPACE, _MARK = " ", "!"
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
_ACCENTED = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Letters whose accents count for nothing; й is another letter than и."""

_TOKEN_SIGN = rf"[^ {_MARK}{_SIGNIFICANT}]"
_INITIALS = re.compile(rf"(?<![{LETTER}])([{LETTER}])\.(?=[{LETTER}](?![{LETTER}]))")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_JOINT = re.compile(
    rf"(?<={_TOKEN_SIGN})·(?={_TOKEN_SIGN})"
    rf"|(?<=[{LETTER}])-(?={_TOKEN_SIGN})|(?<={_TOKEN_SIGN})-(?=[{LETTER}])"
)
_OTHER_STOP = re.compile(r"(?<![0-9])\.|\.(?![0-9])")
_TOKEN = re.compile(
    rf"([{LETTER}]+(?:'[{LETTER}]+)*|[^ {_MARK}',·-])|[{_MARK}',·-][ {_MARK}',·-]*"
)


class _Forms(dict[int, str]):
    """Each character of lower-case NFKC -> what it is folded to; filled as they occur."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _form(chr(code))
        return form


def _form(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category[0] in "ZC":
        return _SPACE
    if category[0] in "PS":
        return _MARK
    if any(ord(char) in block for block in _ACCENTED):
        char = unicodedata.normalize("NFD", char)[0]
        return _WRITTEN_OUT.get(char, char)
    return variants().get(char, char)


_FORMS = _Forms()


def fold(paragraph: str) -> list[str]:
    """The tokens of one paragraph; an empty string is a break.

    There is none at either end, and no two follow each other.
    """
    text = unicodedata.normalize("NFKC", paragraph).lower().translate(_FORMS)
    if "." in text:
        text = _OTHER_STOP.sub(_MARK, _INITIALS.sub(r"\1", text))
    if "," in text:
        text = _THOUSANDS.sub("", text)
    if "·" in text or "-" in text:
        text = _JOINT.sub(_SPACE, text)
    tokens: list[str] = _TOKEN.findall(text.strip(" !',·-"))
    return tokens


def fold_all(paragraphs: Iterable[str]) -> list[str]:
    """The tokens of a text, with two breaks between paragraphs; empty ones are left out."""
    tokens: list[str] = []
    for paragraph in paragraphs:
        folded = fold(paragraph)
        if tokens and folded:
            tokens += BETWEEN
        tokens += folded
    return tokens


def is_word(token: str) -> bool:
    """True for a word, false for a character, a digit, a point or a break."""
    return bool(_WORD.match(token))


_WORD = re.compile(f"[{LETTER}]")
