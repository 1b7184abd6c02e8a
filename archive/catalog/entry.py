"""An article -> its entry."""

import re
from datetime import date

from archive.formats.plain import media_addresses, plain_text
from archive.model.article import Article, Header
from archive.model.library import Entry
from archive.text.excerpts import excerpt
from archive.text.script import length
from archive.text.slugs import fingerprint, slug

EXCERPT = {"zh-Hans": 90, "zh-Hant": 90, "en": 200}
"""Characters: about two lines of a column in either script."""

_ID = re.compile(r"(.+?)-(\d{8}|undated)-(.+)")
_LONGEST = 200
"""Characters of a file name, its suffix left out."""
_RESERVED = frozenset({"index"})
"""The list of the day has this name already."""


def make_entry(
    article: Article,
    *,
    file: str,
    digest: str,
    topics: tuple[str, ...],
    text: str | None = None,
    sketch: bytes = b"",
    clues: bytes = b"",
    words: bytes = b"",
) -> Entry:
    """The entry of an article that lies in ``file`` with these bytes.

    ``text`` is the running text of its body, where that is at hand.
    """
    header = article.header
    if text is None:
        text = plain_text(article.body)
    return Entry(
        header=header,
        file=file,
        digest=digest,
        day=day_of(header),
        name=name_of(header),
        excerpt=excerpt(header.deck or _first_lines(text), EXCERPT[header.lang]),
        length=length(text),
        media=media_addresses(article.body),
        topics=topics,
        sketch=sketch,
        clues=clues,
        words=words,
    )


def _first_lines(text: str) -> str:
    """Enough of the beginning to cut an excerpt from; short lines alone say little."""
    lines = text[:2000].split("\n")
    return lines[0] if len(lines[0]) > EXCERPT["zh-Hans"] else " ".join(lines[:3])


def has_day(header: Header) -> bool:
    """True where the id says on which day the article is at home."""
    return bool(_stated(header.id)[1])


def day_of(header: Header) -> str:
    """The day of the permalink: the one in the id, else of publication or archiving."""
    stated = _stated(header.id)[1]
    for day in (stated, header.published[:10], header.archived[:10]):
        if _is_day(day):
            return day
    return ""


def name_of(header: Header) -> str:
    """``<outlet>-<slug>`` out of ``<outlet>-<yyyymmdd>-<slug>``; an odd id as it is."""
    outlet, _, own = _stated(header.id)
    name = f"{outlet}-{own}" if outlet else header.id
    is_plain = re.fullmatch(r"[a-z0-9-]+", name) and len(name) <= _LONGEST
    name = name if is_plain else slug(name, salt=header.id)
    return f"{name}-{fingerprint(header.id)}" if name in _RESERVED else name


def _stated(id_: str) -> tuple[str, str, str]:
    """Outlet, day and slug as an id states them; an odd id states nothing."""
    found = _ID.fullmatch(id_)
    if not found:
        return "", "", ""
    outlet, digits, own = found.groups()
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if digits != "undated" and not _is_day(day):
        return "", "", ""
    return outlet, "" if digits == "undated" else day, own


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
