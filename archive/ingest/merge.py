"""What a person made of an article, and what its dump says now -> one article.

The three-way merge of version control, key by key: a value that only one side changed is
that side's; where both did, the person's stands, and the collision is told.
"""

from typing import NamedTuple

from msgspec.structs import replace

from archive.formats.front_matter import is_default
from archive.model.article import KEYS, Article, Image, Source

_OWN = frozenset({"id", "source"})
"""Keys that are not compared: an id is for ever, and the source is the dump's by nature."""

_TIME = "archived"
"""The time of the dump that gave the text: another dump has another one."""

BODY = "body"
"""Stands for the text below the front matter, among the keys."""


class Collision(NamedTuple):
    """A value that a person and the dump have both changed."""

    key: str
    """``title``, ``image.caption``, ``body``."""
    mine: object
    """The person's; it stands."""
    theirs: object
    """The dump's."""


class Merged(NamedTuple):
    """An article of two authors."""

    article: Article
    collisions: tuple[Collision, ...]


def merge(base: Article | None, mine: Article, theirs: Article) -> Merged:
    """The person's article ``mine`` with what is new in ``theirs``.

    ``base`` is what the program had written when the person began. Without it nobody
    can tell whose a difference is: the person's file stands in all, and every value
    that the dump has otherwise is a collision.
    """
    merged: dict[str, object] = {}
    collisions: list[Collision] = []
    for key in (*KEYS, BODY):
        if key not in _OWN:
            sides = (_value(base, key), _value(mine, key), _value(theirs, key))
            merged[key], found = _merge(key, *sides, is_known=base is not None)
            collisions.extend(found)
    body = str(merged.pop(BODY))
    source = _source(mine.header.source, theirs.header.source)
    header = replace(mine.header, **merged, source=source)
    return Merged(Article(header=header, body=body), tuple(collisions))


def _value(article: Article | None, key: str) -> object:
    if article is None:
        return None
    return article.body if key == BODY else getattr(article.header, key)


def _source(mine: Source | None, theirs: Source | None) -> Source | None:
    """The new dump, under the old seal, which says that a person was here."""
    return replace(theirs, written=mine.written) if mine and theirs else mine


def _merge(
    key: str, base: object, mine: object, theirs: object, *, is_known: bool
) -> tuple[object, list[Collision]]:
    if mine == theirs or (is_known and base == theirs):
        return mine, []
    if is_known and base == mine:
        return theirs, []
    if isinstance(base, Image) and isinstance(mine, Image):
        if isinstance(theirs, Image):
            return _merge_parts(key, base, mine, theirs)
    elif not is_known and (is_default(key, theirs) or key == _TIME):
        return mine, []
    return mine, [Collision(key, mine, theirs)]


def _merge_parts(
    key: str, base: Image, mine: Image, theirs: Image
) -> tuple[Image, list[Collision]]:
    """A picture part by part: a better caption and a found width do not collide."""
    parts: dict[str, object] = {}
    collisions: list[Collision] = []
    for part in Image.__struct_fields__:
        sides = (getattr(image, part) for image in (base, mine, theirs))
        parts[part], found = _merge(f"{key}.{part}", *sides, is_known=True)
        collisions.extend(found)
    return replace(mine, **parts), collisions
