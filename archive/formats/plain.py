"""Markdown -> the text alone, for excerpts, counting and matching. Fast, not a renderer."""

import re
import string

from archive.text.entities import decode_entities

_HIDDEN = {ord(char): 0x10FF00 + ord(char) for char in string.punctuation}
_SHOWN = {hidden: char for char, hidden in _HIDDEN.items()}
"""Signs that are text and not markup hide in the last private plane while markup goes."""

_ANY_HIDDEN = re.compile(f"[{chr(min(_SHOWN))}-{chr(max(_SHOWN))}]")

_FENCE = re.compile(
    r"^((?:[> ]|[-+*] |\d{1,9}[.)] )*)(```+|~~~+)[^`\n]*\n(.*?)^[> ]*\2[`~]*[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_FIGURE = re.compile(r"<figure>[^<]*(?:<(?!/?figure>)[^<]*)*</figure>")
_TABLE = re.compile(r"<table>[^<]*(?:<(?!/?table>)[^<]*)*</table>")
_CELL_END = re.compile(r"<br>|</t[dhr]>")
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_TARGET = (
    r"\((?:<[^<>\n]*>|(?:[^()\s]|\([^()\s]*\))*)"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_IMAGE = re.compile(r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]]*)\]" + _TARGET)
_BLOCK = re.compile(
    r"^(?: +|> ?|#{1,6} +|[-+*] +|\d{1,9}[.)] +)*(?:(?:---|\*\*\*)$)?", re.MULTILINE
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_MEDIA = re.compile(
    r'<(?:img|source|video|audio)\b[^<>]*?\ssrc="([^"]+)"'
    r"|!\[[^\[\]]*\]\(<?([^)>\s]+)"
)


def plain_text(markdown: str) -> str:
    """The running text without pictures and their captions, a line per paragraph line."""
    text = markdown
    if "```" in text or "~~~" in text:
        text = _FENCE.sub(_fenced, text)
    if "<table" in text:
        text = _TABLE.sub(_cells, text)
    if "\\" in text:
        text = _ESCAPE.sub(_hidden, text).replace("\\\n", "\n")
    text = _TAG.sub("", _FIGURE.sub("", _BLOCK.sub("", text)))
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = decode_entities(text.replace("*", ""))
    if _ANY_HIDDEN.search(
        text
    ):  # going through all characters takes longer than looking
        text = text.translate(_SHOWN)
    return "\n".join(kept for line in text.split("\n") if (kept := line.strip()))


def _hidden(found: re.Match[str]) -> str:
    return chr(_HIDDEN[ord(found[1])])


def _fenced(found: re.Match[str]) -> str:
    """The lines of a fence, without the marks of the quotation or list around it."""
    width = len(found[1])
    lines = found[3].split("\n")
    kept = (line[width:] if not line[:width].strip("> ") else line for line in lines)
    return "\n".join(kept).translate(_HIDDEN)


def _cells(found: re.Match[str]) -> str:
    text = _TAG.sub("", _CELL_END.sub("\n", _BLOCK.sub("", found[0])))
    return decode_entities(text).translate(_HIDDEN)


def media_addresses(markdown: str) -> tuple[str, ...]:
    """The addresses of the pictures, sounds and films that a body shows, each once."""
    found = (
        decode_entities(first or second) for first, second in _MEDIA.findall(markdown)
    )
    return tuple(dict.fromkeys(found))
