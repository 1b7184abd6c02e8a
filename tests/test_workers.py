"""The same work over processes."""

import os
import signal
from collections.abc import Iterable, Sequence
from itertools import chain

import pytest

from archive.workers import CHUNK, Task, cores

MANY = list(range(10 * CHUNK))


def prepare(parent: int, factor: int) -> tuple[int, int]:
    """What workers share: who the parent is, and a number."""
    return parent, factor


def multiply(made: tuple[int, int], items: Sequence[int]) -> list[int]:
    """Each item many times."""
    return [item * made[1] for item in items]


def die_in_worker(made: tuple[int, int], items: Sequence[int]) -> list[int]:
    """End the process at once, unless it is the parent."""
    if os.getpid() != made[0] and items[0] >= 4 * CHUNK:
        os._exit(3)
    return multiply(made, items)


def die_in_prepare(parent: int, factor: int) -> tuple[int, int]:
    """End a worker before it does anything."""
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return parent, factor


def refuse(made: tuple[int, int], items: Sequence[int]) -> list[int]:
    """Raise for one of the items."""
    if 5 * CHUNK in items:
        raise LookupError("no such item")
    return multiply(made, items)


def who(made: tuple[int, int], items: Sequence[int]) -> list[int]:
    """The process that does the work."""
    return [os.getpid()] * len(items)


def flat(results: Iterable[list[int]]) -> list[int]:
    """All results, one after another."""
    return list(chain.from_iterable(results))


def gather(results: Iterable[list[int]], found: list[int]) -> None:
    """Add results to those found, as long as they come."""
    for some in results:
        found.extend(some)


@pytest.mark.parametrize("jobs", [1, 2, 3, 0, -1])
@pytest.mark.parametrize("count", [0, 1, CHUNK, CHUNK + 1, len(MANY)])
def test_order_is_kept(jobs: int, count: int) -> None:
    """Any number of jobs gives the same results in the same order."""
    task = Task(prepare, multiply, os.getpid(), 3)

    assert flat(task.run(MANY[:count], jobs=jobs)) == [3 * n for n in range(count)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_chunks_stay_whole(jobs: int) -> None:
    """Things that belong together are done together, however many they are."""
    task = Task(prepare, multiply, os.getpid(), 3)
    chunks = [MANY[:1], MANY[1:200], MANY[200:]]

    found = list(task.run_chunks(chunks, jobs=jobs))

    assert found == [[3 * n for n in chunk] for chunk in chunks]


def test_a_few_things_start_no_process() -> None:
    """A handful is done here; many are done elsewhere."""
    task = Task(prepare, who, os.getpid(), 1)

    assert set(flat(task.run(MANY[:100], jobs=4))) == {os.getpid()}
    assert os.getpid() not in flat(task.run(MANY, jobs=2))


@pytest.mark.parametrize("start", [prepare, die_in_prepare])
def test_a_worker_that_dies(start: object) -> None:
    """What is left when a worker dies is done here: nothing lost, nothing twice."""
    task = Task(start, die_in_worker, os.getpid(), 2)  # type: ignore[arg-type]

    assert flat(task.run(MANY, jobs=2)) == [2 * n for n in MANY]


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_arrive(jobs: int) -> None:
    """What the work raises is raised here, behind the results before it."""
    found: list[int] = []
    results = Task(prepare, refuse, os.getpid(), 1).run(MANY, jobs=jobs)
    with pytest.raises(LookupError, match="no such item"):
        gather(results, found)

    assert found == MANY[: 5 * CHUNK]


def test_stopping_early() -> None:
    """Who needs no more results does not wait for them."""
    results = Task(prepare, multiply, os.getpid(), 1).run(MANY, jobs=2)
    first = next(results)
    results.close()

    assert first == MANY[:CHUNK]


def test_cores() -> None:
    """There is one at least."""
    assert cores() >= 1


def test_without_semaphores_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A container whose ``/dev/shm`` is closed builds all the same, on one core."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("archive.workers.ProcessPoolExecutor", refuse)
    items = list(range(400))

    results = [one for part in Task(_nothing, _same).run(items, jobs=2) for one in part]

    assert results == items


def _nothing() -> None:
    """Nothing to prepare."""


def _same(_: None, chunk: Sequence[int]) -> list[int]:
    return list(chunk)


def test_where_no_process_starts_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A system that lets none be started slows the work down and stops nothing."""

    def refused(*_: object) -> object:
        raise ConnectionRefusedError

    monkeypatch.setattr("archive.workers.ProcessPoolExecutor.submit", refused)
    task = Task(prepare, multiply, os.getpid(), 2)

    assert flat(task.run(MANY, jobs=2)) == [2 * n for n in MANY]
