"""HTML as dumps have it -> a tree that layouts can work on.

All of its text and nothing that no browser shows, not too deep, however broken the HTML.
"""

import re
from collections.abc import Iterator

from bs4.element import PageElement, Tag

from archive.formats.html_reader import DEEPEST, UNSEEN
from archive.formats.walking import below, texts, walk
from archive.outlets.tree import build

_GLUED = re.compile(
    r"<(div|img|span|p|a|section|figure|ul|li|iframe|video|audio|table|td|h[1-6])"
    r"(?=(?:class|src|href|id|style|data-[a-z-]+|width|alt)=)"
)
"""``<divclass="…">``: white space lost inside a tag. The parser would see an element
``divclass``, whose ``</div>`` then closes the article's body."""

_VOID = re.compile(r"<(source|track|wbr|embed)\b([^<>]*?)/?>")
"""Elements without an end that the parser, unlike browsers, would wait to see ended:
what follows a ``<source>`` would hide in it."""

_PLAYERS = frozenset({"video", "audio"})
_LONGEST_FALLBACK = 200
"""Characters that a player says to browsers that cannot play it."""


def parse(html: str) -> Tag:
    """The body of a page, whatever the page looks like: all of its text, not too deep."""
    page = build(repair(html))
    body = page.body
    if body is None:
        return page.document
    for outside in (body, body.parent):  # text behind ``</body>`` or ``</html>``
        for stray in list(outside.next_siblings) if outside else ():
            body.append(stray.extract())
    if page.depth > DEEPEST:
        _flatten(body)
    if page.names & _PLAYERS:
        _open_unclosed(body)
    if page.names & UNSEEN:
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


def _open_unclosed(root: Tag) -> None:
    """What stands in a player that was never closed stands behind it."""
    for player in below(root, _PLAYERS):
        if len(player.get_text()) > _LONGEST_FALLBACK:
            for child in reversed(list(player.contents)):
                player.insert_after(child.extract())


def _forget_unseen(root: Tag) -> None:
    """Texts that no browser shows: a layout must not take them for text.

    Some scripts hold the address of what they play, and stay.
    """
    for tag in walk(root):
        if tag.name in UNSEEN and not _holds_address(tag):
            for text in texts(tag):
                text.extract()


def _holds_address(tag: Tag) -> bool:
    return tag.name == "script" and any(name.startswith("data-") for name in tag.attrs)


def repair(html: str) -> str:
    """Put back the white space that some dumps lost inside tags; end what has no end."""
    return _VOID.sub(r"<\1\2 />", _GLUED.sub(r"<\1 ", html))
