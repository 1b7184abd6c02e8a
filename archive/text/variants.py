"""Chinese text -> the same text with one form for signs that have several.

Traditional and Simplified forms of a character become one, the Simplified one, character
by character: 臺灣, 台灣 and 台湾 are the same string then, and 頭髮 and 头发. It is a form to
compare and to search by, not to read: 著 becomes 着 in 著名, too.
"""

import re
from collections.abc import Mapping
from functools import cache

from opencc import OpenCC

from archive.text.matching import matching_form

_BLOCKS = (
    range(0x3400, 0x4DC0),
    range(0x4E00, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x323B0),
)
"""Where Unicode has Han characters."""

_APART = "，"
"""Stands between characters, so that OpenCC sees no words in them."""

_ALSO = {"著": "着", "瞭": "了", "藉": "借", "妳": "你", "牠": "它", "祂": "他"}
"""What OpenCC leaves alone, since only the word tells: 看著 is 看着, 著名 is 著名."""


@cache
def variants() -> Mapping[str, str]:
    """Each character that has another form -> that form, which has none itself."""
    signs = _APART.join(chr(code) for block in _BLOCKS for code in block)
    simple = OpenCC("t2s").convert(signs)
    pairs = zip(signs[::2], simple[::2], strict=True)
    found = {sign: form for sign, form in pairs if sign != form}
    found |= _ALSO
    # 薴 becomes 苧, and that one 苎.
    return {sign: found.get(form, form) for sign, form in found.items()}


@cache
def _pattern() -> re.Pattern[str]:
    """Finds characters that have another form, and all beyond the basic plane.

    Those would be compared one by one; the others are looked up in a table.
    """
    basic = "".join(sign for sign in variants() if sign <= "\uffff")
    return re.compile(f"[{basic}\U00010000-\U0010ffff]")


def fold_variants(text: str) -> str:
    """The text with one form for each character; its length and positions stay.

    Folding twice is folding once.
    """
    forms = variants()
    # Most texts have few such characters, if any, and each of them often.
    for sign in set(_pattern().findall(text)):
        text = text.replace(sign, forms.get(sign, sign))
    return text


def one_form(text: str) -> str:
    """The text with one form for each sign, too: its length and positions stay."""
    return fold_variants(matching_form(text))
