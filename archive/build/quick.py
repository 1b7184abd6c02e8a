"""A saved article -> its own pages at once, before a build brings all else up to date.

What is shown here is provisional. Nothing of it is remembered: to the build that follows
these are files that somebody has written to, and it makes them anew like any other. So the
law holds whatever is shown, and a doubt is always a reason to show nothing. What the
article is to others, its story and what to read next, is as the last build found it.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from archive.build.alignments import remembered, with_alignments
from archive.build.copies import static_copies
from archive.build.design import assets_of, shown_media, words_of
from archive.build.gather import decoys_of, library_of
from archive.build.hanzi import HANZI
from archive.build.inputs import build_matcher_of, read_one, unique
from archive.build.keys import reading
from archive.build.lock import alone
from archive.build.manifest import NAME
from archive.build.memory import MEMORY, Memory, remember
from archive.build.place import InPlace
from archive.build.render import Job, Press, print_jobs, sheets
from archive.build.sources import ARTICLES
from archive.errors import ArchiveError
from archive.model.library import Entry, Library
from archive.model.names import UiLang
from archive.model.report import BuildReport
from archive.model.settings import Settings
from archive.pages.articles import pages_of
from archive.pages.budget import kind_of
from archive.pages.edition import Edition
from archive.pages.history import history_pages_of
from archive.pages.near import Near, find_near
from archive.pages.page import Page
from archive.pages.plan import make_editions, site_views
from archive.relate.topics import Matcher
from archive.render.theme import find_theme

MOST = 5
"""Articles that are shown at once; more are no matter of seconds."""


class Warm(NamedTuple):
    """The site as the last build planned it, ready to make any article's pages."""

    files: Mapping[str, Entry]
    """What each article file said."""
    topics: frozenset[str]
    matcher: Matcher
    editions: tuple[Edition, ...]
    near: Mapping[UiLang, Near]
    press: Press
    output: Path


class Quick:
    """Shows saved articles for as long as a preview lives; used by one thread only."""

    def __init__(
        self, root: Path, output: Path, settings: Callable[[], Settings]
    ) -> None:
        self._root = root.resolve()
        self._output = output.resolve()
        self._settings = settings
        self._warm: Warm | None = None
        self._mark: tuple[int, int] | None = None
        self._shown: set[str] = set()

    @property
    def is_warm(self) -> bool:
        """Whether anything can be shown now."""
        return self._warm is not None

    def warm_up(self) -> None:
        """Take up what the last build has left, which takes as long as half a build."""
        mark = self._memory_mark()
        self._warm = warm_up(self._root, self._output, self._settings())
        self._mark = mark

    def show(self, paths: Iterable[Path]) -> dict[str, int]:
        """Bring the pages of saved articles up to date: their site paths and times.

        Nothing at all where more might have to be done, or where it cannot be seen.
        """
        warm, names = self._warm, self._names(paths)
        if not warm or not names or self._mark != self._memory_mark():
            return {}
        try:
            with alone(self._root, patience=0):
                shown = show(warm, names)
        except ArchiveError:  # somebody else is at work; the disk refuses
            return {}
        self._shown |= shown.keys()
        return shown

    def after(self, report: BuildReport) -> None:
        """A build is over: where it did more than was shown, nothing is warm any more."""
        # In place the list of files is always written; no page depends on the search.
        made = (p for p in report.why if p != NAME and kind_of(p) != "search")
        is_same = not report.pruned and self._shown.issuperset(made)
        self._shown = set()
        if is_same and self._warm:
            self._mark = self._memory_mark()
        else:
            self._warm = None

    def _names(self, paths: Iterable[Path]) -> list[str]:
        """Files below ``content/articles``; none where something else has changed, too."""
        folder = self._root / ARTICLES
        names: list[str] = []
        for path in paths:
            if not path.is_relative_to(folder):
                return []
            if path.suffix == ".md":  # others are what editors put down for a moment
                names.append(path.relative_to(folder).as_posix())
        return names if len(names) <= MOST else []

    def _memory_mark(self) -> tuple[int, int] | None:
        """Tells whether somebody else has built meanwhile."""
        try:
            found = (self._root / MEMORY).stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size


