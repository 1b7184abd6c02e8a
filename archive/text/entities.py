"""``&amp;`` and its kin -> the characters that they stand for."""

import re
from html import unescape

_ENTITY = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)


def decode_entities(text: str) -> str:
    """``text`` with its HTML entities as characters.

    Only with their semicolon, as in Markdown: an address may hold ``&copy=1``. Numbers
    that are no character give nothing rather than U+FFFD.
    """
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    return unescape(found[0]).replace("\ufffd", "")
