"""Files that lack or are damaged, searches that overtake each other, memory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.search.sites import PAGE, ids, row, search, write_site

OpenSearch = Callable[..., Page]

ROWS = (
    row("a-20200701", "渡轮", "第一班渡轮离港。"),
    row("b-20190701", "渡轮", "渡轮停驶。"),
)


def broken(path: Path, how: str) -> None:
    """Leave a file away, or spoil it."""
    data = path.read_bytes()
    if how == "missing":
        path.unlink()
    elif how == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "another":
        path.write_bytes(b'archiveSearch("other",{});\n')
    else:
        name = path.relative_to(path.parents[1]).with_suffix("").as_posix()
        path.write_text(f'archiveSearch("{name}",{how});\n', encoding="utf-8")


DAMAGE = ["missing", "cut", "empty", "another", "{}", "null", '{"t":"渡B","b":"xx"}']


@pytest.mark.parametrize("part", ["0", "docs", "t0"])
def test_what_lacks_is_a_problem_and_the_rest_is_found(
    open_search: OpenSearch, page_problems: list[str], site: Path, part: str
) -> None:
    page = open_search(*ROWS, shard=28000)
    path = site / "search" / "2019" / f"{part}.js"
    whole = path.read_bytes()
    for how in DAMAGE:
        path.write_bytes(whole)
        broken(path, how)
        page.reload()

        answer = search(page, "渡轮")

        reason = "missing" if how == "missing" else "damaged"
        assert answer["problems"] == [{"file": f"2019/{part}", "reason": reason}]
        assert set(ids(answer)) == {"a-20200701", *([None] if part == "t0" else [])}
    page_problems.clear()


@pytest.mark.parametrize("how", ["missing", "cut"])
def test_a_piece_that_lacks_is_a_problem(
    open_search: OpenSearch, page_problems: list[str], site: Path, how: str
) -> None:
    rows = [row(f"{n:02}-20200701", "水" * 40, "火" * 40) for n in range(20)]
    page = open_search(*rows, shard=30)
    for piece in (site / "search" / "2020-07").glob("1.*.js"):
        broken(piece, how)

    answers = [search(page, query) for query in ("水水水", "火火火")]

    assert sorted(answer["total"] for answer in answers) == [0, 20]
    assert sum(bool(answer["problems"]) for answer in answers) == 1
    page_problems.clear()


def test_a_file_that_comes_back_is_asked_for_again(
    open_search: OpenSearch, page_problems: list[str], site: Path
) -> None:
    page = open_search(*ROWS)
    docs = site / "search" / "2019" / "docs.js"
    data = docs.read_bytes()
    docs.unlink()
    assert search(page, "渡轮")["total"] == 1

    docs.write_bytes(data)

    answer = search(page, "渡轮")
    assert (answer["total"], answer["problems"]) == (2, [])
    page_problems.clear()


def test_without_a_manifest_opening_fails(
    page: Page, page_problems: list[str], tmp_path: Path
) -> None:
    site = write_site(tmp_path, ROWS)
    (site / "search" / "index.js").unlink()
    page.goto((site / PAGE).as_uri())

    reason = page.evaluate(
        'ArchiveSearch.open("../").catch((e) => e.name + e.message + e.reason)'
    )

    assert reason == "Errorindex: missingmissing"
    page_problems.clear()


def test_a_file_that_never_comes_is_a_problem(
    page: Page,
    page_problems: list[str],
    tmp_path: Path,
    serve_folder: Callable[[Path], str],
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    top = serve_folder(write_site(tmp_path, ROWS))
    page.route("**/2019/docs.js*", hold)
    page.goto(top + PAGE)

    answer = search(page, "渡轮", limits={"patience": 2000})

    assert answer["problems"] == [{"file": "2019/docs", "reason": "slow"}]
    assert ids(answer) == ["a-20200701"]
    for route in held:
        route.abort("aborted")
    page_problems.clear()


OVERTAKING = """async () => {
  const engine = await ArchiveSearch.open("../");
  const tell = (text) => engine.search(text).then(
    ({ total }) => total,
    (error) => error instanceof ArchiveSearch.Stale ? "stale" : String(error),
  );
  return Promise.all(["渡", "渡轮", "渡轮离", "渡轮离港"].map(tell));
}"""


def test_only_the_last_search_is_answered(open_search: OpenSearch) -> None:
    page = open_search(*ROWS)

    assert page.evaluate(OVERTAKING) == ["stale", "stale", "stale", 1]


def test_memory_is_bounded_and_nothing_is_lost(open_search: OpenSearch) -> None:
    page = open_search(*ROWS, shard=60)

    for _ in range(2):
        for query in ("渡轮", "停驶", "离港", "第一班"):
            assert search(page, query, limits={"room": 200})["total"] >= 1


def test_another_filter_loads_nothing(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    asked: list[str] = []
    top = serve_folder(write_site(tmp_path, ROWS))
    page.goto(top + PAGE)
    search(page, "渡轮")
    page.on("request", lambda request: asked.append(request.url))

    search(page, "渡轮", {"from": "2020", "sort": "oldest"})

    assert asked == []


def test_a_file_is_asked_for_by_its_digest(
    page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]
) -> None:
    asked: list[str] = []
    top = serve_folder(write_site(tmp_path, ROWS))
    page.goto(top + PAGE)
    page.on("request", lambda request: asked.append(request.url))

    search(page, "渡轮")

    files = [url for url in asked if "/search/20" in url]
    assert files
    assert all(url.endswith(".js?v=d1") for url in files)
