"""The address of a Dask cluster -> workers who do chunks.

A chunk travels as bytes and is done on whichever worker is free; one whose worker dies
is done again by another. What the workers share is sent to each once. The bytes are
those of a build at home: a worker with other code or other libraries is refused.

Who reaches a Dask scheduler can run anything on its workers, and these can answer
anything: it belongs into a network of one's own, or behind Dask's TLS.

Ids of the problems that can arise here, beside those of ``release`` and ``chores``:

* W001 the extra is not installed
* W002 nobody answers at the address, or no worker is there
* W004 the cluster went away, or its last worker did
* W005 a chunk that no worker can do
"""

# ruff: noqa: PLC0415 - Dask takes a second to import

import asyncio
import contextlib
import logging
import pickle
import re
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.cluster.chores import (
    Errand,
    answer_probe,
    call_off,
    do_chunk,
    forget,
    pack,
    unpack,
)
from archive.cluster.release import refuse_others, release
from archive.errors import ArchiveError, ClusterError, OutputError, UsageError
from archive.formats.files import write_file
from archive.workers import AHEAD, Chunks, Results, Task, spread

if TYPE_CHECKING:
    from distributed import Client, Future

EXTRA = "cluster"
PATIENCE = 8.0
"""Seconds that a scheduler has to answer in, and a worker to come."""
_LOOK = 2.0
"""Seconds after which a result that does not come makes us look whether all is well."""
_LOCAL = re.compile(r"local:([1-9]\d*)")
_RELEASE = "__import__('archive.cluster.release', fromlist=['release']).release()"
"""What every worker is asked: an older one need not have that module."""


class OnCall:
    """Workers elsewhere that nobody asks before there is enough for them to do."""

    def __init__(self, call: Callable[[], "Cluster"]) -> None:
        self._call = call

    @cached_property
    def _cluster(self) -> "Cluster":
        return self._call()

    @property
    def has_our_disk(self) -> bool:
        """As the cluster has it. Raises what ``cluster_at`` raises."""
        return self._cluster.has_our_disk

    def work(self, task: Task[Any, Any, Any], chunks: Chunks) -> Results:
        """As the cluster does it. Raises what ``cluster_at`` raises, too."""
        return self._cluster.work(task, chunks)


@contextlib.contextmanager
def on_call(
    address: str, root: Path, paths: Iterable[Path] = (), written: Iterable[Path] = ()
) -> Iterator[OnCall]:
    """The same as ``cluster_at``, once there is enough to do."""
    with contextlib.ExitStack() as stack:
        yield OnCall(
            lambda: stack.enter_context(cluster_at(address, root, paths, written))
        )


@contextlib.contextmanager
def cluster_at(
    address: str, root: Path, paths: Iterable[Path] = (), written: Iterable[Path] = ()
) -> Iterator["Cluster"]:
    """The cluster whose scheduler has this address, for as long as it is needed.

    ``local:N`` starts one on this machine. Where all ``paths`` lie below ``root``, and
    every worker reads and writes there and in the folders ``written``, paths are all
    that travels; else bytes do. Raises UsageError (W001), ClusterError (W002, W003).
    """
    with contextlib.ExitStack() as stack:
        client = _connect(address, stack)
        stack.callback(_release_workers, client)
        refuse_others(_ask_all(client, eval, _RELEASE), release())
        if _LOCAL.fullmatch(address):
            yield Cluster(client, None, has_our_disk=True)
            return
        probe: Path | None = None
        root, folders = root.resolve(), [_existing(folder) for folder in written]
        needed = [*folders, *(path.resolve() for path in paths)]
        if all(path.is_relative_to(root) for path in needed) and all(
            _is_shared(folder, client) for folder in folders
        ):
            probe = stack.enter_context(_probe(root / ".cache", client))
        yield Cluster(client, probe, has_our_disk=probe is not None)


