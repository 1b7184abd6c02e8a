"""Reuters' plain lines: labels that are headings, and prose wrapped by hand.

Digests and comments of analysts set their labels like any paragraph (``汇市:``, ``【政经】``,
``1/欧洲：倒数计时``, ``--某证券分析师 甲：``); some texts come in lines of one width, a paragraph
each.
"""

import re
from itertools import pairwise
from unicodedata import east_asian_width

from bs4.element import NavigableString, Tag

from archive.outlets.clipping import Clipping, is_blank, visible_text
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
_DASHES = re.compile(r"^\s*--\s*")

_LEAST_LINES = 3
_WIDTH = range(78, 100)
"""Of a wrapped line, in half-width columns."""
_ENDS = re.compile(r"[。！？”…）)：:；;.!?\"“%\]]$")
_BEGINS = re.compile(r"^(?:--|\*|【|\d{1,2}[./、]|路透|[(（]\s*完)")
_LATIN_END = re.compile(r"[A-Za-z]$")


def set_labels(clip: Clipping) -> None:
    """Make the labels above paragraphs headings, where there are several of a kind."""
    blocks = [tag for tag in clip.all("p, h2, pre") if not is_blank(tag)]
    texts = [fold(visible_text(tag)) for tag in blocks]
    for form in _LABELS:
        found = [
            at
            for at, text in enumerate(texts[:-1])
            if blocks[at].name == "p" and form.match(text)
        ]
        above = [
            at for at in found if at + 1 not in found and blocks[at + 1].name == "p"
        ]
        if len(above) >= _LEAST_LABELS and len(above) == len(found):
            for at in above:
                _cut_dashes(clip, blocks[at])
                blocks[at].name = "h2"


def _cut_dashes(clip: Clipping, label: Tag) -> None:
    text = next((t for t in label.find_all(string=True) if str(t).strip()), None)
    dashes = _DASHES.match(str(text or ""))
    if dashes and isinstance(text, NavigableString):
        clip.cut(dashes, text, "drop:heading-mark")


def join_wrapped(clip: Clipping) -> None:
    """Put the lines of wrapped paragraphs together again."""
    lines = (tag for tag in clip.all("p") if not is_blank(tag))
    wrapped = [pair for pair in pairwise(lines) if _goes_on(*pair)]
    if len(wrapped) < _LEAST_LINES:
        return
    for one, other in reversed(wrapped):
        _join(one, other)


def _goes_on(one: Tag, other: Tag) -> bool:
    text, following = fold(visible_text(one)), fold(visible_text(other))
    return (
        one.find_next_sibling() is other
        and _columns(text) in _WIDTH
        and not _ENDS.search(text)
        and not _BEGINS.match(following)
    )


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def _join(one: Tag, other: Tag) -> None:
    texts = [text for text in one.find_all(string=True) if str(text).strip()]
    ends_in_word = _LATIN_END.search(str(texts[-1]).rstrip())
    between = " " if ends_in_word and fold(visible_text(other))[:1].isupper() else ""
    texts[-1].replace_with(NavigableString(str(texts[-1]).rstrip() + between))
    for node in list(other.contents):
        one.append(node.extract())
    other.extract()
