"""Raw files under any name, in any folder, become articles."""

import os
from pathlib import Path

import pytest

from tests.sites import add_dump, articles, dump, new_root, normalize, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root without dumps."""
    return new_root(tmp_path / "root")


NAMES = [
    "with space.md",
    "100%.md",
    "line\nend.md",
    "tab\tand\x1bescape.md",
    "division\u2215slash\uff0f.md",
    "\u3000wide.md",
    "长" * 66 + ".md",
    "no suffix",
    "UPPER.MD",
    "quote\"'&<>.md",
    "-dash.md",
    "日期：2020.md",
    "sub/folder/a.md",
]


@pytest.mark.parametrize("name", NAMES)
def test_odd_names(root: Path, name: str) -> None:
    """Any name that a disk allows becomes an article, and the report is readable."""
    add_dump(root, name)
    add_dump(root, f"{name}x/broken.md", b"no dump")

    report = normalize(root)

    assert (report.written, len(report.quarantined)) == (1, 1)
    assert report.quarantined[0].path.isprintable()
    assert normalize(root).unchanged == 1


def test_names_that_are_no_utf8(root: Path) -> None:
    """Two names that cannot be written as text are two dumps all the same."""
    for number, name in enumerate((b"\xff.md", b"\xfe.md")):
        add_dump(root, os.fsdecode(name), url=f"https://harbour.example/{number}")

    assert normalize(root).written == 2
    assert normalize(root).unchanged == 2
    assert b"\\xff.md" in b"".join(articles(root).values())


def test_folders_elsewhere(root: Path, tmp_path: Path) -> None:
    """Folders of one name are told apart, in any order, and no dump is read twice."""
    for place in ("one/raw", "two/raw", "two/raw/inner"):
        write(tmp_path, f"{place}/a.md", dump(url=f"https://harbour.example/{place}"))
    folders = [tmp_path / "two/raw/inner", tmp_path / "two/raw", tmp_path / "one/raw"]

    assert normalize(root, raw=folders).written == 3
    assert normalize(root, raw=folders[::-1]).unchanged == 3


def test_folder_by_link(root: Path, tmp_path: Path) -> None:
    """A raw folder that is a link is named as the settings name it."""
    write(tmp_path, "far/away/a.md", dump())
    (root / "content/linked").symlink_to(tmp_path / "far/away")

    normalize(root, raw=[root / "content/linked"])

    assert b'"content/linked/a.md"' in b"".join(articles(root).values())
