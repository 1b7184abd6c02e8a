"""Blocks -> Markdown that renders back to the same blocks, in any CommonMark renderer.

A serialiser of our own because no library decides, emphasis by emphasis, whether
CommonMark's flanking rule (spec 0.31, section 6.2) will see it: ``**“…”**字`` stays
literal, as Chinese has no spaces around words. Where ``**`` would not be seen, the
writer falls back to ``<strong>``; everything else is plain Markdown.
"""

import re
import string
import unicodedata
from collections.abc import Callable

from archive.formats.escape import (
    escape_line_start,
    escape_text,
    html_attribute,
    html_text,
    link_target,
)
from archive.formats.spans import link_of
from archive.model.document import (
    LINK,
    Block,
    Figure,
    Heading,
    Items,
    Paragraph,
    Quote,
    Rule,
    Span,
    Spans,
    Table,
    Verbatim,
)

_DELIMITERS = {"strong": "**", "em": "*"}
_ASCII = frozenset(string.punctuation)
_BREAK = "\\\n"
_NOTHING = "<!-- -->"
_RULE = "---"


def write_markdown(blocks: tuple[Block, ...]) -> str:
    """The blocks as Markdown, one empty line between two of them, a line end last."""
    parts: list[str] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(before, Items) and isinstance(block, Items):
            parts.append(_NOTHING)  # two lists in a row would become one
        parts.append(_WRITERS[type(block)](block))
    return "\n\n".join(parts) + "\n" if parts else ""


def _paragraph(block: Paragraph) -> str:
    return _lines(write_spans(block.spans))


def _lines(text: str) -> str:
    return "\n".join(map(escape_line_start, text.split("\n")))


def _heading(block: Heading) -> str:
    spans = tuple(Span(s.text.replace("\n", " "), s.marks) for s in block.spans)
    text = write_spans(spans)
    text = re.sub(r"(#+)$", r"\\\1", text)  # closing hashes are markup
    return f"{'#' * block.level} {text}"


def _quote(block: Quote) -> str:
    inner = (write_markdown(block.blocks) or _NOTHING).rstrip("\n")
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _items(block: Items) -> str:
    """A list; empty lines in it tell renderers that its items hold paragraphs."""
    texts: list[str] = []
    for number, item in enumerate(block.items, block.start):
        marker = f"{number}. " if block.start else "- "
        inner = (write_markdown(item) or _NOTHING).rstrip("\n").split("\n")
        if inner[0] == _RULE:
            inner[0] = "***"  # "- ---" would be a rule without a list
        rest = (" " * len(marker) + line if line else "" for line in inner[1:])
        texts.append("\n".join((marker + inner[0], *rest)))
    loose = block.loose or any(len(item) > 1 for item in block.items)
    if block.loose and len(block.items) == 1 == len(block.items[0]):
        marker = f"{block.start}. " if block.start else "- "
        # no second item to stand apart from
        texts.append(" " * len(marker) + _NOTHING)
    return ("\n\n" if loose else "\n").join(texts)


def _figure(block: Figure) -> str:
    """A picture as HTML: Markdown has no captions."""
    size = f' width="{block.width}"' if block.width else ""
    size += f' height="{block.height}"' if block.height else ""
    src, alt = html_attribute(block.src), html_attribute(block.alt)
    lines = ["<figure>", f'<img src="{src}" alt="{alt}"{size}>']
    caption = write_html_spans(block.caption)
    if block.credit:
        caption += f"{' ' if caption else ''}<cite>{html_text(block.credit)}</cite>"
    if caption:
        lines.append(f"<figcaption>{caption}</figcaption>")
    return "\n".join((*lines, "</figure>"))


def _rule(_: Rule) -> str:
    return _RULE


