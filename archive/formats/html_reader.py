"""An HTML tree -> blocks.

Takes a tree that its outlet's layout has already cleaned. Unknown tags are transparent
(dumps hold ``<divclass=…>`` and worse); text is never lost: what is no known block is
running text.
"""

from collections.abc import Iterable
from urllib.parse import quote, urljoin, urlsplit

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from archive.formats.spans import tidy
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
from archive.text.space import collapse, fold, visible

UNSEEN = frozenset(
    "script style noscript template iframe object embed param svg math canvas head "
    "title meta link button input select option textarea video audio source track map "
    "area frame frameset applet".split()
)
"""Elements whose content a reader never sees as text of the article."""

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
_SCHEMES = frozenset({"http", "https", "mailto", "tel", ""})
_SAFE = "%/:=&?~#+!$,;'@()*[]"
DEEPEST = 200
"""Elements nested deeper than this are read as flat text: nobody wrote them."""


def read_blocks(root: Tag, *, base: str = "") -> tuple[Block, ...]:
    """The blocks of ``root``'s content; addresses are made absolute against ``base``."""
    flow = _Flow(base)
    flow.children(root, NO_MARKS, 0)
    return flow.finish()


def read_spans(root: Tag, *, base: str = "") -> Spans:
    """``root``'s content as one run of text: a caption, a deck."""
    spans: list[Span] = []
    for block in read_blocks(root, base=base):
        if isinstance(block, Paragraph | Heading):
            spans.extend((Span("\n"), *block.spans) if spans else block.spans)
    return tidy(spans)


def address(href: str, base: str = "") -> str:
    """``href`` as an absolute address that may stand in a page, or empty.

    ``javascript:`` and its kin give nothing; ``//host`` gets ``https:``; spaces and
    what Markdown or a browser could misread are percent-encoded.
    """
    href = visible(href).strip().replace("\n", "")
    if href.startswith("#") or not href:
        return ""
    try:
        joined = urljoin(base, href) if base else href
        joined = "https:" + joined if joined.startswith("//") else joined
        parts = urlsplit(joined)
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _SCHEMES or (scheme.startswith("http") and not parts.hostname):
        return ""
    if not scheme and (base or ":" in joined.partition("/")[0]):
        return ""
    return quote(joined, safe=_SAFE + _unencoded(joined))


def _unencoded(text: str) -> str:
    """Non-ASCII letters stay as they are: a Chinese address is meant to be read."""
    return "".join({char for char in text if char > "\x7f" and char.isalnum()})


