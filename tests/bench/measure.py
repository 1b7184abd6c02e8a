"""A command -> its seconds, or the peak memory of all its processes."""

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

PROC = Path("/proc")
BETWEEN_SAMPLES = 0.02
SESSION_FIELD = 3
"""Of ``/proc/…/stat``, counted after the name in brackets."""


def seconds(command: Sequence[str]) -> float:
    """Run a command; give its wall time."""
    start = time.perf_counter()
    run = start_alone(command)
    finish(run)
    return time.perf_counter() - start


def megabytes(command: Sequence[str]) -> float:
    """Run a command; give the peak of its processes' memory, shared pages counted once.

    Sampling slows a command down: never take the time in the same run. Linux only;
    elsewhere 0.
    """
    run = start_alone(command)
    peak = 0
    while run.poll() is None:
        peak = max(peak, kilobytes_now(run.pid))
        time.sleep(BETWEEN_SAMPLES)
    finish(run)
    return peak / 1024


def start_alone(command: Sequence[str]) -> subprocess.Popen[str]:
    """Start a command in a session of its own, by which its children are known."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
        text=True,
    )


def finish(run: subprocess.Popen[str]) -> None:
    """Wait for the end; a command that fails ends the bench with its last words."""
    _, errors = run.communicate()
    if run.returncode != 0:
        message = f"{run.args!r}\nexit status {run.returncode}\n{errors[-2000:]}"
        raise SystemExit(message)


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