def _verbatim(block: Verbatim) -> str:
    longest = max((len(run) for run in re.findall(r"`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{block.text}\n{fence}"


def _table(block: Table) -> str:
    """Rows as HTML: cells may hold what a Markdown table cannot."""
    rows: list[str] = []
    for index, row in enumerate(block.rows):
        tag = "th" if block.header and index == 0 else "td"
        cells = "".join(f"<{tag}>{write_html_spans(cell)}</{tag}>" for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    return "\n".join(("<table>", *rows, "</table>"))


_WRITERS: dict[type, Callable[..., str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Quote: _quote,
    Items: _items,
    Figure: _figure,
    Rule: _rule,
    Verbatim: _verbatim,
    Table: _table,
}


def write_spans(spans: Spans) -> str:
    """Running text as Markdown, without regard to where its lines begin."""
    return _write(spans, "", "", in_link=False)


def write_html_spans(spans: Spans) -> str:
    """Running text as HTML on one line."""
    out: list[str] = []
    for mark, part in _groups(spans):
        if mark is None:
            text = "".join(span.text for span in part)
            out.append("<br>".join(map(html_text, text.split("\n"))))
        else:
            inner = write_html_spans(_without(part, mark))
            out.append(_html(mark, inner))
    return "".join(out)


def _html(mark: str, inner: str) -> str:
    if mark.startswith(LINK):
        return f'<a href="{html_attribute(mark[len(LINK) :])}">{inner}</a>'
    return f"<{mark}>{inner}</{mark}>"


def _groups(spans: Spans) -> list[tuple[str | None, Spans]]:
    """Runs of spans under the mark that holds longest from where each run begins."""
    groups: list[tuple[str | None, Spans]] = []
    at = 0
    while at < len(spans):
        marks = spans[at].marks
        if not marks:
            end = at + 1
            while end < len(spans) and not spans[end].marks:
                end += 1
            groups.append((None, spans[at:end]))
        else:
            mark, end = max(
                ((mark, _reach(spans, at, mark)) for mark in sorted(marks)),
                key=lambda found: found[1],
            )
            groups.append((mark, spans[at:end]))
        at = end
    return groups


def _reach(spans: Spans, at: int, mark: str) -> int:
    while at < len(spans) and mark in spans[at].marks:
        at += 1
    return at


def _without(spans: Spans, mark: str) -> Spans:
    return tuple(Span(span.text, span.marks - {mark}) for span in spans)


def _write(spans: Spans, before: str, after: str, *, in_link: bool) -> str:
    """Markdown of ``spans`` between the characters ``before`` and ``after``."""
    groups = _groups(spans)
    out = ""
    for index, (mark, part) in enumerate(groups):
        left = out[-1:] or before
        right = _first_char(groups[index + 1]) if index + 1 < len(groups) else after
        text = _write_group(mark, part, left, right, in_link=in_link)
        if left == "!" and text.startswith("["):
            out = out[:-1] + "\\!"  # "![" would begin a picture
        out += text
    return out


def _first_char(group: tuple[str | None, Spans]) -> str:
    """The character that the next group's Markdown will begin with.

    A marked group may begin with ``*``, ``<`` or ``[``: all punctuation, so that any
    of them stands for the others.
    """
    mark, part = group
    if mark is not None:
        return "["
    text = part[0].text
    return "\\" if text[0] == "\n" else escape_text(text)[0]


def _write_group(
    mark: str | None, part: Spans, left: str, right: str, *, in_link: bool
) -> str:
    if mark is None:
        return "".join(_text(span.text, in_link=in_link) for span in part)
    inner = _without(part, mark)
    if mark.startswith(LINK):
        text = _write(inner, "[", "]", in_link=True)
        return f"[{text}]({link_target(link_of(part[0]))})"
    delimiter = _DELIMITERS.get(mark)
    if delimiter and not _nested_emphasis(inner):
        text = _write(inner, "*", "*", in_link=in_link)
        if "\n" not in text and _is_seen(text, left, right):
            return delimiter + text + delimiter
    text = _write(inner, ">", "<", in_link=in_link)
    return f"<{mark}>{text}</{mark}>"


def _text(text: str, *, in_link: bool) -> str:
    escaped = escape_text(text)
    if in_link:
        escaped = escaped.replace("]", "\\]")
    return escaped.replace("\n", _BREAK)


def _nested_emphasis(spans: Spans) -> bool:
    return any(span.marks & _DELIMITERS.keys() for span in spans)


def _is_seen(text: str, left: str, right: str) -> bool:
    """True where CommonMark opens and closes emphasis around ``text``.

    ``left`` and ``right`` are the characters outside, empty at the edge of the block.
    A neighbouring asterisk would join the delimiter run, so it is refused.
    """
    if left == "*" or right == "*" or text.startswith("*") or text.endswith("*"):
        return False
    opens = not _is_punctuation(text[0]) or _is_open(left)
    closes = not _is_punctuation(text[-1]) or _is_open(right)
    return opens and closes and not text[0].isspace() and not text[-1].isspace()


def _is_open(char: str) -> bool:
    """True where every version of CommonMark sees an edge: 0.30 counts no symbols (S)."""
    return not char or char.isspace() or char in _ASCII or _category(char) == "P"


def _is_punctuation(char: str) -> bool:
    """Unicode P or S, as CommonMark 0.31 counts it."""
    return _category(char) in "PS"


def _category(char: str) -> str:
    return unicodedata.category(char)[0]
