"""The last lines of Voice of America: a talk show's tail, helpers, agencies, credits."""

import re
from typing import NamedTuple

from bs4.element import Tag

from archive.formats.walking import last_text
from archive.outlets.agency_notes import agency_note
from archive.outlets.clipping import Clipping, lines, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credit_lines import take_credit_lines
from archive.outlets.credits import agencies, unique
from archive.outlets.roles import Credited
from archive.outlets.selectors import find
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_RULE_LINE = re.compile(r"^[=＝\-—–_*~]{4,}$")
_PLACEHOLDER = re.compile(r"^\[\[[A-Z ]+\]\]$")
"""``[[INSERT GRAPHIC HERE]]``: what an editor forgot to replace."""

_TAIL_RULES = (
    ("rule-line", _RULE_LINE),
    (
        "disclaimer",
        re.compile(
            r"(?:观点|看法|意见|立场|觀點|看法|意見).{0,12}不(?:一定|必然|见得)?(?:代表|反映)美[国國]之音"
            r"|^[（(*※]?\s*(?:以上|本|此|文|节目|節目|嘉宾|嘉賓|来宾|來賓|观众|觀眾|听众|作者|评论|受访|网友).{0,40}"
            r"不(?:一定|必然|见得)?(?:完全)?(?:代表|反映).{0,8}(?:美[国國]之音|本台|VOA)"
        ),
    ),
    (
        "playlist-line",
        re.compile(
            r"^《[^》]+》.{0,12}(?:播放列表|播放清单|节目)[：:]\s*http|播放(?:列表|清单|清單)[：:]"
        ),
    ),
    (
        "player-notice",
        re.compile(r"^YouTube\s*(?:视频|影片|直播|頻道|频道)[：:]?", re.IGNORECASE),
    ),
    (
        "share-link",
        re.compile(
            r"^.{0,12}(?:本集|本期|完整|全部)(?:版|(?:节目|節目|视频|視頻)|"
            r".{0,8}(?:请看|請看|请点击|请收看|收看|观看))[：:]"
        ),
    ),
    (
        "broadcast-notice",
        re.compile(
            r"^(?=.{0,120}$)(?:(?:欢迎|歡迎|请|請|敬请|您).{0,30}(?:拨打|撥打|致电|收看|收听|收聽|订阅|訂閱).{0,60}"
            r"(?:热线|熱線|电话|電話|直播|频道|頻道|YouTube|节目|節目)"
            r"|.{0,20}(?:热线|熱線|电话|電話)(?:号码|號碼)?\s*[：:是为]?\s*[\d\-+() ]{6,}"
            r"|(?:《[^》]+》|本?节目).{0,16}(?:每(?:周|星期|天|日|晚)|北京时间|播出时间).{0,40}(?:播出|直播|首播))"
        ),
    ),
)
_SHOW = re.compile(
    r"热线|熱線|拨打|撥打|致电|收看|收听|收聽|直播|播出|订阅|訂閱|频道|頻道|播放|网址|网站|欢迎|敬请|扫码|二维码"
    r"|关注我们|留言|来电|微信|推特|脸书|YouTube|Facebook|Twitter|Telegram|https?:|www\.|bit\.ly|@\w"
)
"""Of a line below the typed rule that ends a show's text."""

_FILM = re.compile(
    r"^https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|podcasts?\.\w|soundcloud\.com|spotify\.com|bit\.ly)/"
)
_LABELLED = re.compile(r"^[^。！？]{2,30}[：:]\s*$")
_STORY = r"(?:本|此|这篇|這篇|该|該)(?:文|篇|稿|报道|報道|报导|報導|新闻|新聞)"
_HELP = re.compile(
    rf"^[（(]?[^。]{{0,60}}[对對為为于於]{_STORY}[^。]{{0,10}}(?:贡献|貢獻|协助|協助)[。\s]*[）)]?$"
)
_HELPED = re.compile(
    rf"^[（(]([^。，]{{2,40}}?)(?:参与|參與|协助|協助)了?(?:{_STORY}|报道|報道|采访|採訪)[^。，]{{0,6}}[。\s]*[）)]$"
)
"""``（记者某某参与了本报道）``: in brackets only, for prose says the same."""

_LAST = 10
"""Blocks from the end in which the lines of a talk show's tail stand."""
_LAST_NOTES = 4
_LAST_CREDITS = 2
_LONGEST_LINE = 120
_LONGEST_TITLE = 60


class Tail(NamedTuple):
    """Who is named below the text."""

    agency: str
    contributors: tuple[str, ...]
    credited: Credited


