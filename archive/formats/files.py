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
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise refused(error, where) from None
    finally:
        if temporary:
            with contextlib.suppress(OSError):
                temporary.unlink()


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
    try:
        if path.resolve().is_relative_to(folder.resolve()):
            return path
    except (OSError, RuntimeError, ValueError):
        pass  # a ring of links, a null character: no place at all
    raise OutputError("O002", readable(relative), "lies outside its folder")


def readable(path: str) -> str:
    """A file name for a message: line ends and controls escaped."""
    if path.isprintable():
        return path
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode()
        for char in path
    )
