"""Entries -> parts of the search, folded while the main process relates and plans.

That takes one core for seconds; what the search is made of needs none of it, only what was
read. Parts wait on disk, where ``folding`` finds them.
"""

from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread
from typing import Self

from archive.build.folding import Batch, fold, is_kept
from archive.build.searching import parts_of
from archive.model.library import Entry
from archive.workers import WORTHWHILE, Jobs, cores


class Ahead:
    """Parts in the making. Leaving the ``with`` block ends it; nothing is owed then."""

    def __init__(self, root: Path, jobs: Jobs) -> None:
        self._root = root
        self._jobs = jobs
        self._over = Event()
        self._thread: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self.wait()

    def begin(self, entries: Iterable[Entry], read: int) -> None:
        """Start with what is due, where workers of this machine would do it.

        ``read`` entries are new. After an edit they are few, and looking for what is due
        would take longer than to fold it.
        """
        if not isinstance(self._jobs, int) or (self._jobs or cores()) == 1:
            return
        if read < WORTHWHILE:
            return
        parts = parts_of(self._root, entries)
        due = [batch for batch in parts if not is_kept(self._root, batch)]
        if sum(len(batch.sources) for batch in due) >= WORTHWHILE:
            self._thread = Thread(target=self._fold, args=(due,), daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Until all is folded that was begun."""
        if self._thread:
            self._thread.join()

    def _fold(self, due: Sequence[Batch]) -> None:
        # Whoever needs a part that is missing makes it, and says what is wrong.
        with (
            suppress(Exception),
            closing(fold(self._root, due, jobs=self._jobs)) as made,
        ):
            for _ in made:
                if self._over.is_set():
                    return
