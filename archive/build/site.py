"""Articles -> site: the whole second half of the house.

Every page is planned every time, as a value; a page's key is the digest of that value,
of its template and of the code. Equal key and file in place: the page is kept. Else a
worker renders it. Nothing ever records what depends on what.

Ids of the problems that can arise here, others see ``inputs``, ``alignments``, ``decide``,
``render``, ``publish``, ``place`` and ``lock``:

* B006 the site comes near what GitHub Pages takes
* B007 the site is more than GitHub Pages takes
"""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from archive.build.ahead import Ahead
from archive.build.decide import Before, decide
from archive.build.design import Design, design, press
from archive.build.gather import Gathered, gather
from archive.build.heap import few_looks, give_back
from archive.build.memory import MEMORY, Memory, Written, remember
from archive.build.place import refuse_foreign
from archive.build.publish import Outcome, publish
from archive.build.run import Run
from archive.build.searching import Search, make_search
from archive.build.sources import Sources
from archive.build.staging import recover
from archive.formats.cache import write_cache
from archive.model.problem import Problem
from archive.model.report import BuildReport
from archive.model.settings import Settings
from archive.pages.budget import HINT, amounts, strains
from archive.workers import preload


class Built(NamedTuple):
    """What a build has done."""

    report: BuildReport
    written: Mapping[str, Written]
    """Every file of the site, by path."""
    is_whole: bool
    """True where every file is as it should be."""


class _Made(NamedTuple):
    """What came of a plan."""

    search: Search
    outcome: Outcome

    @property
    def problems(self) -> tuple[Problem, ...]:
        return (*self.search.problems, *self.outcome.problems)


@few_looks()
def build_site(
    root: Path, output: Path, settings: Settings, sources: Sources, run: Run
) -> Built:
    """Bring ``output`` up to date with the articles of ``root``.

    Nobody else may be at work in ``root`` meanwhile. Raises OutputError where the disk
    refuses, TemplateError where the words of the interface cannot be read.
    """
    started = time.perf_counter()
    preload(
        "archive.build.inputs",
        "archive.build.alignments",
        "archive.build.folding",
        "archive.build.render",
    )
    refuse_foreign(root, output)
    recover(output)
    with run.watch.stage("read"):
        memory = remember(root / MEMORY)
    run.watch.is_fresh = memory == Memory()
    with Ahead(root, run.jobs) as ahead:
        found = gather(root, settings, sources, memory, run, ahead.begin)
        with run.watch.stage("plan"):
            site = design(root, settings, found.library, memory)
        made = _make(root, output, settings, found, site, memory, run, ahead)
    with run.watch.stage("publish"):
        after = _memory(output, found, site, made)
        if after != memory:
            write_cache(root / MEMORY, after)
    near = _room(made.outcome.written, output.name)
    problems = (*found.problems, *made.problems, *near)
    seconds = time.perf_counter() - started
    report = _report(len(found.inputs.entries), made.outcome, problems, seconds)
    is_whole = not made.problems and found.is_as_hashed(sources)
    return Built(report, made.outcome.written, is_whole=is_whole)


def _make(
    root: Path,
    output: Path,
    settings: Settings,
    found: Gathered,
    site: Design,
    memory: Memory,
    run: Run,
    ahead: Ahead,
) -> _Made:
    """Make what is due, and bring it into ``output``."""
    is_same = memory.output == str(output)
    before = Before(output, memory.written if is_same else {}, full=run.full)
    give_back()
    with run.watch.stage("decide"):
        decision = decide(site.plan.pages, site.plan.sites, site.renderer, before)
    with TemporaryDirectory(prefix="news-archive-") as room:
        with run.watch.stage("search"):
            ahead.wait()
            search = make_search(
                root,
                found.library,
                settings.site,
                memory.search,
                before,
                Path(room),
                jobs=run.jobs,
                progress=run.progress,
            )
        give_back()
        copies = (*site.copies, *search.copies)
        printing = press(root, site, run.jobs)
        with run.watch.stage("publish"):
            outcome = publish(decision, copies, printing, before, run)
    return _Made(search, outcome)


def _memory(output: Path, found: Gathered, site: Design, made: _Made) -> Memory:
    """What the next build need not find out again."""
    return Memory(
        reading=found.mark,
        entries=found.inputs.by_file,
        states=found.states.by_file,
        related=found.related,
        alignments=found.aligned.known,
        theme=site.look,
        templates=site.renderer.digests,
        search=made.search.made,
        hanzi=site.hanzi,
        output=str(output),
        written=made.outcome.written,
    )


def _room(written: Mapping[str, Written], site: str) -> Iterator[Problem]:
    """Limits of the usual host that the site comes near; another one may have none."""
    total = sum(one.size for one in written.values())
    for strain in strains(len(written), total):
        yield Problem(
            id="B007" if strain.is_over else "B006",
            severity="warning",
            where=site,
            message=f"the site is {strain.message}",
            hint=HINT,
        )


def _report(
    articles: int, outcome: Outcome, problems: tuple[Problem, ...], seconds: float
) -> BuildReport:
    return BuildReport(
        articles=articles,
        pages=len(outcome.written),
        rendered=len(outcome.why),
        kept=len(outcome.written) - len(outcome.why),
        pruned=outcome.pruned,
        bytes=sum(written.size for written in outcome.written.values()),
        kinds=dict(amounts((path, w.size) for path, w in outcome.written.items())),
        problems=tuple(sorted(set(problems))),
        seconds=seconds,
        why=dict(sorted(outcome.why.items())),
    )