def take_tail(clip: Clipping) -> Tail:
    """Everything below the text that is no text, out of the tree."""
    _drop_show_tail(clip)
    _drop_editing(clip)
    credited_ = take_credit_lines(clip, _LAST_CREDITS)
    contributors, helping = _contributors(clip)
    named = _agency(clip)
    wires = unique([*helping, *([named] if named else [])])
    return Tail("、".join(wires), contributors, credited_)


# A talk show's tail


def _drop_show_tail(clip: Clipping) -> None:
    """The lines that close every talk show, each under its own rule."""
    below = False
    series = _series(clip.dump.title)
    for block in reversed(last_blocks(clip, clip.root, _LAST)):
        if block.name != "p" or find(block, "img"):
            continue
        texts = lines(block)
        films = _film_titles(clip, block)
        if not below and not any(_rule(text, films, series) for text in texts):
            continue
        for part in clip.split_lines(block):
            text = fold(visible_text(part))
            below = below or bool(re.match("[=＝]{4}", text))
            rule = _rule(text, films, series)
            if not rule and below and len(text) <= _LONGEST_LINE and _SHOW.search(text):
                rule = "broadcast-notice"
            if rule:
                clip.drop(part, rule)


def _rule(text: str, films: tuple[str, ...], series: str) -> str:
    """Under which rule a line goes; empty where it is text."""
    named = next((name for name, form in _TAIL_RULES if form.search(text)), "")
    if named:
        return named
    for film in films:
        if text.endswith(film) and _LABELLED.match(text.removesuffix(film)):
            return "share-link"
    is_title = len(text) <= _LONGEST_TITLE and not re.search(r"[。！!”]$", text)
    if series and is_title and re.match(rf"{re.escape(series)}[：:]\s*\S", text):
        return "related-links"
    return ""


def _film_titles(clip: Clipping, block: Tag) -> tuple[str, ...]:
    """The words of links to films and sounds: ``完整版：<a>…</a>``."""
    return tuple(
        words
        for link in clip.all("a", block)
        if _FILM.match(clip.url(link.get("href")))
        and (words := fold(visible_text(link)))
    )


def _series(title: str) -> str:
    """``周五茶座：书店还能开多久？`` -> 周五茶座: what other titles of the show begin with."""
    found = re.match(r"\s*([^：:，。？！\s]{3,8})\s*[：:]", title)
    return found[1] if found else ""


def _drop_editing(clip: Clipping) -> None:
    """What belongs to the editors' system: typed rules, placeholders, links into it."""
    for block in clip.all("p"):
        text = fold(visible_text(block))
        if _RULE_LINE.match(text):
            clip.drop(block, "rule-line")
        elif _PLACEHOLDER.match(text):
            clip.drop(block, "placeholder")
    for link in clip.all('a[href*="pangea-cms"]'):
        link.unwrap()


# Who is named below the text


def _contributors(clip: Clipping) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """``（美国之音国家安全事务记者某某和甲社对本报道亦有贡献。）``: people, and agencies."""
    people: tuple[str, ...] = ()
    wires: tuple[str, ...] = ()
    for block in last_blocks(clip, clip.root, _LAST_NOTES):
        if not any(map(_helpers, lines(block))):
            continue
        parts = clip.split_lines(block) if find(block, "br") else [block]
        for part in parts:
            named = _helpers(fold(visible_text(part)))
            if named:
                people += tuple(name for name in named if not agencies(name))
                wires += tuple(wire for name in named for wire in agencies(name))
                clip.take(part, "contributors")
    return unique(people), unique(wires)


def _helpers(text: str) -> tuple[str, ...]:
    helped = _HELPED.match(text)
    if helped:
        text = f"{helped[1]}对本文有贡献"
    return contribution_names(text) if _HELP.match(text) else ()


def _agency(clip: Clipping) -> str:
    """The agencies of the note at the end: a paragraph, or the end of one."""
    for place, block in enumerate(last_blocks(clip, clip.root, _LAST_NOTES)):
        text = (lines(block) or [""])[-1]
        named, note = agency_note(text, last=place == 0)
        if not named:
            continue
        if note == fold(visible_text(block)):
            clip.take(block, "agency")
        else:
            _cut_end(clip, block)
        return named
    return ""


def _cut_end(clip: Clipping, block: Tag) -> None:
    """Take the note off the end of a paragraph."""
    last = last_text(block)
    _, note = agency_note(str(last), last=True)
    if note and last is not None:
        found = re.search(rf"{re.escape(note)}\s*$", str(last))
        if found:
            clip.cut(found, last, "field:agency")
