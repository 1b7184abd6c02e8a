"""The words of a query, marked on the article's page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.search.sites import row, write_page, write_site

_MARKED = """async () => {
  const main = document.querySelector("main");
  const text = main.textContent;
  const count = await ArchiveSearch.markPage("../", main);
  const marks = Array.from(main.querySelectorAll("mark.found"), (mark) => mark.textContent);
  return { count, marks, same: text === main.textContent, html: main.innerHTML };
}"""


def marked(page: Page, site: Path, main: str, query: str) -> dict[str, object]:
    write_site(site, [row("a-20200701", "台风来")])
    write_page(site / "zh" / "article.html", main)
    page.goto((site / "zh" / "article.html").as_uri())
    page.evaluate("(text) => { location.hash = ArchiveSearch.fragment(text); }", query)
    found: dict[str, object] = page.evaluate(_MARKED)
    assert found["same"]
    return found


MARKS = [
    ("<p>臺風和台风。</p>", "台风", ["臺風", "台风"]),
    ("<p>臺<b>風</b>來了</p>", "台风来", ["臺", "風", "來"]),
    ("<p>臺<br>風</p>", "台风", ["臺", "風"]),
    ("<p>台</p><p>风</p>", "台风", []),
    ("<ul><li>台<li>风</ul>", "台风", []),
    ("台<p>风</p>台风", "台风", ["台风"]),
    ("<p>The <i>ferr</i>ies, a Ferry’s</p>", "ferry", ["ferr", "ies", "Ferry’s"]),
    ("<p>The ferries, the ferry</p>", '"ferry"', ["ferry"]),
    ("<p>ab</p><script type='text/x'>ab</script><style>ab</style>", "ab", ["ab"]),
    ("<p><ruby>台<rt>tai</rt></ruby>风</p>", "台风", ["台", "风"]),
    ("<p>台风，水</p>", "水 台风", ["台风", "水"]),
    ("<p>台风水</p>", "台风 -水", ["台风"]),
    ("<p>&lt;b&gt;台&lt;/b&gt;</p>", "台", ["台"]),
    ("<p>水</p>", "?!", []),
    ("<p>😀水😀</p>", "水", ["水"]),
    ("<p><a href='#x'>台</a><em>风<b>水</b></em>火</p>", "风水火", ["风", "水", "火"]),
]


@pytest.mark.parametrize(("main", "query", "marks"), MARKS)
def test_words_are_marked_where_they_stand(
    page: Page, tmp_path: Path, main: str, query: str, marks: list[str]
) -> None:
    assert marked(page, tmp_path, main, query)["marks"] == marks


def test_marking_again_takes_the_old_marks_away(page: Page, tmp_path: Path) -> None:
    first = marked(page, tmp_path, "<p>台<b>风</b>水</p>", "风水")
    page.evaluate("() => { location.hash = ArchiveSearch.fragment('台'); }")
    second = page.evaluate(_MARKED)

    assert (first["count"], second["count"]) == (1, 1)
    assert second["html"] == '<p><mark class="found">台</mark><b>风</b>水</p>'


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_first_is_brought_into_view(
    page: Page, tmp_path: Path, motion: str
) -> None:
    page.emulate_media(reduced_motion="reduce" if motion == "reduce" else None)
    marked(page, tmp_path, f"{'<p>空</p>' * 200}<p>水</p>", "水")

    page.wait_for_function(
        """() => {
          const { top } = document.querySelector("mark").getBoundingClientRect();
          return top > 0 && top < innerHeight;
        }"""
    )


@pytest.mark.parametrize("fragment", ["", "#p3", "#find=%E6%B", "#find="])
def test_an_address_without_words_marks_nothing(
    page: Page, tmp_path: Path, fragment: str
) -> None:
    write_site(tmp_path, [row("a-20200701", "台风")])
    write_page(tmp_path / "zh" / "article.html", "<p>水</p>")
    page.goto((tmp_path / "zh" / "article.html").as_uri() + fragment)

    assert page.evaluate(_MARKED)["count"] == 0


def test_without_the_index_words_are_marked_as_typed(
    page: Page, page_problems: list[str], tmp_path: Path
) -> None:
    write_site(tmp_path, [row("a-20200701", "台风")])
    (tmp_path / "search" / "index.js").unlink()
    write_page(tmp_path / "zh" / "article.html", "<p>台风臺風</p>")
    page.goto((tmp_path / "zh" / "article.html").as_uri() + "#find=台风")

    assert page.evaluate(_MARKED)["marks"] == ["台风"]
    page_problems.clear()


def test_a_long_page_is_marked_at_once(page: Page, tmp_path: Path) -> None:
    """Neither a sign on every place nor a text of one node takes quadratic time."""
    main = f"<p>{'水' * 60000}</p>{'<p>水火</p>' * 3000}"

    assert marked(page, tmp_path, main, "水")["count"] == 2000
