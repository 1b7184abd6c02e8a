"""An address of a store, ``s3://bucket/folder`` or any other that fsspec knows -> its files.

* U001 the extra is not installed, or the driver of this kind of store
* U002 a store that cannot be read
* U003 a store that cannot be written to
"""

# ruff: noqa: PLC0415 - fsspec is an extra

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from archive.errors import ArchiveError, ConfigError, OutputError, UsageError

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::|://).*", re.DOTALL)
_MARKS = (
    "size",
    "ETag",
    "etag",
    "mtime",
    "LastModified",
    "last_modified",
    "updated",
    "created",
    "md5Hash",
    "content_md5",
    "checksum",
)
"""What some store or other says of a file that changes with its bytes."""
_AT_ONCE = 200
"""Files that are asked for together."""


def is_url(text: str) -> bool:
    """True for the address of a store; a drive's letter is none."""
    return bool(_URL.fullmatch(text))


class Store:
    """A folder, or a single file, in a store."""

    def __init__(self, url: str) -> None:
        """Raises UsageError (U001) where nothing here can speak to such a store."""
        self.url = url.rstrip("/")
        try:
            from fsspec.core import url_to_fs

            self._fs, path = url_to_fs(self.url)
        except ImportError as error:
            kind = self.url.partition(":")[0]
            raise UsageError(
                "U001",
                self.url,
                f"this kind of store needs a driver: {error}",
                f'pip install "news-archive[cluster]", and for {kind}:// what fsspec asks',
            ) from None
        except ValueError as error:
            raise UsageError(
                "U001", self.url, f"no store: {error}", "see fsspec's list of protocols"
            ) from None
        self._path: str = path.rstrip("/")
        if hasattr(self._fs, "auto_mkdir"):
            self._fs.auto_mkdir = True

    def files(self) -> dict[str, str]:
        """Path below the address -> what changes with the file; a file itself is ``""``.

        Raises ConfigError (U002) where there is nothing, or the store does not answer.
        """
        with _told(self.url, _unread):
            self._fs.invalidate_cache()
            found: Mapping[str, Mapping[str, Any]] = self._fs.find(
                self._path, detail=True
            )
        if not found:
            raise _unread(self.url, "there is no such file or folder")
        start = len(self._path) + 1
        return {path[start:]: _mark(info) for path, info in sorted(found.items())}

    def fetch(self, paths: Mapping[str, Path]) -> None:
        """Bring files here. Raises ConfigError (U002)."""
        for some in _portions(sorted(paths.items())):
            there = [self._at(path) for path, _ in some]
            halves = [file.with_name(f"{file.name}.half") for _, file in some]
            with _told(self.url, _unread):
                self._fs.get(there, [str(half) for half in halves])
            for half, (_, file) in zip(halves, some, strict=True):
                half.replace(file)

    def read(self, path: str) -> bytes:
        """The bytes of a file; none where there is no such file.

        Raises ConfigError (U002) where the store does not answer.
        """
        with _told(self.url, _unread):
            try:
                data: bytes = self._fs.cat_file(self._at(path))
            except FileNotFoundError:
                return b""
        return data

    def write(self, path: str, data: bytes) -> None:
        """Write a file. Raises OutputError (U003)."""
        at = self._at(path)
        with _told(self.url, _unwritten):
            self._fs.makedirs(posixpath.dirname(at), exist_ok=True)
            self._fs.pipe_file(at, data)

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Copy files of a folder to the same paths there. Raises OutputError (U003)."""
        for some in _portions(paths):
            here = [str(folder / path) for path in some]
            with _told(self.url, _unwritten):
                self._fs.put(here, [self._at(path) for path in some])

    def delete(self, paths: Sequence[str]) -> None:
        """Delete files; what has gone already is no problem. Raises OutputError (U003)."""
        for path in paths:
            with _told(self.url, _unwritten):
                try:
                    self._fs.rm_file(self._at(path))
                except FileNotFoundError:
                    continue

    def _at(self, path: str) -> str:
        return f"{self._path}/{path}" if path else self._path


def _mark(info: Mapping[str, Any]) -> str:
    """A digest of what is known of a file; empty where that is its size at most."""
    known = [(name, str(info[name])) for name in _MARKS if info.get(name) is not None]
    if {name for name, _ in known} <= {"size"}:
        return ""
    return hashlib.sha256(repr(known).encode()).hexdigest()[:32]


def _portions(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (things[at : at + _AT_ONCE] for at in range(0, len(things), _AT_ONCE))


@contextmanager
def _told(url: str, as_error: Callable[[str, str], ArchiveError]) -> Iterator[None]:
    """Whatever a driver raises, as an error of ours: each has its own kinds."""
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        raise as_error(url, str(error) or type(error).__name__) from error


def _unread(url: str, message: str) -> ConfigError:
    hint = "is the address right, and may you read there?"
    return ConfigError("U002", url, f"cannot be read: {message}", hint)


def _unwritten(url: str, message: str) -> OutputError:
    hint = "may you write there? What has been sent stays; repeat the command"
    return OutputError("U003", url, f"cannot be written: {message}", hint)
