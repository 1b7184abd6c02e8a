"""What the preview tells while it runs."""

from collections.abc import Callable

import msgspec

from archive.model.problem import Problem
from archive.model.report import BuildReport


class Serving(msgspec.Struct, frozen=True, kw_only=True):
    """The server listens; the first build is about to begin."""

    url: str


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """The site is as the files are."""

    changed: tuple[str, ...]
    """The files whose change led to it, relative to the root; none the first time."""
    report: BuildReport
    problems: tuple[Problem, ...]
    """Of normalising and building."""
    seconds: float


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of saved articles are as their files are; a build follows."""

    changed: tuple[str, ...]
    pages: tuple[str, ...]
    """Site paths."""
    seconds: float


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """The site could not be built; the pages are those of the last time."""

    changed: tuple[str, ...]
    problem: Problem


Event = Serving | Rebuilt | Shown | Failed
Tell = Callable[[Event], None]
"""Called from the thread that builds: one call at a time."""
