"""What a worker of a cluster does; nothing here knows Dask.

* W006 a worker that came later and does not see the folder that the others see
"""

# ruff: noqa: S301 - a cluster is trusted, as ``crew`` says

import pickle
import secrets
import threading
import zlib
from collections import deque
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from archive.cluster.release import refuse_others, release
from archive.errors import ClusterError

_QUICK = 1
"""zlib's level: a page shrinks to a fifth faster than a network takes the rest."""
_ONE_AT_A_TIME = threading.Lock()
"""A worker may have threads; neither parsers nor renderers are made for them."""


_called_off: deque[str] = deque(maxlen=100)


class Errand(NamedTuple):
    """What all chunks of a task have in common."""

    release: dict[str, str]
    probe: Path | None
    """A file that a worker must see."""
    task: bytes
    """``prepare``, ``do`` and ``shared``, pickled: only to be read by an equal release."""


def do_chunk(name: str, errand: bytes, chunk: bytes) -> bytes:
    """What a worker does: the results, or what was raised; ``name`` is the errand's."""
    with _ONE_AT_A_TIME:
        if name in _called_off:
            return pack(None)  # for nobody
        try:
            made, do = _prepared(errand)
            return pack(do(made, unpack(chunk)))
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            return pack(error)


def call_off(name: str) -> None:
    """Wait for the chunk that is being done here; none of this errand comes after it."""
    with _ONE_AT_A_TIME:
        _called_off.append(name)


def forget() -> None:
    """Let go of all that was prepared here: folders of templates among it."""
    with _ONE_AT_A_TIME:
        _prepared.cache_clear()


@lru_cache(maxsize=4)
def _prepared(errand: bytes) -> tuple[Any, Callable[[Any, list[Any]], list[Any]]]:
    """Made once in each worker; also in one that comes when the work is half done."""
    wanted, probe, task = unpack(errand)
    refuse_others({"a worker": release()}, wanted)
    if probe and not probe.is_file():
        raise ClusterError(
            "W006",
            str(probe.parents[2]),
            "a worker that joined later does not see this folder",
            "let all workers see it, or none",
        )
    prepare, do, shared = pickle.loads(task)
    return prepare(*shared), do


def pack(value: object) -> bytes:
    """A value as it travels."""
    return zlib.compress(pickle.dumps(value), _QUICK)


def unpack(data: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """What ``pack`` was given."""
    return pickle.loads(zlib.decompress(data))


def answer_probe(probe: str, token: str) -> str:
    """What a worker does with a probe: leave a file beside it, and say its name."""
    name = secrets.token_hex(8)
    try:
        if Path(probe).read_text("ascii") != token:
            return ""
        Path(probe).with_name(name).write_bytes(b"")
    except (OSError, UnicodeDecodeError):
        return ""
    return name
