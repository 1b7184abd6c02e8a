"""An HTML tree -> blocks.

Takes a tree that its outlet's layout has already cleaned. Unknown tags are transparent
(dumps hold ``<divclass=…>`` and worse); text is never lost: what is no known block is
running text. However deep a tree is, reading it takes a bounded number of calls.
"""

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from archive.formats.address import address
from archive.formats.html_tree import (
    UNSEEN,
    number,
    read_image,
    rest_of,
    visible_strings,
)
from archive.formats.spans import run_of, tidy
from archive.formats.walking import below, first_below, holds, walk
from archive.model.document import (
    LINK,
    NO_MARKS,
    Block,
    Figure,
    Heading,
    Items,
    Marks,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    Verbatim,
)
from archive.text.space import bare, collapse, fold, visible

__all__ = ["UNSEEN", "address", "read_blocks", "read_image", "read_spans"]

_MARKS = {
    "b": "strong",
    "strong": "strong",
    "i": "em",
    "em": "em",
    "sup": "sup",
    "sub": "sub",
    "del": "del",
    "s": "del",
    "strike": "del",
    "u": "u",
    "ins": "u",
    "code": "code",
    "cite": "cite",
}
_PARTS = frozenset(
    "address article aside body center dd details dialog div dl dt fieldset "
    "figcaption footer form header hgroup html li main nav p section summary "
    "tbody td tfoot th thead tr legend caption".split()
)
"""Elements that begin and end a paragraph and mean nothing more."""

_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_NO_DATA = frozenset(
    {"img", "figure", "table", "blockquote", "pre", *_LISTS, *_HEADINGS}
)
"""What stands in tables that are made for layout."""
_IMG = frozenset({"img"})
_CAPTION = frozenset({"figcaption"})
_PLAIN = frozenset({"br", "span", "font", "code", "tt", "samp", "kbd"})
"""What may stand in a ``<pre>`` that is nothing but text."""

DEEPEST = 100
"""Elements nested deeper than this are read as flat text: nobody wrote them."""
_NESTED = 6
"""Quotations, lists, figures inside one another; renderers of Markdown stop at ten."""


def read_blocks(root: Tag, *, base: str = "") -> tuple[Block, ...]:
    """The blocks of ``root``'s content; addresses are made absolute against ``base``."""
    flow = _Flow(base)
    flow.children(root, NO_MARKS, 0)
    return flow.finish()


def read_spans(root: Tag, *, base: str = "") -> Spans:
    """``root``'s content as one run of text: a caption, a deck."""
    return run_of(read_blocks(root, base=base))


