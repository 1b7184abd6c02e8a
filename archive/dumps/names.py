"""Which files of a source are dumps, and which are plainly none: names alone decide.

* Hidden files and folders, README, LICENSE and their like are none, nor is what bears
  the ending of a picture, a script or a page's style.
* A folder that holds ``articles/`` or ``_posts/`` is somebody's repository: only what
  lies below these counts. That goes for the top of a source; further down only where
  the folder looks like a repository, with a README or the like.
* ``lists/`` at the top holds lists of links.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

Parts = tuple[str, ...]

_ENDINGS = frozenset(
    {".md", ".markdown", ".txt", ".html", ".htm", ".xml", ".rss", ".atom", ".rdf", ""}
)
_ARCHIVES = re.compile(
    r"\.(?:zip|tar|tgz|txz|tbz2?|tar\.(?:gz|xz|bz2))$", re.IGNORECASE
)
_NO_DUMPS = re.compile(
    r"(?:readme|licen[cs]e|copying|changelog|contributing|code_of_conduct)(?:[._-].*)?"
    r"|(?:cname|gemfile|makefile|dockerfile|robots\.txt|sitemap\.xml)",
    re.IGNORECASE,
)
_SIGNS = re.compile(
    r"readme(?:\..*)?|licen[cs]e(?:\..*)?|_config\.yml|lists", re.IGNORECASE
)
"""Names beside ``articles/`` that make a folder somebody's repository."""
_HOMES = frozenset({"articles", "_posts"})
_LISTS = "lists"


class Selection(NamedTuple):
    """The dumps among the files of a source."""

    chosen: frozenset[Parts]
    left_out: tuple[Parts, ...]
    """What might have been a dump, but lies beside ``articles/`` or ``_posts/``."""


def select(files: Iterable[Parts]) -> Selection:
    """Tell dumps from the rest, by the paths of all files of a source."""
    everything = list(files)
    top = _top(everything)
    homes = _repositories(everything, top)
    chosen: set[Parts] = set()
    left_out: list[Parts] = []
    for path in everything:
        if not is_candidate(path) or path[: len(top) + 1] == (*top, _LISTS):
            continue
        if _is_beside(path, homes):
            left_out.append(path)
        else:
            chosen.add(path)
    return Selection(frozenset(chosen), tuple(sorted(left_out)))


def is_candidate(path: Parts) -> bool:
    """False for what can be no dump, wherever it lies."""
    if any(part.startswith(".") or part == "__MACOSX" for part in path):
        return False
    name = path[-1]
    if is_archive(name):
        return True
    ending = PurePosixPath(name).suffix.lower().strip()
    return ending in _ENDINGS and not _NO_DUMPS.fullmatch(name)


def is_archive(name: str) -> bool:
    """True for the name of a file that holds files."""
    return bool(_ARCHIVES.search(name))


def clean(name: str) -> Parts:
    """A member's name as the parts of a path that leads nowhere else; may be empty."""
    parts = name.split("/")
    if re.fullmatch(r"[A-Za-z]:", parts[0]):
        parts = parts[1:]
    return tuple(part for part in parts if part.strip() not in {"", ".", ".."})


def _top(files: list[Parts]) -> Parts:
    """The folder in which a source begins: a download wraps everything in one more."""
    top: Parts = ()
    while True:
        below = {path[len(top)] for path in files}
        if len(below) != 1 or any(len(path) == len(top) + 1 for path in files):
            return top
        (only,) = below
        if only in _HOMES:
            return top
        top = (*top, only)


def _repositories(files: list[Parts], top: Parts) -> frozenset[Parts]:
    """Folders in which only ``articles/`` and ``_posts/`` count."""
    homes = {
        path[:at] for path in files for at in range(len(path) - 1) if path[at] in _HOMES
    }
    signed = {
        path[:at]
        for path in files
        for at in range(len(path))
        if path[:at] in homes and _SIGNS.fullmatch(path[at])
    }
    return frozenset((homes & signed) | (homes & {top}))


def _is_beside(path: Parts, homes: frozenset[Parts]) -> bool:
    return any(path[:at] in homes and path[at] not in _HOMES for at in range(len(path)))
