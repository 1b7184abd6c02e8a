"""Looking at an HTML tree: what a reader would see of it, its pictures, its numbers."""

from collections.abc import Iterator

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from archive.formats.address import address
from archive.formats.walking import after
from archive.model.document import Figure
from archive.text.space import fold, is_empty

UNSEEN = frozenset(
    "script style noscript template iframe object embed param svg math canvas head "
    "title meta link button input select option textarea video audio source track map "
    "area frame frameset applet".split()
)
"""Elements whose content a reader never sees as text of the article."""

_SILENT = UNSEEN | {"br"}


def visible_strings(tag: Tag) -> list[str]:
    """The texts that a reader would see, at any depth; ``<br>`` is a line end."""
    alone = _only_string(tag)
    return [alone] if alone is not None else list(_strings(tag))


def _only_string(tag: Tag) -> str | None:
    """The text of an element that holds nothing else, as three of four do."""
    alone = tag.contents[0] if len(tag.contents) == 1 else None
    return alone if type(alone) is NavigableString and tag.name not in _SILENT else None


def _strings(tag: Tag) -> Iterator[str]:
    node: PageElement | None = tag
    end = after(tag)
    while node is not None and node is not end:
        if isinstance(node, Tag):
            if node.name in _SILENT:
                if node.name == "br":
                    yield "\n"
                node = after(node)
                continue
        elif not isinstance(node, PreformattedString):
            yield node  # type: ignore[misc]  # a text, as all that is no tag
        node = node.next_element


def has_text(tag: Tag) -> bool:
    """True where a reader would see any text in ``tag``."""
    alone = _only_string(tag)
    return not all(map(is_empty, _strings(tag) if alone is None else (alone,)))


def rest_of(
    tag: Tag, around: set[int], known: tuple[Tag | None, ...]
) -> Iterator[PageElement]:
    """What else stands in a figure, in order; elements around the known ones are open."""
    waiting = list(reversed(tag.contents))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag) and id(node) in around:
            waiting.extend(reversed(node.contents))
        elif all(node is not one for one in known):
            yield node


def read_image(tag: Tag, base: str = "") -> Figure | None:
    """An ``<img>`` without its caption; None where it has no usable address."""
    src = address(str(tag.get("src") or ""), base)
    if not src.startswith("http"):
        return None
    return Figure(
        src=src,
        alt=fold(str(tag.get("alt") or "")),
        width=number(tag.get("width"), 0),
        height=number(tag.get("height"), 0),
    )


def number(value: object, default: int) -> int:
    """A whole number of an attribute; ``100%`` is none."""
    text = str(value or "").strip()
    return int(text) if text.isdecimal() and len(text) <= 5 else default  # noqa: PLR2004
