"""The project on disk -> what the preview watches and does, and what it says of it."""

import sys
import threading
import webbrowser

from archive import api
from archive.build.quick import Quick
from archive.cli.session import Session
from archive.cli.show import all_problems, show_problems
from archive.formats.settings import read_site
from archive.model.problem import Problem
from archive.render.theme import find_theme
from archive.serve import Address, Event, Failed, Rebuilt, Serving, Shown, Work, preview

SITE = "content/site.toml"
_NAMED = 3
"""So many changed files are named; the others are counted."""


def run_preview(session: Session, *, host: str, port: int, browse: bool) -> None:
    """Serve the site of the session's project until it is stopped."""
    teller = Teller(session, browse=browse)
    preview(plan_work(session), Address(host=host, port=port), tell=teller.tell)


def plan_work(session: Session) -> Work:
    """What belongs to the project, as its settings say now."""
    root = session.root
    settings = read_site(root / SITE, SITE)
    output = root / settings.output
    theme = find_theme(root)
    content = root / "content"
    return Work(
        root=root,
        output=output,
        normalize=lambda: all_problems(api.normalize(root)),
        build=lambda: api.build(root, output=output, in_place=True),
        dumps=(
            *(root / folder for folder in settings.raw),
            content / "site.toml",
            content / "outlets.toml",
        ),
        quick=Quick(root, output, lambda: api.settings(root)),
        folders=(
            content,
            root / "templates",
            root / "static",
            *theme.templates,
            *theme.static,
        ),
    )


class Teller:
    """Says what happens, and each list of problems only when it has changed."""

    def __init__(self, session: Session, *, browse: bool) -> None:
        self._session = session
        self._browse = browse
        self._problems: tuple[Problem, ...] = ()

    def tell(self, event: Event) -> None:
        """One line or a few for one event."""
        match event:
            case Serving():
                self._session.say(f"Serving {event.url} — Ctrl-C ends it")
                if self._browse and sys.stdout.isatty():
                    # Some browsers only come back when they are closed.
                    threading.Thread(
                        target=webbrowser.open, args=(event.url,), daemon=True
                    ).start()
            case Shown():
                cause = name_changes(event.changed)
                self._session.say(f"{cause}: shown · {event.seconds:.2f} s")
            case Rebuilt():
                self._tell_rebuilt(event)
            case Failed():
                self._problems = ()
                self._session.say(str(event.problem), color="red")

    def _tell_rebuilt(self, event: Rebuilt) -> None:
        if event.problems != self._problems:
            self._problems = event.problems
            show_problems(self._session, event.problems)
        cause = name_changes(event.changed)
        report = event.report
        pages = f"{report.rendered:,} of {report.pages:,} pages rendered"
        self._session.say(f"{cause}: {pages} · {event.seconds:.1f} s")


def name_changes(changed: tuple[str, ...]) -> str:
    """The files that changed, in few words."""
    if not changed:
        return "First build"
    more = len(changed) - _NAMED
    names = ", ".join(changed[:_NAMED])
    return f"{names} and {more:,} more" if more > 0 else names
