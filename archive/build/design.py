"""The library -> the whole site as values, before anything is rendered."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from archive.build.away import print_away
from archive.build.copies import MEDIA, SEARCH, Copy, media_files, static_copies
from archive.build.hanzi import HANZI, hanzi_tables
from archive.build.keys import theming
from archive.build.memory import Memory
from archive.build.place import Place
from archive.build.publish import Printing
from archive.build.render import Done, Job, Press, print_jobs
from archive.model.library import Library
from archive.model.names import UI_LANGS, UiLang
from archive.model.settings import Settings
from archive.pages.cards import hidden_media
from archive.pages.plan import Assets, Plan, make_plan
from archive.render.renderer import Renderer
from archive.render.theme import find_theme
from archive.workers import Jobs, Task

_WORDS = ("timeline", "outlets", "topics", "stories", "bilingual", "authors", "search")


class Design(NamedTuple):
    """Everything that the site will hold, but for the files of the search."""

    plan: Plan
    copies: tuple[Copy, ...]
    renderer: Renderer
    local: frozenset[str]
    """Mirror paths of the media that the archive keeps itself."""
    look: str
    """Stands for all that the digests of templates depend on."""
    hanzi: bytes
    """Tables of Chinese scripts."""


def design(root: Path, settings: Settings, library: Library, memory: Memory) -> Design:
    """Plan the site; what is known of a theme that has not changed is taken over.

    Raises TemplateError where the words of the interface cannot be read.
    """
    theme = find_theme(root)
    look = theming(theme.templates)
    known = memory if memory.theme == look else Memory()
    renderer = Renderer(theme, digests=known.templates)
    hanzi = known.hanzi or hanzi_tables()
    names, copies = static_copies(theme.static_files(), {HANZI: hanzi})
    media = shown_media(root, library)
    local = frozenset(media)
    plan = make_plan(
        library,
        site=settings.site,
        outlets=settings.outlets,
        topics=settings.topics,
        words=words_of(renderer),
        local=local,
        assets=assets_of(names),
    )
    data = (Copy(data.path, data.content) for data in plan.data)
    mirrored = (Copy(MEDIA + name, file) for name, file in media.items())
    return Design(plan, (*data, *copies, *mirrored), renderer, local, look, hanzi)


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
        search=names.get(SEARCH, ""),
        hanzi=names.get(HANZI, ""),
    )


def press(root: Path, site: Design, jobs: Jobs) -> Printing:
    """The work of rendering, wherever pages are put."""
    theme = site.renderer.theme

    def printing(place: Place) -> Task[Press, Job, Done]:
        sites, local = site.plan.sites, site.local
        at_home = isinstance(jobs, int)
        away = None if at_home else print_away(theme, sites, root, place, local)
        return Task(Press, print_jobs, theme, sites, root, place, local, away=away)

    return printing
