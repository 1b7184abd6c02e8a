"""Selectors of the plain kind, matched in one walk over the tree.

A layout asks a dozen things of a tree. Tags and classes are all that most of them name,
and for those a general CSS engine costs four times what this does.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bs4.element import PageElement, Tag

_PLAIN = re.compile(r"(?P<name>[a-z][a-z0-9-]*)?(?P<classes>(?:\.[A-Za-z_][\w-]*)*)")


class _Choice(NamedTuple):
    """One of the alternatives between commas."""

    name: str
    """Empty for any."""
    classes: frozenset[str]

    def fits(self, tag: Tag) -> bool:
        """True where ``tag`` is meant."""
        if self.name and tag.name != self.name:
            return False
        return not self.classes or self.classes <= _classes(tag)


def _classes(tag: Tag) -> set[str]:
    found = tag.attrs.get("class") or ()
    return set(found.split() if isinstance(found, str) else found)


@lru_cache(maxsize=256)
def plain(selector: str) -> Callable[[Tag], bool] | None:
    """What ``selector`` asks of an element; None where it asks for more than names.

    ``p``, ``.lead``, ``div.pic, img`` are plain; ``a[href]`` and ``div > i`` are not.
    """
    choices: list[_Choice] = []
    for part in selector.split(","):
        found = _PLAIN.fullmatch(part.strip())
        if not found or not found[0]:
            return None
        classes = frozenset(found["classes"].split(".")) - {""}
        choices.append(_Choice(found["name"] or "", classes))
    if all(choice.name and not choice.classes for choice in choices):
        names = frozenset(choice.name for choice in choices)
        return lambda tag: tag.name in names
    return lambda tag: any(choice.fits(tag) for choice in choices)


def walk(root: Tag) -> Iterator[Tag]:
    """Every element below ``root``, in document order."""
    node: PageElement | None = root.next_element
    after = _after(root)
    while node is not None and node is not after:
        if isinstance(node, Tag):
            yield node
        node = node.next_element


def _after(root: Tag) -> PageElement | None:
    """The node that follows everything below ``root``."""
    node: Tag | None = root
    while node is not None:
        if node.next_sibling is not None:
            return node.next_sibling
        node = node.parent
    return None


def edges(
    tags: Sequence[Tag], is_meant: Callable[[Tag], bool], *, first: int, last: int
) -> list[Tag]:
    """Of the tags that are meant: the first and the last ones, in order, each once.

    Only as many are looked at as it takes.
    """
    head = islice((at for at in range(len(tags)) if is_meant(tags[at])), first)
    backwards = range(len(tags) - 1, -1, -1)
    tail = islice((at for at in backwards if is_meant(tags[at])), last)
    return [tags[at] for at in sorted({*head, *tail})]


def lies_in(tag: Tag, names: frozenset[str]) -> bool:
    """True where ``tag`` is below an element of one of these names."""
    above = tag.parent
    while above is not None:
        if above.name in names:
            return True
        above = above.parent
    return False


def holds(tag: Tag, names: frozenset[str]) -> bool:
    """True where an element of one of these names is below ``tag``."""
    return any(below.name in names for below in walk(tag))
