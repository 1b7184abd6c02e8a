"""A command -> its seconds, those of all its processes, and the peak of their memory.

Everything that a command starts counts, also what outlives it: meanwhile this process
adopts orphans (``PR_SET_CHILD_SUBREAPER``), for the kernel tells the processor time of a
process only to its parent. Our own workers are such orphans. Linux; elsewhere the times
of orphans are missing, and the memory is 0.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

PROC = Path("/proc")
BETWEEN_SAMPLES = 0.02
BETWEEN_FEW_SAMPLES = 1.0
SESSION_FIELD = 3
"""Of ``/proc/…/stat``, counted after the name in brackets."""
ADOPT_ORPHANS = 36
"""``PR_SET_CHILD_SUBREAPER`` of ``prctl``."""
LAST_WORDS = 2000


class Command(NamedTuple):
    """What to run, and where."""

    words: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = {}
    """Beside that of this process."""


class Cost(NamedTuple):
    """What a run took."""

    wall: float
    """Seconds until the command ended."""
    cpu: float
    """Seconds of processor, user and system, of all its processes."""


class TooSlowError(Exception):
    """A command was ended: it ran for longer than it may."""


def cost(command: Command, *, limit: float) -> Cost:
    """Run a command for its times. Raises TooSlowError after so many seconds.

    A command that fails ends the bench with its last words.
    """
    with _started(command, limit) as (run, errors), _adopting_orphans():
        took = _wait_for(run)
        _refuse_failure(run, errors)
    return took


def peak(command: Command, *, limit: float) -> float:
    """Run a command for the most megabytes that its processes held at a time.

    Proportional set size: a page that n of them share counts 1/n in each. It is sampled,
    which slows a command down: never take the time in the same run.
    """
    with (
        _started(command, limit) as (run, errors),
        _sampling(run.pid, BETWEEN_SAMPLES) as found,
    ):
        run.wait()
        _refuse_failure(run, errors)
    return _megabytes(found)


def cost_and_peak(command: Command, *, limit: float) -> tuple[Cost, float]:
    """Both in one run, for commands of many minutes: a sample a second is no burden."""
    with (
        _started(command, limit) as (run, errors),
        _adopting_orphans(),
        _sampling(run.pid, BETWEEN_FEW_SAMPLES) as found,
    ):
        took = _wait_for(run)
        _refuse_failure(run, errors)
    return took, _megabytes(found)


def _wait_for(run: subprocess.Popen[bytes]) -> Cost:
    start = time.perf_counter()
    wall = cpu = 0.0
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, status, usage = os.wait4(-run.pid, 0)
            cpu += usage.ru_utime + usage.ru_stime
            if pid == run.pid:
                wall = time.perf_counter() - start
                run.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, cpu)


@contextlib.contextmanager
def _sampling(session: int, between: float) -> Iterator[list[int]]:
    """Kilobytes of a session's processes, so many seconds apart."""
    found: list[int] = [kilobytes_now(session)]
    over = threading.Event()

    def sample() -> None:
        while not over.wait(between):
            found.append(kilobytes_now(session))

    thread = threading.Thread(target=sample, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        over.set()
        thread.join()


def _megabytes(samples: list[int]) -> float:
    return max(samples) * 1024 / 1e6


@contextlib.contextmanager
def _started(
    command: Command, limit: float
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes]]]:
    """Start in a session of its own, by which children are known; end it at the limit."""
    with tempfile.TemporaryFile() as errors:
        run = subprocess.Popen(
            command.words,
            cwd=command.folder,
            env={**os.environ, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=errors,
            stderr=errors,
            start_new_session=True,
        )
        over = threading.Event()

        def end() -> None:
            over.set()
            with contextlib.suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)

        timer = threading.Timer(limit, end)
        timer.start()
        try:
            yield run, errors
        except SystemExit:
            if not over.is_set():
                raise
            raise TooSlowError from None
        finally:
            timer.cancel()
            if run.returncode is None:
                end()


def _refuse_failure(run: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
    if run.returncode != 0:
        errors.seek(0)
        words = errors.read().decode(errors="replace")[-LAST_WORDS:]
        raise SystemExit(f"{run.args!r}\nexit status {run.returncode}\n{words}")


@contextlib.contextmanager
def _adopting_orphans() -> Iterator[None]:
    """Become the parent of what a child leaves behind."""
    if sys.platform != "linux":
        yield
        return
    prctl = ctypes.CDLL(None).prctl
    prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    try:
        yield
    finally:
        prctl(ADOPT_ORPHANS, 0, 0, 0, 0)


def kilobytes_now(session: int) -> int:
    """Add up what the processes of a session hold now."""
    return sum(
        proportional_set_size(folder)
        for folder in PROC.glob("[0-9]*")
        if session_of(folder) == session
    )


def session_of(folder: Path) -> int:
    """Give the session of a process, 0 if it has just ended."""
    try:
        stat = (folder / "stat").read_text()
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[SESSION_FIELD])


def proportional_set_size(folder: Path) -> int:
    """Give a process's kilobytes; a page shared by n processes counts as 1/n."""
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
