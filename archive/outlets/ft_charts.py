"""Financial Times: the words around a chart -> its caption.

Columnists set them as paragraphs: ``图1 某某走势`` above the picture, ``资料来源：某机构`` and
``注：…`` below it. None of them is prose.
"""

import re

from bs4.element import Tag

from archive.formats.walking import element_before, element_behind
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.selectors import find, find_all
from archive.text.space import fold

_NUMBERED = re.compile(
    r"^(?:图表?|表|附[图表])\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?(?:\s*[：:.、\uff0e]|\s+)\s*\S"
    r"|^(?:Figure|Chart|Table|Exhibit)\s*\d"
)
_SOURCE = re.compile(
    r"^(?:(?:数据|资料|图片|图表|信息)?(?:来源|出处)|注(?:释|解)?\d?|备注|Sources?|Notes?)\s*[：:]"
)
_ENDS = re.compile(r"[。！？；：:，,…”]$")
_LONGEST_TITLE = 60
_LONGEST_SOURCE = 160
_MOST_SOURCES = 3


def caption_chart(clip: Clipping, figure: Tag) -> None:
    """Move a title above ``figure`` and sources below it into its caption."""
    sources = _sources(figure)
    above = _neighbour(figure, after=False)
    words: list[Tag] = []
    if above is not None and _is_title(above, plain=bool(sources)):
        words.append(above)
    elif not sources:
        sources = _title_below(figure)
    words += sources
    if not words:
        return
    caption = find(figure, "figcaption")
    if not isinstance(caption, Tag):
        caption = clip.new("figcaption")
        figure.append(caption)
    for block in words:
        if caption.contents:
            caption.append(" ")
        for bold in find_all(block, "b, strong"):
            bold.unwrap()
        for node in list(block.contents):
            caption.append(node.extract())
        block.extract()


def _sources(figure: Tag) -> list[Tag]:
    found: list[Tag] = []
    block = _neighbour(figure, after=True)
    while block is not None and len(found) < _MOST_SOURCES and _is_source(block):
        found.append(block)
        block = _neighbour(block, after=True)
    return found


def _title_below(figure: Tag) -> list[Tag]:
    """``图1 某某走势`` below its picture, unless that of the next one follows."""
    block = _neighbour(figure, after=True)
    if block is None or not _is_title(block, plain=False):
        return []
    following = _neighbour(block, after=True)
    holds_next = following is not None and find(following, "img") is not None
    return [] if holds_next else [block]


def _is_title(block: Tag, *, plain: bool) -> bool:
    """``plain``: without a number too, for a source below says what the picture is."""
    text = fold(visible_text(block))
    if block.name != "p" or find(block, "img") or len(text) > _LONGEST_TITLE:
        return False
    named = _NUMBERED.match(text) is not None
    bold = "".join(visible_text(tag) for tag in find_all(block, "b, strong"))
    return not _ENDS.search(text) and (named or (plain and not bold))


def _is_source(block: Tag) -> bool:
    text = fold(visible_text(block))
    holds = find(block, "img") is not None
    return (
        block.name == "p"
        and not holds
        and len(text) <= _LONGEST_SOURCE
        and _SOURCE.match(text) is not None
    )


def _neighbour(tag: Tag, *, after: bool) -> Tag | None:
    """The nearest sibling that shows something."""
    found = element_behind(tag) if after else element_before(tag)
    while found is not None and is_blank(found):
        found = element_behind(found) if after else element_before(found)
    return found
