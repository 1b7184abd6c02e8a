"""Two languages side by side, in a real browser and without JavaScript."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from archive.build import gather, relating
from archive.build.alignments import Aligned
from archive.model.relations import Alignment, Block, Pair, Relations, Story
from tests.sites import add, build, new_root

ServeFolder = Callable[[Path], str]

ZH, EN = "harbour-20230103-ferry", "north-20230104-ferries"
RELATIONS = Relations(
    pairs=(Pair(zh=ZH, en=EN, evidence=("link", "names"), confidence=0.99),),
    alignments=(
        Alignment(
            zh=ZH,
            en=EN,
            blocks=(
                Block(zh=(0,), en=(0,), confidence=0.9),
                Block(zh=(1,), en=(1, 2), confidence=0.2),
                Block(zh=(), en=(3,), confidence=0.0),
            ),
            confidence=0.9,
        ),
    ),
    stories=(Story(id="ferries", members=(ZH, EN)),),
)
PAGE = "bilingual/2023/01/03/harbour-ferry.html"
WIDE, PHONE = (1280, 900), (390, 844)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pair whose paragraphs go together as this file says."""

    def found(*_: object) -> Relations:
        return RELATIONS

    def aligned(*_: object, **__: object) -> Aligned:
        return Aligned(RELATIONS.alignments, {}, ())

    monkeypatch.setattr(relating, "find_relations", found)
    monkeypatch.setattr(gather, "align_pairs", aligned)
    root = new_root(tmp_path)
    add(
        root, ZH, f"{'渡轮离港。' * 20}\n\n## 晨雾\n\n{'雾散了。' * 20}\n", title="渡轮"
    )
    english = "\n\n".join(
        ("The ferry left. " * 9, "## Fog", "Fog. " * 9, "It rose.", "End.")
    )
    add(
        root,
        EN,
        f"{english}\n",
        lang="en",
        title="Ferries",
        url="https://north.example/1",
    )
    build(root)
    return root / "site"


@pytest.fixture(params=["file", "http"])
def address(
    request: pytest.FixtureRequest, site: Path, serve_folder: ServeFolder
) -> str:
    base = serve_folder(site) if request.param == "http" else f"{site.as_uri()}/"
    return f"{base}zh/{PAGE}"


@pytest.fixture
def plain(browser: Browser, serve_folder: ServeFolder) -> Iterator[Page]:
    """A page without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_three_views(plain: Page, address: str) -> None:
    """Both languages, and each alone, by a click or by the keys."""
    plain.goto(address)
    zh, en = plain.locator(".row .zh.body"), plain.locator(".row .en.body")
    expect(zh.first).to_be_visible()
    expect(en.first).to_be_visible()

    plain.get_by_text("英文", exact=True).click()
    expect(zh.first).to_be_hidden()
    expect(en.last).to_be_visible()

    plain.get_by_role("radio", name="英文").press("ArrowLeft")
    expect(zh.first).to_be_visible()
    expect(en.first).to_be_hidden()
    expect(plain.locator("#e4")).to_be_hidden()


@pytest.mark.parametrize(("size", "beside"), [(WIDE, True), (PHONE, False)])
def test_columns(
    plain: Page, address: str, size: tuple[int, int], beside: bool
) -> None:
    """Beside each other where there is room, below each other on a phone; never too wide."""
    plain.set_viewport_size({"width": size[0], "height": size[1]})
    plain.goto(address)
    boxes = [plain.locator(f"#p1 .{ui}").bounding_box() for ui in ("zh", "en")]

    assert boxes[0]
    assert boxes[1]
    assert (boxes[0]["y"] == boxes[1]["y"]) == beside
    assert (boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]) == beside
    root = plain.locator("html")
    assert root.evaluate("e => e.scrollWidth <= e.clientWidth")


def test_one_side_marks_the_other(plain: Page, address: str) -> None:
    """The whole row, under a pointer, with the focus in it, or as the page's target."""
    plain.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    plain.goto(address)
    row = plain.locator("#p2")
    shade = "e => getComputedStyle(e).backgroundColor"
    before = row.evaluate(shade)

    row.locator(".en").hover()
    assert row.evaluate(shade) != before
    plain.mouse.move(0, 0)
    assert row.evaluate(shade) == before
    row.locator("a.no").focus()
    assert row.evaluate(shade) != before

    row.locator("a.no").click()
    assert plain.url.endswith("#p2")
    expect(row).to_be_in_viewport()


def test_headings_stand_beside_each_other(plain: Page, address: str) -> None:
    """Between the rows of paragraphs, and each text under its own language."""
    plain.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    plain.goto(address)
    zh, en = plain.locator(".zh h2"), plain.locator(".en h2")

    assert [zh.inner_text(), en.inner_text()] == ["晨雾", "Fog"]
    assert (
        plain.locator(".en.body[lang=en]").count() == plain.locator(".en.body").count()
    )
    expect(plain.locator("#p2 .unsure")).to_be_visible()
    expect(plain.locator("#p1 .unsure")).to_have_count(0)


def test_on_paper(plain: Page, address: str) -> None:
    """Two columns whatever the width, and nothing to click at."""
    plain.set_viewport_size({"width": 500, "height": 700})
    plain.goto(address)
    plain.emulate_media(media="print")
    boxes = [plain.locator(f"#p1 .{ui}").bounding_box() for ui in ("zh", "en")]

    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    expect(plain.locator(".views")).to_be_hidden()
    expect(plain.locator("#p1 .no")).to_be_hidden()


def test_from_the_front_page_to_a_story_and_on(page: Page, address: str) -> None:
    """Front page, story, article, side by side, and to the other language: by links."""
    page.goto(address.removesuffix(PAGE) + "index.html")
    page.locator(".events a").first.click()
    expect(page.locator("h1")).to_have_text("渡轮")
    page.locator(".shelves h4 a").first.click()
    page.locator(".pair a", has_text="2").click()
    page.locator(".shelves a.pr").first.click()
    expect(page.locator("h1 .en")).to_have_text("Ferries")
    page.locator("a.tongue").click()
    assert page.url.endswith(f"en/{PAGE}")
