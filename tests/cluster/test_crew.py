"""Work on a real Dask cluster: a scheduler and workers in processes of their own."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.build import away
from archive.build.render import Job
from archive.cluster import crew as crew_module
from archive.cluster.crew import cluster_at
from archive.errors import ClusterError, UsageError
from archive.workers import CHUNK, Task
from tests.missing import missing
from tests.sites import (
    add,
    add_dump,
    articles,
    build,
    glass,
    new_root,
    same,
    tree,
    write,
)
from tests.sites import normalize as normalize_here

if TYPE_CHECKING:
    from distributed import Client

CHECKOUT = Path(__file__).resolve().parents[2]
MANY = list(range(10 * CHUNK))
QUIET = ("--no-dashboard", "--no-show", "--host", "127.0.0.1")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("cluster"),
    # Dask's own threads and loops, at their ends
    pytest.mark.filterwarnings("default"),
]


class Dask:
    """A scheduler, and workers that come and go."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        file = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", *QUIET, "--port", "0", "--scheduler-file", str(file)
        )
        self.address = ""
        while not self.address:
            assert self.scheduler.poll() is None, "the scheduler does not start"
            time.sleep(0.05)
            with contextlib.suppress(OSError, ValueError, KeyError):
                self.address = json.loads(file.read_text())["address"]

    def add_worker(self, code: Path = CHECKOUT) -> subprocess.Popen[bytes]:
        """A worker that runs the program as it lies in a folder."""
        words = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
        local = ("--local-directory", str(self.folder))
        worker = self._start(
            "worker", self.address, "--no-dashboard", *words, *local, code=code
        )
        self.workers.append(worker)
        return worker

    def wait_for(self, count: int) -> None:
        """Wait until so many workers are there."""
        from distributed import Client  # noqa: PLC0415

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(count, timeout=60)

    def _start(self, *words: str, code: Path = CHECKOUT) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "dask", *words],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(code)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def stop(self) -> None:
        """End everything."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="session", autouse=True)
def _dask() -> None:
    try:
        import distributed  # noqa: F401, PLC0415
    except ImportError:
        missing('Dask is not installed: pip install "news-archive[cluster]"')


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take long to start a worker."""
    monkeypatch.setattr("archive.cluster.crew.PATIENCE", 60.0)


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[Dask]:
    """A cluster of this test's own, without workers yet."""
    (tmp_path / "dask").mkdir()
    started = Dask(tmp_path / "dask")
    yield started
    started.stop()


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dask]:
    """A cluster with two workers that nobody harms."""
    started = Dask(tmp_path_factory.mktemp("dask"))
    started.add_worker()
    started.add_worker()
    started.wait_for(2)
    yield started
    started.stop()


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A root with articles enough for many chunks."""
    root = glass(new_root(tmp_path / "root"))
    for number in range(10 * CHUNK):
        day = f"{number // 28 % 12 + 1:02}{number % 28 + 1:02}"
        add(root, f"harbour-2022{day}-x{number}", f"第{number}班渡轮离港。\n")
    return root


# What workers do in these tests


def prepare(factor: int) -> int:
    """What workers share."""
    return factor


def multiply(made: int, items: Sequence[int]) -> list[int]:
    """Each item many times."""
    return [item * made for item in items]


def who(made: int, items: Sequence[int]) -> list[int]:
    """The process that does the work, slowly."""
    time.sleep(0.3)
    return [os.getpid()] * len(items)


def refuse(made: int, items: Sequence[int]) -> list[int]:
    """Raise for one of the items."""
    if 5 * CHUNK in items:
        raise LookupError("no such item")
    return multiply(made, items)


def die(made: int, items: Sequence[int]) -> list[int]:
    """End the process that does the second chunk."""
    if CHUNK in items:
        os._exit(3)
    return multiply(made, items)


def write_slowly(made: Path, items: Sequence[int]) -> list[int]:
    """A sign on the disk for each of a few items, one after another."""
    for _ in range(5):
        with made.open("a") as log:
            log.write("x")
        time.sleep(0.1)
    return list(items)


def count_makings(file: Path) -> Path:
    """What workers share, once for each."""
    with file.open("a") as log:
        log.write(f"{os.getpid()}\n")
    return file


def double(made: Path, items: Sequence[int]) -> list[int]:
    """Each item twice."""
    return [2 * item for item in items]


def flat(results: Iterable[list[int]]) -> list[int]:
    """All results, one after another."""
    return list(chain.from_iterable(results))


def gather(results: Iterable[list[int]], found: list[int]) -> None:
    """Add results to those found, as long as they come."""
    for some in results:
        found.extend(some)


# The crew


def test_order_and_both_workers(pair: Dask, tmp_path: Path) -> None:
    """Results come in the order of the items, from all workers."""
    with cluster_at(pair.address, tmp_path) as crew:
        assert flat(Task(prepare, multiply, 3).run(MANY, jobs=crew)) == [
            3 * n for n in MANY
        ]
        found = set(flat(Task(prepare, who, 3).run(MANY, jobs=crew)))

    assert len(found) == 2
    assert os.getpid() not in found


def test_what_is_shared_is_made_once_per_worker(pair: Dask, tmp_path: Path) -> None:
    """And not for each chunk."""
    log = tmp_path / "log"
    with cluster_at(pair.address, tmp_path) as crew:
        for _ in range(2):
            task = Task(count_makings, double, log)
            assert flat(task.run(MANY, jobs=crew)) == [2 * n for n in MANY]

    made = log.read_text().split()
    assert len(made) == len(set(made))


def test_errors_arrive(pair: Dask, tmp_path: Path) -> None:
    """What the work raises is raised here, behind the results before it."""
    found: list[int] = []
    with cluster_at(pair.address, tmp_path) as crew:
        results = Task(prepare, refuse, 1).run(MANY, jobs=crew)
        with pytest.raises(LookupError, match="no such item"):
            gather(results, found)

    assert found == MANY[: 5 * CHUNK]


def test_a_few_things_stay_at_home(pair: Dask, tmp_path: Path) -> None:
    """For a handful nobody is asked."""
    with cluster_at(pair.address, tmp_path) as crew:
        assert set(flat(Task(prepare, who, 1).run(MANY[:9], jobs=crew))) == {
            os.getpid()
        }


def test_paths_travel_only_inside_the_root(pair: Dask, tmp_path: Path) -> None:
    """A folder elsewhere may be another one on the next machine."""
    (tmp_path / "root").mkdir()
    with cluster_at(pair.address, tmp_path / "root") as crew:
        assert crew.has_our_disk
    with cluster_at(pair.address, tmp_path / "root", [tmp_path / "o"]) as crew:
        assert not crew.has_our_disk

    assert tree(tmp_path / "root") == {}


def test_paths_travel_only_where_they_are_written_to(
    pair: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder of the next site is tried out, too, even before it is made."""
    answered = crew_module._is_answered
    asked: list[Path] = []

    def answer(probe: Path, client: "Client") -> bool:
        asked.append(probe.parents[1])
        return answered(probe, client) and probe.parents[1] != root / "far"

    monkeypatch.setattr(crew_module, "_is_answered", answer)
    root = tmp_path / "root"
    (root / "far").mkdir(parents=True)
    for home, expected in (("near/a/b", True), ("far/a/b", False)):
        with cluster_at(pair.address, root, [], [root / home]) as crew:
            assert crew.has_our_disk is expected
            assert not list(root.glob(".cluster-*"))

    assert asked == [root, root / ".cache", root / "far"]
    assert tree(root) == {}


