"""Files that changed -> the site built again, or the problem that stood in the way."""

import contextlib
import time
import traceback
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from archive.errors import ArchiveError, ConfigError
from archive.model.problem import Problem
from archive.model.report import BuildReport
from archive.serve.board import Board
from archive.serve.events import Failed, Rebuilt, Shown, Tell

_COARSE = 0.02
"""Seconds by which the clock of a file system may lag behind the program's."""


_QUIET = (0.3, 60.0)
"""Seconds without a save before what was shown at once is followed by a build: as long as
the last build took, since no save is seen while one runs, but within these bounds."""


class Quick(Protocol):
    """Shows a saved article's own pages before the site is built."""

    @property
    def is_warm(self) -> bool:
        """Whether anything can be shown now."""

    def warm_up(self) -> None:
        """Make ready; this may take as long as a build."""

    def show(self, paths: Iterable[Path]) -> Mapping[str, int]:
        """Site paths and times of the pages made of these files; none for any doubt."""

    def after(self, report: BuildReport) -> None:
        """Hear of a build."""


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
    quick: Quick | None = None


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
        self._quick = work.quick
        self._shown: dict[str, int] = {}
        self._due: tuple[str, ...] = ()
        self._saved_at = 0.0
        self._seconds = 0.0
        self._is_warming = False

    def run(self, changed: Iterable[Path] = ()) -> bool:
        """Build what the changes ask for; True where an open page is out of date now.

        No change at all stands for the first build.
        """
        paths = sorted(path for path in changed if self._is_news(path))
        if not paths and self._articles_read_at:
            return False
        self._normalize_due |= any(self._is_dump(path) for path in paths)
        names = tuple(self._name(path) for path in paths)
        if self._show(paths, names):
            return self._board.renew(self._shown)
        return self._run((*self._due, *names))

    def rest(self) -> bool:
        """Nothing has changed for a moment: do what was put off for what was saved.

        True where an open page is out of date now.
        """
        if self._due:
            least, most = _QUIET
            quiet = min(max(self._seconds, least), most)
            if time.monotonic() - self._saved_at < quiet:
                return False
            return self._run(self._due)
        if self._quick and not self._quick.is_warm and self._is_warming:
            self._is_warming = False  # one try after each build
            # The next build will tell what is wrong.
            with contextlib.suppress(Exception):
                self._quick.warm_up()
        return False

    def _show(self, paths: list[Path], names: tuple[str, ...]) -> bool:
        """Show what was saved at once; False where only a build can tell."""
        if not self._quick or self._normalize_due or not paths:
            return False
        start = time.perf_counter()
        try:
            shown = self._quick.show(paths)
        except Exception:  # noqa: BLE001 - the build will tell what is wrong
            return False
        if not shown:
            return False
        self._shown.update(shown)
        self._due = tuple(dict.fromkeys((*self._due, *names)))
        self._saved_at = time.monotonic()
        seconds = time.perf_counter() - start
        self._tell(Shown(changed=names, pages=tuple(shown), seconds=seconds))
        return True

    def _run(self, names: tuple[str, ...]) -> bool:
        names, self._due = tuple(dict.fromkeys(names)), ()
        try:
            return self._succeed(names, *self._build())
        except Exception as error:  # noqa: BLE001 - the server lives on whatever happens
            return self._fail(names, _problem(error, self._root))
        finally:
            self._shown = {}
            self._is_warming = True

    def _build(self) -> tuple[BuildReport, float]:
        start = time.perf_counter()
        if self._normalize_due:
            self._dumps_read_at = time.time()
            self._dump_problems = self._normalized()
            self._normalize_due = False
            time.sleep(2 * _COARSE)  # so that what it wrote is older than what follows
        self._articles_read_at = time.time()
        return self._work.build(), time.perf_counter() - start

    def _normalized(self) -> tuple[Problem, ...]:
        """What is wrong with the dumps."""
        try:
            return self._work.normalize()
        except ConfigError as error:
            # Where nothing is wrong but that there are no dumps, articles can be shown: whoever
            # has them under version control may keep the dumps somewhere else.
            return (Problem.from_error(error),)

    def _succeed(
        self, names: tuple[str, ...], report: BuildReport, seconds: float
    ) -> bool:
        problems = tuple(dict.fromkeys((*self._dump_problems, *report.problems)))
        is_changed = self._board.post(problems)
        state = (report.pages, report.bytes)
        is_news = bool(report.rendered or report.pruned or state != self._last)
        self._last = state
        self._seconds = seconds
        if self._quick:
            self._quick.after(report)
        self._tell(
            Rebuilt(changed=names, report=report, problems=problems, seconds=seconds)
        )
        if self._shown and not is_changed and not report.pruned:
            return self._board.renew(self._altered(report))
        if is_changed or is_news:
            self._board.renew()
        return is_changed or is_news

    def _altered(self, report: BuildReport) -> list[str]:
        """The files that are not what was shown already."""
        return [path for path in report.why if not self._is_as_shown(path)]

    def _is_as_shown(self, path: str) -> bool:
        try:
            return self._shown.get(path) == (self._output / path).stat().st_mtime_ns
        except OSError:
            return False

    def _fail(self, names: tuple[str, ...], problem: Problem) -> bool:
        # A failure leaves nothing to compare with: what comes next is news.
        self._articles_read_at = self._articles_read_at or time.time()
        self._last = ()
        self._board.post_failure(problem)
        self._board.renew()
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