class _Flow:
    """Collects spans into the paragraph at hand, and paragraphs into blocks."""

    def __init__(self, base: str) -> None:
        self.base = base
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

    def children(self, tag: Tag, marks: Marks, depth: int) -> None:
        for child in tag.contents:
            self.node(child, marks, depth)

    def node(self, node: PageElement, marks: Marks, depth: int) -> None:
        if isinstance(node, Tag):
            if depth > DEEPEST:
                self.text(node.get_text(), marks)
            else:
                self.tag(node, marks, depth + 1)
        elif isinstance(node, NavigableString) and not isinstance(
            node, PreformattedString
        ):
            self.text(str(node), marks)

    def text(self, text: str, marks: Marks) -> None:
        text = collapse(text)
        if text:
            self.spans.append(Span(text, marks))

    def tag(self, tag: Tag, marks: Marks, depth: int) -> None:
        name = tag.name
        if name in _PARTS:
            self.flush()
            self.children(tag, marks, depth)
            self.flush()
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
        without = frozenset(mark for mark in marks if not mark.startswith(LINK))
        self.children(tag, without | {LINK + href} if href else marks, depth)

    def line_break(self, marks: Marks) -> None:
        """One ``<br>`` is a line, two are a new paragraph."""
        for span in reversed(self.spans):
            if span.text == "\n":
                self.flush()
                return
            if not span.text.isspace():
                break
        self.spans.append(Span("\n", marks))

    def block(self, tag: Tag, marks: Marks, depth: int) -> None:
        name = tag.name
        if name in _HEADINGS:
            self.heading(tag, _HEADINGS[name])
        elif name == "img":
            self.image(tag)
        elif name == "figure":
            self.figure(tag, marks, depth)
        elif name == "blockquote":
            self.quote(tag)
        elif name in {"ul", "ol", "menu", "dir"}:
            self.items(tag)
        elif name == "hr":
            self.add(Rule())
        elif name == "pre":
            self.verbatim(tag)
        elif name == "table":
            self.table(tag)
        else:
            self.children(tag, marks, depth)

    def heading(self, tag: Tag, level: int) -> None:
        self.flush()
        for block in read_blocks(tag, base=self.base):
            if isinstance(block, Paragraph):
                without = (Span(s.text, s.marks - {"strong"}) for s in block.spans)
                self.add(Heading(level, tidy(without)))
            else:
                self.add(block)

    def image(self, tag: Tag) -> None:
        figure = read_image(tag, self.base)
        if figure:
            self.add(figure)

    def figure(self, tag: Tag, marks: Marks, depth: int) -> None:
        """A figure with one picture is a picture with a caption; others are transparent."""
        images = tag.find_all("img")
        caption = tag.find("figcaption")
        found = read_image(images[0], self.base) if len(images) == 1 else None
        if found is None:
            self.flush()
            self.children(tag, marks, depth)
            self.flush()
            return
        self.add(_captioned(found, caption, self.base))
        for child in tag.contents:
            if child is not caption and child is not images[0]:
                self.rest(child, (caption, images[0]), marks, depth)
        self.flush()

    def rest(
        self,
        node: PageElement,
        known: Iterable[Tag | None],
        marks: Marks,
        depth: int,
    ) -> None:
        """What else stands in a figure keeps its place behind the picture."""
        if isinstance(node, Tag) and any(
            one is not None and (node in one.parents) for one in known
        ):
            for child in node.contents:
                if all(child is not one for one in known):
                    self.rest(child, known, marks, depth)
        else:
            self.node(node, marks, depth)

    def quote(self, tag: Tag) -> None:
        blocks = read_blocks(tag, base=self.base)
        if blocks:
            self.add(Quote(blocks))

    def items(self, tag: Tag) -> None:
        """A list; a single item that holds only lists or pictures is still an item."""
        self.flush()
        items: list[tuple[Block, ...]] = []
        for child in tag.contents:
            if isinstance(child, Tag):
                blocks = _item(child, self.base)
                if blocks:
                    items.append(blocks)
            elif str(child).strip() and not isinstance(child, PreformattedString):
                items.append((Paragraph((Span(fold(str(child))),)),))
        if items:
            start = _number(tag.get("start"), 1) if tag.name == "ol" else 0
            self.add(Items(start, tuple(items)))

    def verbatim(self, tag: Tag) -> None:
        text = visible(tag.get_text()).strip("\n")
        if text.strip():
            self.add(Verbatim(text))

    def table(self, tag: Tag) -> None:
        self.flush()
        rows = tuple(
            tuple(read_spans(cell, base=self.base) for cell in row(["td", "th"]))
            for row in tag("tr")
        )
        rows = tuple(row for row in rows if any(row))
        if tag.find(["img", "table", "figure"]) or len(rows) < 2:  # noqa: PLR2004
            self.children(tag, NO_MARKS, 0)  # a table for layout, not for data
            self.flush()
        else:
            self.add(Table(rows, header=bool(tag.find("th"))))


def _item(tag: Tag, base: str) -> tuple[Block, ...]:
    return read_blocks(tag, base=base) if tag.name not in UNSEEN else ()


def read_image(tag: Tag, base: str = "") -> Figure | None:
    """An ``<img>`` without its caption; None where it has no usable address."""
    src = address(str(tag.get("src") or ""), base)
    if not src.startswith("http"):
        return None
    return Figure(
        src=src,
        alt=fold(str(tag.get("alt") or "")),
        width=_number(tag.get("width"), 0),
        height=_number(tag.get("height"), 0),
    )


def _captioned(figure: Figure, caption: Tag | None, base: str) -> Figure:
    if caption is None:
        return figure
    spans = read_spans(caption, base=base)
    credit = fold("".join(s.text for s in spans if "cite" in s.marks))
    words = tidy(s for s in spans if "cite" not in s.marks)
    return figure._replace(caption=words, credit=credit)


def _number(value: object, default: int) -> int:
    """A whole number of an attribute; ``100%`` is none."""
    text = str(value or "").strip()
    return int(text) if text.isdecimal() and len(text) <= 5 else default  # noqa: PLR2004
