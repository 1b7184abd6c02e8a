"""A site's folder -> its problems: every page is read once, on all cores."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive.check.finding import Finding, Heaps, merge, pile, to_problems
from archive.check.folder import (
    check_names,
    check_sizes,
    list_files,
    list_folders,
)
from archive.check.links import Map, Place, resolve_all
from archive.check.orphans import find_orphans
from archive.check.scan import Reference, is_read, scan
from archive.errors import OutputError
from archive.model.report import CheckReport, Progress
from archive.pages.budget import HOST_BUDGET, Budget
from archive.workers import Task


class _Shared(NamedTuple):
    """What every worker must know."""

    output: Path
    site: Map


class _Chunk(msgspec.Struct, kw_only=True):
    """What a worker learnt from some files."""

    files: int = 0
    heaps: Heaps = {}
    links: int = 0
    linked: set[str] = set()
    """Site paths that these files lead a reader to."""
    hints: set[str] = set()
    ids: dict[str, frozenset[str]] = {}
    """Ids of each page that has any."""
    wanted: list[tuple[Place, Reference, str]] = []
    """Fragments: where they lead, how they are written, on which page."""


def check_site(
    output: Path,
    *,
    base_url: str = "",
    jobs: int = 0,
    budget: Budget = HOST_BUDGET,
    progress: Progress | None = None,
) -> CheckReport:
    """Everything that is wrong with the site in ``output``, each cause once.

    ``where`` of a problem begins with the folder's own name. Absolute addresses that
    begin with ``base_url`` are held against the files as well. ``jobs`` 0 takes every
    core; the result does not depend on it.
    """
    start = time.perf_counter()
    files = _list_site(output)
    site = _map(files, base_url)
    heaps = pile([*check_names(files), *check_sizes(files, budget)])
    total = _Chunk(heaps=heaps)
    done = 0
    for chunk in _scan_all(output, list(files), site, jobs):
        _add(total, chunk)
        done += chunk.files
        if progress:
            progress("check", done, len(files))
    merge(total.heaps, pile(_missing_ids(total)))
    merge(total.heaps, pile(find_orphans(files, total.linked, total.hints)))
    return CheckReport(
        problems=to_problems(total.heaps, output.name),
        files=len(files),
        links=total.links,
        seconds=time.perf_counter() - start,
    )


def _list_site(output: Path) -> dict[str, int]:
    """The files of a site, of which there must be some."""
    files = list_files(output) if output.is_dir() else {}
    if not files:
        raise OutputError(
            "L016", str(output), "there is no site here", "run `archive build` first"
        )
    return files


def _map(files: dict[str, int], base_url: str) -> Map:
    return Map(
        files=frozenset(files),
        folders=list_folders(files),
        by_lower={path.lower(): path for path in files},
        base_url=base_url.rstrip("/") + "/" if base_url else "",
    )


def _scan_all(
    output: Path, paths: Sequence[str], site: Map, jobs: int
) -> Iterator[_Chunk]:
    """What is in the files, chunk by chunk, in the order of ``paths``."""
    task = Task(_Shared, _scan_chunk, output, site)
    for chunks in task.run(paths, jobs=jobs):
        yield from chunks


def _scan_chunk(shared: _Shared, paths: Sequence[str]) -> list[_Chunk]:
    chunk = _Chunk(files=len(paths))
    chunk.heaps = pile(
        finding
        for path in paths
        for finding in _scan_file(shared.output, path, shared.site, chunk)
    )
    return [chunk]


def _scan_file(output: Path, path: str, site: Map, chunk: _Chunk) -> Iterator[Finding]:
    """The findings in one file; what it says of others goes into ``chunk``."""
    if not is_read(path):
        return
    seen = scan(path, (output / path).read_bytes())
    if seen.ids:
        chunk.ids[path] = seen.ids
    chunk.hints |= seen.hints
    for id, detail, line in seen.faults:
        yield Finding(id, detail, path, line, detail)
    for reference, place in resolve_all(path, seen, site):
        chunk.links += 1
        if isinstance(place, Finding):
            yield place
            continue
        if place.path != path and reference.use in {"link", "part"}:
            chunk.linked.add(place.path)
        if place.fragment:
            chunk.wanted.append((place, reference, path))


def _missing_ids(total: _Chunk) -> Iterator[Finding]:
    """Fragments that name nothing. Their pages may lie in any chunk, so this is last."""
    for place, reference, page in total.wanted:
        if place.fragment not in total.ids.get(place.path, frozenset()):
            key = f"{place.path}#{place.fragment}"
            href = reference.href.strip()
            yield Finding("L003", key, page, reference.line, href)


def _add(total: _Chunk, chunk: _Chunk) -> None:
    merge(total.heaps, chunk.heaps)
    total.links += chunk.links
    total.linked |= chunk.linked
    total.hints |= chunk.hints
    total.ids |= chunk.ids
    total.wanted += chunk.wanted
