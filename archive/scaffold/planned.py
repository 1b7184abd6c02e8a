"""Files that are to be -> files on disk: all of them, or none and the reason."""

from collections.abc import Mapping
from pathlib import Path

from archive.errors import OutputError, UsageError


def write_new(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files that are not there yet, by path relative to ``folder``; their paths.

    Raises UsageError (N001, N004) before anything is written where one of them exists
    or would lie outside the folder.
    """
    for name in files:
        _check(folder, name)
    return tuple(_write(folder / name, data) for name, data in files.items())


def _check(folder: Path, name: str) -> None:
    path = folder / name
    base = folder.resolve()
    if not path.resolve().is_relative_to(base):
        raise UsageError(
            "N004",
            str(path),
            "lies behind a link that leads out of the folder",
            "remove the link, or choose another folder",
        )
    parent = next(p for p in path.parents if p.exists() or p.is_symlink())
    if not parent.is_dir():
        raise UsageError("N004", str(parent), "is no folder", "choose another place")
    if path.exists() or path.is_symlink():
        raise UsageError(
            "N001",
            str(path),
            "is there already, and nothing is written over",
            "choose an empty folder, or move the file away",
        )


def _write(path: Path, data: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        raise refused(path, error) from None
    return path


def refused(path: Path, error: OSError) -> OutputError:
    """The disk's refusal, with a hint."""
    return OutputError(
        "O001",
        str(path),
        f"cannot be written: {error.strerror or error}",
        "is the disk full, or the folder somebody else's?",
    )
