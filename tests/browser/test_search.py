"""Search in the sample archive as readers meet it: box, results, article."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.sites import add, build, new_root

ServeFolder = Callable[[Path], str]

BODY = "清晨六点，第一班渡輪离港。\n\n" + "岸上的人挥手。\n\n" * 40 + "渡轮驶过海湾。\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles, one of them in English."""
    root = new_root(tmp_path_factory.mktemp("search"))
    add(root, "harbour-20230103-ferry", BODY, title="三年之后", topics=["ferries"])
    add(root, "harbour-20220504-tide", "潮水退了。\n", title="潮汐")
    english = {"lang": "en", "title": "Ferries return", "authors": ["Ada Lin"]}
    add(root, "north-20230104-ferry", "The ferry sailed at dawn.\n", **english)
    build(root)
    return root / "site"


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path, serve_folder: ServeFolder) -> str:
    """The site's address, both ways that a reader may open it."""
    return serve_folder(site) if request.param == "http" else f"{site.as_uri()}/"


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_from_a_word_to_its_places_in_an_article(
    page: Page, base: str, ui: str
) -> None:
    """What was looked for is marked in the result and in the article, in any form."""
    page.goto(f"{base}{ui}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("渡轮")
    page.keyboard.press("Enter")
    expect(page.locator("#hits li")).to_have_count(1)
    expect(page.locator("#hits .ex mark")).to_have_text(["渡輪", "渡轮"][:1])

    page.locator("#hits h2 a").click()

    expect(page.locator(".art mark")).to_have_text(["渡輪", "渡轮"])
    assert page.url.startswith(f"{base}{ui}/2023/01/03/harbour-ferry.html#find=")
    page.go_back()
    expect(page.locator("#hits li")).to_have_count(1)


def test_an_article_without_a_query_loads_no_engine(page: Page, base: str) -> None:
    """Only who comes from a search pays for the marks."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}zh/2023/01/03/harbour-ferry.html")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if re.search(r"/search(-page)?[./]", url)] == []


def test_filters_alone_find_articles(page: Page, base: str) -> None:
    """Without a word, what has been chosen is shown, by the engine's own counts."""
    page.goto(f"{base}en/search.html?lang=zh-Hans")
    expect(page.locator("#status")).to_have_text("2 articles found")
    year = page.get_by_role("checkbox", name=re.compile("^2022"))
    year.check()

    expect(page.locator("#status")).to_have_text("One article found")
    expect(page.locator("#hits h2")).to_have_text("潮汐")
    assert page.url.endswith("?lang=zh-Hans&from=2022&to=2022")
    page.get_by_role("checkbox", name="May 2022").check()
    expect(year).not_to_be_checked()
    page.get_by_role("checkbox", name="May 2022").uncheck()
    expect(year).to_be_checked()


def test_bylines_and_stems(page: Page, base: str) -> None:
    """An English word finds its plural, quoted it does not; names are found."""
    for text, many in (("sail", 1), ("“sailed”", 1), ("“sail”", 0), ("ada lin", 1)):
        page.goto(f"{base}en/search.html?q={text}")
        expect(page.locator("#status")).not_to_be_empty()
        expect(page.locator("#hits li")).to_have_count(many)


def test_a_file_of_the_index_lacks(
    page: Page, page_problems: list[str], site: Path
) -> None:
    """The page says that something may be missing, and shows what there is."""
    page.route(re.compile(r"/search/2022/t0\.js"), lambda route: route.abort())
    page.goto(f"{site.as_uri()}/en/search.html?lang=zh-Hans")

    expect(page.locator("#trouble")).to_contain_text("did not arrive")
    expect(page.locator("#hits li")).to_have_count(1)
    page_problems.clear()
