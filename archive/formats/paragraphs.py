"""A body in Markdown -> its passages in order, the paragraphs of prose with numbers.

What translations are compared by, ``data/pairs.jsonl`` and the page that shows two
articles side by side all speak of paragraphs by these numbers; nobody else may count.

A paragraph of prose is a paragraph as CommonMark has it (spec 0.31, section 4.8) that
says something, wherever it stands: on its own, in a quotation or in an item of a list.
Headings, pictures with their captions, tables, code and raw HTML have no number.

To show a body piece by piece, render the ``markdown`` of each passage: together they say
what the body says, in its order. ``start`` and ``end`` are lines of the body, for those
who would rather cut it there.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from archive.formats.escape import link_target
from archive.formats.markdown_html import make_parser
from archive.formats.plain import plain_text

Kind = Literal[
    "prose", "quotation", "item", "heading", "figure", "rule", "table", "code", "html"
]
"""The first three are numbered: prose on its own, in a quotation, in an item of a list
(one inside the other is what the inner one is)."""

NUMBERED = frozenset({"prose", "quotation", "item"})

_PICTURE = re.compile(r"\s*<(?:figure|picture|img|video|audio)\b", re.IGNORECASE)
_LABEL = re.compile(r"\[([^\[\]]+)\]")


class Passage(NamedTuple):
    """A part of a body that is not split: a paragraph, a heading, a picture, a table."""

    kind: Kind
    number: int | None
    """Of a paragraph of prose, from 0 in the body; None of everything else."""
    start: int
    """The first of its lines in the body, from 0."""
    end: int
    """The line after its last one."""
    source: str
    """Its own Markdown."""
    targets: str = ""
    """Definitions of links in it that stand elsewhere in the body."""

    @property
    def markdown(self) -> str:
        """What renders by itself as it does in the body.

        A paragraph of a quotation still begins with ``>``, an item of a list with its own
        bullet or number.
        """
        return self.source + self.targets

    @property
    def text(self) -> str:
        """Its words alone, a line for each line; empty for pictures and rules."""
        return plain_text(self.source)


class _Room:
    """A quotation, or an item of a list, that is open."""

    def __init__(self, kind: Kind, mark: str) -> None:
        self.kind = kind
        self._mark = mark
        self._is_new = True

    def around(self, text: str) -> str:
        """The Markdown of what stands in it; only its first passage has a bullet."""
        lines = text.split("\n")
        if self.kind == "quotation":
            return "\n".join(f"> {line}".rstrip() for line in lines)
        mark, self._is_new = self._mark if self._is_new else "", False
        rest = (" " * len(mark) + line if line else "" for line in lines[1:])
        return "\n".join((mark + lines[0], *rest))


def passages_of(body: str) -> tuple[Passage, ...]:
    """Every passage, in the order of the body. Any text is a body; an empty one has none."""
    env: dict[str, Any] = {}
    tokens = _parser().parse(body, env)
    targets = env.get("references", {})
    found: list[Passage] = []
    number = 0
    for kind, token, text, rooms in _leaves(tokens):
        source = text
        for room in reversed(rooms):
            source = room.around(source)
        start, end = token.map or (0, 0)
        own = number if kind in NUMBERED else None
        number += own is not None
        links = _targets(text, targets)
        found.append(Passage(kind, own, start, end, source, links))
    return tuple(found)


def prose_of(body: str) -> tuple[str, ...]:
    """The words of each paragraph of prose: of the one numbered *n* at place *n*."""
    return tuple(p.text for p in passages_of(body) if p.number is not None)


@cache
def _parser() -> MarkdownIt:
    """Reads blocks as the renderer does, and leaves what is in their lines alone."""
    parser = make_parser()
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def _leaves(
    tokens: Sequence[Token],
) -> Iterator[tuple[Kind, Token, str, Sequence[_Room]]]:
    """What is no container: its kind, its token, its own Markdown, what it stands in."""
    rooms: list[_Room] = []
    walk = iter(tokens)
    for token in walk:
        if token.type == "blockquote_open":
            rooms.append(_Room("quotation", ""))
        elif token.type == "list_item_open":
            rooms.append(_Room("item", f"{token.info}{token.markup} "))
        elif token.type in {"blockquote_close", "list_item_close"}:
            rooms.pop()
        elif token.type == "table_open":
            inside = takewhile(lambda t: t.type != "table_close", walk)
            yield "table", token, _table(inside), rooms
        elif token.type == "heading_open":
            yield "heading", token, _heading(token, next(walk)), rooms
        elif token.type in _LEAVES:
            kind, text = _LEAVES[token.type](token)
            is_housed = kind == "prose" and rooms
            yield rooms[-1].kind if is_housed else kind, token, text, rooms


def _table(inside: Iterable[Token]) -> str:
    rows: list[list[str]] = []
    for token in inside:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content.replace("|", "\\|"))
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def _heading(token: Token, inside: Token) -> str:
    return f"{'#' * int(token.tag[1])} {' '.join(inside.content.split(chr(10)))}"


def _prose(token: Token) -> tuple[Kind, str]:
    return "prose" if plain_text(token.content) else "figure", token.content


def _html(token: Token) -> tuple[Kind, str]:
    kind: Kind = "figure" if _PICTURE.match(token.content) else "html"
    return kind, token.content.rstrip("\n")


def _code(token: Token) -> tuple[Kind, str]:
    longest = max(map(len, re.findall("`+", token.content)), default=0)
    fence = "`" * max(3, longest + 1)
    info = "" if "`" in token.info else token.info.strip()
    return "code", f"{fence}{info}\n{token.content.rstrip(chr(10))}\n{fence}"


def _rule(_: Token) -> tuple[Kind, str]:
    return "rule", "***"


_LEAVES: dict[str, Callable[[Token], tuple[Kind, str]]] = {
    "inline": _prose,
    "html_block": _html,
    "code_block": _code,
    "fence": _code,
    "hr": _rule,
}


def _targets(text: str, targets: Mapping[str, Mapping[str, str]]) -> str:
    """Definitions of the links in a text, where they stand elsewhere in the body."""
    if not targets or "[" not in text:
        return ""
    labels = dict.fromkeys(map(normalizeReference, _LABEL.findall(text)))
    own = [(label, targets[label]["href"]) for label in labels if label in targets]
    return "".join(f"\n\n[{label}]: {link_target(href)}" for label, href in own)
