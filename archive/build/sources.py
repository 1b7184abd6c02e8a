"""What a site is made from, by the bytes of its files: all that a build looks at."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from archive.formats.folders import articles_below, digests, files_below, mark_of_lines

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
        articles=articles_below(str(root / ARTICLES)),
        states=articles_below(str(root / HISTORY)),
    )


def mark_of(root: Path, sources: Sources, theme: Iterable[Path]) -> str:
    """Stands for everything in a project that its site depends on.

    ``theme`` are the folders of templates and static files. Mirrored media are known by
    what the file system says of them: they may be too many to be read each time.
    """
    return mark_of_lines(_lines(root, sources, theme))


def _lines(root: Path, sources: Sources, theme: Iterable[Path]) -> Iterator[str]:
    for files in sources:
        yield from (f"{path}\0{mark}" for path, mark in files.items())
        yield ""
    yield from digests(f"{root}/{name}" for name in _SETTINGS)
    for folder in theme:
        yield from digests(files_below(str(folder)))
    for path in files_below(str(root / MEDIA)):
        found = os.lstat(path)
        # No program can set the time of change as it can that of modification.
        times = f"{found.st_mtime_ns} {found.st_ctime_ns}"
        yield f"{path}\0{found.st_size} {found.st_ino} {times}"
