"""Files that changed -> the site built again, or the problem that stood in the way."""

import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from archive.errors import ArchiveError
from archive.model.problem import Problem
from archive.model.report import BuildReport
from archive.serve.board import Board
from archive.serve.events import Failed, Rebuilt, Tell

_COARSE = 0.02
"""Seconds by which the clock of a file system may lag behind the program's."""


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What the preview does on a change, and where it looks for one."""

    root: Path
    """The project root: places are told relative to it."""
    output: Path
    normalize: Callable[[], tuple[Problem, ...]]
    """Dumps -> articles; the problems on the way, quarantined dumps among them."""
    build: Callable[[], BuildReport]
    dumps: tuple[Path, ...]
    """Folders of raw dumps and files of settings: a change there normalises first."""
    folders: tuple[Path, ...]
    """Everything else that the site is made of."""


class Rebuilder:
    """Runs ``work`` for one batch of changes after another, and keeps the board.

    It is called from one thread only; a change during a run waits for the next one.
    """

    def __init__(self, work: Work, board: Board, tell: Tell) -> None:
        self._root = work.root.resolve()
        self._output = work.output.resolve()
        self._dumps = tuple(path.resolve() for path in work.dumps)
        self._work = work
        self._board = board
        self._tell = tell
        self._normalize_due = True
        self._dumps_read_at = 0.0
        self._articles_read_at = 0.0
        self._dump_problems: tuple[Problem, ...] = ()
        self._last: tuple[object, ...] = ()

    def run(self, changed: Iterable[Path] = ()) -> bool:
        """Build what the changes ask for; True where an open page is out of date now.

        No change at all stands for the first build.
        """
        paths = sorted(path for path in changed if self._is_news(path))
        if not paths and self._articles_read_at:
            return False
        self._normalize_due |= any(self._is_dump(path) for path in paths)
        names = tuple(self._name(path) for path in paths)
        try:
            return self._succeed(names, *self._build())
        except Exception as error:  # noqa: BLE001 - the server lives on whatever happens
            return self._fail(names, _problem(error, self._root))

    def _build(self) -> tuple[BuildReport, float]:
        start = time.perf_counter()
        if self._normalize_due:
            self._dumps_read_at = time.time()
            self._dump_problems = self._work.normalize()
            self._normalize_due = False
            time.sleep(2 * _COARSE)  # so that what it wrote is older than what follows
        self._articles_read_at = time.time()
        return self._work.build(), time.perf_counter() - start

    def _succeed(
        self, names: tuple[str, ...], report: BuildReport, seconds: float
    ) -> bool:
        problems = tuple(dict.fromkeys((*self._dump_problems, *report.problems)))
        is_changed = self._board.post(problems)
        state = (report.pages, report.bytes)
        is_news = bool(report.rendered or report.pruned or state != self._last)
        self._last = state
        self._tell(
            Rebuilt(changed=names, report=report, problems=problems, seconds=seconds)
        )
        return is_changed or is_news

    def _fail(self, names: tuple[str, ...], problem: Problem) -> bool:
        # A failure leaves nothing to compare with: what comes next is news.
        self._articles_read_at = self._articles_read_at or time.time()
        self._last = ()
        self._board.post_failure(problem)
        self._tell(Failed(changed=names, problem=problem))
        return True

    def _is_news(self, path: Path) -> bool:
        """False for a file that the last build has read as it is now.

        Normalising writes articles; the build after it reads them, and only then does
        the watcher report them.
        """
        if path.is_relative_to(self._output):
            return False  # the site may lie in a folder that is watched
        try:
            status = path.stat()
        except OSError:
            return True
        read_at = self._dumps_read_at if self._is_dump(path) else self._articles_read_at
        return max(status.st_mtime, status.st_ctime) >= read_at - _COARSE

    def _is_dump(self, path: Path) -> bool:
        return any(path.is_relative_to(folder) for folder in self._dumps)

    def _name(self, path: Path) -> str:
        root = self._root
        inside = path.is_relative_to(root)
        return (path.relative_to(root) if inside else path).as_posix()


def _problem(error: Exception, root: Path) -> Problem:
    if isinstance(error, ArchiveError):
        return Problem.from_error(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = Path(frame.filename)
    name = where.relative_to(root) if where.is_relative_to(root) else where
    return Problem(
        id="S002",
        severity="error",
        where=f"{name.as_posix()}:{frame.lineno}",
        message=f"{type(error).__name__}: {error}",
        hint="this should not happen; the site is as it was before",
    )
