"""Pages as JSON lines -> what trafilatura and readability-lxml make of each.

Runs in an environment of its own, without ``archive``. A line in is ``{"html", "url"}``,
a line out ``{tool: {title, day, authors, paragraphs, text, image}}``.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import trafilatura  # type: ignore[import-not-found]
from lxml import etree
from lxml.html import HtmlElement, fromstring
from readability import Document  # type: ignore[import-not-found]

_PROSE = "self::p or self::li or self::item or self::quote"


def by_trafilatura(html: str, url: str) -> dict[str, Any]:
    """Text as its XML, the rest as its metadata."""
    found = trafilatura.bare_extraction(
        html, url=url, include_images=True, include_comments=False, with_metadata=True
    )
    if found is None:
        return nothing()
    body = found.body
    return {
        "title": found.title or "",
        "day": (found.date or "")[:10],
        "authors": [name for name in re.split(r"\s*;\s*", found.author or "") if name],
        "paragraphs": list(prose(body)),
        "text": "\n".join(body.itertext()),
        "image": found.image or next(iter(body.xpath(".//graphic/@src")), ""),
    }


def by_readability(html: str, url: str) -> dict[str, Any]:
    """Title and body; it looks for no more."""
    document = Document(html, url=url)
    body = fromstring(document.summary(html_partial=True))
    return {
        **nothing(),
        "title": document.title(),
        "paragraphs": list(prose(body)),
        "text": "\n".join(body.itertext()),
        "image": next(iter(body.xpath(".//img/@src")), ""),
    }


def nothing() -> dict[str, Any]:
    """What a tool says that found no article."""
    empty: dict[str, Any] = {"authors": [], "paragraphs": []}
    return {**dict.fromkeys(("title", "day", "text", "image"), ""), **empty}


def prose(body: HtmlElement) -> Iterator[str]:
    """Texts of the innermost paragraphs and items that are more than a link."""
    for node in body.iter(etree.Element):
        inner = any(True for _ in node.xpath(f"descendant::*[{_PROSE}]"))
        if not inner and node.xpath(_PROSE) and not node.xpath("ancestor::figure"):
            text = "".join(node.itertext()).strip()
            links = "".join(node.xpath(".//a//text() | .//ref//text()")).strip()
            if text and text != links:
                yield text


def main() -> None:
    """Answer each line of the standard input."""
    for line in sys.stdin:
        page = json.loads(line)
        told = {
            "trafilatura": by_trafilatura(page["html"], page["url"]),
            "readability": by_readability(page["html"], page["url"]),
        }
        print(json.dumps(told))


if __name__ == "__main__":
    main()
