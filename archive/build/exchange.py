"""Two folders change places in one step, where the system knows how."""

import ctypes
import errno
import os
import sys

_HERE = -100
"""AT_FDCWD: paths count from the folder that the process is in."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS."""
UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What a system or a file system answers that has no such step."""


def exchange(one: str, other: str) -> None:
    """Let two folders change places: nobody ever sees neither, or half of one.

    Raises OSError; with an ``errno`` of ``UNKNOWN`` where there is no such step.
    """
    places = os.fsencode(one), os.fsencode(other)
    if _call(*places):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), one, None, other)


def _call(one: bytes, other: bytes) -> int:
    """The answer of the system; 0 is good."""
    try:
        if sys.platform == "darwin":
            return int(_system().renamex_np(one, other, ctypes.c_uint(_EXCHANGE)))
        rename = _system().renameat2
        return int(rename(_HERE, one, _HERE, other, ctypes.c_uint(_EXCHANGE)))
    except (AttributeError, OSError, TypeError):  # an old libc, or Windows
        ctypes.set_errno(errno.ENOSYS)
        return -1


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
