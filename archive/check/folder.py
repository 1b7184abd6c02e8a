"""The site's folder -> its files, and what is wrong with their names and sizes."""

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from archive.check.finding import Finding
from archive.pages.budget import MB, Budget, strains


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
    for strain in strains(len(files), sum(files.values()), budget):
        # Time is estimated, and nobody should fail by a guess.
        is_sure = strain.is_over and strain.limit != "seconds"
        id = "L014" if is_sure else "L013"
        yield Finding(id, key=strain.limit, page="", detail=strain.message)
    for path, size in files.items():
        if size > budget.file:
            limit = f"{size / MB:,.0f} MB of {budget.file / MB:,.0f} MB"
            yield Finding("L015", key=path, page=path, detail=limit)
