"""What a dump gives as an address -> an address that may stand in a page."""

import re
from urllib.parse import quote, urljoin, urlsplit

from archive.text.space import visible

_SCHEMES = frozenset({"http", "https", "mailto", "tel", ""})
_SAFE = "%/:=&?~#+!$,;'@()*[]"
_PLAIN = re.compile(
    r"https?://[\w.-]+(?::\d+)?(?:[/?][\w%/:=&?~#+!$,;'@()*.-]*)?", re.ASCII
)
_LINE_ENDS = re.compile(r"[\t\n\r]+")
"""A browser overlooks these inside an address: ``java⏎script:`` runs."""


def address(href: str, base: str = "") -> str:
    """``href`` as an absolute address, or empty.

    ``javascript:`` and its kin give nothing; ``//host`` gets ``https:``; spaces, Chinese
    and what Markdown or a browser could misread are percent-encoded.
    """
    if _PLAIN.fullmatch(href):
        return href
    href = _LINE_ENDS.sub("", visible(href)).strip()
    if href.startswith("#") or not href:
        return ""
    try:
        joined = urljoin(base, href) if base else href
        joined = "https:" + joined if joined.startswith("//") else joined
        parts = urlsplit(joined)
        host = parts.hostname
        encoded = quote(joined, safe=_SAFE)
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or (parts.scheme.startswith("http") and not host):
        return ""
    if not parts.scheme and (base or ":" in joined.partition("/")[0]):
        return ""
    return encoded