class _Flow:
    """Collects spans into the paragraph at hand, and paragraphs into blocks."""

    def __init__(self, base: str, nested: int = 0, *, keep_lines: bool = False) -> None:
        self.base = base
        self.nested = nested
        self.keep_lines = keep_lines
        self.blocks: list[Block] = []
        self.spans: list[Span] = []

    def finish(self) -> tuple[Block, ...]:
        self.flush()
        return tuple(self.blocks)

    def flush(self) -> None:
        """Close the paragraph at hand."""
        if self.spans:
            spans = tidy(self.spans)
            self.spans = []
            if spans:
                self.blocks.append(Paragraph(spans))

    def add(self, block: Block) -> None:
        self.flush()
        self.blocks.append(block)

    def inner(self, tag: Tag, marks: Marks, depth: int) -> tuple[Block, ...]:
        """The blocks of a container, which hold the marks around it as well."""
        flow = _Flow(self.base, self.nested + 1, keep_lines=self.keep_lines)
        flow.children(tag, marks, depth)
        return flow.finish()

    def children(self, tag: Tag, marks: Marks, depth: int) -> None:
        for child in tag.contents:
            self.node(child, marks, depth)

    def part(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        self.children(tag, marks, depth)
        self.flush()

    def node(self, node: PageElement, marks: Marks, depth: int) -> None:
        if isinstance(node, Tag):
            if depth < DEEPEST:
                self.tag(node, marks, depth + 1)
            else:
                self.flat(node, marks)
        elif isinstance(node, NavigableString) and not isinstance(
            node, PreformattedString
        ):
            self.text(str(node), marks)

    def flat(self, tag: Tag, marks: Marks) -> None:
        for text in visible_strings(tag):
            self.text(text, marks)

    def text(self, text: str, marks: Marks) -> None:
        if self.keep_lines and "\n" in (text := visible(text)):
            for line in text.split("\n"):
                self.spans.extend((Span(collapse(line), marks), Span("\n")))
            self.spans.pop()
        else:
            self.spans.append(Span(collapse(text), marks))

    def tag(self, tag: Tag, marks: Marks, depth: int) -> None:
        name = tag.name
        if name in _PARTS:
            self.part(tag, marks, depth)
        elif name in _MARKS:
            self.children(tag, marks | {_MARKS[name]}, depth)
        elif name == "a":
            self.anchor(tag, marks, depth)
        elif name == "br":
            self.line_break(marks)
        elif name not in UNSEEN:
            self.block(tag, marks, depth)

    def anchor(self, tag: Tag, marks: Marks, depth: int) -> None:
        href = address(str(tag.get("href") or ""), self.base)
        if href:
            marks = frozenset(m for m in marks if not m.startswith(LINK)) | {
                LINK + href
            }
        self.children(tag, marks, depth)

    def line_break(self, marks: Marks) -> None:
        """One ``<br>`` is a line, two are a new paragraph."""
        for span in reversed(self.spans):
            if span.text == "\n":
                self.flush()
                return
            if span.text and not span.text.isspace():
                break
        self.spans.append(Span("\n", marks))

    def block(self, tag: Tag, marks: Marks, depth: int) -> None:
        name = tag.name
        if name in _HEADINGS:
            self.heading(tag, marks, depth)
        elif name == "img":
            self.image(tag)
        elif name == "hr":
            self.add(Rule())
        elif name == "pre":
            self.verbatim(tag, marks, depth)
        elif name == "table":
            self.table(tag, marks, depth)
        elif self.nested < _NESTED and (name in _LISTS or name in _CONTAINERS):
            _CONTAINERS.get(name, _Flow.items)(self, tag, marks, depth)
        elif name in _LISTS or name in _CONTAINERS:
            self.part(tag, marks, depth)
        else:
            self.children(tag, marks, depth)

    def heading(self, tag: Tag, marks: Marks, depth: int) -> None:
        self.flush()
        for block in self.inner(tag, marks, depth):
            if isinstance(block, Paragraph):
                without = (Span(s.text, s.marks - {"strong"}) for s in block.spans)
                self.add(Heading(_HEADINGS[tag.name], tidy(without)))
            else:
                self.add(block)

    def image(self, tag: Tag) -> None:
        figure = read_image(tag, self.base)
        if figure:
            self.add(figure)

    def figure(self, tag: Tag, marks: Marks, depth: int) -> None:
        """A figure with one picture is a picture with a caption; others are transparent."""
        images = [(img, read_image(img, self.base)) for img in below(tag, _IMG)]
        usable = [(img, figure) for img, figure in images if figure]
        if len(usable) != 1:
            self.part(tag, marks, depth)
            return
        (img, figure), caption = usable[0], first_below(tag, _CAPTION)
        self.add(self.captioned(figure, caption, depth) if caption else figure)
        around = {id(parent) for parent in img.parents}
        if caption:
            around |= {id(parent) for parent in caption.parents}
            around.discard(id(caption))  # it may hold the picture, and is read once
        for node in rest_of(tag, around, (img, caption)):
            self.node(node, marks, depth)
        self.flush()

    def captioned(self, figure: Figure, caption: Tag, depth: int) -> Figure:
        """``figure`` with its caption; a ``<cite>`` that ends it is the credit."""
        spans = run_of(self.inner(caption, NO_MARKS, depth))
        end = len(spans)
        while end and ("cite" in spans[end - 1].marks or spans[end - 1].text.isspace()):
            end -= 1
        credit = fold("".join(span.text for span in spans[end:]))
        return figure._replace(caption=tidy(spans[:end]), credit=credit)

    def quote(self, tag: Tag, marks: Marks, depth: int) -> None:
        blocks = self.inner(tag, marks, depth)
        if blocks:
            self.add(Quote(blocks))

    def items(self, tag: Tag, marks: Marks, depth: int) -> None:
        """A list. What stands between its items is an item, a list there part of one."""
        self.flush()
        items: list[tuple[Block, ...]] = []
        loose = any(_holds_paragraph(child) for child in tag.contents)
        between = _Flow(self.base, self.nested + 1)
        for child in tag.contents:
            if isinstance(child, Tag) and child.name == "li":
                _put(items, between.finish())
                between = _Flow(self.base, self.nested + 1)
                _put(items, self.inner(child, marks, depth + 1), own=True)
            else:
                between.node(child, marks, depth)
        _put(items, between.finish())
        if items:
            start = max(1, number(tag.get("start"), 1)) if tag.name == "ol" else 0
            self.add(Items(start, tuple(items), loose))

    def verbatim(self, tag: Tag, marks: Marks, depth: int) -> None:
        """Bare text as it stands; text with markup as lines of running text."""
        if all(child.name in _PLAIN for child in walk(tag)):
            text = visible("".join(visible_strings(tag))).strip("\n")
            if text.strip():
                self.add(Verbatim(text))
            return
        before, self.keep_lines = self.keep_lines, True
        self.part(tag, marks, depth)
        self.keep_lines = before

    def table(self, tag: Tag, marks: Marks, depth: int) -> None:
        """A table of data; one for layout, or with text outside its cells, is transparent."""
        self.flush()
        rows = () if holds(tag, _NO_DATA) else self.rows(tag, marks, depth)
        told = bare("".join(s.text for row in rows for cell in row for s in cell))
        if len(rows) < 2 or told != bare("".join(visible_strings(tag))):  # noqa: PLR2004
            self.part(tag, marks, depth)
            return
        first = next(row for row in tag("tr") if row(["td", "th"]))
        self.add(Table(rows, header=not first("td")))

    def rows(self, tag: Tag, marks: Marks, depth: int) -> tuple[tuple[Spans, ...], ...]:
        rows = (
            tuple(run_of(self.inner(cell, marks, depth)) for cell in row(["td", "th"]))
            for row in tag("tr")
        )
        return tuple(row for row in rows if any(row))


_CONTAINERS = {"blockquote": _Flow.quote, "figure": _Flow.figure}


def _holds_paragraph(item: PageElement) -> bool:
    return (
        isinstance(item, Tag)
        and item.name == "li"
        and any(isinstance(one, Tag) and one.name == "p" for one in item.contents)
    )


def _put(
    items: list[tuple[Block, ...]], blocks: tuple[Block, ...], *, own: bool = False
) -> None:
    """Another item; a list that stands between two belongs to the one before."""
    if blocks and items and not own and all(isinstance(b, Items) for b in blocks):
        items[-1] += blocks
    elif blocks:
        items.append(blocks)
