"""Everything that a caller may use: one function per command, values in, reports out."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from archive.build.lock import alone
from archive.build.site import Settings, build_site
from archive.build.states import FOLDER as HISTORY
from archive.check.site import check_site
from archive.errors import ArticleError
from archive.formats.settings import read_outlets, read_site, read_topics
from archive.ingest import normalize as ingest
from archive.ingest.ledger import write_ledger
from archive.ingest.store import FOLDER, article_files, load
from archive.model.article import Header
from archive.model.outlet import OutletFacts
from archive.model.problem import Problem
from archive.model.report import BuildReport, CheckReport, NormalizeReport, Progress
from archive.outlets.registry import Registry
from archive.pages.plan import rooted
from archive.scaffold import init, new_outlet

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
]


def settings(root: Path) -> Settings:
    """What a person has set, the outlets of the code included.

    Raises ConfigError, naming file and line.
    """
    content = root / "content"
    return Settings(
        site=read_site(content / "site.toml", "content/site.toml"),
        outlets=Registry(_own_outlets(root)).facts,
        topics=read_topics(content / "topics.toml", "content/topics.toml"),
    )


def _own_outlets(root: Path) -> tuple[OutletFacts, ...]:
    """The outlets that a person described."""
    return read_outlets(root / "content/outlets.toml", "content/outlets.toml")


def normalize(
    root: Path,
    *,
    raw: Sequence[Path] = (),
    jobs: int = 0,
    check: bool = False,
    progress: Progress | None = None,
) -> NormalizeReport:
    """Raw dumps -> ``content/articles``. ``raw`` replaces the configured folders."""
    found = settings(root)
    folders = list(raw) or [root / folder for folder in found.site.raw]
    own = _own_outlets(root)
    with contextlib.nullcontext() if check else alone(root):
        return ingest.normalize(
            root, folders, own, jobs=jobs, check=check, progress=progress
        )


def ledger(root: Path, file: Path, *, raw: Sequence[Path] = (), jobs: int = 0) -> int:
    """Where every visible character of every dump went, a line of JSON each."""
    sources = list(raw) or [root / folder for folder in settings(root).site.raw]
    return write_ledger(file, root, sources, _own_outlets(root), jobs=jobs)


def build(
    root: Path,
    *,
    output: Path | None = None,
    base_url: str | None = None,
    jobs: int = 0,
    full: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Articles -> site. ``base_url`` replaces the configured one."""
    found = settings(root)
    if base_url is not None:
        site = msgspec.structs.replace(found.site, base_url=base_url)
        found = found._replace(site=rooted(site))
    folder = output or root / found.site.output
    return build_site(
        root, folder.resolve(), found, jobs=jobs, full=full, progress=progress
    )


def articles(root: Path) -> Iterator[Header]:
    """The header of every article that can be read, by file."""
    folder = root / FOLDER
    for path in article_files(folder):
        try:
            yield load(path, f"{FOLDER}/{path.relative_to(folder).as_posix()}").header
        except ArticleError:
            continue


def broken_articles(root: Path) -> Iterator[Problem]:
    """What is wrong with the article files, earlier states included."""
    for own in (FOLDER, HISTORY):
        folder = root / own
        for path in article_files(folder):
            try:
                load(path, f"{own}/{path.relative_to(folder).as_posix()}")
            except ArticleError as error:
                yield Problem.from_error(error)


def check(root: Path, *, output: Path | None = None) -> CheckReport:
    """What is wrong with the site and with the articles behind it."""
    found = settings(root)
    folder = (output or root / found.site.output).resolve()
    report = check_site(folder, base_url=found.site.base_url)
    problems = tuple(sorted((*report.problems, *broken_articles(root))))
    return msgspec.structs.replace(report, problems=problems)
