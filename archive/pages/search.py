"""The search page of an edition, and how a browser learns that there is one.

``opensearch.xml`` follows OpenSearch 1.1, draft 6: an address template must be absolute, so
without ``base_url`` the file says just that, and no page links to it.
"""

from archive.pages import urls
from archive.pages.edition import Edition, make_frame
from archive.pages.page import Page
from archive.pages.timeline import month_rows
from archive.pages.views import Crumb, Frame, OpenSearchView, SearchView

_NAME = 16
_DESCRIPTION = 1024
"""Characters that OpenSearch allows."""


def search_page(edition: Edition, script: str) -> Page:
    """The one search page; ``script`` is the site path of what it loads."""
    title = edition.words["search"]
    return Page(
        path=urls.in_tree(edition.ui, urls.SEARCH),
        template="search.html",
        ui=edition.ui,
        frame=make_frame(
            edition, urls.SEARCH, title, room="search", crumbs=(Crumb(text=title),)
        ),
        view=SearchView(
            articles=len(edition.library.entries),
            years=month_rows(edition),
            script=script,
            is_split=edition.site.article_pages != "both",
        ),
    )


def opensearch_page(edition: Edition, icon: str) -> Page:
    """What a browser reads to search the archive from its own box, in the edition."""
    base = edition.site.base_url
    title = edition.site.title.of(edition.ui)
    page = urls.in_tree(edition.ui, urls.SEARCH)
    path = "opensearch.xml"
    return Page(
        path=path,
        template=path,
        ui=edition.ui,
        frame=Frame(ui=edition.ui, path=path, root="", up="", title=path),
        view=OpenSearchView(
            name=title[:_NAME].strip(),
            description=(edition.site.tagline.of(edition.ui) or title)[:_DESCRIPTION],
            search=f"{base}{page}?q={{searchTerms}}" if base else "",
            icon=base + icon if base and icon else "",
        ),
    )
