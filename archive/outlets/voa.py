"""Voice of America, Chinese service.

One markup from 2020 to 2021: ``<div><i>RFC 822 time</i></div>``, then a picture, a
``<video>`` or an ``<audio>``, each with a grey ``<small>`` behind it; no byline. Talk
shows end with a disclaimer between rules of ``=====`` and a link to a playlist.
"""

import re
from urllib.parse import unquote, urlsplit

from bs4.element import Tag
from msgspec.structs import replace

from archive.formats.walking import last_text, texts
from archive.model.article import Image, Medium
from archive.model.dump import Dump
from archive.model.names import Names
from archive.model.outlet import OutletFacts
from archive.outlets.bullets import set_lists
from archive.outlets.clipping import Clipping, is_blank, lines, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credits import agencies
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout, Outlet, canonical_key
from archive.outlets.media import (
    set_captions,
    set_figure,
    small_after,
    take_embeds,
    take_image,
    take_players,
    unwrap_images,
)
from archive.outlets.tails import drop_blanks, last_blocks
from archive.text.dates import from_rfc822, iso
from archive.text.space import fold

_NUMBER = re.compile(r"/(\d{5,9})(?:\.html?)?/?$")
_LONGEST_SLUG = 60
_AGENCY = re.compile(
    r"\s*[（(][^（()）。]{0,14}(?:依据|根据|依據|根據|参考|參考|包括|结合|結合|综合|綜合|援引|据|來自|来自|编译|摘自)"
    r"[^（()）。]{0,30}[。]?\s*[）)][。\s]*$"
)
"""``（本文依据了路透社的报道。）``, in some fifteen wordings."""

_HELP = re.compile(r"^[（(].{0,60}(?:对|為|为)(?:本|此).{0,8}贡献[。\s]*[）)]?$")
_RULE_LINE = re.compile(r"^[=＝\-—_*]{4,}$")
_PLACEHOLDER = re.compile(r"^\[\[[A-Z ]+\]\]$")
"""``[[INSERT GRAPHIC HERE]]``: what an editor forgot to replace."""

_TAIL_RULES = (
    ("rule-line", _RULE_LINE),
    (
        "disclaimer",
        re.compile(r"(?:观点|看法|意见|立场).{0,12}不(?:一定)?(?:代表|反映)美国之音"),
    ),
    (
        "playlist-line",
        re.compile(
            r"^《[^》]+》.{0,12}(?:播放列表|播放清单|节目)[：:]\s*http|播放列表[：:]"
        ),
    ),
    (
        "player-notice",
        re.compile(r"^YouTube\s*(?:视频|影片|直播)[：:]?", re.IGNORECASE),
    ),
    (
        "share-link",
        re.compile(
            r"^.{0,12}(?:本集|本期|完整|全部)(?:节目)?.{0,8}(?:请看|请点击|请收看)[：:]"
        ),
    ),
    (
        "broadcast-notice",
        re.compile(
            r"^(?=.{0,120}$)(?:欢迎|请|敬请|您).{0,30}(?:拨打|致电|收看|收听|订阅).{0,60}"
            r"(?:热线|电话|直播|频道|YouTube|节目)"
        ),
    ),
)
_LAST = 8
"""Blocks from the end in which the lines of a talk show's tail stand."""


def _read(clip: Clipping) -> Findings:
    published = _published(clip)
    image = _lead(clip)
    media = _players(clip) + take_embeds(clip)
    unwrap_images(clip)
    image = image or _wrapped_lead(clip)
    _content_images(clip)
    set_captions(clip)
    _drop_tail(clip)
    _drop_editing(clip)
    contributors = _contributors(clip)
    agency = _agency(clip)
    drop_blanks(clip)
    set_lists(clip)
    return Findings(
        published=published,
        image=image,
        media=media,
        agency=agency,
        contributors=contributors,
    )


def _published(clip: Clipping) -> str:
    block = clip.first("div > i")
    moment = from_rfc822(visible_text(block)) if block else None
    if block is None or moment is None:
        return ""
    clip.take(block.parent, "published")
    return iso(moment)


# Pictures, sound and film


