"""Bytes -> text. The only place where bytes of unknown encoding become characters."""

import codecs
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8 with byte-order mark"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16"),
)
_COMMON = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對"
    "生能而子那得于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學"
    "如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實"
    "，。、“”「」《》：；？！（）"
)
"""The commonest characters of both scripts, and the punctuation around them."""

_ENOUGH_ZEROS = 0.2
"""Share of zero bytes from which text without a mark is taken for UTF-16."""


class Decoded(NamedTuple):
    """A text and the name of the encoding that it was found in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """Decode ``data``, or return None where it is not text in a known encoding.

    Byte-order marks decide first; then UTF-8, UTF-16 without a mark, and of the
    double-byte encodings (GB18030, which holds GB2312 and GBK; Big5) the one that
    gives more of the commonest characters. No character is replaced or dropped.
    """
    for mark, codec, name in _BOMS:
        if data.startswith(mark):
            return _try(data, codec, name)
    if b"\0" in data and (found := _utf16(data)):
        return found
    return _try(data, "utf-8", "utf-8") or _double_byte(data)


def _try(data: bytes, codec: str, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError:
        return None


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark has zero bytes beside its ASCII; anything else is binary."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if max(even, odd) < len(data) / 2 * _ENOUGH_ZEROS:
        return None
    codec = "utf-16-le" if odd > even else "utf-16-be"
    found = _try(data, codec, codec)
    return found if found and "\0" not in found.text else None


def _double_byte(data: bytes) -> Decoded | None:
    found = [
        decoded
        for codec, name in (("gb18030", "gb18030"), ("big5hkscs", "big5"))
        if (decoded := _try(data, codec, name))
    ]
    best = max(found, key=_commonness, default=None)
    return best if best and _commonness(best) > 0 else None


def _commonness(decoded: Decoded) -> float:
    """Share of the commonest characters among all that are not ASCII."""
    foreign = [char for char in decoded.text if char > "\x7f"]
    common = sum(char in _COMMON for char in foreign)
    return common / len(foreign) if foreign else 0.0
