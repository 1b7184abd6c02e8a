"""Reuters' plain lines: labels that are headings, and prose wrapped by hand.

Digests and comments of analysts set their labels like any paragraph (``汇市:``, ``【政经】``,
``1/欧洲：倒数计时``, ``--某证券分析师 甲：``); some texts come in lines of one width, a paragraph
each.
"""

import re
from itertools import pairwise
from typing import NamedTuple
from unicodedata import east_asian_width

from bs4.element import NavigableString, Tag

from archive.formats.walking import element_behind, last_text, texts
from archive.outlets.clipping import Clipping, visible_text
from archive.text.space import fold

_LABELS = (
    re.compile(r"^【[^】]{1,16}】$"),
    re.compile(r"^(?!以下|下表|下图|图表)[^：:，,。；;！？“”（）()\-]{1,10}[：:]$"),
    re.compile(r"^\d{1,2}\s?[./、\uff0e]\s?(?!\d)[^。；;]{2,30}(?<![\d：:，,])$"),
    re.compile(
        r"^(?:--)?(?!以下|下表)[^：:，。；！？]{0,36}(?:分析师|经济学家|策略师|研究员|研究主管"
        r"|团队|总监|经理|合伙人|主任|主管|教授|总裁|董事|主席)[^：:，。；！？]{0,24}[：:]$"
    ),
)
"""Of one kind, two at least: a single one may be anything."""

_LEAST_LABELS = 2
_LONGEST_LABEL = 80
_DASHES = re.compile(r"^\s*--\s*")

_LEAST_LINES = 3
_WIDTH = range(78, 100)
"""Of a wrapped line, in half-width columns."""
_LENGTH = range(_WIDTH.start // 2, _WIDTH.stop)
_ENDS = re.compile(r"[。！？”…）)：:；;.!?\"“%\]]$")
_BEGINS = re.compile(r"^(?:--|\*|【|\d{1,2}[./、]|路透|[(（]\s*完)")
_LATIN_END = re.compile(r"[A-Za-z]$")


class _Line(NamedTuple):
    """A paragraph that shows some text."""

    tag: Tag
    text: str


def set_labels(clip: Clipping) -> None:
    """Make the labels above paragraphs headings, where there are several of a kind."""
    lines = _lines(clip, "p, h2, pre")
    short = [at for at, one in enumerate(lines[:-1]) if len(one.text) <= _LONGEST_LABEL]
    for form in _LABELS:
        found = [
            at
            for at in short
            if lines[at].tag.name == "p" and form.match(lines[at].text)
        ]
        above = [
            at for at in found if at + 1 not in found and lines[at + 1].tag.name == "p"
        ]
        if len(above) >= _LEAST_LABELS and len(above) == len(found):
            for at in above:
                _cut_dashes(clip, lines[at].tag)
                lines[at].tag.name = "h2"


def _cut_dashes(clip: Clipping, label: Tag) -> None:
    text = next((t for t in texts(label) if str(t).strip()), None)
    dashes = _DASHES.match(str(text or ""))
    if dashes and isinstance(text, NavigableString):
        clip.cut(dashes, text, "drop:heading-mark")


def join_wrapped(clip: Clipping) -> None:
    """Put the lines of wrapped paragraphs together again."""
    pairs = pairwise(_lines(clip, "p"))
    wrapped = [(one.tag, other.tag) for one, other in pairs if _goes_on(one, other)]
    if len(wrapped) >= _LEAST_LINES:
        for one, other in reversed(wrapped):
            _join(one, other)


def _lines(clip: Clipping, selector: str) -> list[_Line]:
    lines = (_Line(tag, fold(visible_text(tag))) for tag in clip.all(selector))
    return [one for one in lines if one.text]


def _goes_on(one: _Line, other: _Line) -> bool:
    return (
        len(one.text) in _LENGTH
        and not _ENDS.search(one.text)
        and _columns(one.text) in _WIDTH
        and not _BEGINS.match(other.text)
        and element_behind(one.tag) is other.tag
    )


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _join(one: Tag, other: Tag) -> None:
    last = last_text(one)
    if last is not None:
        text = str(last).rstrip()
        is_split = _LATIN_END.search(text) and fold(visible_text(other))[:1].isupper()
        last.replace_with(NavigableString(text + (" " if is_split else "")))
    for node in list(other.contents):
        one.append(node.extract())
    other.extract()
