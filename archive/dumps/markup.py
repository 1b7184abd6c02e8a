"""HTML in small: what a title or a summary says, and links that stand on their own."""

import re
from html import escape
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from archive.text.entities import decode_entities
from archive.text.space import fold

_LINKS = {"href", "src", "poster"}
_BLOCK_END = re.compile(r"<(?:/p|/div|/li|/h[1-6]|br)\b", re.IGNORECASE)


def plain_text(html: str) -> str:
    """The text of a scrap of HTML, in one line."""
    if "<" not in html:
        return fold(decode_entities(html))
    soup = BeautifulSoup(_BLOCK_END.sub(r" \g<0>", html), "lxml")
    for tag in soup(["script", "style"]):
        tag.decompose()
    return fold(soup.get_text())


def paragraphs(text: str) -> str:
    """Plain text as HTML: a paragraph for each block between empty lines."""
    blocks = (block.strip() for block in text.split("\n\n"))
    return "".join(
        f"<p>{escape(block, quote=False)}</p>".replace("\n", "<br>")
        for block in blocks
        if block
    )


def with_base(html: str, base: str) -> str:
    """HTML whose relative links have been resolved against ``base``."""
    soup = BeautifulSoup(html, "lxml")
    for tag in soup.select("[href], [src], [poster]"):
        for name in _LINKS & tag.attrs.keys():
            tag[name] = joined(base, str(tag[name]))
    body = soup.body
    return body.decode_contents() if body else html


def joined(base: str, address: str) -> str:
    """``urljoin`` for addresses that strangers wrote: what cannot be joined stays."""
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address
