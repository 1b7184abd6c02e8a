"""Laws of running text: white space between spans, edges of emphasis."""

import unicodedata
from collections.abc import Iterable, Iterator

from archive.model.document import (
    LINK,
    Block,
    Figure,
    Heading,
    Items,
    Marks,
    Paragraph,
    Quote,
    Span,
    Spans,
    Table,
    Verbatim,
)
from archive.text.space import EDGE, collapse


def tidy(spans: Iterable[Span]) -> Spans:
    """The same text as a browser shows it.

    White space is collapsed across spans, gone at the edges and around line breaks;
    marks never begin or end with it (``**词 **`` would not close), but hold across it
    where both sides have them; neighbours with the same marks are one span; marks on
    white space alone are dropped. Tidying twice is tidying once.
    """
    found = _Line()
    for text, marks in spans:
        found.add(text, marks)
    return found.finish()


class _Line:
    """Spans whose white space is held back until the text behind it is known."""

    def __init__(self) -> None:
        self.done: list[Span] = []
        self.parts: list[str] = []
        self.marks: Marks = frozenset()
        self.gap = ""

    def add(self, text: str, marks: Marks) -> None:
        if text == "\n":
            self.gap = "\n"
            return
        core = text.strip(EDGE)
        if not core:
            self.gap = self.gap or text
            return
        at = text.index(core)
        gap = self.gap or text[:at]
        self.gap = text[at + len(core) :]
        if not self.parts:
            self.marks = marks
        elif gap == "\n":
            self.close()
            self.done.append(Span("\n", self.marks & marks))
            self.marks = marks
        elif self.marks == marks:
            self.parts.append(gap)
        else:
            self.between(gap, marks)
        self.parts.append(core)

    def between(self, gap: str, marks: Marks) -> None:
        """End the span at hand; ``gap`` goes to the side that has just the shared marks."""
        shared = self.marks & marks
        if shared == self.marks:
            self.parts.append(gap)
            gap = ""
        self.close()
        self.marks = marks
        if gap and shared != marks:
            self.done.append(Span(gap, shared))
        elif gap:
            self.parts.append(gap)

    def close(self) -> None:
        text = "".join(self.parts)
        self.done.append(Span(unicodedata.normalize("NFC", text), self.marks))
        self.parts = []

    def finish(self) -> Spans:
        if self.parts:
            self.close()
        return tuple(self.done)


def run_of(blocks: tuple[Block, ...]) -> Spans:
    """The text of blocks as one run, a line each: pictures give their captions."""
    spans: list[Span] = []
    for line in _lines(blocks):
        spans.extend((Span("\n"), *line))
    return tidy(spans)


def _lines(blocks: tuple[Block, ...]) -> Iterator[Spans]:
    for block in blocks:
        match block:
            case Paragraph(spans) | Heading(_, spans):
                yield spans
            case Quote(inner):
                yield from _lines(inner)
            case Items(_, items):
                for item in items:
                    yield from _lines(item)
            case Table(rows):
                yield from (cell for row in rows for cell in row)
            case Figure():
                yield (*block.caption, Span(" "), Span(block.credit))
            case Verbatim(text):
                yield from ((Span(collapse(line)),) for line in text.split("\n"))


def link_of(span: Span) -> str:
    """The address that a span links to, or empty."""
    for mark in span.marks:
        if mark.startswith(LINK):
            return mark[len(LINK) :]
    return ""
