"""Headings that run into their paragraph: bold words, blanks, and then the prose.

``<p>……咸的。   <b>水到哪里去</b>   海里有盐……</p>``: where the page had line breaks, the dump
has blanks.
"""

import re
from collections.abc import Iterable

from bs4.element import NavigableString, PageElement, Tag

from archive.outlets.clipping import Clipping, visible_text
from archive.text.space import fold

_HEADING = re.compile(r"[^。，：；:;,]{3,29}[^。，：；:;,.]")
_ENDED = re.compile(r"[。！？!?”\"」』]\s{2,}$")
_LEAST_PROSE = 40
"""Characters behind a heading; a bold name that begins a line has fewer."""


def part_run_in_headings(clip: Clipping) -> None:
    """Give each of them a paragraph of its own."""
    for bold in clip.all("p > strong, p > b"):
        paragraph = bold.parent
        if paragraph is None or not _HEADING.fullmatch(fold(visible_text(bold))):
            continue
        before = _text(reversed(list(bold.previous_siblings)))
        behind = _text(bold.next_siblings)
        prose = len(behind.strip())
        if (
            (before.strip() and not _ENDED.search(before))
            or (prose and not behind[0].isspace())
            or 0 < prose < _LEAST_PROSE
        ):
            continue
        if before.strip():
            _move_above(clip, paragraph, bold.previous_siblings)
        if prose:
            _move_above(clip, paragraph, [bold, *bold.previous_siblings])


def _text(nodes: Iterable[PageElement]) -> str:
    return "".join(
        visible_text(node) for node in nodes if isinstance(node, Tag | NavigableString)
    )


def _move_above(clip: Clipping, paragraph: Tag, nodes: Iterable[PageElement]) -> None:
    """Put ``nodes``, which are told from the last to the first, before ``paragraph``."""
    above = clip.new("p")
    paragraph.insert_before(above)
    for node in list(nodes):
        above.insert(0, node.extract())
