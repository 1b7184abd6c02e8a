"""Every page as a value, and what the last build wrote -> what is to be rendered.

Nothing is written here. Ids of the problems that can arise:

* B001 two pages want the same path
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from archive.build.keys import difference, page_key, program
from archive.build.memory import Written
from archive.build.place import is_untouched
from archive.build.render import Job
from archive.errors import TemplateError
from archive.formats.fingerprint import digest_of
from archive.model.problem import Problem
from archive.pages.page import Page
from archive.pages.views import SiteView
from archive.render.renderer import Renderer


class Before(NamedTuple):
    """The site as the last build left it."""

    output: Path
    written: Mapping[str, Written]
    """By site path; empty where nothing is known."""
    full: bool = False
    """True where every page shall be rendered again."""


class Decision(NamedTuple):
    """What is to become of every page."""

    jobs: tuple[Job, ...]
    kept: dict[str, Written]
    """Pages that stay as they are, by site path."""
    why: dict[str, str]
    """Site path of each page to render -> what changed."""
    stuck: tuple[str, ...]
    """Pages that cannot be rendered now, and whose files stay if there are any."""
    problems: tuple[Problem, ...]


def decide(
    pages: Iterable[Page],
    sites: Mapping[str, SiteView],
    renderer: Renderer,
    before: Before,
) -> Decision:
    """Which pages must be rendered, and why; pages with one body together.

    The pages of a template that cannot be read stay as they are.
    """
    pages, twice = _unique(pages)
    templates, broken = _templates({page.template for page in pages}, renderer)
    kept: dict[str, Written] = {}
    why: dict[str, str] = {}
    groups: dict[str, list[tuple[Page, str]]] = defaultdict(list)
    for page, key in _keys(pages, sites, templates):
        reason = _reason(page.path, key, before)
        if reason:
            why[page.path] = reason
            groups[page.body or page.path].append((page, key))
        else:
            kept[page.path] = before.written[page.path]
    stuck = tuple(page.path for page in pages if page.template not in templates)
    for path in stuck:
        if old := before.written.get(path):
            kept[path] = Written("", old.size, old.mtime)
    jobs = tuple(Job(tuple(work)) for work in groups.values())
    return Decision(jobs, kept, why, stuck, (*twice, *broken))


def _unique(pages: Iterable[Page]) -> tuple[list[Page], tuple[Problem, ...]]:
    """The first page for each path: on some disks letter case tells none apart."""
    found: dict[str, Page] = {}
    problems: list[Problem] = []
    for page in pages:
        owner = found.setdefault(page.path.casefold(), page)
        if owner is not page:
            problems.append(_clash(page.path))
    return list(found.values()), tuple(problems)


def _clash(path: str) -> Problem:
    return Problem(
        id="B001",
        severity="error",
        where=path,
        message="two pages want this path; the first one is written",
        hint="ids must differ by more than letter case",
    )


def _templates(
    names: Iterable[str], renderer: Renderer
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """Digest of each template that can be read, and what is wrong with the others."""
    digests: dict[str, str] = {}
    problems: list[Problem] = []
    for name in sorted(names):
        try:
            digests[name] = renderer.digest(name)
        except TemplateError as error:
            problems.append(Problem.from_error(error))
    return digests, tuple(problems)


def _keys(
    pages: Iterable[Page], sites: Mapping[str, SiteView], templates: Mapping[str, str]
) -> Iterator[tuple[Page, str]]:
    """Each page whose template can be read, with its key."""
    site_digests = {ui: digest_of(site) for ui, site in sites.items()}
    code = program()
    for page in pages:
        if page.template in templates:
            value = digest_of([page, site_digests[page.ui]])
            yield page, page_key(value, templates[page.template], code)


def _reason(path: str, key: str, before: Before) -> str:
    """Why a page must be rendered; empty where it may stay."""
    old = before.written.get(path)
    if old is None:
        return "new"
    if before.full:
        return "full"
    if old.key != key:
        return difference(old.key, key) if old.key else "output"
    return "" if is_untouched(before.output, path, old) else "output"
