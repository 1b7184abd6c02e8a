"""The same work on many things, over processes, in order.

Workers are long-lived; what they share (a registry, a renderer) is made once in each by
``prepare``. One job gives the same results as many, and nothing is started for a handful
of things.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")
Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 40
"""Things handed over at a time: enough to make the handing cheap."""
_WORTHWHILE = 150
"""Fewer things than these are done before a second process has started."""
_AHEAD = 4
"""Chunks per worker that may wait: results that nobody has fetched fill the memory."""


class Task(Generic[Made, Item, Result]):
    """``do(made, chunk)`` for every chunk, where ``made = prepare(*shared)``.

    Both must be functions of a module, and ``shared`` and the items must pickle.
    """

    def __init__(
        self,
        prepare: Callable[..., Made],
        do: Callable[[Made, Sequence[Item]], list[Result]],
        *shared: object,
    ) -> None:
        self.prepare = prepare
        self.do = do
        self.shared = shared

    def run(
        self, items: Sequence[Item], *, jobs: int = 0
    ) -> Generator[list[Result], None, None]:
        """The results, a chunk at a time, in the order of the items.

        ``jobs`` 0 stands for the machine's cores. Where a worker dies (killed, out of
        memory), what is left is done in this process. What ``do`` raises is raised
        here, and no further chunk is begun.
        """
        chunks = [items[at : at + CHUNK] for at in range(0, len(items), CHUNK)]
        jobs = min(jobs if jobs > 0 else cores(), len(chunks))
        done = 0
        pool = self._pool(jobs) if jobs > 1 and len(items) >= _WORTHWHILE else None
        if pool:
            try:
                for results in _spread(pool, chunks, _AHEAD * jobs):
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


def _spread(
    pool: ProcessPoolExecutor, chunks: Sequence[Sequence[Any]], ahead: int
) -> Iterator[list[Any]]:
    """Chunks over processes; at most ``ahead`` results wait to be fetched."""
    waiting: deque[Future[list[Any]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_work, chunk))
            if len(waiting) > ahead:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


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
    _Worker.do = staticmethod(do)


def _leave_with_parent() -> None:
    """End with the process that gave the work: a killed build must not go on writing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(chunk: Sequence[Any]) -> list[Any]:
    return _Worker.do(_Worker.made, chunk)
