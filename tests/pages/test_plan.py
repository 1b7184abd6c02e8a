"""The plan as a whole: every page once, no page that another does not need, no order."""

import re
from collections import Counter
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.formats.fingerprint import digest_of
from archive.model.library import Entry
from archive.pages.page import Page
from archive.pages.plan import Plan
from archive.pages.views import ArticleView, Card, Crumb
from tests.pages.planning import ENTRIES, an_entry, pages, plan, values
from tests.sites import SEVEN

WHOLE = [an_entry(id, **header) for id, header in SEVEN.items()]
QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@given(ENTRIES, st.randoms())
@QUICK
def test_shuffling_changes_nothing(entries: list[Entry], random: Random) -> None:
    """The same articles in another order give the same plan."""
    shuffled = list(entries)
    random.shuffle(shuffled)

    assert plan(entries) == plan(shuffled)


@given(ENTRIES)
@QUICK
def test_every_link_leads_somewhere(entries: list[Entry]) -> None:
    """Each path in each view is that of a page of the plan, or empty."""
    made = plan(entries)
    files = {*pages(made), *(data.path for data in made.data)}

    for page in made.pages:
        for path in tree_paths(page):
            assert f"{page.ui}/{path}" in files, (page.path, path)
        if page.frame.twin:
            assert page.frame.twin in files
        assert page.frame.path == page.path
        assert page.frame.root == "../" * page.path.count("/")


def tree_paths(page: Page) -> set[str]:
    """Every tree path that a page may show."""
    found = {page.frame.feed}
    for view in (*values(page.frame), *values(page.view)):
        is_outward = isinstance(page.view, ArticleView) and view in page.view.related
        for name in ("path", "pair", "outlet_path"):
            value = getattr(view, name, "")
            if isinstance(value, str) and not is_outward and view is not page.frame:
                found.add(value)
    return found - {""}


@given(ENTRIES)
@QUICK
def test_paths_are_unique(entries: list[Entry]) -> None:
    """No two pages share a path, not even where letter case counts for nothing."""
    made = plan(entries)
    paths = [page.path.casefold() for page in made.pages]

    assert Counter(paths).most_common(1)[0][1] == 1
    assert all(re.fullmatch(r"[a-z0-9./-]+", path) for path in paths)
    assert max(map(len, "/".join(paths).split("/"))) <= 255


@given(ENTRIES)
@QUICK
def test_both_trees_are_alike(entries: list[Entry]) -> None:
    """What exists in one language exists in the other, under the same tree path."""
    trees: dict[str, set[str]] = {"zh": set(), "en": set()}
    for path in pages(plan(entries)):
        ui, _, rest = path.partition("/")
        if ui in trees and rest:
            trees[ui].add(rest)

    assert trees["zh"] == trees["en"]


@given(ENTRIES)
@QUICK
def test_every_article_is_reachable(entries: list[Entry]) -> None:
    """From the front page, following links, one comes to each article listed."""
    made = pages(plan(entries))
    seen: set[str] = set()
    waiting = ["zh/index.html", "zh/timeline/index.html", "zh/outlets/index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        waiting.extend(f"zh/{link}" for link in tree_paths(made[path]))

    hidden = {path for path, page in made.items() if is_tombstone(page)}
    articles = {p for p, page in made.items() if page.template == "article.html"}
    assert {p for p in articles if p.startswith("zh/")} - hidden <= seen
    assert not hidden & seen


def is_tombstone(page: Page) -> bool:
    """A page that has only a notice left."""
    view = page.view
    return isinstance(view, ArticleView) and view.visibility == "withdrawn"


def keys(made: Plan) -> dict[str, str]:
    """What decides whether a page is rendered again."""
    sites = {ui: digest_of(site) for ui, site in made.sites.items()}
    return {page.path: digest_of([page, sites[page.ui]]) for page in made.pages}


def changed(before: Plan, after: Plan) -> set[str]:
    """Tree paths of pages that another plan renders anew, in either language."""
    old, new = keys(before), keys(after)
    paths = {path for path in {*old, *new} if old.get(path) != new.get(path)}
    return {
        path.split("/", 1)[1] if path[:3] in {"zh/", "en/"} else path for path in paths
    }


def test_lists_never_shift() -> None:
    """One more article touches its own page, a neighbour, and the lists it is on."""
    body = "A storm closed every school on the coast.\n"
    more = an_entry("harbour-20230215-storm", body, lang="en", topics=["ferries"])

    assert changed(plan(WHOLE), plan([*WHOLE, more])) == {
        "2023/02/15/harbour-storm.html",
        "2023/02/15/harbour-flood.html",  # its neighbours
        "2024/01/01/harbour-new-year.html",
        "2023/02/15/index.html",
        "2023/02/index.html",
        "2023/index.html",
        "timeline/index.html",
        "search.html",
        "outlets/harbour/2023/02.html",
        "outlets/harbour/feed.xml",
        "outlets/harbour/index.html",
        "outlets/index.html",
        "topics/ferries/2023.html",
        "topics/ferries/feed.xml",
        "topics/ferries/index.html",
        "topics/index.html",
        "feed.xml",
        "index.html",
    }


def test_changed_body_touches_one_page() -> None:
    """A word deep in a text renders that article's page and no list."""
    long = "第一句话说明事由。" * 12
    before = an_entry("harbour-20230103-ferry", f"{long}\n\n结尾。\n")
    after = an_entry("harbour-20230103-ferry", f"{long}\n\n结局。\n")

    assert changed(plan([*WHOLE[1:], before]), plan([*WHOLE[1:], after])) == {
        "2023/01/03/harbour-ferry.html"
    }


def test_retitled() -> None:
    """Another title shows on lists and wherever the article is named, nowhere else."""
    before = plan(WHOLE)
    after = plan(
        an_entry(e.id, **{**SEVEN[e.id], **({"title": "新"} if "ice" in e.id else {})})
        for e in WHOLE
    )

    assert changed(before, after) == {
        "2023/01/03/north-ice.html",
        "2024/01/01/north-thaw.html",  # its neighbour
        "2023/02/15/harbour-flood.html",  # to whose readers it is recommended
        "2024/01/01/harbour-new-year.html",
        "2023/01/03/index.html",
        "2023/01/index.html",
        "outlets/north/2023/01.html",
        "outlets/north/feed.xml",
        "outlets/north/index.html",
        "feed.xml",
        "index.html",
    }


@pytest.mark.parametrize("entries", [[], WHOLE[:1], WHOLE[-1:]])
def test_smallest_archives(entries: list[Entry]) -> None:
    """An archive of nothing, or of one article, has its front pages all the same."""
    made = pages(plan(entries))

    assert {
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "zh/index.html",
        "en/index.html",
        "zh/timeline/index.html",
        "zh/outlets/index.html",
        "zh/topics/index.html",
        "zh/search.html",
        "opensearch.xml",
        "zh/feed.xml",
    } <= set(made)


def test_views_are_whole_values() -> None:
    """Equal views have equal keys, however their texts came into being."""
    card = Card(path="a", title="", lang="en", outlet="b", date="", excerpt="x" * 3)
    twin = Card(path="a", title="", lang="en", outlet="b", date="", excerpt="xxx")
    crumb, other = Crumb(text="a", path="".join([])), Crumb(text="a")

    assert digest_of([card, crumb]) == digest_of([twin, other])
