"""What a command costs is seen in all of its processes, also those that outlive it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bench import measure as module
from tests.bench.measure import Command, TooSlowError, cost, cost_and_peak, peak

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

HOLD = "import time; held = bytearray(b'x') * 100_000_000; time.sleep(0.6)"
BURN = """
import time
while time.process_time() < 0.4:
    pass
"""
IN_A_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', {!r}])"
LEFT_BEHIND = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', {!r}])"


def python(code: str, folder: Path) -> Command:
    return Command((sys.executable, "-c", code), folder)


def test_the_memory_of_a_child_is_seen(tmp_path: Path) -> None:
    """A hundred megabytes, held by the command's child."""
    held = peak(python(IN_A_CHILD.format(HOLD), tmp_path), limit=60)
    little = peak(python("pass", tmp_path), limit=60)

    assert 100 < held < 200
    assert little < 50


def test_memory_that_is_shared_counts_once(tmp_path: Path) -> None:
    """Three forks of a process that holds a hundred megabytes hold a hundred."""
    fork = """
import os, time
held = bytearray(b"x") * 100_000_000
os.fork(), os.fork()
time.sleep(0.6)
"""
    assert 100 < peak(python(fork, tmp_path), limit=60) < 200


@pytest.mark.parametrize("how", ["{}", IN_A_CHILD, LEFT_BEHIND])
def test_the_time_of_every_process_counts(how: str, tmp_path: Path) -> None:
    """Of the command, of its child, and of a child that it does not wait for."""
    code = BURN if how == "{}" else how.format(BURN)
    took = cost(python(code, tmp_path), limit=60)

    assert 0.4 <= took.cpu < 3
    if how == LEFT_BEHIND:
        assert took.wall < took.cpu + 2


def test_a_long_command_tells_both_in_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also of children that it leaves behind; memory is as good as its few samples."""
    monkeypatch.setattr(module, "BETWEEN_FEW_SAMPLES", 0.1)
    took, held = cost_and_peak(python(IN_A_CHILD.format(HOLD), tmp_path), limit=60)
    burnt, _ = cost_and_peak(python(LEFT_BEHIND.format(BURN), tmp_path), limit=60)

    assert took.wall >= 0.6
    assert 100 < held < 200
    assert 0.4 <= burnt.cpu < 3


def test_waiting_is_no_work(tmp_path: Path) -> None:
    took = cost(python("import time; time.sleep(0.5)", tmp_path), limit=60)

    assert took.wall >= 0.5
    assert took.cpu < 0.5


def test_a_command_that_fails_ends_the_bench_with_its_words(tmp_path: Path) -> None:
    for measure in (cost, peak):
        with pytest.raises(SystemExit, match=r"exit status 1\n(.*\n)*.*no such luck"):
            measure(python("raise ValueError('no such luck')", tmp_path), limit=60)


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """With all that it has started."""
    slow = IN_A_CHILD.format("import time; time.sleep(60)")
    for measure in (cost, peak):
        started = time.perf_counter()
        with pytest.raises(TooSlowError):
            measure(python(slow, tmp_path), limit=0.3)
        assert time.perf_counter() - started < 20


def test_no_other_child_is_waited_for(tmp_path: Path) -> None:
    """Only the command's own processes are."""
    with subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(3)"]
    ) as other:
        cost(python("pass", tmp_path), limit=60)
        assert (
            os.waitid(os.P_PID, other.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        )
        other.kill()


def test_folder_and_environment_are_those_of_the_command(tmp_path: Path) -> None:
    code = "import os; open(os.environ['NAME'], 'w').close()"
    words = (sys.executable, "-c", code)
    cost(Command(words, tmp_path, {"NAME": "here"}), limit=60)

    assert (tmp_path / "here").exists()
