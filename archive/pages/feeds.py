"""Atom feeds: of everything, and of each outlet and topic."""

from collections.abc import Iterable, Iterator

from archive.catalog.library import instant
from archive.model.library import Entry
from archive.pages import urls
from archive.pages.cards import safe
from archive.pages.edition import Edition, make_frame
from archive.pages.homes import link, tree_of
from archive.pages.page import Page
from archive.pages.topics import used_topics
from archive.pages.views import FeedEntry, FeedView

_NO_HOST = "news-archive.invalid"
"""Names feeds and entries of a site without an address; reserved by RFC 2606."""
_EPOCH = "1970-01-01T00:00:00Z"


def feed_pages(edition: Edition) -> Iterator[Page]:
    """Every feed of the edition."""
    title = edition.site.title.of(edition.ui)
    ids = tuple(edition.library.entries)
    yield _feed(edition, urls.FEED, title, ids, home=urls.FRONT)
    for slug in edition.outlets:
        name = f"{edition.outlet_name(slug)} · {title}"
        ids = edition.library.by_outlet[slug]
        yield _feed(edition, urls.outlet_feed(slug), name, ids, home=urls.outlet(slug))
    for slug in used_topics(edition):
        name = f"{edition.topic_name(slug)} · {title}"
        ids = edition.library.by_topic[slug]
        yield _feed(edition, urls.topic_feed(slug), name, ids, home=urls.topic(slug))


def _feed(
    edition: Edition, path: str, title: str, ids: Iterable[str], *, home: str
) -> Page:
    newest = tuple(ids)[: max(0, edition.site.feed_entries)]
    entries = edition.library.get(newest)
    site_path = urls.in_tree(edition.ui, path)
    base = edition.site.base_url
    rows = tuple(_entry(edition, entry, urls.climb(path)) for entry in entries)
    view = FeedView(
        id=base + site_path if base else f"tag:{_NO_HOST},2026:{site_path}",
        title=title,
        subtitle=edition.site.tagline.of(edition.ui),
        ui=edition.ui,
        self_url=base + site_path if base else "",
        html_url=base + urls.in_tree(edition.ui, home)
        if base
        else urls.climb(path) + home,
        updated=max((row.updated for row in rows), default=_EPOCH),
        entries=rows,
    )
    return Page(
        path=site_path,
        template="feed.xml",
        ui=edition.ui,
        frame=make_frame(edition, path, title),
        view=view,
    )


def _entry(edition: Edition, entry: Entry, up: str) -> FeedEntry:
    header = entry.header
    site, ui = edition.site, edition.ui
    base = site.base_url
    own = urls.in_tree(tree_of(site, ui, header), urls.article(entry))
    return FeedEntry(
        id=f"tag:{_host(base)},2026:{header.id}",
        title=header.title,
        lang=header.lang,
        url=base + own if base else up + link(site, ui, entry),
        published=rfc3339(header.published),
        updated=rfc3339(header.archived) or rfc3339(entry.moment) or _EPOCH,
        authors=header.authors,
        outlet=header.outlet,
        summary=entry.excerpt,
        source=safe(header.url),
        topics=entry.topics,
    )


def _host(base: str) -> str:
    return base.partition("://")[2].partition("/")[0] or _NO_HOST


def rfc3339(moment: str) -> str:
    """A time as Atom wants it, in UTC; a bare date as its midnight; empty for none."""
    found = instant(moment)
    if not found:
        return ""
    return f"{found}T00:00:00Z" if len(found) == 10 else found.replace("+00:00", "Z")  # noqa: PLR2004
