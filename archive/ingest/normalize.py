"""Raw dumps -> articles on disk: the whole first half of the house.

Heads of dumps -> groups that are one article -> its text -> a verdict -> its file. Each
step is a function of what the ones before it found; only the last one writes.

Ids of the problems that can arise: see ``dumps``, ``heads`` and ``settle``.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from archive.dumps.sources import raw_items
from archive.ingest.heads import Seen, knowledge, read_heads
from archive.ingest.memory import Memory, code_of, keep, remember
from archive.ingest.settle import Shelf, Verdict, judge, name
from archive.ingest.shelf import Shelved, find_homes, owners, read_shelf, shelve
from archive.ingest.store import FOLDER, place, sweep
from archive.ingest.tellings import (
    Group,
    Made,
    Telling,
    make_groups,
    renamed,
    tell_chunk,
)
from archive.model.outlet import OutletFacts
from archive.model.problem import Problem
from archive.model.report import NormalizeReport, Progress
from archive.outlets.registry import Registry
from archive.workers import Task

MEMORY = ".cache/normalize.msgpack"


class Settled(NamedTuple):
    """An article, and what was decided about it."""

    made: Made
    verdict: Verdict
    clash: Problem | None = None
    written: Shelved | None = None
    """Its file, where it was written."""


def normalize(
    root: Path,
    raw: Sequence[Path],
    facts: tuple[OutletFacts, ...],
    *,
    jobs: int = 0,
    check: bool = False,
    progress: Progress | None = None,
) -> NormalizeReport:
    """Read every dump of the sources ``raw`` and bring ``content/articles`` up to date.

    With ``check`` nothing is written: ``written`` then counts what would be. No dump
    stops another; an article that a person changed is left as it is.
    Raises OutputError where the disk refuses, ConfigError for a source that is missing.
    """
    started = time.perf_counter()
    folder = None if check else root / FOLDER
    memory = remember(root / MEMORY, code_of(facts))
    sources = raw_items(root, raw)
    seen = read_heads(sources.items, facts, memory.heads, jobs=jobs, progress=progress)
    heads = [head for file in seen for head in file.heads]
    lying = read_shelf(root, facts, memory.shelf, jobs=jobs)
    shelf = Shelf(
        files=lying,
        homes=find_homes(lying.values(), heads),
        broken=tuple(file for file in lying.values() if file.broken),
    )
    groups = make_groups(heads, {key: h.main.id for key, h in shelf.homes.items()})
    settled = _remembered(groups, shelf, memory)
    rest = [group for group in groups if group.key not in settled]
    for one in _settle(_tell(rest, facts, jobs), shelf, facts, folder):
        settled[one.made.key] = one
        if progress:
            progress("normalize", len(settled), len(groups))
    if not check:
        _keep(root / MEMORY, memory, seen, lying, settled)
    return _report(seen, sources.problems, settled, started)


def _remembered(
    groups: Sequence[Group], shelf: Shelf, memory: Memory
) -> dict[str, Settled]:
    """Articles whose dumps are those of the last run, and that need no writing."""
    found: dict[str, Settled] = {}
    for group in groups:
        made = memory.made.get(group.key)
        if made and (made.mark, made.id) == (group.mark, group.id):
            verdict = judge(made, shelf)
            if verdict.kind != "write":
                found[group.key] = Settled(made, verdict)
    return found


def _tell(
    groups: Sequence[Group], facts: tuple[OutletFacts, ...], jobs: int
) -> Iterator[Telling]:
    """The articles of some groups, in their order."""
    for tellings in Task(Registry, tell_chunk, facts).run(groups, jobs=jobs):
        yield from tellings


def _settle(
    tellings: Iterator[Telling],
    shelf: Shelf,
    facts: tuple[OutletFacts, ...],
    folder: Path | None,
) -> Iterator[Settled]:
    """Name, judge and write one article after another; without a folder nothing."""
    registry = Registry(facts)
    taken = owners(shelf.files.values(), shelf.homes)
    is_swept = False
    for telling in tellings:
        named, clash = _named(telling, shelf, taken)
        made = named.made
        verdict = judge(made, shelf)
        written = None
        if verdict.kind == "write":
            taken[made.id] = made.key
            if folder and not is_swept:
                is_swept = sweep(folder)
            if folder:
                place(folder, made.path, named.data, verdict.remove)
                written = shelve(made.path, named.data, registry)
        yield Settled(made, verdict, clash, written)


def _named(
    telling: Telling, shelf: Shelf, taken: Mapping[str, str]
) -> tuple[Telling, Problem | None]:
    """The article under an id that no other one has."""
    made = telling.made
    if not made.id or made.key in shelf.homes:
        return telling, None
    id_, clash = name(made, taken)
    return (renamed(telling, id_) if clash else telling), clash


def _keep(
    file: Path,
    before: Memory,
    seen: Sequence[Seen],
    lying: Mapping[str, Shelved],
    settled: Mapping[str, Settled],
) -> None:
    """Leave what was learned for the next run."""
    gone = {path for one in settled.values() for path in one.verdict.remove}
    written = {one.written.path: one.written for one in settled.values() if one.written}
    memory = Memory(
        code=before.code,
        heads=knowledge(seen),
        shelf={p: f for p, f in {**lying, **written}.items() if p not in gone},
        made={key: one.made for key, one in settled.items()},
    )
    if memory != before:
        keep(file, memory)


def _report(
    seen: Sequence[Seen],
    found: Sequence[Problem],
    settled: Mapping[str, Settled],
    started: float,
) -> NormalizeReport:
    verdicts = [one.verdict for one in settled.values()]
    kinds = [verdict.kind for verdict in verdicts]
    quarantined = [q for one in settled.values() for q in one.made.quarantined]
    quarantined += [failed for file in seen for failed in file.failed]
    problems = {
        *found,
        *(p for file in seen for head in file.heads for p in head.problems),
        *(one.clash for one in settled.values() if one.clash),
        *(verdict.problem for verdict in verdicts if verdict.problem),
    }
    return NormalizeReport(
        dumps=sum(len(file.heads) + len(file.failed) for file in seen),
        written=kinds.count("write"),
        unchanged=kinds.count("unchanged"),
        edited_kept=kinds.count("kept"),
        revisions=sum(one.made.revisions for one in settled.values()),
        quarantined=tuple(sorted(quarantined, key=lambda q: q.path)),
        problems=tuple(sorted(problems)),
        seconds=time.perf_counter() - started,
    )
