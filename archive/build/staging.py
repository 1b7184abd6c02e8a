"""The next site beside the present one, and the step from one to the other.

A reader, or a kill at any moment, sees the old site or the new one, whole. What a build
that was killed has left is cleared away by the next one (``tidy``).
"""

import contextlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.build.carry import clear
from archive.build.exchange import UNKNOWN, exchange
from archive.build.lock import held
from archive.build.manifest import read_manifest
from archive.build.stage import Stage
from archive.build.staged import CannotStageError, dress


@contextlib.contextmanager
def staging(output: Path, ours: Iterable[str] = ()) -> Iterator[Stage]:
    """A place for the next site of ``output``, for as long as it is made.

    ``ours`` are files of both sites that builds have made. Raises CannotStageError where
    there can be no such place, OutputError where another build is at work in it.
    """
    stage = Stage(output)
    if not _is_possible(output):
        raise CannotStageError(str(output))
    with held(output.parent, str(output)):
        tidy(stage)
        try:
            _open(stage)
            yield stage
        finally:
            tidy(stage, ours)


def recover(output: Path) -> None:
    """Clear away what a killed build has left, and end what it had begun.

    Raises OutputError where another build is at work there.
    """
    stage = Stage(output)
    if os.path.lexists(stage.folder):
        with held(output.parent, str(output)):
            tidy(stage)


def home_of(output: Path) -> Path:
    """The folder that a build of this site writes to: the stage lies in it."""
    return output if output.is_mount() else output.parent


def _is_possible(output: Path) -> bool:
    """False where we know before we try."""
    if os.link not in os.supports_follow_symlinks:
        return False  # Windows
    if not os.path.lexists(output):
        return True
    return os.access(output, os.W_OK) and not output.is_mount()


def _open(stage: Stage) -> None:
    try:
        stage.folder.parent.mkdir(parents=True, exist_ok=True)
        stage.folder.mkdir()
        with stage.mark.open("x", encoding="ascii") as mark:
            stage.new.mkdir()
            mark.write(str(stage.new.lstat().st_ino))
    except OSError as error:
        raise CannotStageError(str(error)) from None
    dress(str(stage.new), str(stage.output))


def enter(stage: Stage) -> None:
    """Put the next site in the place of the present one.

    Raises CannotStageError where the system refuses; then nothing has changed.
    """
    try:
        if os.path.lexists(stage.output):
            _change_places(stage)
        else:
            stage.new.rename(stage.output)
    except OSError as error:
        raise CannotStageError(str(error)) from None


def _change_places(stage: Stage) -> None:
    """In one step where there is one.

    Between two steps there is no site; ``tidy`` ends what a kill cuts off there.
    """
    try:
        exchange(str(stage.new), str(stage.output))
    except OSError as error:
        if error.errno not in UNKNOWN:
            raise
    else:
        return
    stage.output.rename(stage.old)
    try:
        stage.new.rename(stage.output)
    except OSError:
        stage.old.rename(stage.output)
        raise


def tidy(stage: Stage, ours: Iterable[str] = ()) -> None:
    """Delete the stage, whatever a build has come to in it; what is not ours is kept.

    A folder of that name that is no stage is left alone.
    """
    if not _is_stage(stage):
        return
    with contextlib.suppress(OSError):  # what stays is for the next build to try again
        if stage.old.is_dir() and not os.path.lexists(stage.output):
            (stage.new if stage.new.is_dir() else stage.old).rename(stage.output)
        if stage.old.is_dir():
            _clear(stage, stage.old, ours)
        if stage.new.is_dir():
            if _is_unfinished(stage):
                shutil.rmtree(stage.new)
            else:
                _clear(stage, stage.new, ours)
        if [*stage.folder.iterdir()] == [stage.mark]:
            stage.mark.unlink()
        stage.folder.rmdir()


def _clear(stage: Stage, last: Path, ours: Iterable[str]) -> None:
    """Delete the last site; its own list, and that of the new one, say what is ours."""
    listed = read_manifest(last) | read_manifest(stage.output)
    clear(str(last), str(stage.output), listed.union(ours))


def _is_stage(stage: Stage) -> bool:
    try:
        if stage.folder.is_symlink():
            return False
        return stage.mark.is_file() or not [*stage.folder.iterdir()]
    except OSError:
        return False


def _is_unfinished(stage: Stage) -> bool:
    """True for a site that nobody has seen yet: the last one is another folder."""
    try:
        mark = stage.mark.read_text("ascii")
    except (OSError, ValueError):
        return False
    return mark in {"", str(stage.new.lstat().st_ino)}
