"""The files of the search follow the articles: all that readers see, and nothing else."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive import api
from archive.build import folding, searching
from archive.build.folding import Folds, fold
from archive.build.memory import Memory
from archive.model.article import Article
from archive.model.report import BuildReport
from archive.search.files import File, segment_files
from archive.search.texts import Text, text_of
from tests.search.reference import Segment, find, read_files, segments
from tests.sites import add, build, new_root, tree, write


def search_files(root: Path) -> dict[str, bytes]:
    """The files of the search, by site path."""
    files = tree(root / "site")
    return {path: data for path, data in files.items() if path.startswith("search/")}


def made(report: BuildReport) -> set[str]:
    """The files of the search that a build has written."""
    return {path for path in report.why if path.startswith("search/")}


def found(root: Path, query: str) -> set[str]:
    """Ids of the articles that contain a query."""
    calls = read_files(search_files(root))
    return set().union(*(find(segment, query) for segment in segments(calls)))


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """A root with an article in each of four segments."""
    root = new_root(tmp_path / "root")
    add(root, "harbour-20220103-ferry", "渡轮在早晨离港。\n", title="渡輪")
    add(root, "harbour-20230103-bridge", "桥在一月开放。\n", title="桥")
    add(
        root,
        "north-20230215-tide",
        "The tides were studied.\n",
        title="Tide",
        lang="en",
    )
    add(root, "harbour-undated-tides", "潮水没有日期。\n", title="潮水")
    return root


def test_every_article_is_found(years: Path) -> None:
    """By what its page says, in either script."""
    build(years)

    assert found(years, "渡輪") == found(years, "渡轮") == {"harbour-20220103-ferry"}
    assert found(years, "tides were studied.") == {"north-20230215-tide"}
    assert found(years, "日期") == {"harbour-undated-tides"}
    assert found(years, "离港开放") == set()


def test_the_manifest_names_the_segments(years: Path) -> None:
    build(years)
    manifest = read_files(search_files(years))["index"]

    lines = [[*line[:2], *line[3:]] for line in manifest["segments"]]
    assert lines == [
        ["2023-02", 1, "2023-02-15", "2023-02-15"],
        ["2023-01", 1, "2023-01-03", "2023-01-03"],
        ["2022", 1, "2022-01-03", "2022-01-03"],
        ["undated", 1, "", ""],
    ]
    assert manifest["outlets"] == ["harbour", "north"]
    assert manifest["trees"] == "both"
    assert "轮輪" in manifest["folds"].split(" ")


def test_the_path_is_that_of_the_page(years: Path) -> None:
    build(years)
    calls = read_files(search_files(years))

    for segment in segments(calls):
        for row in calls[f"{segment.name}/t0"]:
            assert (years / "site/zh" / row[1]).is_file()


def test_an_article_touches_its_own_segment_alone(years: Path) -> None:
    """What is added to the newest month leaves all other files as they were."""
    build(years)
    before = search_files(years)
    add(years, "harbour-20230216-new", "新的一天。\n")

    why = made(build(years))

    assert why == {
        "search/index.js",
        "search/2023-02/docs.js",
        "search/2023-02/0.js",
        "search/2023-02/t0.js",
    }
    after = search_files(years)
    assert {p: d for p, d in after.items() if p not in why} == {
        p: d for p, d in before.items() if p not in why
    }


def test_an_unchanged_segment_is_not_made_again(
    years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor are its articles folded, or its files read."""
    build(years)
    names: list[str] = []

    def noted(name: str, *rest: Any) -> Iterator[File]:  # noqa: ANN401
        names.append(name)
        return segment_files(name, *rest)

    monkeypatch.setattr(searching, "segment_files", noted)
    add(years, "harbour-20220104-b", "又一天。\n")
    build(years)

    assert names == ["2022"]


