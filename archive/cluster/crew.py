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
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.cluster.chores import Errand, answer_probe, do_chunk, forget, pack, unpack
from archive.cluster.release import refuse_others, release
from archive.errors import ArchiveError, ClusterError, UsageError
from archive.formats.files import write_file
from archive.workers import AHEAD, Results, Task, spread

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


@contextlib.contextmanager
def cluster_at(
    address: str, root: Path, paths: Iterable[Path] = ()
) -> Iterator["Cluster"]:
    """The cluster whose scheduler has this address, for as long as it is needed.

    ``local:N`` starts one on this machine. Where all ``paths`` lie below ``root`` and
    every worker reads and writes there, paths are all that travels; else bytes do.
    Raises UsageError (W001), ClusterError (W002, W003).
    """
    with contextlib.ExitStack() as stack:
        client = _connect(address, stack)
        stack.callback(_release_workers, client)
        refuse_others(_ask_all(client, eval, _RELEASE), release())
        probe: Path | None = None
        root = root.resolve()
        is_here = bool(_LOCAL.fullmatch(address))
        if not is_here and all(p.resolve().is_relative_to(root) for p in paths):
            probe = stack.enter_context(_probe(root, client))
        yield Cluster(client, probe, has_our_disk=is_here or probe is not None)


class Cluster:
    """Workers elsewhere (``workers.Crew``)."""

    def __init__(
        self, client: "Client", probe: Path | None, *, has_our_disk: bool
    ) -> None:
        self._client = client
        self._probe = probe
        self.has_our_disk = has_our_disk

    def work(
        self, task: Task[Any, Any, Any], chunks: Iterable[Sequence[Any]]
    ) -> Results:
        """The results of ``task`` for each chunk, in order.

        Raises what the task raises, and ClusterError where the cluster fails.
        """
        own = pickle.dumps((task.prepare, task.do, task.shared))
        errand = pack(Errand(release(), self._probe, own))
        with self._lost():
            # A task of its own: Dask brings its result to each worker once, and makes
            # it again where the only worker that had it dies.
            shared = self._client.submit(bytes, errand, pure=False)
            workers = len(self._client.nthreads())

        def submit(chunk: Sequence[Any]) -> "_Answer":
            with self._lost():
                data = pack(list(chunk))
                return _Answer(
                    self._client.submit(do_chunk, shared, data, pure=False), self._wait
                )

        yield from spread(submit, chunks, AHEAD * max(workers, 1))

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


@contextlib.contextmanager
def _probe(root: Path, client: "Client") -> Iterator[Path | None]:
    """A file below ``root`` that all workers read, in a folder that they all write to.

    None where one of them does not.
    """
    folder = root / ".cache" / f"cluster-{secrets.token_hex(8)}"
    token = secrets.token_hex(16)
    probe = folder / "probe"
    try:
        write_file(probe, token.encode(), str(probe))
        answers = _ask_all(client, answer_probe, str(probe), token)
        seen = [word and (folder / str(word)).is_file() for word in answers.values()]
        yield probe if seen and all(seen) else None
    finally:
        for file in folder.glob("*"):
            file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            folder.rmdir()
