"""Files of a store -> the same files on this disk: fetched once, and again when they change.

A copy lies under a name made of the file's path and of what the store says of it (its
size, its time, its tag); where it says nothing but the size the file is fetched each time.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from archive.dumps.names import Parts, clean, is_archive, select
from archive.remote import Store

FOLDER = ".cache/raw"


class Mirrored(NamedTuple):
    """What a store held when it was looked at."""

    url: str
    files: tuple[Parts, ...]
    """Every file below the address."""
    copies: tuple[tuple[Parts, Path], ...]
    """Where those that may be dumps lie here."""
    is_file: bool
    """True where the address is that of a single file."""


def fetch(url: str, root: Path) -> Mirrored:
    """Bring here what may be a dump.

    Raises ConfigError (U002) where the store cannot be read, UsageError (U001) where
    nothing here can speak to it.
    """
    store = Store(url)
    marks = store.files()
    own = clean(url.partition("://")[2])[-1:]
    files = {clean(path) or own: path for path in marks}
    chosen = {files[parts]: parts for parts in sorted(select(files).chosen)}
    here = mirror(store, {path: marks[path] for path in chosen}, root)
    copies = tuple((parts, here[path]) for path, parts in chosen.items())
    return Mirrored(url, tuple(sorted(files)), copies, is_file="" in marks)


def mirror(store: Store, marks: Mapping[str, str], root: Path) -> dict[str, Path]:
    """Where each of these files of a store lies here; no others of that store do.

    Raises ConfigError (U002) where the store cannot be read.
    """
    folder = root / FOLDER / _digest(store.url)
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        path: folder / _name(path, mark, store.url) for path, mark in marks.items()
    }
    there = set(folder.iterdir())
    for old in there - set(files.values()):
        old.unlink(missing_ok=True)
    store.fetch(
        {
            path: file
            for path, file in files.items()
            if file not in there or not marks[path]
        }
    )
    return files


def _name(path: str, mark: str, url: str) -> str:
    """A name for any path; archives are known by their endings."""
    own = path or url  # the address may be that of a single file
    ending = ""
    if is_archive(own):
        ending = ".zip" if own.lower().endswith(".zip") else ".tar"
    return _digest(f"{path}\0{mark}") + ending


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]