def test_nobody_writes_after_the_end(pair: Dask, tmp_path: Path) -> None:
    """Where somebody stops half-way all workers stop, before anything is cleared away."""
    log = tmp_path / "log"
    log.touch()
    with cluster_at(pair.address, tmp_path) as crew:
        results = Task(Path, write_slowly, log).run(MANY, jobs=crew)
        next(results)
        results.close()
        ended = log.read_text()
        time.sleep(1.5)

        assert log.read_text() == ended
        assert len(ended) % 5 == 0
        assert flat(Task(prepare, multiply, 1).run(MANY, jobs=crew)) == MANY


def test_a_worker_that_dies(dask: Dask, tmp_path: Path) -> None:
    """Its chunks are done again by another, one that came later among them."""
    first = dask.add_worker()
    with cluster_at(dask.address, tmp_path) as crew:
        results = Task(prepare, who, 1).run(MANY, jobs=crew)
        found = [next(results)]
        late = dask.add_worker()
        first.kill()
        found += results

    assert len(flat(found)) == len(MANY)
    assert set(flat(found)) == {first.pid, late.pid}


def test_a_chunk_that_kills(dask: Dask, tmp_path: Path) -> None:
    """Where no worker survives a chunk, an error says so, and not all of them die."""
    for _ in range(5):
        dask.add_worker()
    dask.wait_for(5)
    with cluster_at(dask.address, tmp_path) as crew:
        results = Task(prepare, die, 1).run(MANY[: 4 * CHUNK], jobs=crew)
        with pytest.raises(ClusterError) as raised:
            flat(results)

    assert raised.value.id == "W005"


