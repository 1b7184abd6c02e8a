"""A dump that cannot become an article is named, and stops nobody."""

from pathlib import Path

import pytest

from archive.ingest import heads
from archive.ingest.read import Reading, read_article
from archive.model.dump import Dump
from archive.outlets.registry import Registry
from tests.sites import add_dump, articles, dump, new_root, normalize

BAD = {
    "D001": b"",
    "D002": b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40,
    "D003": b"no header at all\n",
    "D004": dump(url="javascript:alert(1)"),
    "D005": dump(html=""),
    "D007": dump(title=" "),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with one good dump."""
    root = new_root(tmp_path)
    add_dump(root, "good.md")
    return root


@pytest.mark.parametrize("id_", BAD)
def test_each_id(root: Path, id_: str) -> None:
    """The report names the file, the id and a message; the good dump is written."""
    add_dump(root, f"bad/{id_}.md", BAD[id_])

    first = normalize(root)
    second = normalize(root)

    (one,) = first.quarantined
    assert (one.path, one.id) == (f"content/raw/bad/{id_}.md", id_)
    assert one.message
    assert first.written == second.unchanged == len(articles(root)) == 1
    assert second.quarantined == first.quarantined


def test_all_at_once(root: Path) -> None:
    """Many bad dumps are each named, by path, and one good one is written."""
    for id_, data in BAD.items():
        add_dump(root, f"{id_}.md", data)

    report = normalize(root)

    assert [one.id for one in report.quarantined] == list(BAD)
    assert report.written == 1


def test_nothing_left_of_it(root: Path) -> None:
    """A dump whose layout leaves nothing is quarantined, with and without memory."""
    add_dump(root, "hollow.md", url="https://harbour.example/h", html="<p> </p>")

    reports = [normalize(root), normalize(root)]

    assert [[q.id for q in report.quarantined] for report in reports] == [["D005"]] * 2


def test_bad_dump_of_a_good_article(root: Path) -> None:
    """The newest dump that can be read gives the text."""
    add_dump(root, "newer.md", html="<p> </p>", epoch=1672999999)

    reports = [normalize(root), normalize(root)]

    assert [len(report.quarantined) for report in reports] == [1, 1]
    assert [report.revisions for report in reports] == [0, 0]
    assert len(articles(root)) == 1


def test_odd_time_is_told_each_time(root: Path) -> None:
    """D006 is no quarantine: the article is there, and each run tells of it."""
    add_dump(root, "a\nb.md", url="https://harbour.example/t", epoch=99999999999)

    reports = [normalize(root), normalize(root)]

    assert [[p.id for p in report.problems] for report in reports] == [["D006"]] * 2
    assert reports[0].problems[0].where.isprintable()
    assert len(articles(root)) == 2


def test_layout_that_fails(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a layout raises stays with its dump."""
    add_dump(root, "poison.md", url="https://harbour.example/poison")

    def fail(dump: Dump, registry: Registry) -> Reading:
        if "poison" in dump.url:
            raise AttributeError("no such thing")
        return read_article(dump, registry)

    monkeypatch.setattr("archive.ingest.tellings.read_article", fail)

    report = normalize(root)

    (one,) = report.quarantined
    assert (one.id, report.written) == ("D011", 1)
    assert "no such thing" in one.message


def test_changed_while_it_was_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dump that becomes another article halfway is left for the next run."""

    def slow(*args: object, **options: object) -> object:
        found = heads.read_heads(*args, **options)  # type: ignore[arg-type]
        add_dump(root, "good.md", url="https://harbour.example/another")
        return found

    monkeypatch.setattr("archive.ingest.normalize.read_heads", slow)
    first = normalize(root)
    monkeypatch.undo()
    second = normalize(root)

    assert [one.id for one in first.quarantined] == ["D010"]
    assert articles(root).keys() == {
        "zh-Hans/harbour/2023/01/harbour-20230103-another.md"
    }
    assert (second.written, second.quarantined) == (1, ())


def test_gone_while_it_was_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dump that goes away halfway is named, and its article stays."""
    normalize(root)
    before = articles(root)
    (root / "content/articles").rename(root / "aside")

    def slow(*args: object, **options: object) -> object:
        found = heads.read_heads(*args, **options)  # type: ignore[arg-type]
        (root / "content/raw/good.md").unlink()
        return found

    monkeypatch.setattr("archive.ingest.normalize.read_heads", slow)

    report = normalize(root)

    assert [one.id for one in report.quarantined] == ["D010"]
    assert (report.written, articles(root), len(before)) == (0, {}, 1)
