"""The search page in a real browser: typing, choosing, the address, the keyboard.

A stand-in for the engine answers at once, or late, or not at all, as a test wants it.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.sites import add, build, new_root, seven

ServeFolder = Callable[[Path], str]

FAKE = Path(__file__).with_name("fake_engine.js")
NOON = "1970-01-01T12:00:00Z"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
WORDS = {
    "zh": {
        "found": "找到 {} 篇",
        "none": "没有完全符合的文章。",
        "box": "搜索全部文章",
    },
    "en": {
        "found": "{} articles found",
        "none": "Nothing in the archive fits all of this.",
        "box": "Search all articles",
    },
}
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def fake_articles() -> list[dict[str, object]]:
    """36 articles of three years, the last of them with markup for a title."""
    made = [
        {
            "id": f"harbour-{n}",
            "title": f"第{n}班渡轮离港",
            "text": "清晨的渡轮驶过海湾。",
            "path": "2023/01/03/harbour-ferry.html",
            "lang": "zh-Hans",
            "outlet": "harbour",
            "topic": ["ferries"],
            "day": f"{2021 + n % 3}-{1 + n % 12:02}-03",
            "translated": n % 2 == 0,
            "media": n % 5 == 0,
        }
        for n in range(35)
    ]
    english = {"lang": "en", "outlet": "north", "topic": ["rivers"], "media": False}
    return [*made, {**made[0], **english, "id": "x", "title": f"Ferry 渡轮 {HOSTILE}"}]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive, built."""
    root = seven(tmp_path_factory.mktemp("search"))
    build(root)
    return root / "site"


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path, serve_folder: ServeFolder) -> str:
    """The site's address, both ways that a reader may open it."""
    return serve_folder(site) if request.param == "http" else f"{site.as_uri()}/"


@pytest.fixture
def desk(page: Page) -> Page:
    """A page on which the stand-in answers."""
    page.add_init_script(f"window.fakeArticles = {json.dumps(fake_articles())}")
    page.add_init_script(path=FAKE)
    page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
    return page


def asked(page: Page) -> list[str]:
    """What the engine was asked for."""
    found: list[str] = page.evaluate("window.fakeAsked")
    return found


def query(page: Page) -> str:
    """The part of the address that says what is shown."""
    found: str = page.evaluate("decodeURIComponent(location.search)")
    return found


def says(page: Page, text: str) -> None:
    """Wait until the page says this of itself, which screen readers read out."""
    expect(page.locator("#status")).to_have_text(text)


def with_own_clock(page: Page, url: str) -> None:
    """Open a page whose time stands still until a test lets it run.

    The pause between two keys is then as long as the test says, on any machine.
    """
    page.clock.install(time=0)
    page.goto(url)
    page.clock.pause_at(NOON)


def quiet(page: Page) -> None:
    """Wait until no search is under way."""
    expect(page.locator("body")).not_to_have_attribute("aria-busy", "true")


def is_wide(page: Page) -> bool:
    """Whether a reader must scroll sideways."""
    found: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return found