def test_a_scheduler_that_dies(dask: Dask, tmp_path: Path) -> None:
    """An error says so, and the program ends."""
    dask.add_worker()
    started = time.monotonic()
    with cluster_at(dask.address, tmp_path) as crew:
        results = Task(prepare, who, 1).run(MANY, jobs=crew)
        next(results)
        dask.scheduler.kill()
        with pytest.raises(ClusterError) as raised:
            flat(results)

    assert raised.value.id == "W004"
    assert time.monotonic() - started < 50


def test_the_last_worker_goes(
    dask: Dask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for ever for another one."""
    worker = dask.add_worker()
    with cluster_at(dask.address, tmp_path) as crew:
        monkeypatch.setattr("archive.cluster.crew.PATIENCE", 1.0)
        results = Task(prepare, who, 1).run(MANY, jobs=crew)
        next(results)
        worker.kill()
        with pytest.raises(ClusterError) as raised:
            flat(results)

    assert raised.value.id == "W004"


@pytest.mark.parametrize("is_late", [False, True])
def test_another_version(dask: Dask, tmp_path: Path, is_late: bool) -> None:
    """A worker with other code is refused, by names; also one that comes later."""
    shutil.copytree(CHECKOUT / "archive", tmp_path / "old/archive")
    with (tmp_path / "old/archive/text/space.py").open("a") as file:
        file.write("# changed\n")
    first = dask.add_worker(CHECKOUT if is_late else tmp_path / "old")

    def work() -> None:
        with cluster_at(dask.address, tmp_path) as crew:
            results = Task(prepare, who, 1).run(MANY, jobs=crew)
            next(results)
            dask.add_worker(tmp_path / "old")
            first.kill()
            flat(results)

    with pytest.raises(ClusterError) as raised:
        work()

    assert raised.value.id == "W003"
    assert raised.value.message.count("News Archive") == 2
    assert raised.value.message.count("(code ") == 2


def test_a_worker_without_the_program(dask: Dask, tmp_path: Path) -> None:
    """A worker that has an older version without this module, or none, is refused."""
    (tmp_path / "none/archive").mkdir(parents=True)
    (tmp_path / "none/archive/__init__.py").touch()
    dask.add_worker(tmp_path / "none")
    with (
        pytest.raises(ClusterError, match="has no News Archive") as raised,
        cluster_at(dask.address, tmp_path),
    ):
        pass

    assert raised.value.id == "W003"


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "no address"])
def test_nobody_at_the_address(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clear error, in the time that is given."""
    monkeypatch.setattr("archive.cluster.crew.PATIENCE", 1.0)
    started = time.monotonic()
    with pytest.raises(ClusterError) as raised, cluster_at(address, tmp_path):
        pass

    assert raised.value.id == "W002"
    assert time.monotonic() - started < 20


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint says what to install."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError) as raised, cluster_at("local:2", tmp_path):
        pass

    assert raised.value.id == "W001"
    assert "news-archive[cluster]" in raised.value.hint


# Articles and pages


@pytest.mark.parametrize("output", ["root/site", "elsewhere"])
def test_a_build_gives_the_same_bytes(
    pair: Dask,
    many: Path,
    tmp_path: Path,
    output: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether workers write themselves or send what they made."""
    shutil.copytree(CHECKOUT / "templates", many / "theme/templates")
    monkeypatch.setattr("archive.render.theme._default_folder", lambda: many / "theme")
    build(many, tmp_path / "here")
    shutil.rmtree(many / ".cache")
    sent: list[Job] = []

    def send(root: Path, job: Job) -> away.Sent:
        sent.append(job)
        return real(root, job)

    real = away._send
    monkeypatch.setattr(away, "_send", send)
    built = build(many, tmp_path / output, cluster=pair.address)

    assert built.rendered > len(MANY)
    assert bool(sent) is (output == "elsewhere")
    assert same(tree(tmp_path / "here"), tree(tmp_path / output)) == []


def test_a_build_whose_worker_is_killed(dask: Dask, many: Path, tmp_path: Path) -> None:
    """The other one finishes it."""
    first, second = dask.add_worker(), dask.add_worker()
    killed = threading.Event()

    def kill(stage: str, done: int, of: int) -> None:
        if stage == "render" and not killed.is_set():
            first.send_signal(signal.SIGKILL)
            killed.set()

    dask.wait_for(2)
    built = build(many, tmp_path / "out", cluster=dask.address, progress=kill)
    assert killed.is_set()
    assert first.wait() == -signal.SIGKILL
    assert second.poll() is None
    shutil.rmtree(many / ".cache")
    build(many, tmp_path / "here")

    assert built.rendered > len(MANY)
    assert same(tree(tmp_path / "here"), tree(tmp_path / "out")) == []


@pytest.mark.parametrize("output", ["root/site", "elsewhere"])
def test_a_build_whose_scheduler_dies(
    dask: Dask,
    many: Path,
    tmp_path: Path,
    output: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Readers see the old site, whole, and the next build makes the new one."""
    shutil.copytree(CHECKOUT / "templates", many / "theme/templates")
    monkeypatch.setattr("archive.render.theme._default_folder", lambda: many / "theme")
    site = tmp_path / output
    build(many, site)
    before = tree(site)
    write(many, "templates/day.html", "{{ frame }} anew")
    add(many, "harbour-20240101-late", "又一班渡轮离港。\n")
    came: list[int] = []

    def kill(stage: str, done: int, of: int) -> None:
        if stage == "render" and not came:
            came.append(done)
            assert (site.parent / f".{site.name}.next/new").is_dir()
            dask.scheduler.kill()

    dask.add_worker()
    dask.wait_for(1)
    with pytest.raises(ClusterError) as raised:
        build(many, site, cluster=dask.address, full=True, progress=kill)

    assert raised.value.id == "W004"
    assert came
    assert tree(site) == before
    build(many, site)
    assert not (site.parent / f".{site.name}.next").exists()
    shutil.rmtree(many / ".cache")
    build(many, tmp_path / "clean")
    assert same(tree(site), tree(tmp_path / "clean")) == []


def test_normalize_gives_the_same_bytes(pair: Dask, tmp_path: Path) -> None:
    """From a folder inside the root and from an archive outside of it."""
    root = new_root(tmp_path / "root")
    for number in range(5 * CHUNK):
        url = f"https://harbour.example/news/{number // 2 * 2}"
        html = f"<p>第{number}班渡轮在清晨六点离港。</p>"
        add_dump(root, f"{number}.md", url=url, html=html, epoch=1672717024 + number)
    add_dump(root, "broken.md", b"nothing")
    here = normalize_here(root)
    made = articles(root), tree(root / "content/history")
    packed = shutil.make_archive(str(tmp_path / "raw"), "zip", root, "content/raw")
    for sources in ([], [Path(packed)]):
        for folder in ("content/articles", "content/history", ".cache"):
            shutil.rmtree(root / folder)
        there = normalize_here(root, raw=sources, cluster=pair.address)

        assert there.written == here.written
        assert len(there.quarantined) == 1
        if not sources:
            assert (articles(root), tree(root / "content/history")) == made
        assert len(articles(root)) == len(made[0])


def test_the_commands_try_it_with_two_processes(tmp_path: Path) -> None:
    """``--cluster local:2`` needs nothing that runs already, and leaves nothing."""
    root = new_root(tmp_path / "root")
    for number in range(4 * CHUNK):
        add_dump(root, f"{number}.md", url=f"https://harbour.example/news/{number}")
    for words in (["normalize"], ["build"]):
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "archive",
                "-C",
                root,
                *words,
                "--cluster",
                "local:2",
            ],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        assert "Traceback" not in ran.stderr
    by_cluster = tree(root / "site")
    shutil.rmtree(root / ".cache")
    shutil.rmtree(root / "site")
    build(root)

    assert same(by_cluster, tree(root / "site")) == []
