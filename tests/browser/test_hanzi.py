"""A reader changes an article's script, in a real browser."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.text.hanzi import convert, to_simplified, to_traditional
from tests.sites import add, build, new_root

ServeFolder = Callable[[Path], str]

PLAIN = "harbour-20230103-plain"
TRADITIONAL = "harbour-20230103-traditional"
ENGLISH = "north-20230103-ice"

TEXT = "皇后的头发和港口的发展，三天后在这里签署。“John Ma”周五说：干部不干预。"
BODY = f"""{TEXT}

> 引文里的话。<q lang="zh-Hant">原文的頭髮，后來</q><q lang="zh-Hans">自己的头发</q>

`命令里的头发` 与 <span translate="no">牌子上的头发</span>、**粗体的干部**
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles, one of them in Traditional characters, one in English."""
    root = new_root(tmp_path_factory.mktemp("scripts"))
    add(root, PLAIN, BODY, title="头发与发展", deck="周五的干部")
    add(root, TRADITIONAL, "看著頭髮，著名的裡程。\n", title="頭髮", lang="zh-Hant")
    add(root, ENGLISH, "Ice.\n", title="Ice", lang="en")
    build(root)
    return root / "site"


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path, serve_folder: ServeFolder) -> str:
    """The site's address, both ways that a reader may open it."""
    return serve_folder(site) if request.param == "http" else f"{site.as_uri()}/"


def address(base: str, id: str, ui: str = "zh") -> str:
    outlet, _, name = id.split("-")
    return f"{base}{ui}/2023/01/03/{outlet}-{name}.html"


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_there_and_back(page: Page, base: str, ui: str) -> None:
    """The whole article changes with its language, the interface does not; then it is
    exactly what it was.
    """
    page.goto(address(base, PLAIN, ui))
    before = page.locator("main").inner_html()
    around = page.locator(".card, .mast").all_inner_texts()

    page.get_by_role("button", name="繁體").click()

    expect(page.locator(".body > p").first).to_have_text(
        convert(TEXT, to_traditional())
    )
    expect(page.locator("h1")).to_have_text("頭髮與發展")
    expect(page.locator(".deck")).to_have_text("週五的幹部")
    expect(page.locator("strong")).to_have_text("粗體的幹部")
    for part in ("h1", ".deck", ".body", "q >> nth=1"):
        expect(page.locator(part)).to_have_attribute("lang", "zh-Hant")
    assert page.locator(".card, .mast").all_inner_texts() == around

    page.get_by_role("button", name="简体").click()

    expect(page.get_by_role("button", name="简体")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert page.locator("main").inner_html() == before


def test_what_is_marked_as_original_stays(page: Page, base: str) -> None:
    """Quotations in another language, code, and what is not to be translated."""
    page.goto(address(base, PLAIN))
    page.get_by_role("button", name="繁體").click()

    expect(page.locator("blockquote")).to_contain_text("引文裡的話")
    expect(page.locator("q").first).to_have_text("原文的頭髮，后來")
    expect(page.locator("q").first).to_have_attribute("lang", "zh-Hant")
    expect(page.locator("q").nth(1)).to_have_text("自己的頭髮")
    expect(page.locator("code").first).to_have_text("命令里的头发")
    expect(page.locator("[translate=no]")).to_have_text("牌子上的头发")


def test_a_traditional_article(page: Page, base: str) -> None:
    """The same in the other direction."""
    page.goto(address(base, TRADITIONAL))
    pressed = page.get_by_role("button", name="繁體")
    expect(pressed).to_have_attribute("aria-pressed", "true")

    page.get_by_role("button", name="简体").click()

    text = convert("看著頭髮，著名的裡程。", to_simplified())
    assert text == "看着头发，著名的里程。"
    expect(page.locator(".body")).to_have_text(text)
    expect(page.locator(".body")).to_have_attribute("lang", "zh-Hans")
    expect(pressed).to_have_attribute("aria-pressed", "false")


def test_the_choice_is_remembered(page: Page, base: str) -> None:
    """The next article comes in the script that the reader likes; keys alone suffice."""
    page.goto(address(base, PLAIN))
    page.get_by_role("button", name="繁體").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("頭髮與發展")

    page.goto(address(base, TRADITIONAL))
    expect(page.locator("h1")).to_have_text("頭髮")
    page.goto(address(base, PLAIN, "en"))
    expect(page.locator("h1")).to_have_text("頭髮與發展")

    page.get_by_role("button", name="简体").press("Space")
    page.reload()
    expect(page.locator("h1")).to_have_text("头发与发展")


def test_the_tables_come_when_they_are_wanted(page: Page, base: str) -> None:
    """Who reads articles as they are loads nothing for it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address(base, PLAIN))
    page.wait_for_load_state("networkidle")
    before = [url for url in asked if "hanzi" in url]
    page.get_by_role("button", name="繁體").click()
    expect(page.locator("h1")).to_have_text("頭髮與發展")

    assert before == []
    assert len([url for url in asked if "hanzi" in url]) == 1


def test_only_where_there_is_something_to_change(page: Page, base: str) -> None:
    """No button on an article in English, nor on a list."""
    for url in (address(base, ENGLISH), f"{base}zh/index.html"):
        page.goto(url)
        expect(page.get_by_role("button")).to_have_count(0)


def test_without_javascript(browser: Browser, base: str) -> None:
    """There is no button that would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(base, PLAIN))

    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator(".hanzi")).to_be_hidden()
    context.close()


def test_it_costs_little(site: Path) -> None:
    """Under 60 kB of tables, and under 200 bytes a page."""
    (tables,) = site.glob("static/hanzi.*.js")
    page = (site / "zh/2023/01/03/harbour-plain.html").read_text()
    own = re.search(r'<p class="hanzi".*</p>\n', page)

    assert tables.stat().st_size < 60_000
    assert own
    assert len(own[0].encode()) < 200
