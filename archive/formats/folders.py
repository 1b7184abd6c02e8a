"""What lies in a folder: its files by path, and digests that stand for their bytes.

Nothing here is clever about times: they prove nothing, and reading is fast enough.
"""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from archive.formats.fingerprint import digest


def files_below(folder: str, *, hidden: bool = False) -> list[str]:
    """Every file, sorted by path; hidden folders, and files unless asked for, left out."""
    found: list[str] = []
    for directory, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            f"{directory}/{name}"
            for name in files
            if hidden or not name.startswith(".")
        ]
    return sorted(found)


def article_names(folder: str) -> list[str]:
    """The path of every article file in a folder; read-me files are none."""
    return [
        path[len(folder) + 1 :]
        for path in files_below(folder)
        if path.endswith(".md") and path.rpartition("/")[2].lower() != "readme.md"
    ]


def articles_below(folder: str) -> dict[str, str]:
    """The digest of every article file, by its path in the folder."""
    return {
        name: digest(bytes_of(f"{folder}/{name}")) for name in article_names(folder)
    }


def bytes_of(path: str) -> bytes:
    """What a file holds; nothing where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path takes twice
            return file.read()
    except OSError:
        return b""


def digests(paths: Iterable[str]) -> Iterator[str]:
    """A line for each file: its path and the digest of its bytes."""
    return (f"{path}\0{digest(bytes_of(path))}" for path in paths)


def mark_of_lines(lines: Iterable[str]) -> str:
    """One digest that stands for all these lines, in their order."""
    mark = blake2b(digest_size=16)
    for line in lines:
        mark.update(os.fsencode(line) + b"\n")
    return mark.hexdigest()
