"""Where the next site is made: a hidden folder beside the present one."""

import os
from pathlib import Path
from typing import NamedTuple


class Stage(NamedTuple):
    """The folders that sites go through when they change."""

    output: Path
    """The present site."""

    @property
    def folder(self) -> Path:
        """Holds all others; there only while a build is at work, or was killed."""
        return self.output.with_name(f".{self.output.name}.next")

    @property
    def mark(self) -> Path:
        """A file that says whose folder this is, and which folder is the new site."""
        return self.folder / "news-archive"

    @property
    def new(self) -> Path:
        """The next site; after an exchange in one step, the last one."""
        return self.folder / "new"

    @property
    def old(self) -> Path:
        """The last site, where there is no exchange in one step."""
        return self.folder / "old"

    @property
    def is_left(self) -> bool:
        """True where a build was killed before it had cleared away."""
        return os.path.lexists(self.mark)
