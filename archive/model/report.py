"""What a command did, as values: tests assert them, the command line prints them."""

from collections.abc import Callable
from typing import Literal

import msgspec

from archive.model.problem import Problem

Stage = Literal["read", "normalize", "plan", "search", "render", "write", "check"]
Progress = Callable[[Stage, int, int], None]
"""Called with the stage, how many are done, and how many there are."""


class Quarantined(msgspec.Struct, frozen=True, kw_only=True):
    """A dump that could not become an article."""

    path: str
    id: str
    message: str
    line: int = 0
    """Of the mistake; 0 where it is the file as a whole."""
    hint: str = ""

    @property
    def where(self) -> str:
        """``path:line``."""
        return f"{self.path}:{self.line}" if self.line else self.path


class NormalizeReport(msgspec.Struct, frozen=True, kw_only=True):
    """Raw dumps -> articles on disk."""

    dumps: int
    written: int
    unchanged: int
    edited_kept: int
    """Articles that a person changed: what they wrote stands."""
    revisions: int
    """Dumps that are an earlier state of an article dumped again."""
    quarantined: tuple[Quarantined, ...]
    problems: tuple[Problem, ...]
    seconds: float
    merged: int = 0
    """Of those that a person changed: articles that something new in the dump joined."""
    states: int = 0
    """Files written to ``content/history``."""


Kind = Literal["articles", "pages", "search", "feeds", "data", "static", "media"]
"""What a file of the site is: an article's page or that of its history, any other page, what
the search page reads, a feed, something else for programs, a file of the theme, a mirrored
picture."""


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """So many files, and their bytes in all."""

    files: int = 0
    bytes: int = 0


BuildStage = Literal[
    "read",
    "relate",
    "plan",
    "search",
    "decide",
    "copy",
    "render",
    "publish",
    "send",
    "rest",
]


class StageTime(msgspec.Struct, frozen=True, kw_only=True):
    """What a stage of a build took, by the clock on the wall."""

    stage: BuildStage
    seconds: float


class TemplateTime(msgspec.Struct, frozen=True, kw_only=True):
    """What the pages of a template took, summed over all workers.

    A body that two pages show counts for the one that was made first.
    """

    template: str
    pages: int
    seconds: float
    slowest: str
    """Site path of the page that took longest."""
    slowest_seconds: float

    @property
    def average(self) -> float:
        """Seconds a page."""
        return self.seconds / self.pages


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """Where the time of a build went; empty where nobody asked."""

    stages: tuple[StageTime, ...] = ()
    templates: tuple[TemplateTime, ...] = ()
    """The one that took most comes first."""
    hints: tuple[str, ...] = ()
    """What would make the next build faster."""


class BuildReport(msgspec.Struct, frozen=True, kw_only=True):
    """Articles -> site."""

    articles: int
    pages: int
    """Files of the site, of every kind."""
    rendered: int
    kept: int
    pruned: int
    bytes: int
    """Size of the whole site."""
    problems: tuple[Problem, ...]
    seconds: float
    sent: int = 0
    """Files that were sent to a store."""
    kinds: dict[Kind, Amount] = {}
    """What the site consists of."""
    profile: Profile = Profile()
    why: dict[str, str] = {}
    """Site path of each rendered page -> what changed: new, view, template, code, output, full."""


class CheckReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a site and with the content behind it."""

    problems: tuple[Problem, ...]
    files: int = 0
    links: int = 0
    seconds: float = 0.0
