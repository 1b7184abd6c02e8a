"""Slugs: the readable part of a permalink, from an address or a title. Pure, for ever."""

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from urllib.parse import unquote

from slugify import slugify

LONGEST = 80
"""Characters of a slug, its fingerprint included: file names stay short on every system."""

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TAIL = 6
_WORDS: Mapping[str, Any] = {
    "max_length": LONGEST - _TAIL - 1,
    "word_boundary": True,
    "backend": "text-unidecode",
}
"""Without a name for it, whatever other transliteration is installed would be taken."""


def slug(text: str, *, salt: str) -> str:
    """``text`` as ``[a-z0-9-]+``; never empty, never longer than ``LONGEST``.

    Where nothing is lost but letter case and separators, the result is just that.
    Where characters are transliterated (Chinese to pinyin) or cut, two texts could
    meet in one slug; then a fingerprint of ``salt``, which names the article
    (its canonical address), keeps them apart: ``zhong-guo-3fa2c1``.
    """
    text = unquote(text).strip()
    plain = re.sub(r"[\s_.]+", "-", text.lower()).strip("-")
    if _PLAIN.fullmatch(plain) and len(plain) <= LONGEST:
        return plain
    tail = fingerprint(salt)
    words = slugify(text, **_WORDS)
    return f"{words}-{tail}" if words else tail


def fingerprint(text: str) -> str:
    """Six hexadecimal digits that stand for ``text``."""
    return blake2b(text.encode(), digest_size=_TAIL // 2).hexdigest()
