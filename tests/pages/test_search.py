"""The search page and what tells browsers of it."""

import pytest
from msgspec.structs import asdict

from archive.model.names import Names
from archive.pages.page import Page
from archive.pages.views import NotFoundView, OpenSearchView, SearchView
from tests.pages.planning import ASSETS, an_entry, pages, plan
from tests.sites import SEVEN

WHOLE = [an_entry(id, **header) for id, header in SEVEN.items()]
BASE = "https://news.example/archive"


def search_view(page: Page) -> SearchView:
    assert isinstance(page.view, SearchView)
    return page.view


def opensearch(**site: object) -> OpenSearchView:
    view = pages(plan(WHOLE, **site))["opensearch.xml"].view
    assert isinstance(view, OpenSearchView)
    return view


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_a_page_in_each_tree(ui: str) -> None:
    """It leads to every month, and to its twin."""
    page = pages(plan(WHOLE))[f"{ui}/search.html"]
    view = search_view(page)

    months = {month.key for row in view.years for month in row.months if month.path}
    assert months == {"2023-01", "2023-02", "2024-01"}
    assert view.years[-1].path == "undated/index.html"
    assert view.articles == len(SEVEN)
    assert view.script == ASSETS.search
    assert page.frame.room == "search"
    assert page.frame.twin == f"{'en' if ui == 'zh' else 'zh'}/search.html"


@pytest.mark.parametrize(
    ("article_pages", "is_split"), [("both", False), ("own", True)]
)
def test_it_knows_where_articles_have_their_pages(
    article_pages: str, is_split: bool
) -> None:
    """Results lead to this tree, or to that of the article's language."""
    setting = {"own": "own-language"}.get(article_pages, article_pages)
    made = pages(plan(WHOLE, article_pages=setting))

    assert search_view(made["zh/search.html"]).is_split == is_split


def test_opensearch_with_an_address() -> None:
    """Absolute, in the default language, with the place where the words go."""
    view = opensearch(base_url=BASE, default_lang="en")

    assert view.search == f"{BASE}/en/search.html?q={{searchTerms}}"
    assert view.icon == f"{BASE}/{ASSETS.icon}"


def test_opensearch_without_an_address() -> None:
    """The standard allows no relative address, so there is none."""
    view = opensearch(base_url="")

    assert view.search == view.icon == ""


def test_opensearch_has_short_names() -> None:
    """A title of any length becomes one that browsers take."""
    name = Names(zh="一份很长很长很长很长很长很长的报纸的档案", en="x" * 400)
    view = opensearch(title=name, tagline=Names(zh="句" * 3000, en=""))

    assert {key: len(value) for key, value in asdict(view).items()} == {
        "name": 16,
        "description": 1024,
        "search": 0,
        "icon": 0,
    }


@pytest.mark.parametrize("base", ["", BASE])
def test_a_lost_reader_may_search(base: str) -> None:
    """ "Not found" leads to both search pages, where their addresses are known."""
    view = pages(plan(WHOLE, base_url=base))["404.html"].view

    assert isinstance(view, NotFoundView)
    assert view.search == (
        {ui: f"{BASE}/{ui}/search.html" for ui in ("zh", "en")} if base else {}
    )
