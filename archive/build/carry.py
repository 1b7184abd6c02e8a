"""What goes from the present site into the next one, and from the last one still.

Nothing here follows a link, and no file that is not ours is ever lost.
"""

import contextlib
import os
from collections.abc import Container, Iterable
from pathlib import Path
from typing import NamedTuple

from archive.build.stage import Stage
from archive.build.staged import CannotStageError, Staged
from archive.errors import OutputError
from archive.formats.files import inside

HALF = ".writing-"
"""How the name of a file begins that was being written in place."""


class Wanted(NamedTuple):
    """Which files the next site has, by site path."""

    kept: Container[str]
    """As the present one has them."""
    made: Container[str]
    """Made anew."""
    ours: Container[str]
    """Files of the present site that a build has written."""


class Carried(NamedTuple):
    """What became of the files of the present site."""

    foreign: tuple[str, ...]
    """Those that are somebody else's, and that both sites have now."""
    pruned: int
    """How many of ours nobody wants any more."""


def carry(place: Staged, wanted: Wanted) -> Carried:
    """Take over what the next site keeps of the present one, and all that is not ours.

    Raises CannotStageError where something can be taken over by no means, OutputError
    where the disk refuses.
    """
    foreign: list[str] = []
    pruned = 0
    folders = [""]
    try:
        device = os.lstat(place.old).st_dev
        while folders:
            at = folders.pop()
            for entry in _entries(place, at, device):
                path = f"{at}/{entry.name}" if at else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                elif path in wanted.made:
                    if entry.is_symlink():
                        inside(Path(place.old), path)
                elif path in wanted.kept:
                    place.leave(path)
                elif path in wanted.ours or entry.name.startswith(HALF):
                    pruned += path in wanted.ours
                else:
                    place.leave(path)
                    foreign.append(path)
    except OSError as error:
        raise CannotStageError(str(error)) from None
    return Carried(tuple(foreign), pruned)


def _entries(place: Staged, at: str, device: int) -> list[os.DirEntry[str]]:
    """What lies in a folder of the present site; one that is empty is taken over."""
    folder = f"{place.old}/{at}"
    if os.lstat(folder).st_dev != device:
        raise CannotStageError(at, "another disk")  # it would move with the old site
    with os.scandir(folder) as found:
        entries = list(found)
    if not entries:
        place.folder(at)
    return entries


def forget(foreign: Iterable[str], stage: Stage) -> None:
    """What somebody deleted in the last site meanwhile goes from the new one, too."""
    last = stage.old if stage.old.is_dir() else stage.new
    for path in foreign if last.is_dir() else ():
        if not os.path.lexists(f"{last}/{path}"):
            with contextlib.suppress(OSError):
                os.unlink(f"{stage.output}/{path}")


def clear(old: str, site: str, ours: Container[str]) -> None:
    """Delete the old site, but for what is not ours and not in the new one: that is moved.

    What cannot be moved stays where it is.
    """
    _clear(old, "", site, ours)


def _clear(old: str, at: str, site: str, ours: Container[str]) -> None:
    folder = f"{old}/{at}" if at else old
    with contextlib.suppress(OSError):
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            path = f"{at}/{entry.name}" if at else entry.name
            if entry.is_dir(follow_symlinks=False):
                _clear(old, path, site, ours)
            elif path in ours or entry.name.startswith(HALF):
                os.unlink(entry.path)
            else:
                _settle(entry, site, path)
        os.rmdir(folder)


def _settle(entry: os.DirEntry[str], site: str, path: str) -> None:
    """Delete a file that the new site has, too, or else move it there.

    Of two versions the newer one stays: somebody may have changed the file meanwhile.
    """
    with contextlib.suppress(OSError, OutputError):
        own = entry.stat(follow_symlinks=False)
        with contextlib.suppress(FileNotFoundError):
            there = os.lstat(f"{site}/{path}")
            if own.st_ino == there.st_ino or own.st_mtime_ns <= there.st_mtime_ns:
                os.unlink(entry.path)
                return
        target = inside(Path(site), path)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(entry.path, target)
