"""A zip file -> its members, and the bytes of each: read in place, never extracted."""

import struct
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from stat import S_ISLNK

from archive.dumps.items import LARGEST, ROOM, SWELLING, Fault, Member, too_large
from archive.dumps.names import clean
from archive.errors import DumpError
from archive.text.charset import decode

_UTF8 = 0x800
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)


def zip_members(file: Path, path: str) -> list[Member]:
    """The files in a zip; links and folders are left out.

    Raises DumpError: D014 where it is a bomb, D015 where it is damaged.
    """
    infos = _open(file, path).infolist()
    if sum(info.file_size for info in infos) > max(
        ROOM, SWELLING * file.stat().st_size
    ):
        raise DumpError("D014", path, "unpacks to far more than its size allows")
    names = _names(infos)
    return [
        Member(parts, at, info.file_size, fault=_fault(info))
        for at, info in enumerate(infos)
        if not names[at].endswith("/")
        and not S_ISLNK(info.external_attr >> 16)
        and (parts := clean(names[at]))
    ]


def zip_bytes(file: Path, at: int, path: str) -> bytes:
    """The bytes of a member.

    Raises DumpError (D015) where it is damaged, or packed in an unknown way.
    """
    archive = _open(file, path)
    try:
        with archive.open(archive.infolist()[at]) as member:
            data = member.read(LARGEST + 1)
    except (*_BROKEN, IndexError) as error:
        raise DumpError("D015", path, f"damaged in the archive: {error}") from None
    if len(data) > LARGEST:
        fault = too_large(len(data))
        raise DumpError(fault.id, path, fault.message, fault.hint)
    return data


def _open(file: Path, path: str) -> zipfile.ZipFile:
    """One open handle for each archive in each process, until the archive changes."""
    try:
        status = file.stat()
        return _opened(file, status.st_size, status.st_mtime_ns)
    except _BROKEN as error:
        message = f"not a zip file, or a damaged one: {error}"
        raise DumpError("D015", path, message, "download it again") from None


@lru_cache(maxsize=8)
def _opened(file: Path, _size: int, _changed: int) -> zipfile.ZipFile:
    return zipfile.ZipFile(file)


def _fault(info: zipfile.ZipInfo) -> Fault | None:
    if info.flag_bits & _ENCRYPTED:
        return Fault("D016", "encrypted", "pack it again without a password")
    return too_large(info.file_size) if info.file_size > LARGEST else None


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The names of all members, those without the UTF-8 mark in what fits them together.

    A single name is too short to tell GBK from Big5.
    """
    raw = {
        at: info.orig_filename.encode("cp437", "replace")
        for at, info in enumerate(infos)
        if not info.flag_bits & _UTF8 and not info.orig_filename.isascii()
    }
    found = decode(b"\n".join(raw.values())) if raw else None
    codec = found.encoding if found else "gb18030"
    names = [info.orig_filename for info in infos]
    for at, data in raw.items():
        names[at] = _decoded(data, codec, names[at])
    if not any("/" in name for name in names):  # packed on Windows, long ago
        names = [name.replace("\\", "/") for name in names]
    return names


def _decoded(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except (LookupError, UnicodeDecodeError):
        found = decode(data)
        return found.text if found else name
