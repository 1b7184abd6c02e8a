"""Pages -> files, in workers: a body is rendered once for all trees that show it.

Ids of the problems that can arise here:

* A011 an article's file that changed while the site was built
* B004 a page that the program fails on
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup
from msgspec.structs import replace

from archive.build.inputs import Held, as_text, changed_meanwhile, hold, opened
from archive.build.memory import Written
from archive.build.place import Place
from archive.build.sources import ARTICLES, HISTORY
from archive.errors import ArchiveError, OutputError
from archive.formats.fingerprint import digest
from archive.formats.front_matter import read_article
from archive.model.article import Article
from archive.model.problem import Problem
from archive.pages.page import Page
from archive.pages.views import (
    BesideView,
    Changes,
    HistoryView,
    Row,
    SiteView,
    View,
)
from archive.render.beside import with_rows
from archive.render.body import Bodies
from archive.render.history import compare_all, with_changes
from archive.render.renderer import Renderer
from archive.render.theme import Theme


class Job(NamedTuple):
    """Pages that share a body, or a single page without one; and their keys."""

    work: tuple[tuple[Page, str], ...]


class Done(NamedTuple):
    """A page that was rendered, or why it was not."""

    path: str
    written: Written | None
    problem: Problem | None
    template: str
    seconds: float
    """That rendering took."""


class Sheet(NamedTuple):
    """A page before it is put anywhere, or why there is none."""

    path: str
    key: str
    template: str
    seconds: float
    data: bytes = b""
    problem: Problem | None = None


class Press:
    """What one worker needs to render any page of one site."""

    def __init__(
        self,
        theme: Theme,
        sites: dict[str, SiteView],
        root: Path,
        place: Place,
        local: frozenset[str],
    ) -> None:
        self.renderer = Renderer(theme)
        self.sites = sites
        self.root = root
        self.place = place
        self.local = local
        self.held: Mapping[str, Held] = {}
        """Files that have been read already, by their paths below the root."""
        self._bodies: dict[str, Bodies] = {}

    def body(self, page: Page) -> Markup:
        """The HTML of the body that a page shows.

        Raises ArticleError where the file is not what the page was planned for any more.
        """
        article = self._article(f"{ARTICLES}/{page.body}", page.digests[0])
        return self._bodies_at(page.frame.root).html(article.body)

    def changes(self, page: Page) -> tuple[Changes, ...]:
        """What changed between the states that a page compares, the newest first.

        Raises ArticleError where a file is not what the page was planned for any more.
        """
        files = [f"{ARTICLES}/{page.body}", *(f"{HISTORY}/{e}" for e in page.earlier)]
        now, *earlier = map(self._article, files, page.digests)
        return compare_all([*earlier, now])

    def beside(self, page: Page, view: BesideView) -> BesideView:
        """The view with the two bodies that a page shows side by side.

        Raises ArticleError where a file is not what the page was planned for any more.
        """
        files = (f"{ARTICLES}/{page.body}", f"{ARTICLES}/{page.other}")
        zh, en = map(self._article, files, page.digests)
        return with_rows(view, zh.body, en.body, self._bodies_at(page.frame.root))

    def _bodies_at(self, root: str) -> Bodies:
        if root not in self._bodies:
            self._bodies[root] = Bodies(self.local, root)
        return self._bodies[root]

    def _article(self, where: str, planned: str) -> Article:
        held = self.held.get(where)
        data = opened(hold(self.root / where, where) if held is None else held)
        if digest(data) != planned:
            # Under the key of the plan a page of these bytes would stay for ever.
            raise changed_meanwhile(where)
        return read_article(as_text(data, where), where)

    def page(self, page: Page, body: Markup | None) -> bytes:
        """The bytes of a page."""
        return self.renderer.render(
            page.template,
            site=self.sites[page.ui],
            frame=page.frame,
            view=page.view,
            body=body,
        )


def print_jobs(press: Press, jobs: Sequence[Job]) -> list[Done]:
    """Render and write the pages of some jobs.

    What is wrong with a page stays with it. Raises OutputError where the disk refuses.
    """
    return [lay(sheet, press.place) for job in jobs for sheet in sheets(press, job)]


def lay(sheet: Sheet, place: Place) -> Done:
    """Put a page in its place. Raises OutputError where the disk refuses."""
    if sheet.problem:
        place.leave(sheet.path)
        return Done(sheet.path, None, sheet.problem, sheet.template, sheet.seconds)
    mtime = place.put(sheet.path, sheet.data)
    written = Written(sheet.key, len(sheet.data), mtime)
    return Done(sheet.path, written, None, sheet.template, sheet.seconds)


def sheets(press: Press, job: Job) -> Iterator[Sheet]:
    """Render the pages of a job; what is wrong with one stays with it."""
    texts = _Texts(press)
    for page, key in job.work:
        started = time.perf_counter()
        data, problem = b"", None
        try:
            view = texts.filled(page)
            body = texts.body(page) if view is page.view and page.body else None
            data = press.page(replace(page, view=view), body)
        except OutputError:
            raise
        except Exception as error:  # noqa: BLE001 - one page never stops the others
            problem = _problem(page, error)
        seconds = time.perf_counter() - started
        yield Sheet(page.path, key, page.template, seconds, data, problem)


class _Texts:
    """What the pages of one job show of article files, each made once."""

    def __init__(self, press: Press) -> None:
        self._press = press
        self._bodies: dict[str, Markup] = {}
        self._changes: tuple[Changes, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def body(self, page: Page) -> Markup:
        """The body at the page's depth."""
        root = page.frame.root
        if root not in self._bodies:
            self._bodies[root] = self._press.body(page)
        return self._bodies[root]

    def filled(self, page: Page) -> View:
        """The page's view with what is only made here, for views that wait for it."""
        view = page.view
        if isinstance(view, HistoryView):
            self._changes = self._changes or self._press.changes(page)
            return with_changes(view, self._changes)
        if isinstance(view, BesideView):
            self._rows = self._rows or self._press.beside(page, view).rows
            return replace(view, rows=self._rows)
        return view


def _problem(page: Page, error: Exception) -> Problem:
    if isinstance(error, ArchiveError):
        return Problem.from_error(error)
    return Problem(
        id="B004",
        severity="error",
        where=f"{ARTICLES}/{page.body}" if page.body else page.path,
        message=f"cannot be rendered: {type(error).__name__}: {error}",
        hint="the page stays as it was",
    )
