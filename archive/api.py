"""Everything that a caller may use: one function per command, values in, reports out.

Each function imports its own half of the house, which takes longer than a build that finds
nothing to do.

* W007 ``jobs`` and ``cluster`` at once
"""

# ruff: noqa: PLC0415 - see above

import contextlib
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from archive.build.lock import alone
from archive.errors import ArticleError, UsageError
from archive.model.article import Article, Header
from archive.model.outlet import OutletFacts
from archive.model.problem import Problem
from archive.model.report import BuildReport, CheckReport, NormalizeReport, Progress
from archive.model.settings import Settings

if TYPE_CHECKING:
    from archive.build.run import Run
    from archive.build.watch import Watch
    from archive.dumps.sources import Source
    from archive.model.suggestions import Suggestions
    from archive.remote import Store
    from archive.workers import Jobs

__all__ = [
    "articles",
    "broken_articles",
    "build",
    "check",
    "init",
    "ledger",
    "new_outlet",
    "normalize",
    "settings",
    "suggest_topics",
]


def settings(root: Path) -> Settings:
    """What a person has set, the outlets of the code included.

    Raises ConfigError, naming file and line.
    """
    from archive.formats.settings import read_site, read_topics
    from archive.outlets.facts import known_facts

    content = root / "content"
    return Settings(
        site=read_site(content / "site.toml", "content/site.toml"),
        outlets=known_facts(_own_outlets(root)),
        topics=read_topics(content / "topics.toml", "content/topics.toml"),
    )


def _own_outlets(root: Path) -> tuple[OutletFacts, ...]:
    """The outlets that a person described."""
    from archive.formats.settings import read_outlets

    return read_outlets(root / "content/outlets.toml", "content/outlets.toml")


def normalize(
    root: Path,
    *,
    raw: Sequence[Path | str] = (),
    jobs: int = 0,
    cluster: str = "",
    check: bool = False,
    progress: Progress | None = None,
) -> NormalizeReport:
    """Raw dumps -> ``content/articles``. ``raw`` replaces the configured folders.

    A source may be the address of a store, ``s3://…``; ``cluster`` is the address of one
    that works in place of this machine.
    Where nothing has changed since the last run no dump is looked into, and no cluster
    is asked.
    """
    from archive.formats.settings import read_site
    from archive.ingest.still import keep_stamp, mark_of, recall

    _refuse_both(jobs, cluster)
    started = time.perf_counter()
    site = read_site(root / "content/site.toml", "content/site.toml")
    with contextlib.nullcontext() if check else alone(root):
        sources = _here(root, raw or site.raw)
        mark = mark_of(root, sources)
        known = recall(root, mark)
        if known:
            return msgspec.structs.replace(known, seconds=time.perf_counter() - started)
        from archive.ingest import normalize as ingest

        own = _own_outlets(root)
        paths = [source for source in sources if isinstance(source, Path)]
        with _crew(jobs, cluster, root, paths) as crew:
            done = ingest.normalize(
                root, sources, own, jobs=crew, check=check, progress=progress
            )
        if done.is_steady:
            keep_stamp(root, mark, done.content, done.report)
    return done.report


def _here(root: Path, named: Sequence[Path | str]) -> "list[Source]":
    """Sources of dumps, as they were named; what lies in a store is fetched."""
    from archive.remote import is_url

    sources: list[Source] = []
    for source in named:
        if isinstance(source, Path):
            sources.append(source)
        elif is_url(source):
            from archive.dumps.mirror import fetch

            sources.append(fetch(source, root))
        else:
            sources.append(root / source)
    return sources


def _refuse_both(jobs: int, cluster: str) -> None:
    if jobs and cluster:
        raise UsageError(
            "W007",
            "--jobs",
            "contradicts --cluster: no process of this machine does the work then",
            "leave one of the two out",
        )


@contextlib.contextmanager
def _crew(
    jobs: "Jobs",
    cluster: str,
    root: Path,
    paths: Sequence[Path],
    written: Sequence[Path] = (),
) -> Iterator["Jobs"]:
    """Those who do work that needs these paths, and folders to write to."""
    if not cluster:
        yield jobs
        return
    from archive.cluster.crew import on_call

    with on_call(cluster, root, paths, written) as crew:
        yield crew


def ledger(
    root: Path, file: Path, *, raw: Sequence[Path | str] = (), jobs: int = 0
) -> int:
    """Where every visible character of every dump went, a line of JSON each."""
    from archive.ingest.ledger import write_ledger

    sources = _here(root, raw or settings(root).site.raw)
    return write_ledger(file, root, sources, _own_outlets(root), jobs=jobs)


