"""What a person changes in an article stays, whatever else happens."""

import shutil
from pathlib import Path

import pytest

from archive.formats.front_matter import write_article
from archive.model.article import Article
from archive.model.report import NormalizeReport
from tests.sites import add_dump, articles, new_root, normalize, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with one dump that has become an article."""
    root = new_root(tmp_path)
    add_dump(root, "1.md")
    normalize(root)
    return root


def article_file(root: Path) -> Path:
    """The file of the one article."""
    (file,) = (root / "content/articles").rglob("*.md")
    return file


def change(root: Path, old: str, new: str) -> bytes:
    """Edit the article as a person would; its bytes then."""
    file = article_file(root)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return file.read_bytes()


def counts(report: NormalizeReport) -> tuple[int, int, int]:
    """Written, unchanged, kept."""
    return report.written, report.unchanged, report.edited_kept


EDITS = {
    "title": ('title: "第一班渡轮"', 'title: "最后一班渡轮"'),
    "title as YAML": ('title: "第一班渡轮"', "title: 最后一班渡轮"),
    "body": ("清晨六点", "清晨七点"),
    "last line": ("离港。\n", "离港。\n\n又及。"),
    "topics": ("source:", 'topics: ["ferries"]\nsource:'),
    "own key": ("source:", 'x-note: "看过"\nsource:'),
    "visibility": ("source:", 'visibility: "withdrawn"\nsource:'),
    "address": ("url: ", 'url: "https://harbour.example/corrected"\nx-url: '),
    "no source": ("source:", "x-source:"),
    "seal": ('"written": "', '"written": "0'),
    "broken": ("title:", "titel:"),
}


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_edit_is_kept(root: Path, old: str, new: str) -> None:
    """An edit survives: at once, without the memory, and counted each time."""
    edited = change(root, old, new)

    first = normalize(root)
    second = normalize(root)
    shutil.rmtree(root / ".cache")
    third = normalize(root)

    assert counts(first) == counts(second) == counts(third) == (0, 0, 1)
    assert first.problems == second.problems == third.problems
    assert list(articles(root).values()) == [edited]


@pytest.mark.parametrize(("old", "new"), EDITS.values(), ids=EDITS)
def test_edit_and_changed_dump(root: Path, old: str, new: str) -> None:
    """Where the dump has changed as well the edit stands, and D009 says so."""
    edited = change(root, old, new)
    add_dump(root, "1.md", html="<p>更正过的正文。</p>", epoch=1672717099)

    report = normalize(root)

    if old != "url: ":  # whose it is can no longer be told: both stay
        assert list(articles(root).values()) == [edited]
        assert counts(report) == (0, 0, 1)
    assert edited in articles(root).values()
    if old.startswith(("清晨", "离港")):
        assert [p.id for p in report.problems] == ["D009"]
        assert "1.md" in report.problems[0].hint


def test_edited_then_undone(root: Path) -> None:
    """An edit that is taken back leaves the article the program's again."""
    before = articles(root)
    change(root, "六点", "七点")
    normalize(root)
    change(root, "七点", "六点")

    report = normalize(root)

    assert counts(report) == (0, 1, 0)
    assert articles(root) == before


def test_changed_id(root: Path) -> None:
    """A person may give an article another id; no twin comes under the old one."""
    change(root, 'id: "harbour-20230103-ferry"', 'id: "harbour-20230103-first-ferry"')

    report = normalize(root)

    assert counts(report) == (0, 0, 1)
    assert len(articles(root)) == 1


def test_corrected_address_and_renamed_dump(root: Path) -> None:
    """The bytes of its dump tell whose an article is, when nothing else does."""
    edited = change(root, *EDITS["address"])
    (root / "content/raw/1.md").rename(root / "content/raw/2.md")

    report = normalize(root)

    assert counts(report) == (0, 0, 1)
    assert list(articles(root).values()) == [edited]


def test_moved_file(root: Path) -> None:
    """A file that lies elsewhere, but was not edited, goes back to its place."""
    before = articles(root)
    file = article_file(root)
    file.rename(write(root, "content/articles/elsewhere/any.md", b""))

    normalize(root)

    assert articles(root) == before
    assert normalize(root).written == 0


def test_copied_and_edited(root: Path) -> None:
    """A copy that a person works on beside the original touches neither."""
    text = article_file(root).read_text("utf-8")
    write(root, "content/articles/zh-Hans/harbour/2023/01/copy.md", text + "又及。\n")
    before = articles(root)

    normalize(root)

    assert articles(root) == before


def test_place_taken_by_another(root: Path) -> None:
    """An article never moves onto a file that is not its own."""
    add_dump(root, "1.md", title="Ferry", html="<p>The first ferry has left.</p>")
    other = write(
        root, "content/articles/en/harbour/2023/01/harbour-20230103-ferry.md", "我的"
    )

    report = normalize(root)

    assert other.read_text("utf-8") == "我的"
    assert counts(report) == (0, 0, 1)
    assert [problem.id for problem in report.problems] == ["A001"]


def test_windows_line_ends(root: Path) -> None:
    """A checkout with Windows' line ends is no edit: the article is simply written."""
    before = articles(root)
    file = article_file(root)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))

    report = normalize(root)

    assert counts(report) == (1, 0, 0)
    assert articles(root) == before


def write_otherwise(article: Article) -> str:
    """The file of an article as another version of the program might have it."""
    return write_article(article).replace("---\n\n", "---\n\n\n", 1)


def test_other_program_writes_otherwise(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the program's own form changes, untouched articles follow, edits stay."""
    monkeypatch.setattr("archive.ingest.store.write_article", write_otherwise)
    shutil.rmtree(root / ".cache")

    assert counts(normalize(root)) == (1, 0, 0)

    change(root, "六点", "七点")
    monkeypatch.undo()
    shutil.rmtree(root / ".cache")

    assert counts(normalize(root)) == (0, 0, 1)
