"""What a person changes in an article stays, whatever else happens."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from archive.formats.front_matter import write_article
from archive.ingest.store import is_edited, load, seal
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
def test_edit_and_changed_dump_at_once(root: Path, old: str, new: str) -> None:
    """Where nobody knows any more what the edit began with, all of the file stands.

    Only the line that names the dump changes; D009 tells what the new one has otherwise,
    once, and the dump's own version lies in the history.
    """
    edited = change(root, old, new)
    add_dump(root, "1.md", html="<p>更正过的正文。</p>", epoch=1672717099)

    report = normalize(root)
    files = articles(root)

    if old in {"url: ", "title:"} or new.startswith("x-source"):
        # whose it is cannot be told, what it says cannot be read, or it has no dump
        assert edited in files.values()
        return
    assert counts(report) == (0, 0, 1)
    (now,) = files.values()
    assert without_source(now) == without_source(edited)
    assert now != edited
    assert {p.id for p in report.problems} == {"D009"}
    (state,) = history(root)
    assert state in report.problems[0].hint
    again = normalize(root)
    assert (again.merged, again.problems, articles(root)) == (0, (), files)


def without_source(data: bytes) -> list[bytes]:
    """The lines that do not speak of the dump."""
    return [line for line in data.splitlines() if not line.startswith(b"source:")]


def history(root: Path) -> dict[str, bytes]:
    """The files of content/history, by path."""
    folder = root / "content/history"
    return {
        f.relative_to(folder).as_posix(): f.read_bytes()
        for f in sorted(folder.rglob("*.md"))
    }


def test_new_facts_join_an_edit(root: Path) -> None:
    """What only the dump changed comes in; what a person changed stays; nothing collides."""
    change(root, 'title: "第一班渡轮"', "# mine\ntitle: 最后一班渡轮  # better")
    normalize(root)
    add_dump(root, "1.md", html="<p>更正过的正文。</p>", epoch=1672717099)

    report = normalize(root)

    text = article_file(root).read_text("utf-8")
    assert "# mine\ntitle: 最后一班渡轮  # better\n" in text
    assert text.endswith("更正过的正文。\n")
    assert 'archived: "2023-01-03T03:38:19+00:00"' in text
    assert (report.merged, report.edited_kept, report.problems) == (1, 1, ())
    assert normalize(root).merged == 0
    assert len(history(root)) == 2  # what the person began with, and what came


def test_collision_tells_both_versions(root: Path) -> None:
    """A title that both changed: the person's stands, and D009 shows the dump's."""
    change(root, 'title: "第一班渡轮"', 'title: "最后一班渡轮"')
    normalize(root)
    add_dump(root, "1.md", title="头班渡轮", epoch=1672717099)

    (problem,) = normalize(root).problems

    assert problem.id == "D009"
    assert problem.where.endswith("harbour-20230103-ferry.md:3")
    assert "最后一班渡轮" in problem.message
    assert "头班渡轮" in problem.message
    assert 'title: "最后一班渡轮"' in article_file(root).read_text("utf-8")
    kept = problem.hint.partition("content/history/")[2]
    assert "头班渡轮" in history(root)[kept].decode()


def test_dump_comes_to_say_what_the_person_did(root: Path) -> None:
    """Two who agree: the article is the program's again."""
    change(root, "六点", "七点")
    normalize(root)
    add_dump(root, "1.md", html="<p>第一班渡轮在清晨七点离港。</p>", epoch=1672717099)

    first, second = normalize(root), normalize(root)

    assert (first.merged, first.problems) == (1, ())
    assert counts(second) == (0, 1, 0)


def test_better_program_joins_an_edit(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program that reads the same dump better brings that into edited articles."""
    change(root, 'title: "第一班渡轮"', 'title: "最后一班渡轮"')
    normalize(root)
    monkeypatch.setattr("archive.ingest.read.write_markdown", lambda _: "读得更好。\n")
    shutil.rmtree(root / ".cache")

    report = normalize(root)

    text = article_file(root).read_text("utf-8")
    assert (report.merged, report.problems) == (1, ())
    assert "最后一班渡轮" in text
    assert "读得更好" in text
    assert normalize(root).merged == 0


def test_state_edited_by_a_person(root: Path) -> None:
    """What a person changes in the history is not written over either."""
    add_dump(root, "0.md", html="<p>旧文。</p>", epoch=1672700000)
    normalize(root)
    (path,) = history(root)
    state = root / "content/history" / path
    state.write_text(state.read_text("utf-8").replace("旧文", "更旧"), "utf-8")
    shutil.rmtree(root / ".cache")

    report = normalize(root)

    assert "更旧" in history(root)[path].decode()
    assert (report.states, normalize(root).states) == (0, 0)


def test_check_tells_of_a_merge(root: Path) -> None:
    """--check counts what would join an edit, and writes nothing."""
    change(root, 'title: "第一班渡轮"', 'title: "最后一班渡轮"')
    normalize(root)
    add_dump(root, "1.md", title="头班渡轮", epoch=1672717099)
    before = articles(root), history(root)

    report = normalize(root, check=True)

    assert (report.merged, report.states) == (1, 1)
    assert [problem.id for problem in report.problems] == ["D009"]
    assert (articles(root), history(root)) == before


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


def test_articles_from_before_say_what_was_left_out(root: Path) -> None:
    """A file without ``source.dropped`` is the program's own still: it gets the key."""
    add_dump(root, "1.md", html="<p>清晨六点，渡轮离港。</p><nav>导航</nav>")
    normalize(root)
    file, now = article_file(root), articles(root)
    article = load(file, file.name)
    source = article.header.source
    assert source is not None
    assert source.dropped == {"page-furniture": 2}
    before = replace(article.header, source=replace(source, dropped={}))
    file.write_bytes(seal(Article(header=before, body=article.body)))
    assert b"dropped" not in file.read_bytes()

    assert not is_edited(file.read_bytes())
    assert counts(normalize(root)) == (1, 0, 0)
    assert articles(root) == now