class Cluster:
    """Workers elsewhere (``workers.Crew``)."""

    def __init__(
        self, client: "Client", probe: Path | None, *, has_our_disk: bool
    ) -> None:
        self._client = client
        self._probe = probe
        self.has_our_disk = has_our_disk

    def work(self, task: Task[Any, Any, Any], chunks: Chunks) -> Results:
        """The results of ``task`` for each chunk, in order.

        Raises what the task raises, and ClusterError where the cluster fails.
        """
        own = pickle.dumps((task.prepare, task.do, task.shared))
        errand = pack(Errand(release(), self._probe, own))
        name = secrets.token_hex(8)
        under_way: set[Future] = set()
        with self._lost():
            # A task of its own: Dask brings its result to each worker once, and makes
            # it again where the only worker that had it dies.
            shared = self._client.submit(bytes, errand, pure=False)
            workers = len(self._client.nthreads())

        def submit(chunk: Sequence[Any]) -> _Answer:
            with self._lost():
                data = pack(list(chunk))
                future = self._client.submit(do_chunk, name, shared, data, pure=False)
            under_way.add(future)
            return _Answer(future, wait)

        def wait(future: "Future") -> bytes:
            data = self._wait(future)
            under_way.discard(future)
            return data

        try:
            yield from spread(submit, chunks, AHEAD * max(workers, 1))
        finally:
            if under_way:
                self._call_off(name, under_way)

    def _call_off(self, name: str, under_way: Iterable["Future"]) -> None:
        """No further chunk is begun; those who write to our disk are waited for."""
        with contextlib.suppress(Exception):
            if self._is_there():
                self._client.cancel(list(under_way))
                if self.has_our_disk:
                    self._client.run(call_off, name, on_error="ignore")

    def _wait(self, future: "Future") -> bytes:
        alone_since = 0.0
        while True:
            with self._lost():
                try:
                    data: bytes = future.result(timeout=_LOOK)
                except TimeoutError:
                    is_alone = not self._client.nthreads()
                else:
                    return data
            now = time.monotonic()
            alone_since = (alone_since or now) if is_alone else 0.0
            if alone_since and now - alone_since > PATIENCE:
                raise self._gone("its last worker went away")

    @contextlib.contextmanager
    def _lost(self) -> Iterator[None]:
        """Whatever Dask raises meanwhile, as an error of ours."""
        from distributed import KilledWorker

        try:
            yield
        except ArchiveError:
            raise
        except KilledWorker as error:
            raise ClusterError(
                "W005",
                _address(self._client),
                f"several workers died over one chunk: {error.last_worker.address}"
                " was the last",
                "look at their logs; more memory for each may help",
            ) from None
        except (OSError, asyncio.CancelledError) as error:
            raise self._gone("the scheduler went away") from error
        except Exception as error:
            if not self._is_there():
                raise self._gone("the scheduler went away") from error
            raise ClusterError(
                "W005",
                _address(self._client),
                f"a worker failed: {type(error).__name__}: {error}",
                "install the same version everywhere, and look at the worker's log",
            ) from error

    def _is_there(self) -> bool:
        return bool(self._client.status == "running")

    def _gone(self, message: str) -> ClusterError:
        return ClusterError(
            "W004",
            _address(self._client),
            message,
            "start it again and repeat the command, or leave --cluster out",
        )


class _Answer:
    """A result that is under way."""

    def __init__(self, future: "Future", wait: Callable[["Future"], bytes]) -> None:
        self._future = future
        self._wait = wait

    def result(self) -> list[Any]:
        """Wait for it. Raises what the task raised."""
        found = unpack(self._wait(self._future))
        if isinstance(found, BaseException):
            raise found
        results: list[Any] = found
        return results


# Connecting


def _connect(address: str, stack: contextlib.ExitStack) -> "Client":
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise UsageError(
            "W001",
            "--cluster",
            "needs Dask, which is not installed",
            f'pip install "news-archive[{EXTRA}]", or leave --cluster out',
        ) from None
    # A chunk is as large as its articles.
    quiet = {
        "distributed.admin.large-graph-warning-threshold": "1GB",
        "distributed.comm.timeouts.connect": f"{PATIENCE}s",
    }
    stack.enter_context(dask.config.set(quiet))
    stack.enter_context(_hushed())
    local = _LOCAL.fullmatch(address)
    try:
        scheduler = (
            address
            if not local
            else stack.enter_context(
                LocalCluster(
                    n_workers=int(local[1]),
                    threads_per_worker=1,
                    dashboard_address=None,
                    silence_logs=logging.CRITICAL,
                )
            )
        )
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
        stack.callback(client.close, timeout=_LOOK)
        client.wait_for_workers(1, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(
            "W002",
            address,
            f"no cluster with workers answers here: {error}",
            "start `dask scheduler` and `dask worker tcp://HOST:8786`, or use local:2",
        ) from None
    return client


@contextlib.contextmanager
def _hushed() -> Iterator[None]:
    """Dask logs at length what we say in one error."""
    logger = logging.getLogger("distributed")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _address(client: "Client") -> str:
    scheduler = client.scheduler
    return str(scheduler.address) if scheduler else "the cluster"


def _ask_all(
    client: "Client", question: Callable[..., object], *words: object
) -> dict[str, Any]:
    """What each worker answers, or the error that it raised instead."""
    answers: dict[str, Any] = client.run(question, *words, on_error="return")
    return answers


def _release_workers(client: "Client") -> None:
    with contextlib.suppress(Exception):
        if client.status == "running":
            client.run(forget, on_error="ignore")


# Whether the disk is the same


def _existing(folder: Path) -> Path:
    """The folder, or the one that it will be made in."""
    real = folder.resolve()
    return next(path for path in (real, *real.parents) if path.is_dir())


@contextlib.contextmanager
def _probe(home: Path, client: "Client") -> Iterator[Path | None]:
    """A file below ``home`` that all workers read, in a folder that they all write to.

    None where one of them does not, or nobody may write there.
    """
    folder = home / f".cluster-{secrets.token_hex(8)}"
    probe = folder / "probe"
    try:
        yield probe if _is_answered(probe, client) else None
    finally:
        for file in folder.glob("*"):
            file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            folder.rmdir()


def _is_answered(probe: Path, client: "Client") -> bool:
    token = secrets.token_hex(16)
    try:
        write_file(probe, token.encode(), str(probe))
    except OutputError:
        return False
    answers = _ask_all(client, answer_probe, str(probe), token)
    seen = [word and probe.with_name(str(word)).is_file() for word in answers.values()]
    return bool(seen) and all(seen)


def _is_shared(folder: Path, client: "Client") -> bool:
    with _probe(folder, client) as probe:
        return probe is not None
