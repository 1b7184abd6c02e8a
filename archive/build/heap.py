"""Memory that was freed -> the system, where the C library keeps it."""

import contextlib
import ctypes


def give_back() -> None:
    """Let go of what nothing needs any more.

    glibc keeps whatever lies below a small thing that is still needed: some thousand lists
    of a segment, say, below one code. Elsewhere nothing is done.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
