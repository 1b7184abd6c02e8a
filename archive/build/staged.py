"""Files into a site that nobody reads yet: written plainly, or linked from the present one.

A link costs a tenth of a file, and keeps its time. Nothing is ever written through one:
that would change the site that people read.
"""

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from archive.errors import OutputError
from archive.formats.files import readable, refused

_UNLINKED = frozenset(
    {
        errno.EACCES,
        errno.EMLINK,
        errno.ENOSYS,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
        errno.EPERM,
    }
)
"""What a file system answers that makes no further link to a file, but may copy it."""
_READABLE = 0o644
"""The rights of a file, whatever the umask says."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
Made = TypeVar("Made")
_NOWHERE = frozenset({"", ".", ".."})


class CannotStageError(Exception):
    """The next site cannot be made beside the present one."""


class Staged:
    """Where pages go: the next site. What one worker needs to put files there."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        self._made = {""}

    def put(self, path: str, data: bytes) -> int:
        """Write a file of the next site; its time in nanoseconds.

        One that the present site has with the same bytes is taken over, with its time.
        Raises OutputError where the disk refuses or the place is none of ours,
        CannotStageError where the present site turns out to lie on another disk.
        """
        self.folder(_parent(path))
        try:
            mtime = _time_of_same(f"{self.old}/{path}", data)
            if mtime is not None and self._is_linked(path):
                return mtime
            return _write(f"{self.new}/{path}", data)
        except OSError as error:
            if error.errno == errno.EXDEV:
                raise CannotStageError(path, str(error)) from None
            raise refused(error, readable(path)) from None

    def leave(self, path: str) -> None:
        """Take over a file of the present site, if it is there.

        Raises CannotStageError where it can be neither linked nor copied.
        """
        self.folder(_parent(path))
        try:
            if not self._is_linked(path):
                _copy(f"{self.old}/{path}", f"{self.new}/{path}")
        except FileNotFoundError:
            return  # gone meanwhile: the next build sees that
        except OSError as error:
            if error.errno in _FULL:
                raise refused(error, readable(path)) from None
            raise CannotStageError(path, str(error)) from None

    def _is_linked(self, path: str) -> bool:
        """True if the file has a second name in the next site now.

        Raises OSError where that is impossible for another reason than the link.
        """
        old, new = f"{self.old}/{path}", f"{self.new}/{path}"
        try:
            _anew(new, partial(os.link, old, new, follow_symlinks=False))
        except OSError as error:
            if error.errno in _UNLINKED:
                return False
            raise
        return True

    def folder(self, path: str) -> None:
        """Make a folder of the next site, as the present one has it.

        Raises OutputError where a link or a file that is not ours stands in its place.
        """
        if path in self._made:
            return
        parent, _, name = path.rpartition("/")
        if name in _NOWHERE or "\0" in name:
            raise _outside(path)
        self.folder(parent)
        made = f"{self.new}/{path}"
        try:
            os.mkdir(made)
        except FileExistsError as error:
            found = os.lstat(made).st_mode
            if stat.S_ISLNK(found):
                raise _outside(path) from None
            if not stat.S_ISDIR(found):
                raise refused(error, readable(path)) from None
        except OSError as error:
            raise refused(error, readable(path)) from None
        else:
            dress(made, f"{self.old}/{path}")
        self._made.add(path)


def dress(folder: str, like: str) -> None:
    """Give a folder the rights and the owner of another, where there is that other."""
    with contextlib.suppress(OSError):
        found, own = os.lstat(like), os.lstat(folder)
        if not stat.S_ISDIR(found.st_mode):
            return
        if (found.st_uid, found.st_gid) != (own.st_uid, own.st_gid):
            with contextlib.suppress(OSError):
                os.chown(folder, found.st_uid, found.st_gid)
        if found.st_mode != own.st_mode:
            os.chmod(folder, stat.S_IMODE(found.st_mode))


def _parent(path: str) -> str:
    """The folder of a site path. Raises OutputError for one that leads outside."""
    parent, _, name = path.rpartition("/")
    if name in _NOWHERE or "\0" in name or (path.startswith("/") and not parent):
        raise _outside(path)
    return parent


def _outside(path: str) -> OutputError:
    return OutputError("O002", readable(path), "lies outside its folder")


def _time_of_same(file: str, data: bytes) -> int | None:
    """The time of a file that has these bytes; None where it is another, or no file."""
    try:
        found = os.lstat(file)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return None
        with os.fdopen(os.open(file, os.O_RDONLY | _NOFOLLOW), "rb", 0) as opened:
            return found.st_mtime_ns if opened.read() == data else None
    except OSError:
        return None


def _write(file: str, data: bytes) -> int:
    """Make a file; its time. Raises OSError."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NOFOLLOW
    handle = _anew(file, partial(os.open, file, flags, _READABLE))
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        found = os.fstat(handle)
        if stat.S_IMODE(found.st_mode) != _READABLE:  # a site is there to be read
            os.fchmod(handle, _READABLE)
    finally:
        os.close(handle)
    return found.st_mtime_ns


def _copy(old: str, new: str) -> None:
    """Make a file with its time, or a link. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(new)
    shutil.copy2(old, new, follow_symlinks=False)


def _anew(file: str, make: Callable[[], Made]) -> Made:
    """Make a file in the place of one over which a worker has died. Raises OSError."""
    try:
        return make()
    except FileExistsError:
        os.unlink(file)
        return make()
