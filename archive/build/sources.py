"""What a site is made from, by the bytes of its files: all that a build looks at."""

import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from archive.formats.fingerprint import digest

ARTICLES = "content/articles"
HISTORY = "content/history"
MEDIA = "content/media"
_SETTINGS = ("content/site.toml", "content/outlets.toml", "content/topics.toml")


class Sources(NamedTuple):
    """Article files and earlier states: the digest of each, by its path in its folder."""

    articles: Mapping[str, str]
    states: Mapping[str, str]


def read_sources(root: Path) -> Sources:
    """Read and hash every article file: a time of modification proves nothing."""
    return Sources(
        articles=_articles(str(root / ARTICLES)), states=_articles(str(root / HISTORY))
    )


def mark_of(root: Path, sources: Sources, theme: Iterable[Path]) -> str:
    """Stands for everything in a project that its site depends on.

    ``theme`` are the folders of templates and static files. Mirrored media are known by
    what the file system says of them: they may be too many to be read each time.
    """
    mark = blake2b(digest_size=16)
    for line in _lines(root, sources, theme):
        mark.update(os.fsencode(line) + b"\n")
    return mark.hexdigest()


def _lines(root: Path, sources: Sources, theme: Iterable[Path]) -> Iterator[str]:
    for files in sources:
        yield from (f"{path}\0{mark}" for path, mark in files.items())
        yield ""
    for name in _SETTINGS:
        yield f"{name}\0{digest(_bytes(f'{root}/{name}'))}"
    for folder in theme:
        yield from (f"{path}\0{digest(_bytes(path))}" for path in _files(str(folder)))
    for path in _files(str(root / MEDIA)):
        found = os.lstat(path)
        # No program can set the time of change as it can that of modification.
        times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
        yield f"{path}\0{found.st_size} {found.st_ino} {times}"


def _articles(folder: str) -> dict[str, str]:
    return {
        path[len(folder) + 1 :]: digest(_bytes(path))
        for path in _files(folder)
        if path.endswith(".md") and path.rpartition("/")[2].lower() != "readme.md"
    }


def _files(folder: str) -> list[str]:
    """Every file, sorted; hidden and temporary ones are left out."""
    found: list[str] = []
    for directory, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [f"{directory}/{name}" for name in files if not name.startswith(".")]
    return sorted(found)


def _bytes(path: str) -> bytes:
    """What a file holds; nothing where it cannot be read."""
    try:
        handle = os.open(path, os.O_RDONLY)  # a Path takes four times as long
    except OSError:
        return b""
    with os.fdopen(handle, "rb", buffering=0) as file:
        return file.read()
