"""Credits and notes at either end of a text that was saved from somewhere else.

Blogs and accounts on WeChat have no fields: who wrote, where it first stood, how long it
takes to read, and whose rights it touches are lines like all others.
"""

import re

from bs4.element import Tag

from archive.formats.walking import holds, lies_in
from archive.outlets.clipping import Clipping, edges, has_text, lines, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credits import unique
from archive.outlets.english_credits import english_people
from archive.outlets.roles import Credited, credited, is_credit_line, is_staff_line
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_FIRST, _LAST = 6, 5
_IMG = frozenset({"img"})
_INSIDE = frozenset({"figure", "blockquote"})
_HOLDING = _INSIDE | {"p", "div", "section"}
"""Blocks from either end in which such lines stand."""

_LONGEST = 60
"""Characters of a credit line."""

_TAIL_RULES = (
    (
        "end-mark",
        re.compile(
            r"^\W*(?:[（(【]?(?:全文)?完[）)】]?|END|The End)\W*$", re.IGNORECASE
        ),
    ),
    (
        "copyright-notice",
        re.compile(
            r"^(?:.{0,60}(?:未经.{0,8}(?:授权|许可|允许).{0,12}(?:不得|禁止|转载)"
            r"|[属屬]各.{0,6}版[權权]所有).{0,40}$"
            r"|.{0,20}转载请(?:联系|注明).{0,30}$"
            r"|版权声明[：:]|©\s*20\d\d年德国之声)"
        ),
    ),
    ("disclaimer", re.compile(r"^德国之声致力于为您提供客观中立|^免责声明[：:]")),
    ("share-link", re.compile(r"^商务合作|^(?:长按|扫描|识别).{0,12}二维码")),
)
_HELP = re.compile(r"^[（(]?.{2,30}对(?:本文|此文)亦?有.{0,4}贡献[。）)]*$")
_ORIGINAL = re.compile(
    r"英文(?:版|原文|原版|报道|報道|报导)|English\s+(?:version|original|edition)"
    r"|(?:in|the)\s+(?:original\s+)?English\b|[Oo]riginal\s+(?:article|story|version|text)"
)
_SOURCE_TEXT = re.compile(r"原文|译自|編譯自|编译自|原载|[Tt]ranslated from")
_LATIN_TITLE = re.compile(r"[A-Za-z][\w’'\-,.:;?!“” ]*(?: [\w’'\-,.:;?!“”]+){2,}")
_LONGEST_POINTER = 80
_NOTE = re.compile(r"^(?:来源|原标题|原文标题|转自|更新|CDT\S{0,3})[：:]")
_READING_TIME = re.compile(r"^(?:全文|本文)(?:共|约).{0,6}\d+\s*字.{0,20}$")


def take_credits(clip: Clipping) -> Credited:
    """Lines of roles and names among the first and the last paragraphs."""
    found = Credited()
    for block in _edges(clip):
        texts = lines(block)
        if not texts or any(
            len(text) > _LONGEST and not english_people(text) for text in texts
        ):
            continue
        named = [text for text in texts if is_credit_line(text)]
        if named and all(text in named or is_staff_line(text) for text in texts):
            for text in named:
                found += credited(text)
            clip.take(block, "credits")
        elif all(is_staff_line(text) for text in texts):
            clip.drop(block, "staff-line")
        elif all(_READING_TIME.match(text) for text in texts):
            clip.drop(block, "reading-time")
    return found


def _edges(clip: Clipping, *, links: bool = False) -> list[Tag]:
    """The first and the last blocks of text, each once, in document order."""
    loose = ":not(p, h3, h4, li, figcaption) > a" if links else ""
    tags = clip.all(f"p, h3, h4, div, section{', ' * links}{loose}")
    return edges(tags, _is_leaf, first=_FIRST, last=_LAST)


def _is_leaf(tag: Tag) -> bool:
    return not holds(tag, _HOLDING) and not lies_in(tag, _INSIDE) and has_text(tag)


def take_contributors(clip: Clipping) -> tuple[str, ...]:
    """``实习生甲对本文亦有贡献``."""
    found: tuple[str, ...] = ()
    for block in _edges(clip):
        text = _words(block)
        if _HELP.match(text):
            found += contribution_names(re.sub(r"^[（(]?实习(?:生|记者)", "", text))
            clip.take(block, "contributors")
    return unique(found)


def take_original(clip: Clipping) -> str:
    """The address behind ``点击查看本文英文版。`` or ``原文：A Title in English``.

    Only links to another language count: ``原文链接`` alone leads to the same text.
    """
    for block in _edges(clip, links=True):
        text, link = (
            _words(block),
            block if block.name == "a" else clip.first("a", block),
        )
        if link is None or len(text) > _LONGEST_POINTER:
            continue
        title = _LATIN_TITLE.search(_words(link))
        if not _ORIGINAL.search(text) and not (title and _SOURCE_TEXT.search(text)):
            continue
        address = clip.url(link.get("href"))
        if address.startswith("http") and address != clip.dump.url:
            clip.take(block, "original_url")
            return address
    return ""


def calm_notes(clip: Clipping) -> None:
    """``来源：…`` and ``原标题：…`` in bold are notes, not headings."""
    for block in _edges(clip):
        if _NOTE.match(_words(block)):
            for bold in clip.all("b, strong", block):
                bold.unwrap()


def drop_tail(clip: Clipping) -> None:
    """End marks and notices of the place that the text was taken from."""
    for block in last_blocks(clip, clip.root, _LAST):
        text = _words(block)
        for rule, form in _TAIL_RULES:
            if form.match(text) and not holds(block, _IMG):
                clip.drop(block, rule)
                break


def _words(tag: Tag) -> str:
    return fold(visible_text(tag))
