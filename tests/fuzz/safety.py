"""Pages as a browser reads them: what runs, what leads away, what broke out."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.fuzz.account import characters, shown_text
from tests.fuzz.made import PERMALINK, Broken, Made

_NEVER = (
    "script, style, iframe, frame, frameset, object, embed, applet, form, input, button, "
    "textarea, select, base, meta, link, svg, math, template, noscript, main, article, "
    "title, video, audio, source, h1"
)
"""Elements that no body of an article may hold."""

_ONCE = (
    "<main",
    "<body",
    "<html",
    "<head",
    "<title",
    "<article",
    "<h1",
    "</body",
    "</html",
)
_PARTS = (
    "html > body > main#main > article.art > header > h1",
    "html > body > main#main > article.art > aside.card",
    "html > body > footer.foot",
)
_OWN_SCRIPTS = 2
"""The site's own, and the JSON-LD."""


def unsafe(made: Made) -> Iterator[Broken]:
    """Elements, attributes and addresses of the body and of the whole page."""
    for node in LexborHTMLParser(f"<div id=all>{made.body}</div>").css(_NEVER):
        if node.tag not in {"head", "title"} or node.text():
            yield Broken("unsafe", f"element in the body: <{node.tag}>")
    for path, page in made.pages.items():
        if not path.endswith(".html"):
            continue
        tree = LexborHTMLParser(page)
        if "/20" in path and len(tree.css("script")) > _OWN_SCRIPTS:
            yield Broken("unsafe", f"a script more: {path}")
        for node in tree.css("*"):
            yield from _unsafe_attributes(node)


def _unsafe_attributes(node: LexborNode) -> Iterator[Broken]:
    for name, value in node.attributes.items():
        if name.startswith("on") or name in {"style", "srcdoc", "srcset", "formaction"}:
            yield Broken("unsafe", f"attribute: {name} in <{node.tag}>")
        elif name in {"href", "src", "poster", "action", "data", "cite"}:
            scheme = re.match(r"[\x00-\x20]*([\w+.\s-]*?)\s*:", value or "")
            if scheme and scheme[1].lower() not in {"http", "https", "mailto", "tel"}:
                yield Broken("unsafe", f"address: {name} in <{node.tag}>: {scheme[0]}")


def odd_page(made: Made) -> Iterator[Broken]:
    """The article's page is one document and its parts are where the template puts them."""
    page = next((p for path, p in made.pages.items() if PERMALINK.fullmatch(path)), "")
    for mark in _ONCE:
        count = len(re.findall(rf"{mark}[\s>]", page, re.IGNORECASE))
        if count != 1:
            yield Broken("page", f"{count} times {mark}")
    tree = LexborHTMLParser(page)
    for part in _PARTS:
        if len(tree.css(part)) != 1:
            yield Broken("page", f"not where it belongs: {part}")
    if "<article" in page:
        inside = tree.css_first("article.art > div.body")
        if made.body.strip() and inside is None:
            yield Broken("page", "the body is not where it belongs")
        if inside and characters(inside.text()) != characters(shown_text(made.body)):
            yield Broken("page", "the body's text ends elsewhere")


def odd_xml(made: Made) -> Iterator[Broken]:
    """Feeds and the sitemap are well-formed."""
    for path, page in made.pages.items():
        if path.endswith(".xml"):
            try:
                etree.fromstring(page.encode())
            except etree.XMLSyntaxError as error:
                yield Broken("feed", f"{Path(path).name}: {error}")
