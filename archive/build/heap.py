"""What a build does to memory: fewer looks for garbage, and what is free goes back."""

import contextlib
import ctypes
import gc
from collections.abc import Iterator

_SELDOM = 50_000
"""New objects between two looks for rings of objects; Python's own is 700."""


@contextlib.contextmanager
def few_looks() -> Iterator[None]:
    """Seldom look for rings of objects that nothing else needs.

    Entries, views and relations are trees, millions of objects in a large archive: to go
    through them again and again takes a tenth of a build, and finds nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def give_back() -> None:
    """Let go of what nothing needs any more.

    glibc keeps whatever lies below a small thing that is still needed: some thousand lists
    of a segment, say, below one code. Elsewhere nothing is done.
    """
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
