"""How a build is to be done, whatever it builds."""

from typing import TYPE_CHECKING, NamedTuple

from archive.build.watch import Watch
from archive.model.report import Progress

if TYPE_CHECKING:  # a build that finds nothing to do imports nothing for work
    from archive.workers import Jobs


class Run(NamedTuple):
    """What is asked of one build."""

    watch: Watch
    """Takes the times."""
    jobs: "Jobs" = 0
    full: bool = False
    """Every page is rendered again."""
    in_place: bool = False
    """Readers see one file change after another, instead of all at once."""
    progress: Progress | None = None
