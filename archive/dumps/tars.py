"""A tar file, compressed or not -> its members: read in place, never extracted.

The bytes of a plain tar lie where the headers say and are read from there. A compressed
one can only be read from its start: its dumps are kept in memory, each deflated, which
takes about as much room as the archive itself.
"""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tarfile import HeaderError, ReadError
from typing import IO, Any, Self

from archive.dumps.items import (
    LARGEST,
    ROOM,
    SWELLING,
    Fault,
    Holder,
    Listing,
    Member,
    too_large,
)
from archive.dumps.names import clean, is_candidate
from archive.errors import DumpError
from archive.text.charset import decode

_Opener = Callable[[Path], Any]
_OPENERS: tuple[tuple[bytes, _Opener], ...] = (
    (b"\x1f\x8b", gzip.GzipFile),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
    (b"BZh", bz2.BZ2File),
)
_ENDS = frozenset({"EOFHeaderError", "EmptyHeaderError"})
_BROKEN = (
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)
_QUICK = 1
"""zlib's level: the packing must not take longer than the reading."""
_MOST = 1_000_000_000
"""Bytes, deflated, that the dumps of one archive may take in memory."""


def tar_members(file: Path) -> Listing:
    """The files in a tar; links, devices and folders are left out.

    Whatever is damaged, the members before it are there.
    """
    members: list[Member] = []
    holder: Holder = "tar"
    fault: Fault | None = None
    try:
        opener = _opener(file)
        if opener is None:
            _list_plain(file, members)
        else:
            holder = "stream"
            _list_packed(file, opener, members)
    except _Swollen as error:
        fault = Fault("D014", str(error), "unpack it, or pack it as .zip")
    except _BROKEN as error:
        message = f"not a tar file, or a damaged one: {error}"
        fault = Fault("D015", message, "download it again")
    return Listing(members, holder, fault)


def tar_bytes(file: Path, at: int, size: int, path: str) -> bytes:
    """The bytes of a member of a plain tar; DumpError (D015) where they are not there."""
    with file.open("rb") as archive:
        archive.seek(at)
        data = archive.read(size)
    if len(data) != size:
        raise DumpError("D015", path, "damaged in the archive: cut off")
    return data


def _opener(file: Path) -> _Opener | None:
    with file.open("rb") as start:
        head = start.read(6)
    return next((opener for magic, opener in _OPENERS if head.startswith(magic)), None)


def _list_plain(file: Path, members: list[Member]) -> None:
    with tarfile.open(file, "r:", tarinfo=_Strict) as archive:
        for info in archive:
            if parts := _parts(info):
                fault = _fault(info)
                members.append(Member(parts, info.offset_data, info.size, fault=fault))


def _list_packed(file: Path, opener: _Opener, members: list[Member]) -> None:
    room = max(ROOM, SWELLING * file.stat().st_size)
    packed = 0
    with (
        opener(file) as stream,
        tarfile.open(
            fileobj=_Metered(stream, room), mode="r|", tarinfo=_Strict
        ) as archive,
    ):
        for info in archive:
            archive.members.clear()  # type: ignore[attr-defined]  # it keeps them all
            parts = _parts(info)
            if not parts:
                continue
            fault = _fault(info)
            member = Member(parts, len(members), info.size, fault=fault)
            if not fault and is_candidate(parts):
                member = _pack(member, archive.extractfile(info))
            packed += len(member.packed)
            if packed > _MOST:
                raise _Swollen("larger than what can be kept in memory")
            members.append(member)


def _pack(member: Member, stream: IO[bytes] | None) -> Member:
    data = stream.read() if stream else b""
    return member._replace(
        packed=zlib.compress(data, _QUICK), sha256=sha256(data).hexdigest()
    )


def _parts(info: tarfile.TarInfo) -> tuple[str, ...]:
    return clean(_name(info.name)) if info.isreg() else ()


def _fault(info: tarfile.TarInfo) -> Fault | None:
    if info.size > LARGEST:
        return too_large(info.size)
    if info.issparse():
        return Fault("D015", "stored with holes", "pack it again without --sparse")
    return None


def _name(name: str) -> str:
    """A name whose bytes are no UTF-8 is in whatever its archiver spoke."""
    data = name.encode("utf-8", "surrogateescape")
    found = decode(data)
    return found.text if found else data.decode("utf-8", "backslashreplace")


class _Strict(tarfile.TarInfo):
    """Headers of which a broken one is an error: tarfile takes it for the end."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> Self:
        try:
            return super().fromtarfile(tarfile)
        except HeaderError as error:
            if type(error).__name__ in _ENDS:
                raise
            raise ReadError(str(error)) from None


class _Swollen(Exception):  # noqa: N818  nobody sees it
    """The archive unpacks to more than it may."""


class _Metered(io.RawIOBase):
    """A stream that ends with an exception where too much comes out of it."""

    def __init__(self, stream: IO[bytes], room: int) -> None:
        self._stream = stream
        self._left = room

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise _Swollen("unpacks to far more than its size allows")
        return data
