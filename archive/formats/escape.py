"""Running text -> Markdown that shows just that text, with as few backslashes as will do."""

import re
from html import escape as html_escape
from urllib.parse import quote

_INLINE = re.compile(
    r"[\\`*\[]"  # always special
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # snake_case needs no help
    r"|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?[A-Za-z0-9]{1,40};)"
)
_MAY_BE_MARKUP = re.compile(r"[\\`*\[_~<&]")
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,40};)")
_LINE_START = re.compile(
    r"(?:#{1,6}(?=[ \t]|$)|[-+*](?=[ \t]|$)|>|(?:-[ \t]*){2,}$|(?:=[ \t]*)+$"
    r"|[|:](?=[-:| \t]+$))",
    re.MULTILINE,
)
_MAY_START = frozenset("#-+*>=|:0123456789")
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=[ \t]|$)")
_DASHES = re.compile(r"-[-| :\t]*$")
_ODD = re.compile(r"[<>\\\s\x00-\x1f\x7f]")
_ADDRESS_PLAIN = re.compile(r"[^\s<>()\\`\"]+")


def escape_text(text: str) -> str:
    """Escape what CommonMark would read as markup inside a line."""
    if not _MAY_BE_MARKUP.search(text):
        return text
    return _INLINE.sub(r"\\\g<0>", text)


def escape_line_start(line: str) -> str:
    """Escape what would begin a heading, list, quotation, rule or table.

    ``line`` is Markdown that begins a paragraph or follows a line break in one.
    """
    if line[:1] not in _MAY_START:
        return line
    numbered = _NUMBERED.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[numbered.end(1) :]}"
    if _LINE_START.match(line) or _DASHES.match(line):
        return "\\" + line
    return line


def link_target(address: str) -> str:
    """An address for the parentheses of a link; in ``<>`` where it needs them."""
    if _ADDRESS_PLAIN.fullmatch(address):
        return _ENTITY.sub(r"\\&", address)
    kept = _ODD.sub(lambda found: quote(found[0]), address)
    return "<" + _ENTITY.sub(r"\\&", kept) + ">"


def html_text(text: str) -> str:
    """Text for an HTML block, on one line."""
    return html_escape(text.replace("\n", " "), quote=False)


def html_attribute(text: str) -> str:
    """Text for a double-quoted attribute, on one line."""
    return html_escape(text.replace("\n", " "), quote=True)
