"""A file that a person keeps, made to say something else, line by line.

Only the lines of the keys that change are touched: the person's own order, quotes, blank
lines and comments stay.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

import yaml

from archive.errors import ArticleError
from archive.formats.front_matter import (
    is_default,
    matter_span,
    read_article,
    read_header,
    write_header,
    write_key,
)
from archive.model.article import KEYS, Article, Header

_COMMENT = re.compile(r"\s+#.*")
_NO_VALUE = re.compile(r"#|\s*$")
"""A line that belongs to no value: empty, or a comment that begins in its first column."""


class _Place(NamedTuple):
    """The lines of one key, from 0: the first, and the one behind the last."""

    start: int
    end: int
    comment: str = ""
    """Behind a value that ends on its line."""


def edit_article(text: str, wanted: Article, where: str) -> str:
    """The same file, made to say ``wanted``: ``read_article`` of it is ``wanted``.

    Where the lines cannot be told apart (one mapping in braces) the front matter is
    written anew. Raises ArticleError where ``text`` is no article.
    """
    if "\r\n" in text:
        return edit_article(text.replace("\r\n", "\n"), wanted, where).replace(
            "\n", "\r\n"
        )
    header, at = read_header(text, where)
    start, end = matter_span(text, where)
    changes = _changes(header, wanted.header)
    matter = _edited(text[start:end], changes) if changes else text[start:end]
    made = text[:start] + matter + text[end:at] + wanted.body
    if _says(made, wanted, where):
        return made
    return f"{write_header(wanted.header)}\n{wanted.body}"


def line_of(text: str, key: str, where: str) -> int:
    """The line of the file in which ``key`` stands; 1 where it does not."""
    start, end = matter_span(text, where)
    place = _places(text[start:end]).get(key)
    return place.start + 2 if place else 1


def _changes(now: Header, wanted: Header) -> dict[str, object]:
    return {
        key: value
        for key in KEYS
        if (value := getattr(wanted, key)) != getattr(now, key)
    }


def _says(text: str, wanted: Article, where: str) -> bool:
    try:
        return read_article(text, where) == wanted
    except ArticleError:
        return False


def _edited(matter: str, changes: Mapping[str, object]) -> str:
    lines = matter.splitlines(keepends=True)
    places = _places(matter)
    for key in sorted(changes, key=lambda k: _position(k, places), reverse=True):
        value = changes[key]
        place = places.get(key) or _gap(key, places)
        new = "" if is_default(key, value) else write_key(key, value)
        comment = "" if "\n" in new or not new else place.comment
        lines[place.start : place.end] = [f"{new}{comment}\n"] if new else []
    return "".join(lines)


def _position(key: str, places: Mapping[str, _Place]) -> tuple[int, int, int]:
    """Edits go from the end to the front; what comes into a gap stands before the key there."""
    place = places.get(key) or _gap(key, places)
    return place.start, place.end, KEYS.index(key)


def _gap(key: str, places: Mapping[str, _Place]) -> _Place:
    """Where a new key belongs: behind the last of those that the contract sets before it."""
    before = KEYS[: KEYS.index(key)]
    at = max((places[k].end for k in before if k in places), default=0)
    return _Place(at, at)


def _places(matter: str) -> dict[str, _Place]:
    """Every key's lines. Empty for a mapping in braces, whose lines mean nothing."""
    node = yaml.compose(matter, Loader=yaml.CSafeLoader)
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return {}
    lines = matter.splitlines()
    return {
        key.value: _place(lines, key.start_mark.line, value.end_mark)
        for key, value in node.value
    }


def _place(lines: list[str], start: int, mark: yaml.Mark) -> _Place:
    """Values of several lines are said to end where the next key begins."""
    end = mark.line
    if mark.column and end < len(lines):
        comment = _COMMENT.fullmatch(lines[end], mark.column)
        return _Place(start, end + 1, comment[0] if comment else "")
    while end > start + 1 and _NO_VALUE.match(lines[end - 1]):
        end -= 1
    return _Place(start, max(end, start + 1))
