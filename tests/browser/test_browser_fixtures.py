"""The browser fixtures themselves, on a site of two pages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

ServeFolder = Callable[[Path], str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
    pages = {
        "index.html": '<title>首页</title><a href="news/one.html">一</a>',
        "news/one.html": '<title>One</title><a href="../index.html">Home</a>',
        "console.html": '<script>console.error("broken")</script>',
        "throws.html": "<script>throw new Error('thrown')</script>",
        "gap.html": '<img src="gone.png" alt="">',
        "elsewhere.html": '<title>Elsewhere</title><img src="https://example.org/a.png">',
    }
    for name, html in pages.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(head + html, encoding="utf-8")
    return tmp_path


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path, serve_folder: ServeFolder) -> str:
    """The site's address, both ways that a reader may open it."""
    return serve_folder(site) if request.param == "http" else f"{site.as_uri()}/"


def test_a_link_leads_to_its_page_and_back(page: Page, base: str) -> None:
    page.goto(base + "index.html")
    page.get_by_role("link", name="一").click()

    assert page.title() == "One"

    page.get_by_role("link", name="Home").click()

    assert page.title() == "首页"


@pytest.mark.parametrize(
    ("name", "problem"),
    [("console.html", "console: broken"), ("throws.html", "script: thrown")],
)
def test_an_error_of_a_script_is_a_problem(
    page: Page, page_problems: list[str], base: str, name: str, problem: str
) -> None:
    page.goto(base + name)

    assert page_problems == [problem]

    page_problems.clear()


def test_a_missing_file_of_the_site_is_a_problem(
    page: Page, page_problems: list[str], base: str
) -> None:
    page.goto(base + "gap.html")

    assert [problem.rpartition("/")[2] for problem in page_problems] == ["gone.png"]

    page_problems.clear()


def test_a_request_to_another_host_is_stopped_and_no_problem(
    page: Page, base: str
) -> None:
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(base + "elsewhere.html")

    assert failed == ["https://example.org/a.png"]


def test_nothing_is_served_beside_the_sub_path(
    page: Page, page_problems: list[str], site: Path, serve_folder: ServeFolder
) -> None:
    top = serve_folder(site).removesuffix("some/path/")
    response = page.goto(top + "index.html")

    assert response is not None
    assert response.status == 404

    page_problems.clear()
