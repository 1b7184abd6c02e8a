"""What a reader sees of a body, in a form that can be compared.

One outline is made from blocks, the other from HTML by a parser that the program itself
does not use: where the two agree, nothing was lost, added or moved on the way.
"""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.model.document import (
    LINK,
    Block,
    Figure,
    Heading,
    Items,
    Paragraph,
    Quote,
    Rule,
    Spans,
    Table,
    Verbatim,
)
from archive.text.space import bare


class Run(NamedTuple):
    """Text without its white space, and the marks that hold for it."""

    text: str
    marks: frozenset[str]


Outline = list[Run | str]

_MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "sup": "sup",
    "sub": "sub",
    "del": "del",
    "s": "del",
    "u": "u",
    "ins": "u",
    "code": "code",
    "cite": "cite",
}
_CONTAINERS = frozenset(
    "blockquote ul li figure figcaption table tr td th pre h2 h3 h4 h5 h6".split()
)


def of_blocks(blocks: tuple[Block, ...]) -> Outline:
    """The outline of blocks."""
    return _merged(_blocks(blocks))


def of_html(html: str) -> Outline:
    """The outline of a page's or a body's HTML."""
    body = LexborHTMLParser(html).body
    return _merged(_nodes(body, frozenset())) if body else []


def text(outline: Outline) -> str:
    """All the text."""
    return "".join(part.text for part in outline if isinstance(part, Run))


def runs(outline: Outline, mark: str) -> list[str]:
    """The texts that one mark holds for; for links, with their addresses."""
    return [
        f"{kept} {part.text}"
        for part in outline
        if isinstance(part, Run)
        for kept in sorted(part.marks)
        if kept.startswith(mark)
    ]


def marks(outline: Outline, *names: str) -> list[str]:
    """The signs of structure that begin with one of ``names``."""
    return [
        part for part in outline if isinstance(part, str) and part.startswith(names)
    ]


def _merged(parts: Iterator[Run | str]) -> Outline:
    out: Outline = []
    for part in parts:
        last = out[-1] if out else ""
        if isinstance(part, str):
            out.append(part)
        elif not bare(part.text):
            continue
        elif isinstance(last, Run) and last.marks == part.marks:
            out[-1] = Run(last.text + bare(part.text), last.marks)
        else:
            out.append(Run(bare(part.text), part.marks))
    return out


def _picture(src: str, alt: str, width: object, height: object) -> str:
    return f"img {unquote(src)} {bare(alt)} {width or 0}x{height or 0}"


def _spans(spans: Spans, *, breaks: bool = True) -> Iterator[Run | str]:
    for span in spans:
        if span.text == "\n":
            if breaks:
                yield "br"
        else:
            yield Run(span.text, frozenset(map(_mark, span.marks)))


def _mark(mark: str) -> str:
    return unquote(mark) if mark.startswith(LINK) else mark


def _items(start: int, items: tuple[tuple[Block, ...], ...]) -> Iterator[Run | str]:
    name = "ol" if start else "ul"
    yield f"ol {start}" if start else name
    for item in items:
        yield "li"
        yield from _blocks(item)
        yield "/li"
    yield f"/{name}"


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Run | str]:
    for block in blocks:
        match block:
            case Paragraph(spans):
                yield "p"
                yield from _spans(spans)
            case Heading(level, spans):
                yield f"h{level}"
                yield from _spans(spans, breaks=False)
                yield f"/h{level}"
            case Quote(inner):
                yield "blockquote"
                yield from _blocks(inner)
                yield "/blockquote"
            case Items(start, items):
                yield from _items(start, items)
            case Figure():
                yield from _figure(block)
            case Verbatim(inside):
                yield "pre"
                yield Run(inside, frozenset())
                yield "/pre"
            case Table(rows, header):
                yield from _table(rows, header=header)
            case Rule():
                yield "hr"


def _figure(block: Figure) -> Iterator[Run | str]:
    yield "figure"
    yield _picture(block.src, block.alt, block.width, block.height)
    if block.caption or block.credit:
        yield "figcaption"
        yield from _spans(block.caption)
        yield Run(block.credit, frozenset({"cite"}))
        yield "/figcaption"
    yield "/figure"


def _table(rows: tuple[tuple[Spans, ...], ...], *, header: bool) -> Iterator[Run | str]:
    yield "table"
    for index, row in enumerate(rows):
        cell = "th" if header and not index else "td"
        yield "tr"
        for spans in row:
            yield cell
            yield from _spans(spans)
            yield f"/{cell}"
        yield "/tr"
    yield "/table"


def _nodes(node: LexborNode, held: frozenset[str]) -> Iterator[Run | str]:
    loose = node.tag == "li"
    for child in node.iter(include_text=True):
        inline = child.tag == "-text" or child.tag in {*_MARKS, "a", "br"}
        if loose and inline and bare(child.text(deep=True)):
            yield "p"
            loose = False
        elif not inline:
            loose = False
        yield from _node(child, held)


def _node(node: LexborNode, held: frozenset[str]) -> Iterator[Run | str]:
    name, own = node.tag, node.attributes
    if name == "-text":
        yield Run(node.text(deep=False), held)
    elif name in _MARKS:
        above = node.parent
        inside_pre = name == "code" and above is not None and above.tag == "pre"
        yield from _nodes(node, held if inside_pre else held | {_MARKS[name]})
    elif name == "a":
        yield from _nodes(node, held | {LINK + unquote(own.get("href") or "")})
    elif name in {"p", "br", "hr"}:
        yield name
        yield from _nodes(node, held)
    elif name == "img":
        yield _picture(
            own.get("src") or "",
            own.get("alt") or "",
            own.get("width"),
            own.get("height"),
        )
    elif name == "ol":
        yield f"ol {own.get('start') or 1}"
        yield from _nodes(node, held)
        yield "/ol"
    elif name in _CONTAINERS:
        yield name
        yield from _nodes(node, held)
        yield f"/{name}"
    elif name not in {"_comment", "-comment", "!--"}:
        yield from _nodes(node, held)