def warm_up(root: Path, output: Path, settings: Settings) -> Warm | None:
    """What the last build knew of the site in ``output``; None where there is none."""
    memory = remember(root / MEMORY)
    decoys = decoys_of(settings)
    is_own = memory.reading == reading(settings.topics, decoys)
    if not is_own or memory.output != str(output) or not memory.entries:
        return None
    library = _library(root, memory)
    theme = find_theme(root)
    local = frozenset(shown_media(root, library))
    press = Press(theme, {}, root, InPlace(output), local)
    editions = make_editions(
        library,
        site=settings.site,
        outlets=settings.outlets,
        topics=settings.topics,
        words=words_of(press.renderer),
        local=local,
    )
    before = {HANZI: memory.hanzi}
    assets = assets_of(static_copies(theme.static_files(), before)[0])
    press.sites = site_views(editions, settings.outlets, assets)
    trees = tuple(editions.values())
    warm = Warm(
        memory.entries,
        frozenset(topic.slug for topic in settings.topics),
        build_matcher_of(settings.topics, decoys),
        trees,
        find_near(trees),
        press,
        output,
    )
    _rehearse(warm)
    return warm


def _library(root: Path, memory: Memory) -> Library:
    """As a build makes it, but for what it warns of: that makes no page another."""
    own, _ = unique(sorted(memory.entries.values(), key=lambda e: e.file))
    ids = frozenset(entry.id for entry in own)
    states = (state for state in memory.states.values() if state.id in ids)
    library, _ = library_of(root, memory.reading, own, states, memory.related)
    return with_alignments(library, remembered(library, memory.alignments))


def _rehearse(warm: Warm) -> None:
    """Have the templates compiled and the dictionary of words loaded.

    Either takes longer than to make a page.
    """
    for entry in warm.editions[0].library.entries.values():
        read_one(warm.press.root, entry.file, warm.matcher)
        pages = pages_of(entry, warm.editions, warm.near, warm.press.local)
        list(sheets(warm.press, _job(pages)))
        return


def _job(pages: Iterable[Page]) -> Job:
    """Without keys: nobody remembers these pages."""
    return Job(tuple((page, "") for page in pages))


def show(warm: Warm, names: Iterable[str]) -> dict[str, int]:
    """Write the pages of these article files, in place: their site paths and times.

    None at all where one of them is new, broken, or another article now. Raises
    OutputError.
    """
    known = [_known(warm, name) for name in names]
    shown: dict[str, int] = {}
    for entry in known:
        if entry is None:
            return {}
        pages = list(_pages(warm, entry))
        if not all((warm.output / page.path).is_file() for page in pages):
            return {}
        for done in print_jobs(warm.press, [_job(pages)]):
            if done.written is None:
                return {}
            shown[done.path] = done.written.mtime
    return shown


def _known(warm: Warm, name: str) -> Entry | None:
    """What a file says now, where that is the same article in the same place."""
    old = warm.files.get(name)
    listed = warm.editions[0].library.entries.get(old.id) if old else None
    if not old or not listed or listed.file != name:
        return None
    now = read_one(warm.press.root, name, warm.matcher)
    if not isinstance(now, Entry) or _place(now) != _place(old):
        return None
    topics = tuple(slug for slug in now.topics if slug in warm.topics)
    return replace(now, name=listed.name, topics=topics)


def _place(entry: Entry) -> tuple[str, ...]:
    """What may not change where a page is to be the only one that does."""
    header = entry.header
    return (entry.id, header.outlet, header.visibility, entry.day, entry.name)


def _pages(warm: Warm, entry: Entry) -> Iterable[Page]:
    yield from pages_of(entry, warm.editions, warm.near, warm.press.local)
    yield from history_pages_of(entry, warm.editions)
