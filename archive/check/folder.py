"""The site's folder -> its files, and what is wrong with their names and sizes."""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from archive.check.finding import Finding

MB = 1_000_000


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """How large a site and its files may be, in bytes."""

    site: int
    site_warning: int
    file: int


HOST_BUDGET = Budget(site=1000 * MB, site_warning=900 * MB, file=100 * 1024 * 1024)
"""GitHub Pages: a published site up to 1 GB; git there refuses files over 100 MiB."""


def list_files(output: Path) -> dict[str, int]:
    """Site path of every file -> its size; the order does not depend on the disk."""
    return dict(sorted(_walk(str(output), "")))


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir():
                yield from _walk(entry.path, path + "/")
            else:
                yield path, entry.stat().st_size if entry.is_file() else 0


def list_folders(files: dict[str, int]) -> frozenset[str]:
    """Every folder that holds a file, without a final slash; the root is empty."""
    folders = {""}
    for path in files:
        folder = path.rpartition("/")[0]
        while folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(folders)


def check_names(files: dict[str, int]) -> Iterator[Finding]:
    """Names that are one file on a Mac or on Windows, and two elsewhere."""
    by_lower = defaultdict(list)
    for path in files:
        by_lower[path.lower()].append(path)
    for same in by_lower.values():
        for path in same[1:]:
            yield Finding("L012", key=path, page=path, detail=same[0])


def check_sizes(files: dict[str, int], budget: Budget) -> Iterator[Finding]:
    """The whole site and each file, held against the budget."""
    total = sum(files.values())
    if total > budget.site_warning:
        id = "L014" if total > budget.site else "L013"
        limit = f"{total / MB:,.0f} MB of {budget.site / MB:,.0f} MB"
        yield Finding(id, key="", page="", detail=limit)
    for path, size in files.items():
        if size > budget.file:
            limit = f"{size / MB:,.0f} MB of {budget.file / MB:,.0f} MB"
            yield Finding("L015", key=path, page=path, detail=limit)