def build(  # noqa: PLR0913 - each is an option of the command
    root: Path,
    *,
    output: Path | str | None = None,
    base_url: str | None = None,
    jobs: int = 0,
    cluster: str = "",
    full: bool = False,
    in_place: bool = False,
    profile: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Articles -> site. ``base_url`` replaces the configured one.

    A reader sees the old site or the new one, whole; with ``in_place``, which is faster
    for a few pages, one file change after another.
    Where ``output`` is the address of a store, the site is made in the configured folder
    and what has changed is sent there, unless it has no articles or a broken template.
    Where nothing has changed since the last build nothing is planned either, and no
    ``cluster`` is asked. With ``profile`` the report says where the time went.
    """
    from archive.build.run import Run
    from archive.build.watch import Watch

    _refuse_both(jobs, cluster)
    watch = Watch()
    store = _store(output)
    folder = output if isinstance(output, Path) else None
    with alone(root):
        run = Run(watch, jobs, full, in_place, progress)
        report = _build(root, folder, base_url, run, cluster)
        is_fit = not any(problem.id.startswith("T") for problem in report.problems)
        if store and report.articles and is_fit:
            with watch.stage("send"):
                report = msgspec.structs.replace(report, sent=_send(root, store))
    return _profiled(report, watch, jobs, cluster) if profile else report


def _send(root: Path, store: "Store") -> int:
    """How many files of the site were sent."""
    from archive.build.send import send_site
    from archive.formats.settings import read_site

    site = read_site(root / "content/site.toml", "content/site.toml")
    return send_site((root / site.output).resolve(), store)


def _profiled(
    report: BuildReport, watch: "Watch", jobs: int, cluster: str
) -> BuildReport:
    """The report with the times, and what follows from them."""
    from archive.build.hints import hints
    from archive.workers import cores

    known = watch.profile()
    processes = 0 if cluster else jobs or cores()
    told = hints(report, known, processes=processes, is_fresh=watch.is_fresh)
    profile = msgspec.structs.replace(known, hints=tuple(told))
    return msgspec.structs.replace(report, profile=profile)


def _store(output: Path | str | None) -> "Store | None":
    """The store that a site is to be sent to. Raises UsageError (U001)."""
    if not isinstance(output, str):
        return None
    from archive.remote import Store

    return Store(output)


def _build(
    root: Path, output: Path | None, base_url: str | None, run: "Run", cluster: str
) -> BuildReport:
    """Articles -> a folder; nobody else is at work here meanwhile.

    Where nothing has changed since the last build nothing is planned either.
    """
    from archive.build.sources import mark_of, read_sources
    from archive.build.still import Asked, keep_stamp, recall
    from archive.render.theme import find_theme

    started = time.perf_counter()
    asked = Asked(str(root.resolve()), str(output or ""), base_url)
    with run.watch.stage("read"):
        sources = read_sources(root)
        theme = find_theme(root)
        mark = mark_of(root, sources, (*theme.templates, *theme.static))
        known = None if run.full else recall(root, asked, mark)
    if known:
        return msgspec.structs.replace(known, seconds=time.perf_counter() - started)
    from archive.build.site import build_site
    from archive.build.staging import home_of

    found = _with_address(settings(root), base_url)
    folder = (output or root / found.site.output).resolve()
    paths = [folder, *theme.templates]
    with _crew(run.jobs, cluster, root, paths, [home_of(folder)]) as crew:
        built = build_site(root, folder, found, sources, run._replace(jobs=crew))
    if built.is_whole:
        keep_stamp(root, asked, mark, folder, built.written, built.report)
    return built.report


def _with_address(found: Settings, base_url: str | None) -> Settings:
    from archive.pages.plan import rooted

    if base_url is None:
        return found
    site = msgspec.structs.replace(found.site, base_url=base_url)
    return found._replace(site=rooted(site))


def articles(root: Path) -> Iterator[Header]:
    """The header of every article that can be read, by file."""
    from archive.formats.folders import article_names
    from archive.ingest.store import FOLDER, load

    for name in article_names(str(root / FOLDER)):
        with contextlib.suppress(ArticleError):
            yield load(root / FOLDER / name, f"{FOLDER}/{name}").header


def suggest_topics(
    root: Path, *, most: int = 20, since: str = "", until: str = ""
) -> "Suggestions":
    """Topics that the articles speak of and ``content/topics.toml`` lacks, and aliases.

    ``since`` and ``until`` are days, months or years, both included. Raises ConfigError.
    """
    from archive.build.gather import decoys_of
    from archive.formats.folders import article_names
    from archive.ingest.store import FOLDER, load
    from archive.relate.suggest import suggest

    def read() -> Iterator[Article]:
        for name in article_names(str(root / FOLDER)):
            with contextlib.suppress(ArticleError):
                yield load(root / FOLDER / name, f"{FOLDER}/{name}")

    found = settings(root)
    shown = (a for a in read() if a.header.visibility != "withdrawn")
    return suggest(
        shown,
        found.topics,
        decoys=decoys_of(found),
        most=most,
        since=since,
        until=until,
    )


def broken_articles(root: Path) -> Iterator[Problem]:
    """What is wrong with the article files, earlier states included."""
    from archive.formats.folders import article_names
    from archive.ingest.store import FOLDER, HISTORY, load

    for folder in (FOLDER, HISTORY):
        for name in article_names(str(root / folder)):
            try:
                load(root / folder / name, f"{folder}/{name}")
            except ArticleError as error:
                yield Problem.from_error(error)


def check(root: Path, *, output: Path | None = None) -> CheckReport:
    """What is wrong with the site and with the articles behind it."""
    from archive.check.site import check_site

    found = settings(root)
    folder = (output or root / found.site.output).resolve()
    report = check_site(folder, base_url=found.site.base_url)
    problems = tuple(sorted((*report.problems, *broken_articles(root))))
    return msgspec.structs.replace(report, problems=problems)


def init(directory: Path) -> tuple[Path, ...]:
    """Make a new archive, ready to build; the files that were made.

    Raises UsageError where a file would be written over.
    """
    from archive import scaffold

    return scaffold.init(directory)


def new_outlet(root: Path, slug: str) -> tuple[Path, ...]:
    """Describe an outlet of one's own; the files that were made or changed.

    Raises UsageError for a slug that cannot be or is taken, ConfigError where the
    settings cannot be read.
    """
    from archive import scaffold

    return scaffold.new_outlet(root, slug)
