"""A file that breaks a law -> the smallest one found that breaks it in the same way."""

import time
from collections.abc import Callable

_SHORTEST_PIECE = 1


def shrink(data: bytes, still: Callable[[bytes], bool], *, seconds: float) -> bytes:
    """Cut pieces out of ``data`` for as long as ``still`` holds of what is left.

    Halves first, then ever smaller pieces, until nothing can go or time is up.
    """
    end = time.monotonic() + seconds
    text = data.decode("utf-8", "surrogateescape")
    size = max(len(text) // 2, _SHORTEST_PIECE)
    while time.monotonic() < end:
        at, shorter = 0, text
        while at < len(text) and time.monotonic() < end:
            less = text[:at] + text[at + size :]
            if still(_bytes(less)):
                text = less
            else:
                at += size
        if size > _SHORTEST_PIECE:
            size //= 2
        elif text == shorter:
            break
    return _bytes(text)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
