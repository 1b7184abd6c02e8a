"""Rendering where this machine's disk cannot be seen.

All that a job reads goes along, the theme once for all; the pages come back as bytes and
are put in their place here.
"""

import shutil
import weakref
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from msgspec.structs import replace

from archive.build.inputs import Held, hold
from archive.build.place import InPlace, Place
from archive.build.render import Job, Press, Sheet, lay, sheets
from archive.build.sources import ARTICLES, HISTORY
from archive.model.problem import Problem
from archive.pages.views import SiteView
from archive.render.theme import Theme
from archive.workers import Away, Task

_FOLDER = ".theme-"


class Sent(NamedTuple):
    """A job, and the article files that it reads, by their paths below the root."""

    job: Job
    held: dict[str, Held]


class Templates(NamedTuple):
    """A folder of templates, and how messages name it."""

    label: str
    files: dict[str, bytes]


class Bench:
    """A press with a theme that it was sent."""

    def __init__(
        self,
        theme: Sequence[Templates],
        sites: dict[str, SiteView],
        local: frozenset[str],
    ) -> None:
        room = Path(mkdtemp(prefix="news-archive-"))
        weakref.finalize(self, shutil.rmtree, room, ignore_errors=True)
        self.labels = {f"{_FOLDER}{at}/": own.label for at, own in enumerate(theme)}
        folders = tuple(room / name for name in self.labels)
        for folder, own in zip(folders, theme, strict=True):
            for name, data in own.files.items():
                file = folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
        here = Theme(root=room, templates=folders, static=())
        self.press = Press(here, sites, room, InPlace(room), local)

    def print(self, sent: Sent) -> Iterator[Sheet]:
        """The pages of a job, and problems as they would be told at home."""
        self.press.held = sent.held
        for sheet in sheets(self.press, sent.job):
            problem = sheet.problem and self._at_home(sheet.problem)
            yield sheet._replace(problem=problem)

    def _at_home(self, problem: Problem) -> Problem:
        where, message = problem.where, problem.message
        for folder, label in self.labels.items():
            where = where.replace(folder, f"{label}/")
            message = message.replace(folder, f"{label}/")
        return replace(problem, where=where, message=message)


def print_away(
    theme: Theme,
    sites: Mapping[str, SiteView],
    root: Path,
    place: Place,
    local: frozenset[str],
) -> Away:
    """How pages are rendered by those who see neither ``root`` nor ``place``."""
    folders = tuple(_templates(theme, folder) for folder in theme.templates)
    task = Task(Bench, print_sent, folders, dict(sites), local)
    return Away(task, partial(_send, root), partial(lay, place=place))


def print_sent(bench: Bench, sents: Sequence[Sent]) -> list[Sheet]:
    """The pages of some jobs."""
    return [sheet for sent in sents for sheet in bench.print(sent)]


def _templates(theme: Theme, folder: Path) -> Templates:
    """Every file of a folder that can be read."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    return Templates(theme.label(folder), found)


def _send(root: Path, job: Job) -> Sent:
    wanted: dict[str, Held] = {}
    for page, _ in job.work:
        names = [f"{HISTORY}/{file}" for file in page.earlier]
        names += [f"{ARTICLES}/{name}" for name in (page.body, page.other) if name]
        for name in names:
            if name not in wanted:
                wanted[name] = hold(root / name, name)
    return Sent(job, wanted)
