"""Articles -> site: the whole second half of the house.

Every page is planned every time, as a value; a page's key is the digest of that value,
of its template and of the code. Equal key and file in place: the page is kept. Else a
worker renders it. Nothing ever records what depends on what.

Ids of the problems that can arise here, others see ``inputs``, ``decide``, ``render``,
``publish``, ``place`` and ``lock``:

* B006 the site comes near what GitHub Pages takes
* B007 the site is more than GitHub Pages takes
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from archive.build.away import print_away
from archive.build.copies import MEDIA, Copy, media_files, static_copies
from archive.build.decide import Before, decide
from archive.build.hanzi import HANZI, hanzi_tables
from archive.build.inputs import Inputs, read_inputs
from archive.build.keys import reading, theming
from archive.build.memory import Memory, Written, remember
from archive.build.place import Place, refuse_foreign
from archive.build.publish import Outcome, Printing, publish
from archive.build.render import Done, Job, Press, print_jobs
from archive.build.searching import make_search
from archive.build.sources import Sources
from archive.build.staging import recover
from archive.build.states import States, read_states
from archive.build.watch import Watch
from archive.catalog.library import make_library, with_relations
from archive.formats.cache import write_cache
from archive.model.library import Entry, Library, State
from archive.model.names import UI_LANGS, UiLang
from archive.model.problem import Problem
from archive.model.report import BuildReport, Progress
from archive.model.settings import Settings
from archive.pages.budget import HINT, amounts, strains
from archive.pages.cards import hidden_media
from archive.pages.plan import Assets, Plan, make_plan
from archive.relate.relations import find_relations
from archive.render.renderer import Renderer
from archive.render.theme import Theme, find_theme
from archive.workers import Jobs, Task, preload

MEMORY = ".cache/build.msgpack"
_SEARCH = ("search/", "search-page/")
"""Folders of static scripts that search pages load, in this order."""
_WORDS = ("timeline", "outlets", "topics", "stories", "bilingual", "search")


class Built(NamedTuple):
    """What a build has done."""

    report: BuildReport
    written: Mapping[str, Written]
    """Every file of the site, by path."""
    is_whole: bool
    """True where every file is as it should be."""


class _Site(NamedTuple):
    """The whole site before anything is rendered."""

    plan: Plan
    copies: tuple[Copy, ...]
    renderer: Renderer
    local: frozenset[str]
    """Mirror paths of the media that the archive keeps itself."""


def build_site(  # noqa: PLR0913 - each is asked for by name
    root: Path,
    output: Path,
    settings: Settings,
    sources: Sources,
    *,
    jobs: Jobs = 0,
    full: bool = False,
    in_place: bool = False,
    progress: Progress | None = None,
    watch: Watch | None = None,
) -> Built:
    """Bring ``output`` up to date with the articles of ``root``.

    ``watch`` takes the times.
    Nobody else may be at work in ``root`` meanwhile. With ``full`` every page is rendered
    again; with ``in_place`` readers see one file change after another, instead of all at
    once. Raises OutputError where the disk refuses, TemplateError where the words of the
    interface cannot be read.
    """
    started = time.perf_counter()
    preload("archive.build.inputs", "archive.build.render", "archive.build.folding")
    refuse_foreign(root, output)
    recover(output)
    watch = watch or Watch()
    with watch.stage("read"):
        memory = remember(root / MEMORY)
        mark, inputs, states = _read(root, settings, sources, memory, jobs, progress)
    watch.is_fresh = memory == Memory()
    with watch.stage("relate"):
        library = library_of(inputs.entries, states.states)
    with watch.stage("plan"):
        theme = find_theme(root)
        look = theming(theme.templates)
        known = memory.templates if memory.theme == look else {}
        renderer = Renderer(theme, digests=known)
        tables = (memory.hanzi if memory.theme == look else b"") or hanzi_tables()
        site = _plan(root, settings, library, renderer, tables)
    is_same = memory.output == str(output)
    before = Before(output, memory.written if is_same else {}, full=full)
    with watch.stage("decide"):
        decision = decide(site.plan.pages, site.plan.sites, site.renderer, before)
    with TemporaryDirectory(prefix="news-archive-") as room:
        with watch.stage("search"):
            search = make_search(
                root,
                library,
                settings.site,
                memory.search,
                before,
                Path(room),
                jobs=jobs,
                progress=progress,
            )
        with watch.stage("publish"):
            outcome = publish(
                decision,
                (*site.copies, *search.copies),
                _press(root, site, jobs),
                before,
                in_place=in_place,
                jobs=jobs,
                progress=progress,
                watch=watch,
            )
    after = Memory(
        reading=mark,
        entries=inputs.by_file,
        states=states.by_file,
        theme=look,
        templates=renderer.digests,
        search=search.made,
        hanzi=tables,
        output=str(output),
        written=outcome.written,
    )
    with watch.stage("publish"):
        if after != memory:
            write_cache(root / MEMORY, after)
    near = _room(outcome.written, output.name)
    failed = (*search.problems, *outcome.problems)
    problems = (*inputs.problems, *states.problems, *failed, *near)
    seconds = time.perf_counter() - started
    report = _report(len(inputs.entries), outcome, problems, seconds)
    is_whole = not failed and _are_as_hashed(sources, inputs, states)
    return Built(report, outcome.written, is_whole=is_whole)


def _are_as_hashed(sources: Sources, inputs: Inputs, states: States) -> bool:
    """False where an article was written to between the first look at it and the second.

    It may be back to what it was before long, and the site would be taken for its own.
    """
    if any(p.id == "A011" for p in (*inputs.problems, *states.problems)):
        return False
    files = {name: entry.digest for name, entry in inputs.by_file.items()}
    earlier = {name: state.digest for name, state in states.by_file.items()}
    return files.items() <= sources.articles.items() and (
        earlier.items() <= sources.states.items()
    )


def _read(
    root: Path,
    settings: Settings,
    sources: Sources,
    memory: Memory,
    jobs: Jobs,
    progress: Progress | None,
) -> tuple[str, Inputs, States]:
    """The inputs, and first what stands for all that their reading depends on."""
    decoys = decoys_of(settings)
    mark = reading(settings.topics, decoys)
    known = memory if memory.reading == mark else Memory()
    inputs = read_inputs(
        root,
        sources.articles,
        settings.topics,
        decoys,
        known.entries,
        jobs=jobs,
        progress=progress,
    )
    ids = frozenset(entry.id for entry in inputs.entries)
    return mark, inputs, read_states(root, sources.states, ids, known.states)


def decoys_of(settings: Settings) -> tuple[str, ...]:
    """Names of outlets, in which no topic is to be found."""
    return tuple(
        name
        for facts in settings.outlets
        for name in (facts.names.zh, facts.names.en)
        if name
    )


def library_of(entries: Iterable[Entry], states: Iterable[State]) -> Library:
    """The articles, and which of them belong together."""
    library = make_library(entries, states)
    return with_relations(library, find_relations(library.entries.values()))


def _plan(
    root: Path, settings: Settings, library: Library, renderer: Renderer, hanzi: bytes
) -> _Site:
    """Everything that the site will hold."""
    files = renderer.theme.static_files()
    names, copies = static_copies(files, {HANZI: hanzi})
    media = shown_media(root, library)
    plan = make_plan(
        library,
        site=settings.site,
        outlets=settings.outlets,
        topics=settings.topics,
        words=words_of(renderer),
        local=frozenset(media),
        assets=assets_of(names),
    )
    data = (Copy(data.path, data.content) for data in plan.data)
    mirrored = (Copy(MEDIA + name, file) for name, file in media.items())
    return _Site(plan, (*data, *copies, *mirrored), renderer, frozenset(media))


def shown_media(root: Path, library: Library) -> dict[str, Path]:
    """Mirrored media that readers may see, by their mirror paths."""
    media = media_files(root)
    for name in hidden_media(library) if media else ():
        media.pop(name, None)
    return media


def words_of(renderer: Renderer) -> dict[UiLang, dict[str, str]]:
    """Titles of the rooms, in each language of the interface."""
    return {ui: _words(renderer, ui) for ui in UI_LANGS}


def _words(renderer: Renderer, ui: UiLang) -> dict[str, str]:
    say = renderer.strings[ui].say
    rooms = {word: say(f"nav.{word}") for word in _WORDS}
    return {**rooms, "undated": say("undated"), "history": say("history.title")}


def assets_of(names: Mapping[str, str]) -> Assets:
    """What pages load, by the names of static files."""
    return Assets(
        style=names.get("style.css", ""),
        script=names.get("site.js", ""),
        icon=names.get("icon.svg", ""),
        search=tuple(
            names[name]
            for folder in _SEARCH
            for name in sorted(names)
            if name.startswith(folder) and name.endswith(".js")
        ),
        hanzi=names.get(HANZI, ""),
    )


def _press(root: Path, site: _Site, jobs: Jobs) -> Printing:
    theme: Theme = site.renderer.theme

    def printing(place: Place) -> Task[Press, Job, Done]:
        sites, local = site.plan.sites, site.local
        at_home = isinstance(jobs, int)
        away = None if at_home else print_away(theme, sites, root, place, local)
        return Task(Press, print_jobs, theme, sites, root, place, local, away=away)

    return printing


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
