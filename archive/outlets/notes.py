"""Credits and notes at either end of a text that was saved from somewhere else.

Blogs and accounts on WeChat have no fields: who wrote, where it first stood, how long it
takes to read, and whose rights it touches are lines like all others.
"""

import re

from bs4.element import Tag

from archive.formats.html_tree import has_text
from archive.formats.walking import holds, lies_in, texts
from archive.outlets.clipping import Clipping, edges, lines, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credits import unique
from archive.outlets.english_credits import english_people
from archive.outlets.roles import Credited, credited, is_credit_line, is_staff_line
from archive.outlets.tails import last_blocks
from archive.text.script import simplified
from archive.text.space import fold

_FIRST, _LAST = 6, 5
_IMG = frozenset({"img"})
_INSIDE = frozenset({"figure", "blockquote"})
_HOLDING = _INSIDE | {"p", "div", "section"}
"""Blocks from either end in which such lines stand."""

_LONGEST = 60
"""Characters of a credit line."""

_VIEWS = re.compile(
    r"^[（(*]?(?:文中|本文|以上|文章|原文).{0,16}(?:不|[仅僅])代表.{0,24}"
    r"(?:[观觀][点點]|立[场場]|意[见見]).{0,6}$"
)
"""``文中内容不代表本号立场``."""

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
            r"^(?:.{0,60}(?:未经.{0,14}(?:授权|许可|允许|同意).{0,12}(?:不得|禁止|请勿|转载)"
            r"|[属屬]各.{0,6}版[權权]所有).{0,40}$"
            r"|(?:©|Copyright\b).{0,80}(?:\b(?:19|20)\d\d\b|[Rr]ights [Rr]eserved).{0,80}$"
            r"|.{0,80}\b[Aa]ll [Rr]ights [Rr]eserved\.?$"
            r"|.{0,20}转载请(?:联系|注明).{0,30}$"
            r"|版权声明\s*[：:]|©\s*20\d\d年德国之声)"
        ),
    ),
    (
        "disclaimer",
        re.compile(
            r"^德[国國]之[声聲]致力[于於]|^免[责責][声聲]明\s*[：:]"
            r"|^[（(*]?(?:文中|本文|以上|文章|原文).{0,16}(?:不|[仅僅])代表.{0,24}(?:[观觀][点點]|立[场場]|意[见見]).{0,6}$"
        ),
    ),
    (
        "source-note",
        re.compile(
            r"^[（(*]?(?:本文|文章|原文)(?:已?[经經](?:作者)?授[权權])?[转轉][载載]自.{0,30}公[众眾][号號]"
        ),
    ),
    (
        "share-link",
        re.compile(
            r"^商务合作|^(?:[长長]按|[扫掃]描|[识識][别別]|[扫掃][码碼]).{0,12}(?:二[维維][码碼]|[关關]注)"
            r"|^(?:欢迎|歡迎|敬请|敬請|喜[欢歡].{0,8}[请請]|[请請]|[点點][击擊]|[记記]得|别忘了)"
            r".{0,16}(?:[订訂][阅閱]|[关關]注(?:我[们們]?(?=\W|$)|本?公?[众眾]?[号號]|本?[频頻]道|微信|微博)"
            r"|[点點]个?在看|打[赏賞]|[赞贊][赏賞]|[阅閱][读讀]原文).{0,30}$"
            r"|^(?:欢迎|敬请|请)?(?:扫码)?(?:关注|订阅)[^。，]{0,20}(?:公众号|公号|频道)[^。]{0,20}$"
            r"|^(?:公众?号|本号)(?:主笔|主理人|作者|简介)\s*[：:].{0,60}关注我|^[^。：]{0,12}后台回复.{0,20}$"
        ),
    ),
)
_SOURCE = re.compile(
    r"^[（(]?(?:(?:本文|文章)?[转轉][载載]自\s*(?:微信)?公[众眾]?[号號]\s*[：:]?\s*)?(?P<who>[^，。：:（(]{0,20}?)"
    r"\s*(?P<id>[（(]\s*(?:ID|微信[号號ID]*|公[众眾]?[号號])\s*[：:]?\s*[\w-]+\s*[）)])?[）)]?$"
)
"""``本文转载自公众号 某刊（ID：some-id）``, on one line or on two."""

_GLUED = re.compile(
    r"(?<=[。！？；;」”])\s*(?P<credit>(?:作者|撰文|撰稿|采写|文|记者|記者)\s*[：:／/|｜][^。！？：:]{2,40})。?\s*$"
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
        elif all(_READING_TIME.match(simplified(text)) for text in texts):
            clip.drop(block, "reading-time")
    return found


def take_glued_credits(clip: Clipping) -> Credited:
    """``……原载于某刊。作者：甲 乙。``: a credit behind the last sentence."""
    found = Credited()
    for block in last_blocks(clip, clip.root, _LAST)[:2]:
        runs = [text for text in texts(block) if fold(text)]
        glued = _GLUED.search(runs[-1]) if runs else None
        if glued and is_credit_line(glued["credit"]):
            found += credited(glued["credit"])
            clip.cut(glued, runs[-1], "field:credits")
    return found


def take_sources(clip: Clipping) -> tuple[str, ...]:
    """The account a text was taken over from, where the lines above it say so."""
    found: tuple[str, ...] = ()
    for block in _edges(clip)[:_FIRST]:
        text = _words(block)
        told = _SOURCE.match(text)
        if told and (
            told["id"] or re.match(r"[（(]?(?:本文|文章)?[转轉][载載]自", text)
        ):
            found += (told["who"],)
            clip.take(block, "agency")
        elif _VIEWS.match(text):
            clip.drop(block, "disclaimer")
    return unique(found)


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
        if _HELP.match(simplified(text)):
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
        if _NOTE.match(simplified(_words(block))):
            for bold in clip.all("b, strong", block):
                bold.unwrap()


def drop_tail(clip: Clipping) -> None:
    """End marks and notices of the place that the text was taken from."""
    for block in last_blocks(clip, clip.root, _LAST):
        text = simplified(_words(block))
        for rule, form in _TAIL_RULES:
            if form.match(text) and not holds(block, _IMG):
                clip.drop(block, rule)
                break


def _words(tag: Tag) -> str:
    return fold(visible_text(tag))
