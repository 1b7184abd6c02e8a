"""Line breaks that end a paragraph: one ``<br>`` behind a full sentence."""

import re

from bs4.element import NavigableString, Tag

from archive.formats.walking import lies_in
from archive.outlets.clipping import Clipping, lines, visible_text

_SENTENCE_END = re.compile(r"[。！？][”’」』）)]*\s*$")
_QUOTED = frozenset({"blockquote", "figure", "li"})
_PROSE = 40
"""Characters of a line that no verse has."""


def part_sentences(clip: Clipping, within: Tag | None = None) -> None:
    """One ``<br/>`` behind a full sentence ends a paragraph, as two do elsewhere."""
    for br in clip.all("br", within):
        if _ends_sentence(br) and not lies_in(br, _QUOTED):
            br.insert_after(clip.new("br"))


def part_prose(clip: Clipping) -> None:
    """The same in paragraphs that hold a line too long for verse or a list of names."""
    seen: set[int] = set()
    for br in clip.all("br"):
        paragraph = br.find_parent("p")
        if paragraph is None or id(paragraph) in seen:
            continue
        seen.add(id(paragraph))
        if any(len(line) >= _PROSE for line in lines(paragraph)):
            part_sentences(clip, paragraph)


def _ends_sentence(br: Tag) -> bool:
    before = br.previous_sibling
    return isinstance(before, NavigableString | Tag) and bool(
        _SENTENCE_END.search(visible_text(before))
    )