def _lead(clip: Clipping) -> Image | None:
    """The picture that stands first, or an empty ``<img src="">`` in its place."""
    first = next((tag for tag in clip.blocks() if not is_blank(tag)), None)
    if first is None or first.name != "img":
        return None
    return take_image(clip, first, caption=small_after(first))


def _wrapped_lead(clip: Clipping) -> Image | None:
    """A lead inside a ``<div>`` of its own, where the whole body stands in one."""
    for text in texts(clip.root):
        if fold(str(text)):
            before = text.find_previous("img")
            break
    else:
        before = clip.first("img")
    if before is None or before.find_parent(class_="contentImage") is not None:
        return None
    return take_image(clip, before, caption=small_after(before))


def _players(clip: Clipping) -> tuple[Medium, ...]:
    """Film and sound. A caption that only repeats the article's title says nothing."""
    title = fold(clip.dump.title)
    return tuple(
        replace(medium, caption="") if medium.caption == title else medium
        for medium in take_players(clip)
    )


def _content_images(clip: Clipping) -> None:
    """``div.contentImage > img + span.imageCaption``."""
    for box in clip.all("div.contentImage"):
        img, caption = clip.first("img", box), clip.first(".imageCaption, small", box)
        if img is not None:
            set_figure(clip, img, caption=caption, replace=box)


# Lines at the end


def _drop_tail(clip: Clipping) -> None:
    """The lines that close every talk show, each under its own rule."""
    for block in last_blocks(clip, clip.root, _LAST):
        if block.name != "p" or block.find("img"):
            continue
        if not any(_tail_rule(line) for line in lines(block)):
            continue
        for part in clip.split_lines(block):
            rule = _tail_rule(fold(visible_text(part)))
            if rule:
                clip.drop(part, rule)


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


def _tail_rule(text: str) -> str:
    return next((name for name, rule in _TAIL_RULES if rule.search(text)), "")


def _contributors(clip: Clipping) -> tuple[str, ...]:
    """``（美国之音国家安全事务记者某某对本报道亦有贡献。）``."""
    found: tuple[str, ...] = ()
    for block in last_blocks(clip, clip.root, 4):
        text = fold(visible_text(block))
        if _HELP.match(text):
            found += contribution_names(text)
            clip.take(block, "contributors")
    return found


def _agency(clip: Clipping) -> str:
    """The agencies of the note at the end: a paragraph, or the end of one."""
    for block in last_blocks(clip, clip.root, 4):
        match = _AGENCY.search(fold(visible_text(block)))
        named = agencies(match[0]) if match else ()
        if match is None or not named:
            continue
        if match.start() == 0:
            clip.take(block, "agency")
        else:
            _cut_end(clip, block)
        return "、".join(named)
    return ""


def _cut_end(clip: Clipping, block: Tag) -> None:
    """Take the note off the end of a paragraph."""
    last = last_text(block)
    match = _AGENCY.search(str(last)) if last is not None else None
    if match and last is not None:
        clip.cut(match, last, "field:agency")


# Addresses


def _slug(dump: Dump) -> str:
    """``/a/in-their-virtual-meeting-20211217/6358725.html``: the words and the number.

    The date is part of the id anyway; older addresses have the number alone.
    """
    number = _NUMBER.search(urlsplit(dump.url).path)
    if number is None:
        return ""
    before = urlsplit(dump.url).path[: number.start()].rpartition("/")[2]
    words = re.sub(r"[-_]?\d{8}$", "", unquote(before))
    if not words.isascii() or not re.search("[A-Za-z]{2}", words):
        return number[1]
    words = re.sub("[^A-Za-z0-9]+", "-", words).strip("-")
    while len(words) > _LONGEST_SLUG and "-" in words:
        words = words.rpartition("-")[0]
    return f"{words}-{number[1]}"


def _key(dump: Dump) -> str:
    number = _NUMBER.search(urlsplit(dump.url).path)
    return number[1] if number else canonical_key(dump)


OUTLET = Outlet(
    facts=OutletFacts(
        slug="voa",
        names=Names(zh="美国之音", en="Voice of America"),
        hosts=("voachinese.com", "voacantonese.com", "voanews.com"),
    ),
    layouts=(
        Layout(
            "2020",
            lambda clip: clip.first("div > i") is not None,
            _read,
            headings=True,
        ),
    ),
    slug=_slug,
    key=_key,
)
