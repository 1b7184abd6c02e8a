"""Where nothing has changed nothing is planned; whatever has changed is seen."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from archive.build import still
from archive.build.inputs import Inputs, read_inputs
from archive.model.report import BuildReport
from archive.render.closure import digest
from archive.render.theme import Theme
from tests.sites import add, add_state, build, glass, new_root, same, seven, tree, write

SHELF = "content/articles/zh-Hans"


@pytest.fixture
def built(root: Path) -> Path:
    """A root that has been built and has an own picture."""
    write(root, "content/media/img.example/a.png", "a picture")
    build(root)
    return root


def is_planned(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    output: Path | None = None,
    **options: object,
) -> bool:
    """Build; True if the build has planned its pages."""
    planned: list[Path] = []

    def seen(*args: object, **more: object) -> Inputs:
        planned.append(root)
        return read_inputs(*args, **more)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("archive.build.gather.read_inputs", seen)
        build(root, output, **options)
    return bool(planned)


def test_nothing_to_do(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second build plans nothing, changes no byte and says what the first one said."""
    before = tree(built / "site")

    assert not is_planned(built, monkeypatch)

    report = build(built)
    assert same(before, tree(built / "site")) == []
    assert (report.articles, report.rendered, report.pruned) == (7, 0, 0)
    assert report.kept == report.pages == len(before)
    assert not report.why


def _edit(root: Path) -> None:
    add(root, "harbour-20230103-ferry", "另一段正文。\n")


def _touched_back(root: Path) -> None:
    """A file of the same size and the same times, other bytes."""
    file = next((root / SHELF).glob("*tides.md"))
    found = file.stat()
    file.write_bytes(file.read_bytes().replace("正文".encode(), "全文".encode()))
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))


def _unlink(path: str) -> Callable[[Path], None]:
    return lambda root: next(root.glob(path)).unlink()


def _write(path: str, content: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        write(root, path, content)

    return change


CHANGES: dict[str, Callable[[Path], object]] = {
    "body": _edit,
    "same times": _touched_back,
    "gone": _unlink(f"{SHELF}/*tides.md"),
    "broken": _write(f"{SHELF}/harbour-20230103-ferry.md", "---\n"),
    "state": lambda root: add_state(
        root, "harbour-20230103-ferry", "20230103-00000000"
    ),
    "setting": _write("content/site.toml", "title = { zh = '潮', en = 'Tide' }"),
    "outlet": _write("content/outlets.toml", ""),
    "topic": _write("content/topics.toml", ""),
    "template": _write("templates/article.html", "{{ view }}"),
    "new template": _write("templates/part.html", ""),
    "static": _write("static/own.css", "p {}"),
    "media": _write("content/media/img.example/a.png", "another one"),
    "new media": _write("content/media/img.example/b.png", "a picture"),
    "page gone": _unlink("site/zh/index.html"),
    "page changed": _write("site/zh/index.html", "by hand"),
    "memory gone": _unlink(".cache/still.msgpack"),
    "memory broken": _write(".cache/still.msgpack", "\x93\0"),
    "list gone": _unlink("site/.news-archive"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(
    built: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """After a change of any kind the site is planned, and is that of a clean build."""
    CHANGES[change](built)

    assert is_planned(built, monkeypatch)
    assert not is_planned(built, monkeypatch)
    site = tree(built / "site")
    build(built, full=True)
    assert same(site, tree(built / "site")) == []


def test_asked_for_another(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another address, another folder, everything again: each is work."""
    assert is_planned(built, monkeypatch, base_url="https://tides.example/a/")
    assert is_planned(built, monkeypatch, output=built / "elsewhere")
    assert is_planned(built, monkeypatch)
    assert is_planned(built, monkeypatch, full=True)
    assert not is_planned(built, monkeypatch)


def test_another_program(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program has left is not believed."""
    monkeypatch.setattr(still, "whole_program", lambda: "another")

    assert is_planned(built, monkeypatch)


def test_a_site_with_problems_is_built_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that could not be rendered is tried each time; a broken article is told
    each time, by memory.
    """
    write(root, "templates/year.html", "{{ view.nothing.at_all }}")
    assert build(root).problems
    assert is_planned(root, monkeypatch)

    write(root, "templates/year.html", "{{ view }}")
    write(root, f"{SHELF}/broken.md", "---\n")
    told: list[BuildReport] = [build(root), build(root)]
    assert not is_planned(root, monkeypatch)
    assert told[0].problems == told[1].problems != ()


def test_no_stamp_where_the_disk_refuses(tmp_path: Path) -> None:
    """A memory that cannot be kept is no reason to fail."""
    root = seven(tmp_path / "root")
    (root / still.STAMP).mkdir(parents=True)

    assert build(root).problems == ()


def test_stamp_of_another_shape(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A foreign stamp of good MessagePack is none."""
    (built / still.STAMP).write_bytes(
        msgspec.msgpack.encode({"schema": 1, "files": []})
    )

    assert is_planned(built, monkeypatch)


def test_empty_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive without an article stands still, too."""
    root = glass(new_root(tmp_path / "root"))
    build(root)

    assert not is_planned(root, monkeypatch)


def test_unchanged_templates_are_not_parsed_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their digests are remembered; where one file of the theme changed, none is."""
    parsed: list[str] = []

    def seen(theme: Theme, strings: object, name: str, trees: object) -> str:
        parsed.append(name)
        return digest(theme, strings, name, trees)  # type: ignore[arg-type]

    monkeypatch.setattr("archive.render.renderer.digest", seen)
    _edit(built)
    assert build(built).rendered
    assert parsed == []

    write(built, "templates/article.html", "{{ view }}")
    build(built)
    assert "article.html" in parsed
