"""HTML -> a tree of Beautiful Soup, without what makes its own builder slow.

The parser, its settings and the tree that comes of it are those of
``BeautifulSoup(html, "lxml")``. Left out is what no layout asks for: comments,
namespaces, several ways to decode. That takes less than half of the time.
"""

import re
import threading
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from bs4.builder import HTMLTreeBuilder
from bs4.element import AttributeValueList, CData, NavigableString, PageElement, Tag
from lxml import etree

_SPACES = " \n\t\f\r"
_LONGEST_GAP = 200
_GAP = re.compile(rf"(?<!\s)\s{{{_LONGEST_GAP},}}")
"""White space that no page is meant to show becomes one space: rules for the end of a
text would look for it from each of its characters."""

_LISTS = HTMLTreeBuilder.DEFAULT_CDATA_LIST_ATTRIBUTES
"""Attributes whose value is a list of words, by element; ``*`` is any."""

_EVERYWHERE = frozenset(_LISTS["*"])
_STRINGS = HTMLTreeBuilder.DEFAULT_STRING_CONTAINERS
"""Elements whose texts are not the page's: each kind has a class of its own."""

_PRESERVING = HTMLTreeBuilder.DEFAULT_PRESERVE_WHITESPACE_TAGS
_EMPTY = frozenset(HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS or ())
_PLAIN = {NavigableString, CData}


class Element(Tag):
    """A tag that looks for a child around the place where it found the last one.

    Whatever Beautiful Soup moves it looks for among the children of its parent, each time
    from the first: a page of 10,000 pictures side by side took two seconds. (A subclass,
    as its methods ask each other.)
    """

    near = 0

    def index(self, element: PageElement) -> int:
        """The place of a child."""
        count = len(self.contents)
        below = above = min(self.near, count)
        while below > 0 or above < count:
            if above < count:
                if self.contents[above] is element:
                    self.near = above
                    return above
                above += 1
            if below > 0:
                below -= 1
                if self.contents[below] is element:
                    self.near = below
                    return below
        return super().index(element)


class Page(NamedTuple):
    """A tree, and what was seen while it grew."""

    document: Tag
    """Holds ``<html>``, and that ``<head>`` and ``<body>``, where there are such."""
    body: Tag | None
    names: frozenset[str]
    """Of all elements."""
    depth: int
    """How many elements lie inside one another."""


def build(html: str) -> Page:
    """The page that a parser sees in ``html``; comments and their kin are left out."""
    try:
        # the parser would give the mark back as three characters
        _MADE.parser.feed(html.removeprefix("\N{BYTE ORDER MARK}"))
        page: Page = _MADE.parser.close()
    except BaseException:
        _MADE.renew()  # one that stopped half-way is done with
        raise
    return page


class _Target:
    """Builds the tree from what the parser says, event by event."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        """Parts of the text at hand."""
        self.data = self.texts.append  # the parser gives texts in many parts
        self.begin()

    def begin(self) -> None:
        """Nothing has been said yet."""
        self.document = Element(name="[document]", is_xml=False)
        self.body: Tag | None = None
        self.open = [self.document]
        self.last: PageElement | None = None
        self.inside: defaultdict[str, int] = defaultdict(int)
        """How many elements of a name are open."""
        self.preserving = 0
        """How many of the open elements keep white space as it is."""
        self.strings: list[type[NavigableString]] = [NavigableString]
        self.depth = 1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """``<p class="lead">``."""
        if self.texts:
            self.text()
        around = self.open[-1]
        kind = _STRINGS.get(name)
        tag = Element(
            name=name,
            parent=around,
            previous=self.last,
            is_xml=False,
            can_be_empty_element=name in _EMPTY,
            interesting_string_types={kind} if kind else _PLAIN,
        )
        if attributes:
            tag.attrs.update(_values(name, attributes))
        around.contents.append(tag)
        self.last = tag
        self.open.append(tag)
        self.inside[name] += 1
        self.preserving += name in _PRESERVING
        self.depth = max(self.depth, len(self.open))
        if kind:
            self.strings.append(kind)
        if name == "body" and self.body is None:
            self.body = tag

    def end(self, name: str) -> None:
        """``</p>``; elements inside it that were not closed are closed with it."""
        if self.texts:
            self.text()
        while self.inside[name]:
            closed = self.open.pop().name
            self.inside[closed] -= 1
            self.preserving -= closed in _PRESERVING
            if closed in _STRINGS:
                self.strings.pop()
            if closed == name:
                break

    def comment(self, _: str) -> None:
        """``<!-- … -->``: text before it and text behind it are two."""
        self.text()

    def pi(self, _target: str, _text: str) -> None:
        """``<?php … ?>``."""
        self.text()

    def doctype(self, *_: str) -> None:
        """``<!DOCTYPE html>``."""
        self.text()

    def close(self) -> Page:
        """All has been said."""
        self.text()
        page = Page(self.document, self.body, frozenset(self.inside), self.depth - 1)
        self.begin()
        return page

    def text(self) -> None:
        """Put the text at hand into the tree; white space alone becomes one character."""
        if not self.texts:
            return
        text = "".join(self.texts)
        self.texts.clear()
        if not self.preserving and not text.strip(_SPACES):
            text = "\n" if "\n" in text else " "
        elif len(text) > _LONGEST_GAP:
            text = _GAP.sub(" ", text)
        node = self.strings[-1](text)
        around = self.open[-1]
        node.setup(around, self.last)
        around.contents.append(node)
        self.last = node


class _Made(threading.local):
    """A parser for each thread: making one takes as long as parsing a short page."""

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Begin with a fresh one."""
        self.parser = etree.HTMLParser(target=_Target(), recover=True)


_MADE = _Made()


def _values(
    name: str, attributes: Mapping[str, str]
) -> dict[str, str | AttributeValueList]:
    lists = _LISTS.get(name, ())
    return {
        key: AttributeValueList(value.split())
        if key in _EVERYWHERE or key in lists
        else value
        for key, value in attributes.items()
    }
