"""One program at a time: a root that is written to is nobody else's meanwhile.

The lock is on the folder ``content`` itself, so that no file is left behind and nothing
is lost with ``.cache``. Where locks are unknown, everybody may go on.

* B003 somebody else is at work here for too long
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from archive.errors import OutputError

if sys.platform != "win32":
    import fcntl

PATIENCE = 300.0
"""Seconds: longer than most builds take, shorter than people wait."""
_PAUSE = 0.05


@contextlib.contextmanager
def alone(root: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Wait until nobody else normalises or builds this root, and keep others waiting.

    Raises OutputError (B003) when that takes longer than ``patience`` seconds.
    """
    with held(root / "content", "content", patience=patience):
        yield


@contextlib.contextmanager
def held(folder: Path, where: str, *, patience: float = PATIENCE) -> Iterator[None]:
    """Wait until nobody else holds this folder, and hold it.

    Raises OutputError (B003), naming ``where``, when that takes too long.
    """
    handle = _open(folder)
    try:
        if handle is not None:
            _lock(handle, where, time.monotonic() + patience)
        yield
    finally:
        if handle is not None:
            os.close(handle)  # which unlocks


def _open(folder: Path) -> int | None:
    if sys.platform == "win32":
        return None
    try:
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return None


def _lock(handle: int, where: str, deadline: float) -> None:
    while sys.platform != "win32":
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise OutputError(
                    "B003",
                    where,
                    "somebody else is at work here",
                    "wait for the other build, or end it",
                ) from None
            time.sleep(_PAUSE)
        except OSError:
            return  # a file system that knows no locks
        else:
            return
