"""BBC pages of 2021: every block in a ``<div>`` of its own, and no classes at all."""

import re

from bs4.element import Tag

from archive.model.article import Image, Medium, Related
from archive.outlets.bbc_bylines import take_byline
from archive.outlets.bbc_lines import section, set_boxes, take_tail
from archive.outlets.clipping import Clipping, is_blank, is_gone, visible_text
from archive.outlets.credits import unique
from archive.outlets.english_dates import any_day_in
from archive.outlets.findings import Findings
from archive.outlets.media import (
    embedded_address,
    set_figure,
    source_of,
    take_image,
    unwrap_images,
)
from archive.outlets.selectors import find
from archive.outlets.tails import drop_blanks
from archive.text.space import fold

_LABEL = re.compile(
    r"^\s*(?:(?:图像|图片|照片|圖像|圖片)(?:来源|來源|版权|版權)"
    r"|(?:图像|圖像|图片|圖片|照片|视频|視頻|影像|影片|音频|音頻)(?:加注文字|加註文字|说明|說明)"
    r"|(?:Image|Video|Media|Audio) (?:caption|source|copyright))\s*[，,：:]?\s*$"
)


_AUTHOR = re.compile(r"^(?:作者|撰文|Author|By)\s*(?:[，,：:]\s*|\s(?=\S))")


def read(clip: Clipping) -> Findings:
    """The fields of a page; its text stays in the tree."""
    published = _time(clip)
    clip.drop_all(
        'style, script, nav, section[aria-label^="广告"], section[aria-label^="廣告"],'
        '[data-e2e="advertisement"], [data-e2e^="related"], [data-e2e^="top-stories"],'
        '[data-e2e^="most-read"], [aria-labelledby*="related"], [data-e2e*="podcast"]',
        "page-furniture",
    )
    authors = _signature(clip)
    _drop_title(clip)
    blocks = _containers(clip)
    _labels(clip)
    media = _players(clip, blocks)
    unwrap_images(clip)
    image = _figures(clip, blocks)
    related = _lists(clip)
    authors = authors or take_byline(clip)
    set_boxes(clip)
    tail = take_tail(clip)
    drop_blanks(clip)
    return Findings(
        published=published,
        section=section(clip.dump),
        authors=unique((*authors, *tail.credited.authors)),
        translators=tail.credited.translators,
        editors=tail.credited.editors,
        contributors=unique((*tail.contributors, *tail.credited.contributors)),
        image=image,
        media=media,
        related=related,
    )


def _time(clip: Clipping) -> str:
    """``<time datetime="2021-12-15">30 分钟前</time>``: the day is all that is certain."""
    time = clip.first("time")
    if time is None:
        return ""
    day = any_day_in(str(time.get("datetime") or "")) or any_day_in(visible_text(time))
    clip.take(time, "published")
    return day


# Blocks


def _drop_title(clip: Clipping) -> None:
    for heading in clip.all("h1"):
        clip.drop(heading, "repeated-title")


def _containers(clip: Clipping) -> list[Tag]:
    """The blocks of ``<main>``, each a ``<div>`` around one thing."""
    return clip.blocks(clip.first("main") or clip.root)


def _labels(clip: Clipping) -> None:
    """``图像来源，`` before a credit, ``图像加注文字，`` before a caption."""
    for label in clip.all("span, p, b, strong"):
        if label.parent is not None and _LABEL.match(visible_text(label)):
            clip.drop(label, "screen-reader-label")


def _players(clip: Clipping, blocks: list[Tag]) -> tuple[Medium, ...]:
    """``<iframe>`` with its still in a ``<noscript>``; the block's text is its caption."""
    found: list[Medium] = []
    for block in blocks:
        frame = find(block, "iframe")
        if frame is None:
            continue
        url = embedded_address(clip.url(frame.get("src") or frame.get("data-src")))
        still = block.select_one("noscript img")
        poster = source_of(clip, still) if still else ""
        words = clip.take(block, "media.caption")
        if url.startswith("http"):
            found.append(Medium(kind="embed", url=url, caption=words, poster=poster))
    return tuple(found)


def _figures(clip: Clipping, blocks: list[Tag]) -> Image | None:
    """Blocks with a picture: a credit, and all other text is the caption.

    The first is the lead, if no text stands before it.
    """
    lead: Image | None = None
    text_before = False
    for block in blocks:
        img = None if is_gone(block) else find(block, "img")
        if img is None:
            text_before = text_before or (not is_gone(block) and not is_blank(block))
            continue
        credit = block.select_one("p[role=text]")
        if not text_before and lead is None:
            lead = _take_block(clip, block, img, credit)
            continue
        _set_block(clip, block, img, credit)
    return lead


def _take_block(
    clip: Clipping, block: Tag, img: Tag, credit: Tag | None
) -> Image | None:
    by = credit.extract() if credit is not None else None
    return take_image(clip, img.extract(), caption=block, credit=by)


def _set_block(clip: Clipping, block: Tag, img: Tag, credit: Tag | None) -> None:
    by = fold(visible_text(credit)) if credit is not None else ""
    if credit is not None:
        credit.extract()
    img.extract()
    caption = clip.new("figcaption")
    for child in list(block.contents):
        caption.append(child.extract())
    block.append(img)
    block.append(caption)
    set_figure(
        clip,
        img,
        caption=caption if not is_blank(caption) else None,
        credit=by,
        replace=block,
    )


def _lists(clip: Clipping) -> tuple[Related, ...]:
    """Lists of nothing but links to other articles."""
    found: list[Related] = []
    for items in clip.all("ul"):
        links = clip.all("a", items)
        linked = "".join(fold(visible_text(link)) for link in links)
        if not links or linked != "".join(
            fold(visible_text(li)) for li in clip.all("li", items)
        ):
            continue
        if not all("bbc." in clip.url(link.get("href")) for link in links):
            continue
        found.extend(
            Related(title=fold(visible_text(link)), url=clip.url(link.get("href")))
            for link in links
        )
        clip.take(items, "related")
    return tuple(dict.fromkeys(found))


def _signature(clip: Clipping) -> tuple[str, ...]:
    """The byline of later pages: a list of name and role in a section of its own."""
    section = clip.first('section[aria-labelledby*="byline"], [data-e2e*="byline"]')
    if section is None:
        return ()
    lines = [
        fold(visible_text(li)) for li in clip.all("li", section) if not is_blank(li)
    ]
    labelled = [line for line in lines if _AUTHOR.match(line)]
    found = unique(_AUTHOR.sub("", line) for line in labelled or lines[::2])
    clip.take(section, "authors")
    return found
