"""A text with structure, between HTML and Markdown: blocks of marked spans.

Spans are flat: each carries all marks that hold for it, so ``<b>甲</b><b>乙</b>`` and
``<b>甲乙</b>`` are the same value and nesting is decided only when it is written.
"""

from typing import NamedTuple

Marks = frozenset[str]
"""``strong``, ``em``, ``sup``, ``sub``, ``del``, ``u``, ``code``, ``cite`` or ``a:<address>``."""

LINK = "a:"
"""Prefix of the mark that stands for a link."""

NO_MARKS: Marks = frozenset()


class Span(NamedTuple):
    """Running text; a line feed stands for a line break that the outlet set."""

    text: str
    marks: Marks = NO_MARKS


Spans = tuple[Span, ...]


class Paragraph(NamedTuple):
    """Running prose."""

    spans: Spans


class Heading(NamedTuple):
    """A heading inside an article: level 2 is the highest."""

    level: int
    spans: Spans


class Quote(NamedTuple):
    """A block quotation."""

    blocks: "tuple[Block, ...]"


class Items(NamedTuple):
    """A list; each item is a text of its own. ``start`` 0 for bullets."""

    start: int
    items: "tuple[tuple[Block, ...], ...]"
    loose: bool = False
    """True where items are paragraphs of prose and not mere entries."""


class Figure(NamedTuple):
    """A picture in its place."""

    src: str
    alt: str
    caption: Spans = ()
    credit: str = ""
    width: int = 0
    height: int = 0


class Verbatim(NamedTuple):
    """Text whose spaces and line ends carry meaning."""

    text: str


class Table(NamedTuple):
    """Rows of cells."""

    rows: tuple[tuple[Spans, ...], ...]
    header: bool


class Rule(NamedTuple):
    """A thematic break."""


Block = Paragraph | Heading | Quote | Items | Figure | Verbatim | Table | Rule


def plain(spans: Spans) -> str:
    """The text alone."""
    return "".join(span.text for span in spans)
