"""What one run leaves for the next: files that may be lost, damaged or somebody else's.

Losing one costs time and changes nothing that is made or said.
"""

import contextlib
from pathlib import Path
from typing import TypeVar

import msgspec

from archive.errors import OutputError
from archive.formats.files import write_file

Kept = TypeVar("Kept", bound=msgspec.Struct)


def read_cache(path: Path, kind: type[Kept]) -> Kept | None:
    """What was kept; None where there is nothing, or nothing of this kind."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError, ValueError):
        return None


def write_cache(path: Path, value: msgspec.Struct) -> None:
    """Keep a value; where the disk refuses, the next run is just slower."""
    with contextlib.suppress(OutputError):
        write_file(path, msgspec.msgpack.encode(value), path.name)
