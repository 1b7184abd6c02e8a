"""The list of the site's own files, which lies in the site itself.

It says what a later build may delete, and says it to every build, whatever became of the
cache: all other files in the folder are somebody else's. It is written before any new
file is, so that a build that was stopped leaves none that nobody knows.
"""

from collections.abc import Iterable
from pathlib import Path

NAME = ".news-archive"


def manifest(paths: Iterable[str]) -> bytes:
    """The list of these files: one a line, sorted."""
    return "".join(f"{path}\n" for path in sorted({*paths, NAME})).encode()


def read_manifest(output: Path) -> frozenset[str]:
    """The files that earlier builds say are theirs; none where there is no list."""
    try:
        text = (output / NAME).read_bytes().decode("utf-8", "replace")
    except OSError:
        return frozenset()
    return frozenset(line for line in text.split("\n") if line)
