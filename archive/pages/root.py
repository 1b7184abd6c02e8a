"""What lies at the site's root: the chooser, "not found", robots and sitemaps."""

from collections.abc import Iterator, Sequence

from archive.model.names import UI_LANGS
from archive.model.settings import SiteSettings
from archive.pages import urls
from archive.pages.edition import HREFLANG, Edition
from archive.pages.page import Page
from archive.pages.views import (
    Alternate,
    Frame,
    NotFoundView,
    RobotsView,
    RootView,
    SitemapView,
)

MOST = 20_000
"""Addresses in one sitemap; the protocol allows 50,000 and 50 MB."""


def root_pages(edition: Edition) -> Iterator[Page]:
    """The pages without a language, in the words of the default one."""
    site = edition.site
    title = f"{site.title.zh} · {site.title.en}"
    days = sorted(day for day in edition.library.by_day if day)
    base = site.base_url
    yield Page(
        path="index.html",
        template="root.html",
        ui=edition.ui,
        frame=Frame(
            ui=edition.ui,
            path="index.html",
            root="",
            up=f"{edition.ui}/",
            title=title,
            description=site.tagline.of(edition.ui),
            canonical=base + "index.html" if base else "",
            alternates=_chooser(site),
        ),
        view=RootView(
            titles={ui: site.title.of(ui) for ui in UI_LANGS},
            taglines={ui: site.tagline.of(ui) for ui in UI_LANGS},
            articles=len(edition.library.entries),
            first=days[0] if days else "",
            last=days[-1] if days else "",
        ),
    )
    yield Page(
        path="404.html",
        template="not_found.html",
        ui=edition.ui,
        frame=Frame(
            ui=edition.ui, path="404.html", root="", up="", title=title, noindex=True
        ),
        view=NotFoundView(
            home=_in_trees(base, urls.FRONT), search=_in_trees(base, urls.SEARCH)
        ),
    )
    sitemap = base + "sitemap.xml" if base else ""
    yield _plain(edition, "robots.txt", "robots.txt", RobotsView(sitemap=sitemap))


def _chooser(site: SiteSettings) -> tuple[Alternate, ...]:
    """Both front pages, and this page for everybody else."""
    base = site.base_url
    if not base:
        return ()
    fronts = (
        Alternate(hreflang=HREFLANG[ui], url=base + urls.in_tree(ui, urls.FRONT))
        for ui in UI_LANGS
    )
    return (*fronts, Alternate(hreflang="x-default", url=base + "index.html"))


def _in_trees(base: str, path: str) -> dict[str, str]:
    """Absolute addresses: a missing page is served at any depth. None without a base."""
    return {ui: base + urls.in_tree(ui, path) for ui in UI_LANGS} if base else {}


def sitemap_pages(edition: Edition, pages: Sequence[Page]) -> Iterator[Page]:
    """One sitemap, or an index of several; empty where the site has no address."""
    base = edition.site.base_url
    addresses = sorted(
        (base + page.path, _changed(page))
        for page in pages
        if base and page.path.endswith(".html") and not page.frame.noindex
        if page.frame.canonical.startswith(base)
    )
    if len(addresses) <= MOST:
        view = SitemapView(urls=tuple(addresses))
        yield _plain(edition, "sitemap.xml", "sitemap.xml", view)
        return
    parts = [addresses[at : at + MOST] for at in range(0, len(addresses), MOST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _plain(edition, name, "sitemap.xml", SitemapView(urls=tuple(part)))
    index = SitemapView(urls=tuple((base + name, "") for name in names), index=True)
    yield _plain(edition, "sitemap.xml", "sitemap.xml", index)


def _changed(page: Page) -> str:
    """The day of an article's archiving; lists have none that would stay true."""
    archived = getattr(page.view, "archived", None)
    return str(archived.date) if archived else ""


def _plain(
    edition: Edition,
    path: str,
    template: str,
    view: RobotsView | SitemapView,
) -> Page:
    frame = Frame(ui=edition.ui, path=path, root="", up="", title=path)
    return Page(path=path, template=template, ui=edition.ui, frame=frame, view=view)
