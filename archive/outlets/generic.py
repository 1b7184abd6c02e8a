"""Layouts for outlets that nobody has described: sound guesses, nothing clever.

They look for what the web's own conventions name (``<time>``, ``<figure>``,
``[itemprop]``, ``<address>``), for the one line that the dump service sets above many
outlets' texts (``<div><i>AUTHORS<br>TIME</i></div>``), and for credits that say what they
are. Everything else stays in the body.
"""

import re
from datetime import date, datetime
from urllib.parse import unquote, urlsplit

from archive.outlets.clipping import Clipping, is_blank, is_gone, lines, visible_text
from archive.outlets.credits import names, unique, without_role
from archive.outlets.english_dates import any_day_in
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout
from archive.outlets.media import (
    set_captions,
    set_figure,
    source_of,
    take_embeds,
    take_first_figure,
    take_players,
)
from archive.outlets.notes import take_contributors, take_credits, take_original
from archive.text.dates import EARLIEST, from_epoch, from_iso, from_rfc822, iso
from archive.text.space import fold

_CHROME = (
    "nav, form, aside, [aria-hidden=true], [role=navigation], [role=complementary]"
)
_BYLINE = "[rel=author], [itemprop=author], address, .byline, .author"
_CAPTION = ".wp-caption-text, .image-caption, .imageCaption, .photo-caption, .caption"
_LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc")
_ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_BY = re.compile(r"^[Bb][Yy][:\s]+(?=\S)")
_DAY_IN_ADDRESS = re.compile(
    r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_LONGEST_BYLINE = 120


def _read(clip: Clipping) -> Findings:
    _drop_furniture(clip)
    _drop_title(clip)
    stamped, published = _stamp(clip)
    published = published or _published(clip) or _day_in_address(clip)
    authors = stamped or _byline(clip)
    media = take_players(clip) + take_embeds(clip)
    _load_lazy(clip)
    _captions(clip)
    people = take_credits(clip)
    return Findings(
        published=published,
        authors=unique((*authors, *people.authors)),
        contributors=unique((*people.contributors, *take_contributors(clip))),
        translators=people.translators,
        editors=people.editors,
        agency="、".join(people.agency),
        original_url=take_original(clip),
        image=take_first_figure(clip),
        media=media,
    )


def _drop_furniture(clip: Clipping) -> None:
    """Menus and boxes; not a ``<form>`` that some systems wrap around the whole page."""
    whole = len(fold(visible_text(clip.root)))
    for tag in clip.all(_CHROME):
        if not is_gone(tag) and len(fold(visible_text(tag))) * 3 <= whole:
            clip.drop(tag, "page-furniture")


def _drop_title(clip: Clipping) -> None:
    """The header's title once more, as the first heading."""
    heading = clip.first("h1, h2")
    if heading is not None and fold(visible_text(heading)) == fold(clip.dump.title):
        clip.drop(heading, "repeated-title")


# Byline and time


def _stamp(clip: Clipping) -> tuple[tuple[str, ...], str]:
    """``<div><i>AUTHORS<br>TIME</i></div>`` before everything else."""
    first = next((tag for tag in clip.blocks() if not is_blank(tag)), None)
    inner = first.find("i", recursive=False) if first and first.name == "div" else None
    if first is None or inner is None:
        return (), ""
    *byline, stamp = lines(inner) or [""]
    text = fold(visible_text(first))
    moment = _moment(stamp)
    if not moment or text != fold(visible_text(inner)) or len(text) > _LONGEST_BYLINE:
        return (), ""
    clip.take(first, "authors")
    return names(without_role(_BY.sub("", "、".join(byline)))), moment


def _moment(text: str) -> str:
    """A time with its zone, or the day of one that names none; empty where it is none."""
    parsed = (
        from_iso(text) if _ZONED.search(text) and "T" in text else from_rfc822(text)
    )
    return iso(parsed) if parsed else any_day_in(text)


def _published(clip: Clipping) -> str:
    time = clip.first("time[datetime], time")
    if time is None:
        return ""
    stamp = str(time.get("datetime") or "")
    text = clip.take(time, "published")
    return _moment(stamp) or _moment(text)


def _day_in_address(clip: Clipping) -> str:
    """``/2021/01/31/`` or ``/20210131/``, if that is no later than the dump itself."""
    found = _DAY_IN_ADDRESS.search(unquote(urlsplit(clip.dump.url).path))
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        return ""
    archived = _archived(clip)
    if day is None or day.year < EARLIEST or (archived and day > archived.date()):
        return ""
    return day.isoformat()


def _archived(clip: Clipping) -> datetime | None:
    return from_epoch(clip.dump.epoch) if clip.dump.epoch is not None else None


def _byline(clip: Clipping) -> tuple[str, ...]:
    """The first element that calls itself one, if it is as short as one."""
    tag = clip.first(_BYLINE)
    if tag is None or len(fold(visible_text(tag))) > _LONGEST_BYLINE:
        return ()
    return names(without_role(_BY.sub("", clip.take(tag, "authors"))))


# Pictures


def _load_lazy(clip: Clipping) -> None:
    """Pictures that a script would load name their address in another attribute."""
    for img in clip.all("img"):
        if source_of(clip, img):
            continue
        address = next((str(img[name]) for name in _LAZY if img.get(name)), "")
        sources = str(img.get("srcset") or img.get("data-srcset") or "").split()
        img["src"] = address or (sources[0] if sources else str(img.get("src") or ""))


def _captions(clip: Clipping) -> None:
    """``.caption`` in a box of its own or right behind a picture; else a ``<small>``."""
    for caption in clip.all(_CAPTION):
        box = caption.parent
        if box is None or caption.find_parent(["figure", "figcaption"]) is not None:
            continue
        images = box.find_all("img")
        if len(images) == 1 and not caption.find("img"):
            set_figure(clip, images[0], caption=caption)
    set_captions(clip)


GENERIC = (Layout("generic", lambda _: True, _read),)
