"""What every page of the preview must know: the problems, and how new the site is."""

from collections.abc import Iterable
from urllib.parse import unquote

from archive.model.problem import Problem
from archive.serve.panel import render_panel

Key = tuple[str, str, str]


class Board:
    """Written by the thread that builds, read by the one that serves.

    Each write replaces values as a whole, so a reader never sees half of one.
    """

    def __init__(self) -> None:
        self.panel = ""
        """The panel to lay over pages; empty while all is well."""
        self.generation = 0
        """Counts the states of the site that a browser could have seen."""
        self.served: dict[str, int] = {}
        """Path of each page that was asked for -> generation it was served in."""
        self.open: dict[object, str] = {}
        """Each page that listens for news -> its path."""
        self._old: set[Key] | None = None

    @property
    def is_built(self) -> bool:
        """Whether the first build is over, well or not."""
        return self.generation > 0

    def post(self, problems: Iterable[Problem]) -> bool:
        """Show the errors among ``problems``; True where the panel has changed.

        What was wrong at the first build stays a mark in the corner; what comes after
        that opens the panel.
        """
        errors = [problem for problem in problems if problem.severity == "error"]
        keys = {_key(problem) for problem in errors}
        old = keys if self._old is None else self._old & keys
        self._old = old
        errors.sort(key=lambda problem: (_key(problem) in old, problem))
        return self._show(render_panel(errors, is_open=bool(keys - old)))

    def post_failure(self, problem: Problem) -> bool:
        """Show the one problem that kept the site from being built."""
        return self._show(render_panel([problem], is_open=True))

    def renew(self, files: Iterable[str] | None = None) -> bool:
        """Pages made of these files of the site, or all, are out of date from here on.

        True where one of them is open.
        """
        before, after = self.generation, self.generation + 1
        self.generation = after
        if files is None:
            return True
        changed = frozenset(files)
        for path, generation in list(self.served.items()):
            if generation == before and _file(path) not in changed:
                self.served[path] = after
        return any(_file(path) in changed for path in list(self.open.values()))

    def _show(self, panel: str) -> bool:
        before, self.panel = self.panel, panel
        return before != panel


def _file(path: str) -> str:
    """The file of the site that a browser is shown for a path."""
    name = unquote(path).lstrip("/")
    return name if name and not name.endswith("/") else f"{name}index.html"


def _key(problem: Problem) -> Key:
    """A problem as such: it stays the same when lines above it come and go."""
    path = problem.where.rpartition(":")[0] or problem.where
    return problem.id, path, problem.message
