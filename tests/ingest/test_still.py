"""Where nothing has changed no dump is looked into; whatever has changed is seen."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from archive.dumps.sources import raw_items
from archive.ingest import still
from tests.sites import add_dump, articles, dump, new_root, normalize, same, write
from tests.stores import Memory

SHELF = "content/articles/zh-Hans/harbour/2023/01"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two dumps, normalised."""
    root = new_root(tmp_path / "root")
    add_dump(root, "a.md")
    add_dump(root, "b.md", url="https://harbour.example/news/bridge", title="桥")
    normalize(root)
    return root


def is_read(root: Path, monkeypatch: pytest.MonkeyPatch, **options: object) -> bool:
    """Normalise; True if the run has looked for dumps."""
    looked: list[Path] = []

    def seen(*args: object) -> object:
        looked.append(root)
        return raw_items(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("archive.ingest.normalize.raw_items", seen)
        normalize(root, **options)
    return bool(looked)


def test_nothing_to_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second run reads no dump and says what a run that changes nothing says."""
    before = articles(root)

    assert not is_read(root, monkeypatch)
    assert not is_read(root, monkeypatch, check=True)

    report = normalize(root)
    assert (report.dumps, report.written, report.unchanged) == (2, 0, 2)
    assert same(before, articles(root)) == []
    (root / still.STAMP).unlink()
    again = normalize(root)
    assert replace(report, seconds=0) == replace(again, seconds=0)


def _other(root: Path) -> None:
    add_dump(root, "a.md", html="<p>另一段正文在这里。</p>")


CHANGES: dict[str, Callable[[Path], object]] = {
    "dump": _other,
    "new dump": lambda root: add_dump(root, "c.md", url="https://harbour.example/c"),
    "dump gone": lambda root: (root / "content/raw/b.md").unlink(),
    "dump renamed": lambda root: (root / "content/raw/b.md").rename(
        root / "content/raw/c.md"
    ),
    "article": lambda root: next((root / SHELF).glob("*.md")).write_text("x"),
    "article gone": lambda root: next((root / SHELF).glob("*.md")).unlink(),
    "own article": lambda root: write(root, f"{SHELF}/own.md", "---\n"),
    "state": lambda root: write(root, "content/history/x.md", "---\n"),
    "outlet": lambda root: write(root, "content/outlets.toml", ""),
    "setting": lambda root: write(
        root, "content/site.toml", "title = { zh = '潮', en = 'Tide' }"
    ),
    "memory broken": lambda root: write(root, still.STAMP, "\x93\0"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """After a change of any kind the dumps are looked into."""
    CHANGES[change](root)

    assert is_read(root, monkeypatch)


def test_another_program(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program has left is not believed."""
    monkeypatch.setattr(still, "whole_program", lambda: "another")

    assert is_read(root, monkeypatch)


def test_a_source_that_is_gone_is_an_error_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty folder is no dumps; the same folder gone is a mistake."""
    empty = tmp_path / "empty"
    empty.mkdir()
    normalize(root, raw=[empty])
    assert not is_read(root, monkeypatch, raw=[empty])

    empty.rmdir()
    with pytest.raises(Exception, match="C007"):
        normalize(root, raw=[empty])


def test_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dumps in a store are fetched and compared; what changes there is seen."""
    store = Memory()
    root = new_root(tmp_path / "root")
    store.put("articles/a.md", dump())
    url = store.url
    assert normalize(root, raw=[url]).written == 1
    assert not is_read(root, monkeypatch, raw=[url])
    store.put("articles/b.md", dump(url="https://harbour.example/news/b"))
    assert is_read(root, monkeypatch, raw=[url])
    assert len(articles(root)) == 2
    store.put("articles/a.md", dump(html="<p>另一段正文在这里。</p>"))
    assert is_read(root, monkeypatch, raw=[url])
    assert not is_read(root, monkeypatch, raw=[url])
    store.put("beside.md", dump())
    assert is_read(root, monkeypatch, raw=[url])
    assert [p.id for p in normalize(root, raw=[url]).problems] == ["D017"]
    assert is_read(root, monkeypatch, raw=[tmp_path])


def test_what_is_said_once_is_not_remembered(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A merge is told once; the run after it has nothing to say, and only that stays."""
    file = next((root / SHELF).glob("*ferry*.md"))
    file.write_text(file.read_text("utf-8").replace("title: ", "tags: [渡轮]\ntitle: "))
    normalize(root)
    add_dump(root, "a2.md", dump(html="<p>后来的正文。</p>", epoch=1672720000))

    first, second = normalize(root), normalize(root)

    assert first.merged == 1
    assert second.merged == 0
    assert not is_read(root, monkeypatch)
    assert normalize(root).problems == second.problems


def test_broken_dumps_are_told_each_time(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quarantined dump stays in the report, whether it is read again or not."""
    add_dump(root, "broken.md", b"")
    first = normalize(root)

    assert first.quarantined
    assert not is_read(root, monkeypatch)
    assert normalize(root).quarantined == first.quarantined
