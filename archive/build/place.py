"""Where a site is put, and files into its folder one by one: whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from archive.build.memory import Written
from archive.errors import OutputError
from archive.formats.files import inside, refused, write_file


def refuse_foreign(root: Path, output: Path) -> None:
    """Never build over a project, over what it is made of, or over somebody's home.

    Raises OutputError (B002).
    """
    root, output = root.resolve(), output.resolve()
    own = [root / name for name in ("content", "templates", "static", ".cache", ".git")]
    if (
        output.is_file()
        or root.is_relative_to(output)
        or any(output.is_relative_to(folder) for folder in own)
    ):
        raise OutputError(
            "B002",
            str(output),
            "is not a folder for a site",
            "name another one with --output",
        )


class Place(Protocol):
    """Where the files of a site are put."""

    def put(self, path: str, data: bytes) -> int:
        """Bring a file to these bytes; its time in nanoseconds.

        A file that has them already keeps its time. Raises OutputError where the disk
        refuses, or the place is none of ours.
        """

    def leave(self, path: str) -> None:
        """Let a file be what it is in the present site, if it is there."""


class InPlace(NamedTuple):
    """The present site: each file is replaced whole, and readers see one after another."""

    output: Path

    def put(self, path: str, data: bytes) -> int:
        """Replace a file, unless it has these bytes: comparing costs a fifth of it."""
        target = inside(self.output, path)
        try:
            if target.read_bytes() == data:
                return target.stat().st_mtime_ns
        except OSError:
            pass
        write_file(target, data, path)
        return target.stat().st_mtime_ns

    def leave(self, path: str) -> None:
        """Nothing is to be done."""


def is_untouched(output: Path, path: str, written: Written) -> bool:
    """True where the file is still what the last build wrote, by size and time."""
    try:
        found = os.lstat(f"{output}/{path}")  # a Path would take three times as long
    except OSError:
        return False
    return found.st_size == written.size and found.st_mtime_ns == written.mtime


def prune(output: Path, paths: Iterable[str]) -> int:
    """Delete files that earlier builds wrote, and the folders that they leave empty.

    The number of those that were still there. Raises OutputError.
    """
    return sum(_delete(output, path) for path in sorted(paths))


def _delete(output: Path, path: str) -> bool:
    try:
        target = inside(output, path)
        target.unlink()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False
    except OutputError:
        return False  # a link leads outside by now: not ours to delete
    except OSError as error:
        raise refused(error, path) from None
    for folder in target.parents:
        if folder == output:
            break
        try:
            folder.rmdir()
        except OSError:
            break
    return True


def sweep(output: Path) -> None:
    """Delete what a build that was stopped left half written."""
    for half in output.rglob(".writing-*"):
        half.unlink(missing_ok=True)