def test_only_what_changed_is_folded(
    years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other parts of its segment come from what the last build kept."""
    monkeypatch.setattr(folding, "MOST", 1)
    add(years, "harbour-20220105-c", "第三天。\n")
    build(years)
    seen: list[str] = []

    def noted(article: Article) -> Text:
        seen.append(article.header.id)
        return text_of(article)

    monkeypatch.setattr(folding, "text_of", noted)
    add(years, "harbour-20220105-c", "第三天很长。\n")
    build(years)

    assert seen == ["harbour-20220105-c"]
    assert found(years, "第三天很长") == {"harbour-20220105-c"}


def test_a_new_article_leaves_other_parts_alone(
    years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it stands before them all: ids, not numbers, tell where a part ends."""
    monkeypatch.setattr(folding, "LEAST", 1)
    monkeypatch.setattr(folding, "_ONE_IN", 2)
    for day in range(10, 31):
        add(years, f"harbour-202206{day}-n", f"第{day}艘渡轮。\n")
    build(years)
    seen: list[str] = []

    def noted(article: Article) -> Text:
        seen.append(article.header.id)
        return text_of(article)

    monkeypatch.setattr(folding, "text_of", noted)
    add(years, "harbour-20220101-first", "第一艘渡轮。\n")
    build(years)

    assert "harbour-20220101-first" in seen
    assert len(seen) <= 10
    kept = search_files(years)
    (years / ".cache/build.msgpack").unlink()
    for file in (years / ".cache/search").iterdir():
        file.unlink()
    build(years)
    assert search_files(years) == kept


def test_withheld_texts_are_not_found(years: Path) -> None:
    """Nothing of a withdrawn article; of an excerpt what its page shows."""
    long = "开头的一句话。" * 30 + "最后的秘密。\n"
    add(years, "harbour-20230103-bridge", long, title="长桥", visibility="excerpt")
    add(
        years,
        "harbour-20220103-ferry",
        title="撤回的渡轮",
        visibility="withdrawn",
        reason="x",
    )
    build(years)

    assert found(years, "长桥") == found(years, "开头的") == {"harbour-20230103-bridge"}
    assert found(years, "秘密") == found(years, "撤回") == set()
    assert not any("秘密".encode() in data for data in search_files(years).values())
    assert "search/2022/docs.js" not in search_files(years)


def test_flags_follow_the_library(years: Path) -> None:
    """A translation in another month is no change of the article's own file."""
    add(
        years,
        "north-20230104-bridge",
        "The bridge opened in January.\n",
        title="Bridge",
        lang="en",
        translation_of="harbour-20220103-ferry",
    )
    build(years)
    calls = read_files(search_files(years))

    assert Segment("2022", calls).docs["flags"] == [1]
    assert Segment("2023-01", calls).docs["flags"] == [0, 1]
    assert Segment("2023-02", calls).docs["flags"] == [0]


def test_nothing_at_all_can_be_searched(tmp_path: Path) -> None:
    """An empty archive has a manifest; one of one article one segment."""
    root = new_root(tmp_path / "root")
    build(root)
    assert list(search_files(root)) == ["search/index.js"]
    assert read_files(search_files(root))["index"]["segments"] == []

    add(root, "harbour-20230103-a", "。\n", title="……")
    build(root)

    calls = read_files(search_files(root))
    assert calls["2023-01/docs"]["shards"] == ""
    assert calls["2023-01/docs"]["n"] == 1


@pytest.mark.parametrize("damage", ["lose", "spoil"])
def test_the_cache_may_go(years: Path, damage: str) -> None:
    """Kept texts cost time and change no byte."""
    build(years)
    before = search_files(years)
    for file in (years / ".cache/search").iterdir():
        if damage == "lose":
            file.unlink()
        else:
            file.write_bytes(b"\x81\xa4code")
    (years / ".cache/build.msgpack").unlink()
    build(years)

    assert search_files(years) == before


def test_what_is_kept_of_old_segments_goes(years: Path) -> None:
    build(years)
    (years / "content/articles/zh-Hans/harbour-20220103-ferry.md").unlink()
    build(years)

    files = (years / ".cache/search").iterdir()
    names = sorted(file.name.partition(".")[0] for file in files)
    assert names == ["2023-01", "2023-02", "undated"]


def test_damaged_files_come_back(years: Path) -> None:
    build(years)
    before = search_files(years)
    (years / "site/search/2022/docs.js").write_bytes(b"x")
    (years / "site/search/2023-01/0.js").unlink()

    assert made(build(years)) == {"search/2022/docs.js", "search/2023-01/0.js"}
    assert search_files(years) == before


def test_another_output_has_all_files(years: Path, tmp_path: Path) -> None:
    """Segments that another folder has are not taken for this one's."""
    build(years)
    before = search_files(years)
    api.build(years, output=tmp_path / "other", jobs=1)

    other = tree(tmp_path / "other")
    assert {path: other.get(path) for path in before} == before


def test_one_worker_or_two(years: Path, tmp_path: Path) -> None:
    """Enough articles that a second process folds some of them."""
    for day in range(1, 29):
        for number in range(6):
            id = f"harbour-202105{day:02}-n{number}"
            add(years, id, f"第{number}艘渡轮在{day}日离港。\n")
    for jobs in (1, 2):
        for file in (years / ".cache/search").glob("2021.*"):
            file.unlink()
        api.build(years, output=tmp_path / str(jobs), jobs=jobs)

    assert tree(tmp_path / "1") == tree(tmp_path / "2")


def test_an_article_that_changes_meanwhile(
    years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its header is searched, the problem is told, and the next build makes it good."""

    def meddling(*args: Any, **kwargs: Any) -> Generator[Folds, None, None]:  # noqa: ANN401
        add(years, "harbour-20220103-ferry", "渡轮又回港。\n", title="渡輪")
        return fold(*args, **kwargs)

    monkeypatch.setattr(searching, "fold", meddling)
    report = build(years)
    monkeypatch.undo()

    assert {p.id for p in report.problems} >= {"A011"}
    assert found(years, "渡轮") == {"harbour-20220103-ferry"}
    assert found(years, "离港") == set()
    build(years)
    assert found(years, "渡轮又回港") == {"harbour-20220103-ferry"}


def test_the_memory_holds_no_text(years: Path) -> None:
    """What one build hands to the next stays small, however long the articles."""
    build(years)
    data = (years / ".cache/build.msgpack").read_bytes()

    assert set(msgspec.msgpack.decode(data, type=Memory).search) == {
        "2023-02",
        "2023-01",
        "2022",
        "undated",
    }


def test_no_page_and_no_check_minds_the_files(years: Path) -> None:
    """Addresses in texts are words to the check, and the files are no orphans."""
    write(
        years,
        "content/articles/zh-Hans/x.md",
        (years / "content/articles/zh-Hans/harbour-20220103-ferry.md")
        .read_text("utf-8")
        .replace("20220103-ferry", "20220104-x")
        .replace("渡轮在", "fetch(&quot;missing/x.json&quot;) 渡轮在"),
    )
    report = build(years)
    problems = api.check(years).problems

    assert report.kinds["search"].files == len(search_files(years))
    assert not [p for p in problems if "search" in p.where]
