"""An article's HTML on the table while a layout takes it apart.

Whatever a layout removes from the tree it *takes* (into a named field) or *drops* (under
a named rule); both are written into the clipping's ledger. What is left is the body.
So every visible character ends in exactly one place, and the ledger can prove it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from archive.formats.html_reader import address
from archive.formats.html_tree import has_text, visible_strings
from archive.formats.walking import holds
from archive.model.dump import Dump
from archive.outlets.parsing import open_up, parse
from archive.outlets.selectors import find, find_all
from archive.outlets.tree import Element
from archive.text.space import bare, fold

_SHOWING = frozenset({"img", "video", "audio", "iframe", "hr", "table"})
"""Elements that show something without any text."""


class Entry(NamedTuple):
    """Text that left the body, and where it went."""

    place: str
    """``field:authors`` or ``drop:rss-advert``."""
    text: str


DROP = "drop:"
"""How the place of an entry begins that was left out."""


def dropped(ledger: Iterable[Entry]) -> dict[str, int]:
    """Rule -> characters left out under it; white space does not count.

    By rule, sorted. A rule that took away only what shows no character is not there.
    """
    counts: Counter[str] = Counter()
    for place, text in ledger:
        if place.startswith(DROP):
            counts[place.removeprefix(DROP)] += len(bare(text))
    return {rule: counts[rule] for rule in sorted(counts) if counts[rule]}


class Clipping:
    """A dump's body as a tree, and the ledger of what was removed from it."""

    def __init__(self, dump: Dump) -> None:
        self.dump = dump
        self.ledger: list[Entry] = []
        self.root: Tag = parse(dump.body)

    # Looking

    def first(self, selector: str, within: Tag | None = None) -> Tag | None:
        """The first element that matches, or None."""
        return find(within or self.root, selector)

    def all(self, selector: str, within: Tag | None = None) -> list[Tag]:
        """Every element that matches, in document order."""
        return find_all(within or self.root, selector)

    def blocks(self, tag: Tag | None = None) -> list[Tag]:
        """The element children of ``tag`` (the root by default)."""
        return [
            child for child in (tag or self.root).contents if isinstance(child, Tag)
        ]

    def url(self, href: object) -> str:
        """An address of this dump as an absolute one that is safe to write, or empty."""
        return address(str(href or ""), self.dump.url)

    # Removing

    def take(self, node: Tag | NavigableString | None, field: str) -> str:
        """Remove ``node``; its text, folded to one line, goes into ``field``."""
        return self._remove(node, f"field:{field}")

    def drop(self, node: Tag | NavigableString | None, rule: str) -> None:
        """Remove ``node`` under a named rule."""
        self._remove(node, f"{DROP}{rule}")

    def drop_all(self, selector: str, rule: str, within: Tag | None = None) -> None:
        """Remove every element that matches, outermost first."""
        for tag in self.all(selector, within):
            if not is_gone(tag):
                self.drop(tag, rule)

    def cut(self, match: re.Match[str], text: NavigableString, place: str) -> None:
        """Remove a part of a text node: ``place`` is ``field:…`` or ``drop:…``."""
        self.ledger.append(Entry(place, match[0]))
        string = str(text)
        text.replace_with(string[: match.start()] + string[match.end() :])

    def keep(self, tag: Tag) -> None:
        """Put ``tag`` out of the tree without an entry: its text is put back elsewhere."""
        tag.extract()

    def wrap_loose(self, selector: str) -> None:
        """Give text that stands beside paragraphs in a container one of its own.

        ``<div><span>翻译：某某<p><a>…</a></p></span></div>``: a container that holds
        paragraphs is opened up, inline ones too.
        """
        for box in reversed(self.all(selector)):
            if not holds(box, _BOXES):
                continue
            for run in _inline_runs(box):
                wrapper = self.new("p")
                run[0].insert_before(wrapper)
                for node in run:
                    wrapper.append(node.extract())

    def split_lines(self, tag: Tag) -> list[Tag]:
        """Wrap what stands between the ``<br>``s of ``tag`` into a ``<span>`` each.

        Credits often share a paragraph; as elements each can be taken by itself.
        Inline markup that goes across a ``<br>`` is opened up.
        """
        for br in self.all("br", tag):
            around = list(takewhile(lambda one: one is not tag, br.parents))
            for one in reversed(around):  # else a hundred of them move all they hold
                open_up(one)
        spans: list[Tag] = []
        open_span: Tag | None = None
        for child in list(tag.contents):
            if isinstance(child, Tag) and child.name == "br":
                open_span = None
                continue
            if open_span is None:
                open_span = self.new("span")
                child.insert_before(open_span)
                spans.append(open_span)
            open_span.append(child.extract())
        return [span for span in spans if not is_blank(span)]

    def new(self, name: str, text: str = "", **attributes: str) -> Tag:
        """A fresh element for the tree."""
        tag = Element(name=name, attrs=dict(attributes))
        if text:
            tag.append(text)
        return tag

    def _remove(self, node: Tag | NavigableString | None, place: str) -> str:
        if node is None:
            return ""
        text = fold(visible_text(node))
        if text:
            self.ledger.append(Entry(place, text))
        if isinstance(node, Tag):
            node.decompose()
        else:
            node.extract()
        return text


