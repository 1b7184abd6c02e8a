"""What lies in a folder, by path and by its bytes."""

from pathlib import Path

from archive.formats.fingerprint import digest
from archive.formats.folders import (
    articles_below,
    bytes_of,
    digests,
    files_below,
    mark_of_lines,
)
from tests.sites import write


def test_hidden_folders_and_files_do_not_count(tmp_path: Path) -> None:
    """By path, sorted; a hidden file only for who asks."""
    for path in ("b/z.md", "a.md", ".x/a.md", "b/.y.md"):
        write(tmp_path, path, path)
    folder = str(tmp_path)

    assert files_below(folder) == [f"{folder}/a.md", f"{folder}/b/z.md"]
    assert files_below(folder, hidden=True)[1] == f"{folder}/b/.y.md"
    assert files_below(f"{folder}/nowhere") == []


def test_articles_by_their_bytes(tmp_path: Path) -> None:
    """Only Markdown, and no read-me."""
    for path in ("b/z.md", "README.md", "b/readme.md", "note.txt"):
        write(tmp_path, path, "渡轮")

    assert articles_below(str(tmp_path)) == {"b/z.md": digest("渡轮".encode())}


def test_what_cannot_be_read_is_empty(tmp_path: Path) -> None:
    """A folder, or nothing at all, where a file should be."""
    assert bytes_of(str(tmp_path)) == bytes_of(f"{tmp_path}/x") == b""


def test_a_mark_tells_paths_bytes_and_order(tmp_path: Path) -> None:
    """Whatever differs makes another mark; odd file names are no obstacle."""
    one, other = str(write(tmp_path, "a", "1")), str(write(tmp_path, "b", "1"))

    marks = {
        mark_of_lines(digests(paths))
        for paths in ([one], [other], [one, other], [other, one], ["\udcff"])
    }
    assert len(marks) == 5
