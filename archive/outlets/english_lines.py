"""Paragraphs that are nothing but English credits -> fields, whatever the outlet.

A layout knows where its own credits stand; an English edition under the same markup has
them as lines of their own, first or last.
"""

from bs4.element import Tag
from msgspec.structs import replace

from archive.formats.walking import holds, lies_in
from archive.outlets.clipping import Clipping, edges, is_blank, visible_text
from archive.outlets.credits import unique
from archive.outlets.english_credits import english_people
from archive.outlets.findings import Findings

_FIRST, _LAST = 2, 4
"""Paragraphs from either end among which such lines stand."""

_INSIDE = frozenset({"figure", "blockquote", "li", "table"})
_HOLDING = frozenset({"p", "div", "img"})


def with_english_credits(clip: Clipping, found: Findings) -> Findings:
    """``found`` and the people of such lines, which leave the tree."""
    for block in _edges(clip):
        people = english_people(visible_text(block))
        if not people:
            continue
        clip.take(block, "credits")
        found = replace(
            found,
            authors=unique((*found.authors, *people.get("authors", ()))),
            contributors=unique((*found.contributors, *people.get("contributors", ()))),
            translators=unique((*found.translators, *people.get("translators", ()))),
            editors=unique((*found.editors, *people.get("editors", ()))),
        )
    return found


def _edges(clip: Clipping) -> list[Tag]:
    return edges(clip.all("p, div"), _is_line, first=_FIRST, last=_LAST)


def _is_line(tag: Tag) -> bool:
    """A paragraph of its own."""
    return not holds(tag, _HOLDING) and not lies_in(tag, _INSIDE) and not is_blank(tag)