def is_gone(tag: Tag) -> bool:
    """True where ``tag`` was destroyed together with what it stood in.

    ``tag.decomposed`` says the same, after a search of the whole tree below for an
    element called ``_decomposed``.
    """
    return not tag.name


def visible_text(node: Tag | NavigableString, separator: str = "") -> str:
    """The text that a reader would see; ``<br>`` counts as a line end."""
    if not isinstance(node, Tag):
        return "" if isinstance(node, PreformattedString) else str(node)
    return separator.join(visible_strings(node))


def first_text(tag: Tag, length: int) -> str:
    """What ``visible_text`` begins with, at least ``length`` characters if there are."""
    text = ""
    for part in visible_strings(tag):
        text += part
        if len(text) >= length:
            break
    return text


def lines(tag: Tag) -> list[str]:
    """The text of ``tag`` by its ``<br>``s: folded lines, empty ones left out."""
    return [
        line
        for raw in visible_text(tag).replace("\r", " ").split("\n")
        if (line := fold(raw))
    ]


_BOXES = frozenset({"p", "div"})
_INLINE = frozenset(
    "a abbr b bdi cite code del em font i ins mark q s small span strong sub sup u".split()
)


def _inline_runs(box: Tag) -> list[list[PageElement]]:
    """Neighbouring text nodes and inline elements of ``box`` that show some text."""
    runs: list[list[PageElement]] = [[]]
    for node in box.contents:
        if isinstance(node, Tag) and (node.name not in _INLINE or holds(node, _BOXES)):
            runs.append([])
        elif isinstance(node, Tag | NavigableString):
            runs[-1].append(node)
    return [
        run
        for run in runs
        if any(
            fold(visible_text(n)) for n in run if isinstance(n, Tag | NavigableString)
        )
    ]


def is_blank(tag: Tag) -> bool:
    """True where ``tag`` shows neither text nor picture, sound or film."""
    return tag.name not in _SHOWING and not has_text(tag) and not holds(tag, _SHOWING)


def edges(
    tags: Sequence[Tag], is_meant: Callable[[Tag], bool], *, first: int, last: int
) -> list[Tag]:
    """Of the tags that are meant: the first and the last ones, in order, each once.

    Only as many are looked at as it takes.
    """
    head = islice((at for at in range(len(tags)) if is_meant(tags[at])), first)
    backwards = range(len(tags) - 1, -1, -1)
    tail = islice((at for at in backwards if is_meant(tags[at])), last)
    return [tags[at] for at in sorted({*head, *tail})]
