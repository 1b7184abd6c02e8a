"""A reader's walk through the sample archive, in a real browser."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive import api
from tests.sites import add, add_state, build, new_root

ServeFolder = Callable[[Path], str]

ROOT = Path(__file__).parents[2]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 1000}
WORDS = {
    "zh": ("年表", "媒体", "专题", "English"),
    "en": ("Timeline", "Outlets", "Topics", "中文"),
}


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive, read from its dumps and built."""
    root = tmp_path_factory.mktemp("sample")
    shutil.copytree(
        ROOT / "content", root / "content", ignore=shutil.ignore_patterns("articles")
    )
    api.normalize(root)
    report = api.build(root)
    assert not [p for p in report.problems if p.severity == "error"]
    return root / "site"


@pytest.fixture(params=["file", "http"])
def base(
    request: pytest.FixtureRequest, sample_site: Path, serve_folder: ServeFolder
) -> str:
    """The site's address, both ways that a reader may open it."""
    if request.param == "http":
        return serve_folder(sample_site)
    return f"{sample_site.as_uri()}/"


@pytest.mark.parametrize("ui", ["zh", "en"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_front_page_to_every_room(
    page: Page, base: str, ui: str, size: dict[str, int]
) -> None:
    """Front page, timeline, article, the other language, outlet, topic: by links alone."""
    timeline, _, topics, other = WORDS[ui]
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{base}{ui}/index.html")
    page.get_by_role("banner").get_by_role("link", name=timeline, exact=True).click()
    expect(page).to_have_url(re.compile(rf"/{ui}/timeline/index\.html$"))

    page.locator("main a[href*='/index.html']").first.click()
    expect(page.locator("h1")).to_be_visible()

    page.goto(f"{base}{ui}/index.html")
    page.locator(".lead h2 a").click()
    title = page.locator("h1").inner_text()
    here = page.url

    page.get_by_role("banner").get_by_role("link", name=other, exact=True).click()
    expect(page.locator("h1")).to_have_text(title)
    assert page.url != here
    assert page.url.rpartition("/")[2] == here.rpartition("/")[2]

    page.locator(".kick a").click()
    assert "/outlets/" in page.url

    page.goto(f"{base}{ui}/index.html")
    page.get_by_role("banner").get_by_role("link", name=topics, exact=True).click()
    page.locator("main a[href*='index.html']").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_the_chooser_leads_to_both_languages(browser: Browser, base: str) -> None:
    """Without JavaScript, both languages are one click away."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}index.html")

    for name, tree in (("中文", "/zh/index.html"), ("English", "/en/index.html")):
        page.goto(f"{base}index.html")
        page.get_by_role("link", name=re.compile(name)).click()
        assert page.url.endswith(tree)

    context.close()


@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_the_chooser_knows_a_readers_language(
    browser: Browser, base: str, locale: str
) -> None:
    """With JavaScript, the chooser leads on to the language of the browser."""
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{base}index.html")
    page.wait_for_url(re.compile(rf"/{locale[:2]}/index\.html$"))
    context.close()


def test_a_translation_is_one_click_away(page: Page, base: str) -> None:
    """An article with a translation in the archive links it, in both directions."""
    page.goto(f"{base}zh/index.html")
    page.locator(".pairs a").first.click()
    page.locator("h1 a.en").click()
    english = page.locator("h1").inner_text()
    page.locator(".pair a").first.click()
    assert page.locator("h1").inner_text() != english

    page.locator(".pair a").first.click()
    assert page.locator("h1").inner_text() == english


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_no_page_is_wider_than_a_phone(page: Page, base: str, ui: str) -> None:
    """Nothing makes a reader scroll sideways."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{base}{ui}/index.html")
    addresses = page.evaluate(
        "[...document.querySelectorAll('main a')].slice(0, 12).map(a => a.href)"
    )
    for address in (page.url, *addresses):
        page.goto(address)
        wide = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not wide, address


def test_nothing_is_fetched_from_elsewhere_but_media(page: Page, base: str) -> None:
    """Lists and the sample's articles ask no other host for anything."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{base}zh/index.html")
    page.locator(".lead h2 a").click()
    page.wait_for_load_state("networkidle")

    own = base.partition("zh/")[0]
    assert [url for url in asked if not url.startswith(own)] == []


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_from_an_article_to_its_past_and_back(
    page: Page, tmp_path: Path, serve_folder: ServeFolder, ui: str
) -> None:
    """On a phone: what changed is marked without colour, and nothing is too wide."""
    id, long = "harbour-20230103-ferry", "https://img.example/" + "a-long-name-" * 20
    root = new_root(tmp_path)
    add(root, id, "载着三百名乘客离港。\n", title="渡轮重开", image={"url": long})
    add_state(root, id, "1", "载着二百名乘客离港。\n", archived="2023-01-03")
    build(root)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(f"{serve_folder(root / 'site')}{ui}/2023/01/03/harbour-ferry.html")
    here = page.url

    page.locator(".card a[href$='.history.html']").click()
    page.locator(".card a[href='#v2']").click()

    wide = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    assert not wide
    for name, line in (("del", "line-through"), ("ins", "underline")):
        mark = page.locator(f".step .body {name}")
        expect(mark).to_have_css("text-decoration-line", line)
    page.locator("h1 + .by a").click()
    assert page.url == here


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_from_a_topics_chart_to_a_month(page: Page, base: str, ui: str) -> None:
    """Each bar says what it stands for, and leads to its month; keys alone suffice."""
    page.goto(f"{base}{ui}/topics/china/index.html")
    bars = page.locator(".volume").get_by_role("link")
    name = {"zh": re.compile(r"年\d+月：\d+ 篇"), "en": re.compile(r"\w+ \d{4}: \d+")}
    expect(page.locator(".volume").get_by_role("link", name=name[ui])).to_have_count(
        bars.count()
    )

    bars.last.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/topics/china/(\d{4})\.html#\1-\d\d$"))
    month = page.url.rpartition("#")[2]
    first = page.locator(f"[id='{month}'] time").first
    expect(first).to_have_attribute("datetime", re.compile(month))
