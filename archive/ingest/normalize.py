"""Raw dumps -> articles on disk: the whole first half of the house.

Heads of dumps -> groups that are one article -> its states -> a verdict -> its files.
Each step is a function of what the ones before it found; only the last one writes.

Ids of the problems that can arise: see ``dumps``, ``heads``, ``settle`` and ``edits``.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from archive.dumps.sources import Source, carried, raw_items
from archive.formats.cache import write_cache
from archive.ingest.heads import Head, Seen, knowledge, read_heads
from archive.ingest.memory import Memory, code_of, remember
from archive.ingest.scribe import Scribe
from archive.ingest.settle import Shelf, Verdict, judge, name
from archive.ingest.shelf import (
    Shelved,
    find_homes,
    find_states,
    owners,
    read_shelf,
)
from archive.ingest.still import content_mark
from archive.ingest.store import HISTORY
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
from archive.workers import Away, Jobs, Task, preload

MEMORY = ".cache/normalize.msgpack"


class Normalized(NamedTuple):
    """What a run has done."""

    report: NormalizeReport
    content: str
    """Stands for what lies in ``content`` now."""
    is_steady: bool
    """True where the same run again would find nothing to do and nothing else to say."""


class Settled(NamedTuple):
    """An article, what was decided about it, and what came up on the way."""

    made: Made
    verdict: Verdict
    problems: tuple[Problem, ...] = ()


def normalize(
    root: Path,
    raw: Sequence[Source],
    facts: tuple[OutletFacts, ...],
    *,
    jobs: Jobs = 0,
    check: bool = False,
    progress: Progress | None = None,
) -> Normalized:
    """Read every dump of the sources ``raw`` and bring ``content/articles`` up to date.

    With ``check`` nothing is written: ``written`` then counts what would be. No dump
    stops another. What a person changed stays; what is new in the dump joins it.
    Raises OutputError where the disk refuses, ConfigError for a source that is missing.
    """
    started = time.perf_counter()
    preload(*(f"archive.ingest.{name}" for name in ("heads", "shelf", "tellings")))
    memory = remember(root / MEMORY, code_of(facts))
    sources = raw_items(root, raw)
    seen = read_heads(sources.items, facts, memory.heads, jobs=jobs, progress=progress)
    heads = [head for file in seen for head in file.heads]
    shelf = _shelf(root, facts, memory, heads, jobs)
    groups = make_groups(heads, {key: h.main.id for key, h in shelf.homes.items()})
    settled = _remembered(groups, shelf, memory)
    rest = [group for group in groups if group.key not in settled]
    scribe = Scribe(root, shelf, Registry(facts), is_dry=check)
    for one in _settle(_tell(rest, facts, jobs), shelf, scribe):
        settled[one.made.key] = one
        if progress:
            progress("normalize", len(settled), len(groups))
    if not check:
        _keep(root / MEMORY, memory, seen, scribe, settled)
    report = _report(seen, sources.problems, settled, started)
    content = content_mark(_digests(scribe.files), _digests(scribe.past))
    return Normalized(report, content, _is_steady(report, settled, is_dry=check))


def _digests(files: Mapping[str, Shelved]) -> dict[str, str]:
    return {path: file.digest for path, file in files.items()}


def _is_steady(
    report: NormalizeReport, settled: Mapping[str, Settled], *, is_dry: bool
) -> bool:
    """A run that wrote may have said things that are said once."""
    if not (report.written or report.merged or report.states):
        return True
    told = any(one.problems or one.verdict.problem for one in settled.values())
    return not (told or report.merged or is_dry)


def _shelf(
    root: Path,
    facts: tuple[OutletFacts, ...],
    memory: Memory,
    heads: Sequence[Head],
    jobs: Jobs,
) -> Shelf:
    """Everything that lies on disk, and whose it is."""
    files = read_shelf(root, facts, memory.shelf, jobs=jobs)
    past = read_shelf(root, facts, memory.past, folder=HISTORY, jobs=jobs)
    return Shelf(
        files=files,
        homes=find_homes(files.values(), heads),
        broken=tuple(file for file in files.values() if file.broken),
        past=past,
        states=find_states(past.values()),
    )


def _remembered(
    groups: Sequence[Group], shelf: Shelf, memory: Memory
) -> dict[str, Settled]:
    """Articles whose dumps are those of the last run, and that need no writing."""
    found: dict[str, Settled] = {}
    for group in groups:
        made = memory.made.get(group.key)
        if made and (made.mark, made.id) == (group.mark, group.id):
            verdict = judge(made, shelf)
            if verdict.is_idle:
                found[group.key] = Settled(made, verdict)
    return found


def _tell(
    groups: Sequence[Group], facts: tuple[OutletFacts, ...], jobs: Jobs
) -> Iterator[Telling]:
    """The articles of some groups, in their order."""
    task = Task(Registry, tell_chunk, facts)
    task.away = Away(task, _carried)
    for tellings in task.run(groups, jobs=jobs):
        yield from tellings


def _carried(group: Group) -> Group:
    return group._replace(files=tuple(carried(file) for file in group.files))


def _settle(
    tellings: Iterator[Telling], shelf: Shelf, scribe: Scribe
) -> Iterator[Settled]:
    """Name, judge and write one article after another."""
    taken = owners(shelf.files.values(), shelf.homes)
    for telling in tellings:
        named, clash = _named(telling, shelf, taken)
        made = named.made
        verdict = judge(made, shelf)
        if verdict.kind == "write":
            taken[made.id] = made.key
        problems = scribe.carry_out(named, verdict)
        yield Settled(made, verdict, (clash, *problems) if clash else problems)


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
    scribe: Scribe,
    settled: Mapping[str, Settled],
) -> None:
    """Leave what was learned for the next run."""
    memory = Memory(
        code=before.code,
        heads=knowledge(seen),
        shelf=scribe.files,
        past=scribe.past,
        made={key: one.made for key, one in settled.items()},
    )
    if memory != before:
        write_cache(file, memory)


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
        *(problem for one in settled.values() for problem in one.problems),
        *(verdict.problem for verdict in verdicts if verdict.problem),
    }
    return NormalizeReport(
        dumps=sum(len(file.heads) + len(file.failed) for file in seen),
        written=kinds.count("write"),
        unchanged=kinds.count("unchanged"),
        edited_kept=kinds.count("kept") + kinds.count("merge"),
        merged=kinds.count("merge"),
        states=sum(len(v.states) + bool(v.retired) for v in verdicts),
        revisions=sum(one.made.revisions for one in settled.values()),
        quarantined=tuple(sorted(quarantined, key=lambda q: q.path)),
        problems=tuple(sorted(problems)),
        seconds=time.perf_counter() - started,
    )
