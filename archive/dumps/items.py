"""What a source of dumps is made of, before anything is read."""

from pathlib import Path
from typing import Literal, NamedTuple

LARGEST = 20_000_000
"""Bytes of a raw file. The longest article is a hundredth of that."""
ROOM = 256_000_000
"""Bytes that any archive may unpack to."""
SWELLING = 200
"""And how many times its own size: text shrinks to a tenth or so, a bomb to a thousandth."""

Holder = Literal["folder", "zip", "tar", "stream"]


class Fault(NamedTuple):
    """Why a raw file cannot be had."""

    id: str
    message: str
    hint: str = ""


class Member(NamedTuple):
    """A file inside an archive."""

    parts: tuple[str, ...]
    """Its path, free of anything that leads elsewhere."""
    at: int
    """zip: its number in the directory; tar: the offset of its bytes."""
    size: int
    packed: bytes = b""
    sha256: str = ""
    fault: Fault | None = None


class Listing(NamedTuple):
    """The members of an archive, and why there may be more that cannot be had."""

    members: list[Member]
    holder: Holder
    fault: Fault | None = None


class RawItem(NamedTuple):
    """A raw file wherever it lies: all that a worker needs to load it."""

    path: str
    """As reports and ``source.path`` name it: POSIX form, relative to the root."""
    file: Path
    """The file itself, or the archive that holds it."""
    holder: Holder = "folder"
    at: int = 0
    size: int = 0
    packed: bytes = b""
    """The bytes, deflated: those of a compressed tar cannot be had one by one."""
    sha256: str = ""
    """Of the bytes, where they have been seen already."""
    fault: Fault | None = None
    part: str = ""
    """The dump that is meant, in a file of several."""

    @property
    def name(self) -> str:
        """The path of the dump."""
        return self.part or self.path


def too_large(size: int) -> Fault:
    """The fault of a file that is larger than any dump."""
    return Fault(
        "D014",
        f"{size / 1e6:,.0f} MB unpacked: no dump is larger than {LARGEST / 1e6:.0f} MB",
        "is this file a dump at all?",
    )
