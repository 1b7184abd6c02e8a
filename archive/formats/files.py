"""Files written whole or not at all, and never outside their folder."""

import contextlib
import os
import tempfile
from pathlib import Path

from archive.errors import OutputError


def write_file(path: Path, data: bytes, where: str) -> None:
    """Write ``data`` to a temporary file beside ``path``, then put it in place.

    Raises OutputError (O001), naming ``where``, when the disk refuses; what stood at
    ``path`` before is then still there.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise refused(error, where) from None


def refused(error: OSError, where: str) -> OutputError:
    """The disk's refusal as an error with a hint."""
    return OutputError(
        "O001",
        where,
        f"cannot be written: {error.strerror or error}",
        "is the disk full, or the folder somebody else's?",
    )


def inside(folder: Path, relative: str) -> Path:
    """``folder/relative``, if that stays in ``folder``.

    Raises OutputError (O002) otherwise. Symbolic links on the way count as outside.
    """
    path = folder / relative
    base = folder.resolve()
    if not path.resolve().is_relative_to(base) or "\0" in relative:
        raise OutputError("O002", relative, "lies outside its folder")
    return path


def readable(path: str) -> str:
    """A file name for a message: line ends and controls escaped."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in path
    )
