"""White space and invisible characters, as dumps have them and as a reader wants them."""

import re
import unicodedata

_UNSEEN = (
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
)
_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_ODD = re.compile(f"[{_UNSEEN}{_ENDS}]")
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
"""Zero-width marks, direction overrides (they can disguise a word) and controls.
Zero-width joiners stay: emoji and some scripts need them."""

_BREAKS = re.compile(f"[{_ENDS}]+")
_WIDE = "\t\n\r\f\u00a0\u2000-\u200a\u202f\u205f"
_HTML_SPACES = re.compile(f"[{_WIDE}][ {_WIDE}]*| [ {_WIDE}]+")
"""All but the single space: most runs of white space are just that."""
EDGE = " \t\n\r\f\v\u00a0\u3000\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))
"""What may stand at the edge of a paragraph and means nothing there."""


def visible(text: str) -> str:
    """``text`` in NFC without characters that show nothing; odd line ends become LF.

    NFC also maps the CJK compatibility ideographs that some dumps hold (U+F9xx) to
    the characters that a reader types.
    """
    if text.isprintable():
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    if _ODD.search(text):
        text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """One line: every run of white space is one space, none at the edges."""
    return " ".join(visible(text).split())


def is_empty(text: str) -> bool:
    """True where nothing of ``text`` can be seen: ``not fold(text)``, without folding."""
    core = text.lstrip()
    return not (core and (core[0].isprintable() or bare(core)))


def collapse(text: str) -> str:
    """As a browser shows running text: runs of white space, NBSP included, are one space.

    U+3000 stays: inside Chinese text it separates.
    """
    if text.isprintable() and "  " not in text:
        return visible(text)
    return _HTML_SPACES.sub(" ", visible(text))


def bare(text: str) -> str:
    """``text`` without any white space or invisible character: what is left to compare."""
    return "".join(visible(text).split())
