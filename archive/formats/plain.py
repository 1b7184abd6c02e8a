"""Markdown -> the text alone, for excerpts, counting and matching. Fast, not a renderer."""

import re
from html import unescape

_FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_TARGET = r"\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)[^)]*\)"
_IMAGE = re.compile(r"!\[([^\]]*)\]" + _TARGET)
_LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\[\]\\])*)\]" + _TARGET)
_BLOCK = re.compile(
    r"^(?:> ?)*(?:#{1,6} +|[-+*] +|\d{1,9}[.)] +|```.*$|---$)?", re.MULTILINE
)
_EMPHASIS = re.compile(r"(?<!\\)\*+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MEDIA = re.compile(
    r'<(?:img|source|video|audio)[^>]*?\ssrc="([^"]+)"|!\[[^\]]*\]\(<?([^)>\s]+)'
)


def plain_text(markdown: str) -> str:
    """The running text without pictures and their captions, a line per paragraph line."""
    text = _TAG.sub("", _FIGURE.sub("", markdown))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _EMPHASIS.sub("", _BLOCK.sub("", text)).replace("\\\n", "\n")
    text = _ESCAPE.sub(r"\1", text)
    lines = (line.strip() for line in unescape(text).split("\n"))
    return "\n".join(line for line in lines if line)


def media_addresses(markdown: str) -> tuple[str, ...]:
    """The addresses of the pictures, sounds and films that a body shows, each once."""
    found = (unescape(first or second) for first, second in _MEDIA.findall(markdown))
    return tuple(dict.fromkeys(found))
