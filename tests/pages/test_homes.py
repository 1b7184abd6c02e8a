"""Articles that have a page in the tree of their own language alone."""

import posixpath
from collections.abc import Iterable

from hypothesis import given

from archive.model.library import Entry
from archive.pages import urls
from archive.pages.page import Page
from archive.pages.plan import Plan
from archive.pages.views import ArticleView, Card, FeedView, SitemapView
from tests.pages.planning import ENTRIES, a_state, an_entry, pages, plan, values

BASE = "https://example.org/news/"
ZH, EN, LONE = (
    "zh/2023/01/03/harbour-ferry.html",
    "en/2023/01/03/north-ferry.html",
    "zh/2023/01/04/harbour-bridge.html",
)


def given_pair(visibility: str = "public") -> list[Entry]:
    """A Chinese article with its English translation, and one without."""
    return [
        an_entry("harbour-20230103-ferry", topics=["ferries"]),
        an_entry(
            "north-20230103-ferry",
            lang="en",
            translation_of="harbour-20230103-ferry",
            visibility=visibility,
        ),
        an_entry("harbour-20230104-bridge"),
    ]


def own(
    entries: Iterable[Entry] | None = None, local: Iterable[str] = (), **site: object
) -> Plan:
    """The plan of a site whose articles have one page each."""
    found = given_pair() if entries is None else entries
    return plan(found, local, article_pages="own-language", **site)


def article_pages(made: Plan) -> list[Page]:
    """The pages of articles."""
    return [page for page in made.pages if page.template == "article.html"]


def leads_to(page: Page, path: str) -> str:
    """The site path that a tree path of a page names."""
    return posixpath.normpath(f"{page.path}/../{page.frame.up}{path}")


def test_one_page_each() -> None:
    """Chinese ones under ``zh/``, English ones under ``en/``; both trees list all."""
    made = own()

    assert {page.path for page in article_pages(made)} == {ZH, EN, LONE}
    assert {p.path for p in made.pages} >= {"zh/2023/01/index.html", "en/index.html"}
    for ui in ("zh", "en"):
        day = pages(made)[f"{ui}/2023/01/03/index.html"]
        cards = [card for card in values(day.view) if isinstance(card, Card)]
        assert {leads_to(day, card.path) for card in cards} == {ZH, EN}
        assert {leads_to(day, card.pair) for card in cards} == {ZH, EN}


@given(ENTRIES)
def test_no_link_is_dead(entries: list[Entry]) -> None:
    """Every card and every way to the other language leads to a page that is planned."""
    made = own(entries, base_url=BASE)
    there = {page.path for page in made.pages}

    for page in made.pages:
        cards = [card for card in values(page.view) if isinstance(card, Card)]
        assert {leads_to(page, card.path) for card in cards} <= there
        assert {leads_to(page, card.pair) for card in cards if card.pair} <= there
        assert not page.frame.twin or page.frame.twin in there
        for alternate in page.frame.alternates:
            assert alternate.url.removeprefix(BASE) in there


def test_every_page_of_a_tree_shows_its_language() -> None:
    """What an article's page shows around it is told as seen from its own tree."""
    for page in article_pages(own()):
        view = page.view
        assert isinstance(view, ArticleView)
        assert (page.ui == "en") == (view.lang == "en")
        assert page.frame.title_lang == ""
        if view.pair:
            assert {leads_to(page, view.pair.path), page.path} == {ZH, EN}


def test_the_other_language_is_a_click_away() -> None:
    """The translation, else the day in the other tree; nothing for what no day lists."""
    gone = an_entry("harbour-20230105-gone", visibility="withdrawn")
    found = pages(own([*given_pair(), gone]))

    assert found[ZH].frame.twin == EN
    assert found[EN].frame.twin == ZH
    assert found[LONE].frame.twin == "en/2023/01/04/index.html"
    assert found["zh/2023/01/05/harbour-gone.html"].frame.twin == ""


def test_alternates_are_translations() -> None:
    """Search engines hear of both versions, on both; of a page without one of none."""
    found = pages(own(base_url=BASE))
    expected = [("zh", BASE + ZH), ("en", BASE + EN), ("x-default", BASE + ZH)]

    for path in (ZH, EN):
        told = found[path].frame.alternates
        assert [(one.hreflang, one.url) for one in told] == expected
        assert found[path].frame.canonical == BASE + path
    assert found[LONE].frame.alternates == ()
    assert found["zh/index.html"].frame.alternates


def test_hidden_translations_are_no_alternates() -> None:
    """A page that search engines must not show is never named to them."""
    found = pages(own(given_pair("noindex"), base_url=BASE))

    assert found[ZH].frame.alternates == found[EN].frame.alternates == ()


def test_feeds_and_sitemap_name_pages_that_are_there() -> None:
    """Absolute or relative, in both trees."""
    absolute, relative = own(base_url=BASE), own()
    for ui in ("zh", "en"):
        feed = pages(absolute)[f"{ui}/{urls.FEED}"].view
        assert isinstance(feed, FeedView)
        assert {e.url for e in feed.entries} == {BASE + p for p in (ZH, EN, LONE)}
        page = pages(relative)[f"{ui}/outlets/north/feed.xml"]
        assert isinstance(page.view, FeedView)
        named = [e.url for e in page.view.entries]
        assert [posixpath.normpath(f"{page.path}/../{url}") for url in named] == [EN]
    sitemap = pages(absolute)["sitemap.xml"].view
    assert isinstance(sitemap, SitemapView)
    assert {u.removeprefix(BASE) for u, _ in sitemap.urls if "/03/n" in u} == {EN}


def test_histories_lie_beside_their_articles() -> None:
    """The page that compares states is in the one tree as well."""
    states = [a_state("harbour-20230103-ferry", "a")]
    made = plan(given_pair(), (), states, article_pages="own-language")
    found = [page for page in made.pages if page.template == "history.html"]

    assert [page.path for page in found] == ["zh/2023/01/03/harbour-ferry.history.html"]
    assert found[0].frame.twin == EN


def test_entries_keep_their_names_in_feeds() -> None:
    """A reader's programme must not take known articles for new ones."""

    def ids(made: Plan) -> list[str]:
        view = pages(made)["zh/feed.xml"].view
        assert isinstance(view, FeedView)
        return [entry.id for entry in view.entries]

    assert ids(own(base_url=BASE)) == ids(plan(given_pair(), base_url=BASE))
