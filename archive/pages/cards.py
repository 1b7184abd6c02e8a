"""Entries -> cards and pictures: what lists and articles show of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

from archive.model.article import Image
from archive.model.library import Entry, Library, State
from archive.pages import urls
from archive.pages.views import Card, Moment, Picture

MEDIA = "media/"
"""Site path of the pictures that the archive keeps itself."""
WHOLE = frozenset({"public", "noindex"})
"""The visibilities under which an article is shown with its body and its pictures."""


def mirror_path(url: str) -> str:
    """Where a copy of ``url`` would lie below ``content/media``: host and path."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return f"{parts.hostname or ''}{parts.path}"


def local_path(url: str, local: frozenset[str]) -> str:
    """Site path of the archive's own copy of ``url``, or empty."""
    path = mirror_path(url) if local else ""
    return MEDIA + path if path in local else ""


def make_picture(image: Image | None, local: frozenset[str]) -> Picture | None:
    """A lead image as a template shows it."""
    if image is None:
        return None
    own = local_path(image.url, local)
    if not own and not safe(image.url):
        return None
    return Picture(
        src=own or image.url,
        local=bool(own),
        alt=image.alt,
        caption=image.caption,
        credit=image.credit,
        width=image.width,
        height=image.height,
    )


_PLAIN = re.compile(r"https?://(?:www\.)?(?!www\.)([a-z0-9.-]+)(?:[/?#]|$)")
"""Nearly all addresses; taking the others apart with care takes ten times as long."""


def safe(url: str) -> str:
    """``url``, if a page may lead to it; else empty."""
    is_web = url.startswith(("https://", "http://"))
    return url if is_web and host_of(url) else ""


def host_of(url: str) -> str:
    """The host of an address as readers know it; empty where there is none."""
    plain = _PLAIN.match(url)
    if plain:
        return plain[1]
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def media_of(entry: Entry) -> Iterator[str]:
    """The addresses of all pictures, sounds and films of an article."""
    header = entry.header
    if header.image:
        yield header.image.url
    for medium in header.media:
        yield medium.url
    yield from entry.media


def hidden_media(library: Library) -> frozenset[str]:
    """Mirror paths of what only articles show that are withdrawn or cut short."""
    shown: set[str] = set()
    hidden: set[str] = set()
    for entry in (*library.withdrawn, *library.entries.values()):
        own = shown if entry.header.visibility in WHOLE else hidden
        own.update(map(mirror_path, media_of(entry)))
    return frozenset(hidden - shown)


def earlier_states(library: Library, entry: Entry) -> tuple[State, ...]:
    """What readers may see of an article's past: of a withheld one nothing."""
    is_whole = entry.header.visibility in WHOLE
    return library.earlier.get(entry.id, ()) if is_whole else ()


def make_cards(
    library: Library, local: frozenset[str], link: Callable[[Entry], str]
) -> Mapping[str, Card]:
    """The card of every article, by id; ``link`` tells the tree path of its page."""
    return {
        entry.id: _card(entry, library, local, link)
        for entry in library.entries.values()
    }


def _card(
    entry: Entry,
    library: Library,
    local: frozenset[str],
    link: Callable[[Entry], str],
) -> Card:
    header = entry.header
    whole = header.visibility in WHOLE
    picture = make_picture(header.image, local) if whole else None
    other = library.pairs.get(entry.id)
    moment = make_moment(header.published, entry.day)
    return Card(
        path=link(entry),
        title=header.title,
        lang=header.lang,
        outlet=header.outlet,
        date=entry.day,
        time=moment.time if moment and moment.path else "",
        excerpt=entry.excerpt,
        authors=header.authors,
        picture=picture if picture and picture.local else None,
        pair=link(library.entries[other]) if other else "",
    )


def make_moment(iso: str, day: str) -> Moment | None:
    """A time of the front matter as a template shows it.

    ``day`` is that of the article's permalink: no other is sure to have a page.
    """
    found = re.match(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?", iso)
    if not found:
        return None
    date, time = found[1], found[2] or ""
    return Moment(
        iso=iso,
        date=date,
        time=time,
        zone=_zone(iso) if time else "",
        path=urls.period(date) if date == day else "",
    )


def _zone(iso: str) -> str:
    """``UTC+8``, ``UTC`` with a minus sign, ``UTC``."""
    found = re.search(r"([+-])(\d\d):?(\d\d)$", iso)
    if not found:
        return "UTC"
    sign, hours, minutes = found.groups()
    text = f"{int(hours)}" + (f":{minutes}" if minutes != "00" else "")
    return "UTC" if text == "0" else f"UTC{'+' if sign == '+' else '−'}{text}"  # noqa: RUF001
