"""Layouts for outlets that nobody has described: sound guesses, nothing clever.

They look for what the web's own conventions name (``<time>``, ``<figure>``,
``[itemprop]``, ``<address>``), for the one line that the dump service sets above many
outlets' texts (``<div><i>AUTHORS<br>TIME</i></div>``), and for credits that say what they
are. Everything else stays in the body.
"""

import re
from datetime import date, datetime
from urllib.parse import unquote, urlsplit

from bs4.element import Tag

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
from archive.outlets.notes import (
    drop_tail,
    take_contributors,
    take_credits,
    take_original,
)
from archive.outlets.related import take_related
from archive.outlets.roles import people
from archive.outlets.selectors import find, find_all
from archive.text.dates import EARLIEST, from_epoch, from_iso, from_rfc822, iso
from archive.text.space import fold

_CHROME = "nav, form, aside, footer, [aria-hidden=true], [role=navigation], [role=complementary]"
_BYLINE = "[rel=author], [itemprop=author], address, .byline, .author"
_CAPTION = ".wp-caption-text, .image-caption, .imageCaption, .photo-caption, .caption"
_DATE = ".date, .pubdate, .published, .entry-date, .post-date, [itemprop=datePublished]"
_DECK = ".standfirst, .deck, .dek, .subhead, .article-summary"
_RELATED = re.compile(
    r"^(?:(?:相关|延伸|推荐|更多|扩展)(?:阅读|报道|报导|新闻|文章|链接)|參考閱讀|延伸閱讀|相關(?:新聞|報導|文章)"
    r"|Related(?: (?:stories|story|articles?|reading|coverage))?|See also|Read (?:also|more))"
    r"\s*[：:]?",
    re.IGNORECASE,
)
_SHARING = re.compile(
    r"facebook\.com/(?:sharer|share|dialog)|(?:twitter|x)\.com/(?:intent|share)|linkedin\.com/share"
    r"|service\.weibo\.com/share|t\.me/share|(?:api|wa)\.?(?:whatsapp|me)|^mailto:\?|line\.me/R/msg"
)
_REPORTER = re.compile(
    r"^(?:【[^】]{2,30}】)?\s*[（(][^（）()。]{0,16}(?:记者|記者)\s*[：:]?([^（）()。]{2,30})[）)]"
)
_NAME = re.compile(r"[\u3400-\u9fff]{2,3}|[\u3400-\u9fff]+·[\u3400-\u9fff]+")
"""A longer one may be a name and a place that nobody knows."""

_LAZY = ("data-src", "data-original", "data-lazy-src", "data-actualsrc")
_ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_RIGHTS = re.compile(r"©|\bCopyright\b|\b[Rr]ights [Rr]eserved|版[权權]所有")
_MAIL_ZONE = re.compile(r"(?:GMT|UTC?|[+-]\d{4}|[ECMP][SD]T)\)?$")
"""Zones that mean the same everywhere: ``BST`` is British, or Bangladeshi."""

_BY = re.compile(r"^[Bb][Yy][:\s]+(?=\S)")
_DAY_IN_ADDRESS = re.compile(
    r"/(20\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_LONGEST_BYLINE = 120
_LONGEST_DECK = 400
_LONGEST_LABEL = 20


def _read(clip: Clipping) -> Findings:
    _drop_furniture(clip)
    _drop_title(clip)
    stamped, published = _stamp(clip)
    published = published or _published(clip) or _day_in_address(clip)
    authors = stamped or _byline(clip)
    deck = _deck(clip)
    _drop_share_links(clip)
    related = take_related(clip, _RELATED)
    media = take_players(clip) + take_embeds(clip)
    _load_lazy(clip)
    _captions(clip)
    helpers = take_contributors(clip)
    told = take_credits(clip)
    authors = unique((*authors, *told.authors)) or _dateline(clip)
    original = take_original(clip)
    drop_tail(clip)
    return Findings(
        deck=deck,
        published=published,
        authors=authors,
        contributors=unique((*told.contributors, *helpers)),
        translators=told.translators,
        editors=told.editors,
        agency="、".join(told.agency),
        original_url=original,
        image=take_first_figure(clip),
        media=media,
        related=related,
    )


def _drop_furniture(clip: Clipping) -> None:
    """Menus and boxes; not a ``<form>`` that some systems wrap around the whole page."""
    whole = len(fold(visible_text(clip.root)))
    for tag in clip.all(_CHROME):
        text = "" if is_gone(tag) else fold(visible_text(tag))
        held = tag.name == "footer" and not _RIGHTS.search(text)  # a quotation's source
        if text and not held and len(text) * 3 <= whole:
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
    parsed = None
    if _ZONED.search(text) and "T" in text:
        parsed = from_iso(text)
    elif _MAIL_ZONE.search(text):
        parsed = from_rfc822(text)
    return iso(parsed) if parsed else any_day_in(text)


def _published(clip: Clipping) -> str:
    time = clip.first("time[datetime], time") or _dated(clip)
    if time is None:
        return ""
    stamp = str(time.get("datetime") or time.get("content") or "")
    text = clip.take(time, "published")
    return _moment(stamp) or _moment(text)


def _dated(clip: Clipping) -> Tag | None:
    """The first element that calls itself a date and is one."""
    for tag in clip.all(_DATE):
        text = fold(visible_text(tag))
        if len(text) <= _LONGEST_BYLINE and _moment(text):
            return tag
    return None


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


def _dateline(clip: Clipping) -> tuple[str, ...]:
    """``（某社记者甲某地9日电）`` opens the text, and stays there."""
    first = next((tag for tag in clip.all("p") if not is_blank(tag)), None)
    told = _REPORTER.match(fold(visible_text(first))) if first else None
    who = people(told[1]) if told else ()
    return who if all(_NAME.fullmatch(name) for name in who) else ()


def _deck(clip: Clipping) -> str:
    """The element that calls itself the standfirst, if it holds a sentence or two."""
    tag = clip.first(_DECK)
    if tag is None or is_blank(tag) or len(fold(visible_text(tag))) > _LONGEST_DECK:
        return ""
    return "" if find(tag, "p, img, a") else clip.take(tag, "deck")


def _drop_share_links(clip: Clipping) -> None:
    """Rows of buttons: every link leads to a form for sharing, hardly a word beside them."""
    for link in clip.all("a"):
        tag = None if is_gone(link) else link.find_parent(["p", "ul", "div"])
        if tag is None or not _SHARING.search(str(link.get("href"))):
            continue
        links = find_all(tag, "a")
        inside = sum(len(fold(visible_text(one))) for one in links)
        beside = len(fold(visible_text(tag))) - inside
        if beside <= _LONGEST_LABEL and all(
            _SHARING.search(str(one.get("href"))) for one in links
        ):
            clip.drop(tag, "share-link")


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
        images = find_all(box, "img")
        if len(images) == 1 and not find(caption, "img"):
            set_figure(clip, images[0], caption=caption)
    set_captions(clip)


GENERIC = (Layout("generic", lambda _: True, _read),)
