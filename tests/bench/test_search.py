"""The bench of searches: what is asked, what is right, what is shown."""

from pathlib import Path

from archive.search.texts import Text
from tests.bench.report import PAGE
from tests.bench.search import _right, _told, _truth, keep
from tests.bench.search_browser import Answer
from tests.bench.search_queries import KINDS, draw_queries
from tests.bench.search_results import Build, Found, Results, Wait, Weight

TEXTS = [
    "渡轮在2023年7月停航，港务局Harbour Office说维修需要三个月，市民改乘巴士过海上班。",
    "灯塔的灯光在夜里每隔十二秒闪一次，Keeper Chan说这盏灯已经亮了一百零三年。",
]


def test_queries_are_drawn_from_the_texts() -> None:
    """Always the same ones, none twice, each kind at most as often as it is wanted."""
    queries = draw_queries(TEXTS)

    assert queries == draw_queries(TEXTS)
    assert len({query for _, query in queries}) == len(queries)
    for kind, most in KINDS.items():
        own = [query for found, query in queries if found == kind]
        assert len(own) <= most
        if kind not in {"traditional", "common"}:
            assert all(any(query in text for text in TEXTS) for query in own)
    assert {kind for kind, _ in queries} == set(KINDS)


def test_the_truth() -> None:
    """Every word of a query, whatever its script and its ending, each side by side."""
    texts = [Text(title=text) for text in TEXTS]
    queries = ["渡輪", "Keepers 灯塔", "灯塔 渡轮", "轮在2023年", "灯光夜里"]

    assert list(_truth(texts, queries).values()) == [{0}, {1}, set(), {0}, set()]
    assert _right({1, 2, 3}, {2, 3, 4}) == (3, 2)
    assert _told({1, 2, 3, 5}, Answer({1, 2}, 4)) == (4, 4)
    assert _told({1, 2, 3, 5}, Answer({1, 4}, 4)) == (4, 3), "one is wrong"
    assert _told({1, 2, 3}, Answer({1, 2}, 4)) == (4, 3), "one is too many"


def test_figures_are_kept_without_anybody_s_words(tmp_path: Path) -> None:
    """The page shows the tables; the queries, which are other people's, stay out."""
    page, file = tmp_path / "page.md", tmp_path / "search.json"
    page.write_text(PAGE.read_text("utf-8"), "utf-8")
    build = Build(4.0, 30.0, 19.0, 300.0, (Weight("lists", 2, 1000),))
    found = (Found("short", "渡轮", 2, 2, 2), Found("latin", "Keeper", 1, 2, 1))
    size = Results(
        2, 900, 500, build, build, found, found, (Wait(1, 4e5, 20, 900, 999),)
    )

    keep([size], page, file)

    assert "渡轮" not in file.read_text("utf-8")
    text = page.read_text("utf-8")
    assert "### 2 articles" in text
    assert "| queries answered exactly | 1 of 2 | 1 of 2 |" in text
    assert "| precision | 0.7500 | 0.7500 |" in text


def test_other_sizes_stay(tmp_path: Path) -> None:
    """What was measured yesterday at another size is kept; the peer may be left out."""
    page, file = tmp_path / "page.md", tmp_path / "search.json"
    page.write_text(PAGE.read_text("utf-8"), "utf-8")
    build = Build(4.0, 30.0, 19.0, 300.0, (Weight("lists", 2, 1000),))
    found = (Found("short", "渡轮", 2, 2, 2),)
    large = Results(9, 900, 500, build, None, found, (), (Wait(1, 4e5, 20, 900, 999),))

    keep([large], page, file)
    keep([large._replace(articles=2, pagefind=build)], page, file)
    keep([large], page, file)

    text = page.read_text("utf-8")
    assert text.index("### 2 articles") < text.index("### 9 articles")
    assert text.count("### 9 articles") == 1
    assert "| queries answered exactly | 1 of 1 | – |" in text
