"""Laws of running text: white space between spans, edges of emphasis."""

from collections.abc import Iterable

from archive.model.document import LINK, Span, Spans
from archive.text.space import EDGE


def tidy(spans: Iterable[Span]) -> Spans:
    """The same text as a browser shows it.

    White space is collapsed across spans, gone at the edges and around line breaks;
    marks never begin or end with it (``**词 **`` would not close); neighbours with the
    same marks are one span; marks on white space alone are dropped.
    """
    found = _collapsed(_split_edges(spans))
    while found and found[-1].text.isspace():
        found.pop()
    return _merged(_bridged(found))


def _split_edges(spans: Iterable[Span]) -> list[Span]:
    """White space at the edges of a span becomes a span of its own, unmarked."""
    out: list[Span] = []
    for text, marks in spans:
        if text == "\n" or not marks:
            out.append(Span(text, marks))
            continue
        body = text.strip(EDGE)
        lead = text[: len(text) - len(text.lstrip(EDGE))] if body else text
        tail = text[len(text.rstrip(EDGE)) :] if body else ""
        out.extend(
            Span(part, marks if part is body else frozenset())
            for part in (lead, body, tail)
            if part
        )
    return out


def _collapsed(spans: list[Span]) -> list[Span]:
    """No white space at the start, doubled, or beside a line break."""
    out: list[Span] = []
    for text, marks in spans:
        if not out or out[-1].text.endswith((" ", "\n", "\u3000")):
            text = text.lstrip(EDGE) if text != "\n" else text  # noqa: PLW2901
        if text == "\n":
            _strip_end(out)
            if not out or out[-1].text == "\n":
                continue
        if text:
            out.append(Span(text, marks))
    if out:
        _strip_end(out)
    return out


def _strip_end(out: list[Span]) -> None:
    while out and out[-1].text != "\n":
        text = out[-1].text.rstrip(EDGE)
        if text:
            out[-1] = Span(text, out[-1].marks)
            return
        out.pop()


def _bridged(spans: list[Span]) -> list[Span]:
    """White space and line breaks between spans carry the marks that both sides have."""
    out = list(spans)
    for at, (text, _) in enumerate(spans):
        if text.isspace() and 0 < at < len(spans) - 1:
            shared = out[at - 1].marks & spans[at + 1].marks
            out[at] = Span(text, shared)
        elif text.isspace():
            out[at] = Span(text)
    return out


def _merged(spans: list[Span]) -> Spans:
    out: list[Span] = []
    for text, marks in spans:
        if out and out[-1].marks == marks and text != "\n" and out[-1].text != "\n":
            out[-1] = Span(out[-1].text + text, marks)
        else:
            out.append(Span(text, marks))
    return tuple(out)


def link_of(span: Span) -> str:
    """The address that a span links to, or empty."""
    for mark in span.marks:
        if mark.startswith(LINK):
            return mark[len(LINK) :]
    return ""
