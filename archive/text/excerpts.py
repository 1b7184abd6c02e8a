"""The beginning of a text, cut where a sentence or at least a word ends."""

import re

_LETTER = r"[A-Za-z0-9\u00c0-\u024f'’-]"
_IN_WORD = re.compile(_LETTER)
_LAST_WORD = re.compile(rf"(?<!{_LETTER}){_LETTER}+$")
_STOP = re.compile(r"[。！？!?…]+[\"”’」』）)]*|\.[\"”’)]*(?=\s|$)")
_DANGLING = "，、；：,;: \u3000（([《〈【「『“‘"
"""Signs that lead on to what was cut off."""


def excerpt(text: str, limit: int) -> str:
    """At most ``limit`` characters of ``text``, one or more.

    It ends with a sentence where one ends in the second half of them; else it is cut at
    a word or between Han characters, with an ellipsis.

    Abbreviations (``U.S. officials``) may end a sentence too early; the half rule
    keeps such an excerpt from being tiny.
    """
    if len(text) <= limit:
        return text
    head = text[: limit + 1]
    ends = [found.end() for found in _STOP.finditer(head) if found.end() <= limit]
    if ends and ends[-1] >= limit // 2:
        return head[: ends[-1]]
    return _cut(text, max(limit - 1, 0)) + "…"


def _cut(text: str, limit: int) -> str:
    """``limit`` characters without a torn Latin word or dangling signs at their end."""
    head = text[:limit]
    torn = _LAST_WORD.search(head) if _IN_WORD.match(text, limit) else None
    if torn and torn.start() > limit // 2:
        head = head[: torn.start()]
    return head.rstrip(_DANGLING)
