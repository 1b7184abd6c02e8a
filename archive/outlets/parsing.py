"""HTML as dumps have it -> a tree that layouts can work on.

All of its text and nothing that no browser shows, not too deep, however broken the HTML.
"""

import re
import warnings
from collections.abc import Iterator

from bs4 import (
    BeautifulSoup,
    MarkupResemblesLocatorWarning,
    XMLParsedAsHTMLWarning,
)
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from archive.formats.html_reader import DEEPEST, UNSEEN

_GLUED = re.compile(
    r"<(div|img|span|p|a|section|figure|ul|li|iframe|video|audio|table|td|h[1-6])"
    r"(?=(?:class|src|href|id|style|data-[a-z-]+|width|alt)=)"
)
"""``<divclass="…">``: white space lost inside a tag. The parser would see an element
``divclass``, whose ``</div>`` then closes the article's body."""

_VOID = re.compile(r"<(source|track|wbr|embed)\b([^<>]*?)/?>")
"""Elements without an end that the parser, unlike browsers, would wait to see ended:
what follows a ``<source>`` would hide in it."""

_LONGEST_GAP = 200
_GAP = re.compile(rf"\s{{{_LONGEST_GAP},}}")

_LONGEST_FALLBACK = 200
"""Characters that a player says to browsers that cannot play it."""


def parse(html: str) -> Tag:
    """The body of a page, whatever the page looks like: all of its text, not too deep."""
    with warnings.catch_warnings():
        # ``<?xml …?>`` at the start, or nothing but an address: both are read all the same
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        soup = BeautifulSoup(repair(html), "lxml")
    body = soup.body
    if body is None:
        return soup
    for outside in (body, body.parent):  # text behind ``</body>`` or ``</html>``
        for stray in list(outside.next_siblings) if outside else ():
            body.append(stray.extract())
    _flatten(body)
    for player in body.find_all(["video", "audio"]):
        if len(player.get_text()) > _LONGEST_FALLBACK:  # it was never closed
            for child in reversed(list(player.contents)):
                player.insert_after(child.extract())
    _forget_unseen(body)
    return body


def open_up(tag: Tag) -> None:
    """``tag.unwrap()``, which looks for each child from the front, in linear time."""
    around = tag.parent
    if around is not None:
        at = around.index(tag)
        for offset, child in enumerate(list(tag.contents)):
            around.insert(at + offset, child)
        tag.extract()


def _flatten(root: Tag) -> None:
    """Open up elements that are nested deeper than anybody nests them."""
    waiting: list[tuple[Tag, int]] = [(root, 0)]
    while waiting:
        tag, depth = waiting.pop()
        inner = [child for child in tag.contents if isinstance(child, Tag)]
        if depth < DEEPEST:
            waiting.extend((child, depth + 1) for child in inner)
        elif any(child.contents for child in inner):
            leaves = [leaf.extract() for leaf in list(_leaves(tag))]
            tag.clear()
            tag.extend(leaves)


def _leaves(tag: Tag) -> Iterator[PageElement]:
    """Texts, and elements that hold nothing, in order; none out of unseen elements."""
    open_tags = [iter(tag.contents)]
    while open_tags:
        child = next(open_tags[-1], None)
        if child is None:
            open_tags.pop()
        elif not isinstance(child, Tag) or not child.contents:
            yield child
        elif child.name not in UNSEEN:
            open_tags.append(iter(child.contents))


def _forget_unseen(root: Tag) -> None:
    """Comments, and texts that no browser shows: a layout must not take them for text.

    Some scripts hold the address of what they play, and stay. Runs of white space
    that no page is meant to show become a space: rules for the end of a text would look
    for it from each of their characters.
    """
    for node in list(root.descendants):
        if isinstance(node, Tag):
            if node.name in UNSEEN and not _holds_address(node):
                for text in node.find_all(string=True):
                    text.extract()
        elif isinstance(node, PreformattedString):
            node.extract()
        elif isinstance(node, NavigableString) and _has_gap(node):
            node.replace_with(_GAP.sub(" ", node))


def _has_gap(text: NavigableString) -> bool:
    is_long = len(text) > _LONGEST_GAP and text.parent is not None
    return is_long and _GAP.search(text) is not None


def _holds_address(tag: Tag) -> bool:
    return tag.name == "script" and any(name.startswith("data-") for name in tag.attrs)


def repair(html: str) -> str:
    """Put back the white space that some dumps lost inside tags; end what has no end."""
    return _VOID.sub(r"<\1\2 />", _GLUED.sub(r"<\1 ", html))
