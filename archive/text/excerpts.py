"""The beginning of a text, cut where a sentence or at least a word ends."""

import re

_STOP = re.compile(r"[。！？!?…]+[”’」』）)]*|\.(?=\s|$)[\"”’)]*")
_CLOSING = "，、；：,;: "


def excerpt(text: str, limit: int) -> str:
    """At most ``limit`` characters of ``text``.

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
    return _cut(head[: limit - 1]) + "…"


def _cut(head: str) -> str:
    """``head`` without a torn Latin word or dangling punctuation at its end."""
    torn = re.search(r"[A-Za-z0-9\u00c0-\u024f'-]+$", head)
    if torn and torn.start() > len(head) // 2:
        head = head[: torn.start()]
    return head.rstrip(_CLOSING)
