"""Voice of America, Chinese service.

One markup from 2020 to 2021: ``<div><i>RFC 822 time</i></div>``, then a picture, a
``<video>`` or an ``<audio>``, each with a grey ``<small>`` behind it; no byline. Talk
shows end with a disclaimer between rules of ``=====`` and a link to a playlist.
"""

import re
from urllib.parse import unquote, urlsplit

from msgspec.structs import replace

from archive.formats.walking import texts
from archive.model.article import Image, Medium
from archive.model.dump import Dump
from archive.outlets.bullets import set_lists
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.credits import unique
from archive.outlets.facts import VOA
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
from archive.outlets.tails import drop_blanks
from archive.outlets.voa_tails import take_tail
from archive.text.dates import from_rfc822, iso
from archive.text.space import fold

_NUMBER = re.compile(r"/(\d{5,9})(?:\.html?)?/?$")
_LONGEST_SLUG = 60
_NOTICE = re.compile(
    r"^(?:以下|一下|下面)(?:是|为|為)?一?[篇則则].{0,40}[^。：:]$|^(?:编者按|編者按|编辑按|按语)$"
)
"""``以下是一篇反映…立场的社论``: set in bold, and yet no heading."""


def _read(clip: Clipping) -> Findings:
    published = _published(clip)
    image = _lead(clip)
    media = _players(clip) + take_embeds(clip)
    unwrap_images(clip)
    image = image or _wrapped_lead(clip)
    _content_images(clip)
    set_captions(clip)
    _calm_notice(clip)
    tail = take_tail(clip)
    drop_blanks(clip)
    set_lists(clip)
    return Findings(
        published=published,
        image=image,
        media=media,
        agency=tail.agency or "、".join(tail.credited.agency),
        authors=tail.credited.authors,
        translators=tail.credited.translators,
        editors=tail.credited.editors,
        contributors=unique((*tail.contributors, *tail.credited.contributors)),
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


# Text


def _calm_notice(clip: Clipping) -> None:
    """A notice above the text is no heading of it."""
    first = next((tag for tag in clip.all("p") if not is_blank(tag)), None)
    if first is not None and _NOTICE.match(fold(visible_text(first))):
        for bold in clip.all("strong, b", first):
            bold.unwrap()


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
    facts=VOA,
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
