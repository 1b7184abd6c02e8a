"""Paragraphs that begin with a bullet sign -> a list.

Some outlets have no lists: they type ``• `` before each item of a news briefing. Items are
prose: each stays a paragraph, inside its item.
"""

import re

from bs4.element import Tag

from archive.formats.walking import element_before, texts
from archive.outlets.clipping import Clipping, is_blank, visible_text

_BULLET = re.compile(r"^\s*[•●▪■◆·・]\s*")


def set_lists(clip: Clipping, within: Tag | None = None) -> None:
    """Make each run of such paragraphs a ``<ul>``; pictures between them end a run."""
    for paragraph in clip.all("p", within):
        if not _is_item(paragraph):
            continue
        before = _before(paragraph)
        if before is None or before.name != "ul" or "data-set" not in before.attrs:
            before = clip.new("ul")
            before["data-set"] = ""
            paragraph.insert_before(before)
        _cut_bullet(clip, paragraph)
        item = clip.new("li")
        item.append(paragraph.extract())
        before.append(item)


def _is_item(paragraph: Tag) -> bool:
    return bool(_BULLET.match(visible_text(paragraph))) and not is_blank(paragraph)


def _before(tag: Tag) -> Tag | None:
    """The nearest sibling before ``tag`` that shows something."""
    before = element_before(tag)
    while before is not None and is_blank(before):
        before = element_before(before)
    return before


def _cut_bullet(clip: Clipping, paragraph: Tag) -> None:
    for text in texts(paragraph):
        match = _BULLET.match(text)
        if match:
            clip.cut(match, text, "drop:bullet-sign")
        if str(text).strip():
            return
