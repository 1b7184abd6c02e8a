"""What every page of the preview must know: the problems, and how new the site is."""

from collections.abc import Iterable

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

    def renew(self) -> None:
        """Open pages are out of date from here on."""
        self.generation += 1

    def _show(self, panel: str) -> bool:
        before, self.panel = self.panel, panel
        return before != panel


def _key(problem: Problem) -> Key:
    """A problem as such: it stays the same when lines above it come and go."""
    path = problem.where.rpartition(":")[0] or problem.where
    return problem.id, path, problem.message
