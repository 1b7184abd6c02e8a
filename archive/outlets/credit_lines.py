"""Lines of roles and names at the end of a text, out of the tree."""

import re

from archive.formats.walking import lies_in
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.roles import Credited, credited, is_credit_line
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_INSIDE = frozenset({"figure", "blockquote", "li"})
_LONGEST = 60
_SPEAKER = re.compile(r"\W*(?P<role>\w+?)\s*[：:]")


def take_credit_lines(clip: Clipping, count: int) -> Credited:
    """``撰稿：甲 编辑：乙`` among the last ``count`` blocks.

    An interview ends ``记者：再见``: where a role speaks more than once, it is a turn.
    """
    found = Credited()
    for block in last_blocks(clip, clip.root, count):
        text = fold(visible_text(block))
        if len(text) > _LONGEST or not is_credit_line(text):
            continue
        if not lies_in(block, _INSIDE) and not _is_turn(clip, text):
            found += credited(text)
            clip.take(block, "credits")
    return found


def _is_turn(clip: Clipping, text: str) -> bool:
    speaker = _SPEAKER.match(text)
    if speaker is None:
        return False
    said = [
        other["role"]
        for tag in clip.all("p")
        if (other := _SPEAKER.match(fold(visible_text(tag))))
    ]
    return said.count(speaker["role"]) > 1