@pytest.mark.parametrize("ui", ["zh", "en"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_from_the_box_of_any_page_to_an_article(
    desk: Page, base: str, ui: str, size: dict[str, int]
) -> None:
    """Slash, words, Enter; then a hit, which carries the words along."""
    desk.set_viewport_size({"width": size["width"], "height": size["height"]})
    desk.goto(f"{base}{ui}/topics/index.html")
    desk.keyboard.press("/")
    desk.keyboard.type("渡轮")
    desk.keyboard.press("Enter")

    desk.wait_for_url(re.compile(rf"/{ui}/search\.html\?q="))
    says(desk, WORDS[ui]["found"].format(36))
    expect(desk.get_by_role("searchbox", name=WORDS[ui]["box"])).to_have_value("渡轮")
    assert not is_wide(desk)
    expect(desk.locator("#hits li")).to_have_count(10)
    first = desk.locator("#hits h2").first
    expect(first).to_have_attribute("lang", "zh-Hans")
    expect(first.locator("mark")).to_have_text("渡轮")

    first.locator("a").click()

    desk.wait_for_url(re.compile(rf"/{ui}/2023/01/03/harbour-ferry\.html#find="))


def test_typing_searches_after_a_pause_and_leaves_one_step(
    desk: Page, base: str
) -> None:
    """The address follows what is typed; "back" does not walk through each letter."""
    desk.goto(f"{base}zh/index.html")
    with_own_clock(desk, f"{base}zh/search.html")
    expect(desk.locator("#seek input")).to_be_focused()
    for sign in "第1班渡轮":
        desk.keyboard.insert_text(sign)
        desk.clock.run_for(100)

    assert asked(desk) == []

    desk.clock.run_for(100)

    says(desk, "找到 1 篇")
    assert asked(desk) == ["第1班渡轮"]
    assert query(desk) == "?q=第1班渡轮"

    desk.go_back()

    desk.wait_for_url(re.compile(r"/zh/index\.html$"))


def test_nothing_is_searched_in_the_middle_of_composing(desk: Page, base: str) -> None:
    """What an input method shows of unfinished signs is nobody's query."""
    with_own_clock(desk, f"{base}zh/search.html")
    client = desk.context.new_cdp_session(desk)
    for part in ("d", "du", "du l", "du lun"):
        client.send(
            "Input.imeSetComposition",
            {"text": part, "selectionStart": len(part), "selectionEnd": len(part)},
        )
        desk.clock.run_for(90)
    desk.clock.run_for(400)

    assert asked(desk) == []
    assert query(desk) == ""

    client.send("Input.insertText", {"text": "渡轮"})
    desk.clock.run_for(200)

    says(desk, "找到 36 篇")
    assert asked(desk) == ["渡轮"]


def test_choices_are_steps_that_back_takes_back(desk: Page, base: str) -> None:
    """Filters and the order stand in the address; back and forward move among them."""
    desk.goto(f"{base}en/search.html?q=渡轮")
    says(desk, "36 articles found")
    desk.get_by_role("checkbox", name="North").check()
    says(desk, "One article found")
    assert query(desk) == "?q=渡轮&outlet=north"
    desk.get_by_role("checkbox", name="Harbour").check()
    says(desk, "36 articles found")
    desk.locator("#sort").select_option("oldest")
    expect(desk.locator("#hits time").first).to_have_text("3 January 2021")
    assert query(desk) == "?q=渡轮&outlet=north&outlet=harbour&sort=oldest"

    desk.go_back()
    desk.go_back()

    says(desk, "One article found")
    expect(desk.get_by_role("checkbox", name="North")).to_be_checked()
    expect(desk.locator("#sort")).to_have_value("relevance")

    desk.go_forward()
    says(desk, "36 articles found")
    desk.reload()

    says(desk, "36 articles found")
    desk.get_by_role("button", name="Remove “Harbour News”").click()
    says(desk, "One article found")


def test_the_keyboard_keeps_its_place(desk: Page, base: str) -> None:
    """A filter that was chosen is in focus still when all numbers are made anew."""
    desk.goto(f"{base}en/search.html?q=渡轮")
    box = desk.get_by_role("checkbox", name="a translation")
    box.focus()
    desk.keyboard.press("Space")

    says(desk, "19 articles found")
    expect(desk.get_by_role("checkbox", name="a translation")).to_be_focused()


def test_arrows_and_enter_lead_into_the_results(desk: Page, base: str) -> None:
    """Enter leads to the first hit, arrows on and back to the box."""
    desk.goto(f"{base}zh/search.html")
    desk.keyboard.type("渡轮")
    desk.keyboard.press("Enter")
    links = desk.locator("#hits h2 a")
    expect(links.first).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    desk.keyboard.press("ArrowUp")
    desk.keyboard.press("ArrowUp")
    expect(desk.locator("#seek input")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    desk.keyboard.press("/")
    expect(desk.locator("#seek input")).to_be_focused()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_bars_of_time_are_buttons(desk: Page, base: str, size: dict[str, int]) -> None:
    """A bar names its time and its number, chooses it, then shows its months."""
    desk.set_viewport_size({"width": size["width"], "height": size["height"]})
    desk.goto(f"{base}en/search.html?q=渡轮")
    bars = desk.get_by_role("figure").get_by_role("button")
    expect(bars).to_have_count(3)
    desk.get_by_role("button", name="2022: 12 articles").click()

    says(desk, "12 articles found")
    assert query(desk) == "?q=渡轮&from=2022&to=2022"
    expect(bars).to_have_count(12)
    box = bars.first.bounding_box()
    assert box is not None
    assert box["width"] >= 24
    assert box["height"] >= 24
    bar = bars.filter(has_text="Feb")
    bar.click()
    assert re.search("from=2022-02&to=2022-02", query(desk))
    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(bar).to_be_focused()
    assert not is_wide(desk)


def test_more_results_and_back_to_them(desk: Page, base: str) -> None:
    """What was shown is there again for whoever comes back from an article."""
    desk.goto(f"{base}zh/search.html?q=渡轮")
    desk.get_by_role("button", name="再看 10 篇").click()
    expect(desk.locator("#hits li")).to_have_count(20)
    expect(desk.locator("#hits h2 a").nth(10)).to_be_focused()
    desk.get_by_role("button", name="再看 10 篇").click()
    desk.get_by_role("button", name="再看 6 篇").click()
    expect(desk.locator("#hits li")).to_have_count(36)
    expect(desk.locator("#more")).to_be_hidden()
    desk.locator("#hits h2 a").nth(30).click()
    desk.wait_for_url(re.compile("harbour-ferry"))

    desk.go_back()

    expect(desk.locator("#hits li")).to_have_count(36)


def test_only_the_last_query_counts(desk: Page, base: str) -> None:
    """An answer that comes late does not replace that of a later query."""
    desk.goto(f"{base}zh/search.html")
    box = desk.locator("#seek input")
    box.fill("slow 渡轮")
    says(desk, "正在查找……")
    box.fill("第1班")
    says(desk, "找到 1 篇")
    desk.evaluate("window.fakeSlow()")
    desk.evaluate("new Promise((done) => setTimeout(done))")

    says(desk, "找到 1 篇")
    expect(desk.locator("#hits li")).to_have_count(1)


def test_the_other_language_takes_the_query_along(desk: Page, base: str) -> None:
    """Whoever switches the language need not type again."""
    desk.goto(f"{base}zh/search.html?q=渡轮&lang=en")
    says(desk, "找到 1 篇")
    desk.locator("a.tongue").click()

    says(desk, "One article found")


@pytest.mark.parametrize("ui", ["zh", "en"])
def test_nothing_found_comes_with_advice(desk: Page, base: str, ui: str) -> None:
    """What one may try, and a way out of the filters."""
    desk.goto(f"{base}{ui}/search.html?q=“飞艇”&lang=en&outlet=nobody")
    says(desk, WORDS[ui]["none"])
    expect(desk.locator("#advice li")).to_have_count(2)
    expect(desk.locator("#browse")).to_be_visible()
    desk.locator("#advice button").click()

    assert query(desk) == "?q=“飞艇”"
    expect(desk.locator("#advice button")).to_have_count(0)


def test_missing_files_are_told_and_asked_for_again(desk: Page, base: str) -> None:
    """The results that there are stay; nothing pretends to be whole."""
    desk.goto(f"{base}en/search.html?q=lost 渡轮")
    says(desk, "36 articles found")
    expect(desk.locator("#trouble")).to_contain_text("did not arrive")
    before = len(asked(desk))
    desk.get_by_role("button", name="Try again").click()
    quiet(desk)

    assert len(asked(desk)) == before + 1
    expect(desk.locator("#hits li")).to_have_count(10)


def test_an_index_that_cannot_be_read(desk: Page, base: str) -> None:
    """The page says so, and leads elsewhere; the next query is tried all the same."""
    desk.goto(f"{base}zh/search.html?q=broken")
    expect(desk.locator("#status")).to_contain_text("搜索索引没有读出来")
    expect(desk.locator("#browse a").first).to_be_visible()
    desk.locator("#seek input").fill("渡轮")

    says(desk, "找到 36 篇")


ANYTHING = [
    "渡" * 500,
    "a" * 2000,
    "，。！？",
    '"unpaired',
    "“渡轮",
    "(.*+?^${}[]\\|",
    HOSTILE,
    "&q=1#find=2%",
    "🛳️👩‍👩‍👧",
    "\ud800",
    "-",
    " 　 ",
    "OR",
]


def test_anything_may_be_typed(desk: Page, base: str) -> None:
    """No query breaks the page, runs, or makes it wider than a phone."""
    desk.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    desk.goto(f"{base}zh/search.html")
    for text in ANYTHING:
        desk.evaluate(
            """text => {
              const box = document.querySelector("#seek input");
              box.value = text;
              box.form.requestSubmit();
            }""",
            text,
        )
        quiet(desk)
        desk.reload()
        quiet(desk)

        assert not is_wide(desk), text
        value = desk.locator("#seek input").input_value()
        assert value == text.replace("\ud800", "\ufffd")


def test_titles_are_texts(desk: Page, base: str) -> None:
    """Markup in a title is shown, not followed."""
    desk.goto(f"{base}en/search.html?q=Ferry")

    expect(desk.locator("#hits h2")).to_have_text(f"Ferry 渡轮 {HOSTILE}")
    assert desk.locator("#hits img, #hits script").count() == 0


ADDRESSES = [
    "?outlet=&lang=&topic=",
    "?q=渡轮&from=soon&to=2023-13-77&sort=random&translated=maybe",
    "?q=渡轮&" + "&".join(f"outlet={n}" for n in range(300)),
    "?q=%E6%B8%A1%E8&lang=%3Cb%3E",
    "?q=渡轮&topic=__proto__&outlet=constructor",
]


def test_any_address_may_be_opened(desk: Page, base: str) -> None:
    """What an address cannot mean is left out; the page works on."""
    for address in ADDRESSES:
        desk.goto(f"{base}zh/search.html{address}")
        quiet(desk)
        assert "native code" not in desk.locator("main").inner_text()
        desk.locator("#seek input").fill("第1班")

        expect(desk).to_have_url(re.compile("%E7%AC%AC1%E7%8F%AD"))


@pytest.mark.parametrize("ui", ["zh", "en"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_javascript_other_ways_are_open(
    browser: Browser, base: str, ui: str, size: dict[str, int]
) -> None:
    """The page says why nothing can be typed, and leads to months, outlets, topics."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_viewport_size({"width": size["width"], "height": size["height"]})
    page.goto(f"{base}{ui}/index.html")
    page.locator(".find input").fill("渡轮")
    page.locator(".find input").press("Enter")

    expect(page.locator("noscript .note")).to_contain_text("JavaScript")
    expect(page.locator("#seek input")).to_be_disabled()
    for room in ("outlets", "topics", "timeline", "2023/01", "2024/01"):
        expect(page.locator(f"#browse a[href='{room}/index.html']")).to_be_visible()
    context.close()


@pytest.mark.parametrize("articles", [0, 1])
def test_smallest_archives(desk: Page, tmp_path: Path, articles: int) -> None:
    """One article, or none: the page is there and says what there is."""
    root = new_root(tmp_path)
    if articles:
        add(root, "harbour-20230103-ferry")
    build(root)
    made = [one | {"outlet": "harbour"} for one in fake_articles()[:articles]]
    desk.add_init_script(f"window.fakeArticles = {json.dumps(made)}")
    desk.goto(f"{(root / 'site').as_uri()}/en/search.html?q=渡轮")

    text = "One article found" if articles else WORDS["en"]["none"]
    says(desk, text)
    expect(desk.locator("main .empty")).to_have_count(1 - articles)
    expect(desk.locator("#bars")).to_be_hidden()
