"""The same work on many things, over processes or elsewhere, in order.

Workers are long-lived; what they share (a registry, a renderer) is made once in each by
``prepare``. One job gives the same results as many, one machine the same as several, and
nothing is started for a handful of things.
"""

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from multiprocessing.connection import wait
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

Made = TypeVar("Made")
Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 40
"""Things handed over at a time: enough to make the handing cheap."""
WORTHWHILE = 150
"""Fewer things than these are done before a second process has started."""
AHEAD = 4
"""Chunks per worker that may wait: results that nobody has fetched fill the memory."""
Results = Generator[list[Any], None, None]
"""Those of one chunk after another; to be closed by whoever does not want them all."""


Chunks = Iterable[Sequence[Any]]


class Crew(Protocol):
    """Those who do chunks in place of this machine's processes."""

    @property
    def has_our_disk(self) -> bool:
        """True where paths mean there what they mean here."""

    def work(self, task: "Task[Any, Any, Any]", chunks: Chunks) -> Results:
        """The results of ``task`` for each chunk, in order.

        When it is closed before the end, nobody writes to our disk any more.
        """


Jobs = int | Crew
"""So many processes of this machine, 0 for as many as it has cores; or a crew."""


class Away(NamedTuple):
    """How a task is done where this machine's disk cannot be seen.

    ``task`` is done there with what ``pack`` makes of an item here; ``unpack`` makes of
    what comes back what the task at home would have given.
    """

    task: "Task[Any, Any, Any]"
    pack: Callable[[Any], Any]
    unpack: Callable[[Any], Any] = lambda result: result


class Task(Generic[Made, Item, Result]):
    """``do(made, chunk)`` for every chunk, where ``made = prepare(*shared)``.

    Both must be functions of a module, and ``shared`` and the items must pickle. A task
    without ``away`` needs this machine's disk.
    """

    def __init__(
        self,
        prepare: Callable[..., Made],
        do: Callable[[Made, Sequence[Item]], list[Result]],
        *shared: object,
        away: Away | None = None,
    ) -> None:
        self.prepare = prepare
        self.do = do
        self.shared = shared
        self.away = away

    def run(
        self, items: Sequence[Item], *, jobs: Jobs = 0
    ) -> Generator[list[Result], None, None]:
        """The results, a chunk at a time, in the order of the items."""
        chunks = [items[at : at + CHUNK] for at in range(0, len(items), CHUNK)]
        return self.run_chunks(chunks, jobs=jobs)

    def run_chunks(
        self, chunks: Sequence[Sequence[Item]], *, jobs: Jobs = 0
    ) -> Generator[list[Result], None, None]:
        """The results of each chunk, in their order.

        Where a worker process dies (killed, out of memory), what is left is done in this
        process. What ``do`` raises is raised here, and no further chunk is begun.
        """
        if isinstance(jobs, int):
            return self._at_home(chunks, jobs)
        if sum(map(len, chunks)) < WORTHWHILE or not (jobs.has_our_disk or self.away):
            return self._at_home(chunks, 0)
        return self._elsewhere(chunks, jobs)

    def _elsewhere(self, chunks: Sequence[Sequence[Item]], crew: Crew) -> Results:
        if crew.has_our_disk or not self.away:
            yield from crew.work(self, chunks)
            return
        task, pack, unpack = self.away
        packed = ([pack(item) for item in chunk] for chunk in chunks)
        with closing(crew.work(task, packed)) as done:
            for results in done:
                yield [unpack(result) for result in results]

    def _at_home(self, chunks: Sequence[Sequence[Item]], jobs: int) -> Results:
        count = sum(map(len, chunks))
        jobs = min(jobs if jobs > 0 else cores(), len(chunks))
        done = 0
        pool = self._pool(jobs) if jobs > 1 and count >= WORTHWHILE else None
        if pool:
            try:
                for results in _over(pool, chunks, AHEAD * jobs):
                    done += 1
                    yield results
            except BrokenProcessPool:
                pass
        if done < len(chunks):
            made = self.prepare(*self.shared)
            for chunk in chunks[done:]:
                yield self.do(made, chunk)

    def _pool(self, jobs: int) -> ProcessPoolExecutor | None:
        """Worker processes; None where the system grants no semaphores.

        Some containers have no ``/dev/shm`` that a plain user may write to.
        """
        shared = (self.prepare, self.do, self.shared)
        try:
            return ProcessPoolExecutor(jobs, _context(), _start, shared)
        except (OSError, ImportError, NotImplementedError):
            return None


def _over(
    pool: ProcessPoolExecutor, chunks: Sequence[Sequence[Any]], ahead: int
) -> Results:
    def submit(chunk: Sequence[Any]) -> Waiting:
        try:
            return pool.submit(_work, chunk)
        except OSError as error:  # no process can be started here
            raise BrokenProcessPool(str(error)) from None

    try:
        yield from spread(submit, chunks, ahead)
    finally:
        pool.shutdown(cancel_futures=True)


class Waiting(Protocol):
    """A result that somebody is at work on."""

    def result(self) -> list[Any]:
        """Wait for it. Raises what the work raised."""


def spread(
    submit: Callable[[Sequence[Any]], Waiting],
    chunks: Iterable[Sequence[Any]],
    ahead: int,
) -> Results:
    """Chunks over workers; at most ``ahead`` results wait to be fetched."""
    waiting: deque[Waiting] = deque()
    for chunk in chunks:
        waiting.append(submit(chunk))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def preload(*modules: str) -> None:
    """Let workers that are started from now on find these modules loaded.

    Loading them takes longer than many a task. What workers were forked from is started
    with the first one, so this comes before any task.
    """
    with contextlib.suppress(AttributeError):  # no forkserver: each loads what it needs
        _context().set_forkserver_preload(["__main__", *modules])


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> Any:  # noqa: ANN401 - the type of a context is private
    """Never plain fork: the preview server has threads."""
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context(
        "forkserver" if "forkserver" in methods else "spawn"
    )


_SELDOM = 50_000
"""New objects between two looks for rings of them: pages and trees leave few."""


class _Worker:
    """What one worker process holds: set once by ``_start``."""

    made: Any = None
    do: Callable[[Any, Sequence[Any]], list[Any]]


def _start(
    prepare: Callable[..., Any],
    do: Callable[[Any, Sequence[Any]], list[Any]],
    shared: tuple[object, ...],
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _Worker.made = prepare(*shared)
    gc.freeze()  # what is there now stays to the end
    gc.set_threshold(_SELDOM)
    _Worker.do = staticmethod(do)


def _leave_with_parent() -> None:
    """End with the process that gave the work: a killed build must not go on writing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(chunk: Sequence[Any]) -> list[Any]:
    return _Worker.do(_Worker.made, chunk)
