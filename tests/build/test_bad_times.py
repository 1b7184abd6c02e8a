"""What a build does when the disk, the clock, the cache or the articles misbehave."""

import errno
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import msgspec
import pytest

from archive import api
from archive.build import render, sources
from archive.build.lock import alone
from archive.build.memory import Memory
from archive.build.sources import Sources, read_sources
from archive.errors import OutputError
from archive.model.article import Article
from tests.sites import add, add_state, build, glass, same, seven, tree, write

FERRY = "zh/2023/01/03/harbour-ferry.html"
ARCHIVE = [sys.executable, "-m", "archive"]
TIDES = "content/articles/zh-Hans/harbour-undated-tides.md"


@pytest.fixture
def built(root: Path) -> Path:
    """A root that has been built, and has an edit that is not."""
    build(root)
    add(root, "harbour-20230103-ferry", "新的正文。\n")
    return root


def clean(root: Path, tmp_path: Path) -> dict[str, bytes]:
    """The site that a clean build makes of a root."""
    fresh = tmp_path / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".cache"))
    build(fresh)
    return tree(fresh / "site")


def left(folder: Path) -> list[str]:
    """What no build is to leave behind."""
    names = [path.name for path in folder.rglob(".*")]
    return [name for name in names if name.startswith((".writing-", ".site", ".disk"))]


# The disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be hung up here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("in_place", [False, True])
def test_a_disk_that_is_full(root: Path, disk: Path, in_place: bool) -> None:
    """The error says what to do; each file is whole, and with the room comes the site."""
    site = disk / "site"
    build(root, site, in_place=in_place)
    old = tree(site)
    free = os.statvfs(disk).f_bfree * os.statvfs(disk).f_bsize
    ballast = write(disk, "ballast", b"x" * (free - (0 if in_place else 50_000)))
    write(root, "content/site.toml", 'title = { zh = "新", en = "New" }\n')

    with pytest.raises(OutputError) as caught:
        build(root, site, in_place=in_place)

    assert caught.value.id == "O001"
    assert "No space left" in caught.value.message
    assert "full" in caught.value.hint
    assert left(disk) == []
    found = tree(site)
    ballast.unlink()
    build(root, site, in_place=in_place)
    new = tree(site)
    if in_place:
        own = {path for path in found if path != ".news-archive"}
        assert all(found[path] in {old[path], new[path]} for path in own)
    else:
        assert same(found, old) == []
    assert same(old, new)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_write_that_is_refused(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """In the middle of a page: the old site is whole, nothing is left, no cache lies."""
    before = tree(built / "site")
    real, calls = os.write, iter(range(10**6))

    def write_some(handle: int, data: bytes) -> int:
        if next(calls) == 3:
            raise OSError(number, os.strerror(number))
        return real(handle, data[:5000])

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write_some)
        with pytest.raises(OutputError) as caught:
            build(built)

    assert caught.value.id == "O001"
    assert same(tree(built / "site"), before) == []
    assert left(built) == []
    build(built)
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_the_command_says_so(built: Path) -> None:
    """A limit on the size of files: a line with place and hint, and a code; no trace."""
    before = tree(built / "site")

    ran = subprocess.run(
        [*ARCHIVE, "-C", built, "build"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500)),
    )

    assert ran.returncode == 3
    assert "[O001]" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert same(tree(built / "site"), before) == []
    assert left(built) == []


def test_a_folder_that_may_not_be_written_to(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A site that somebody has locked is not exchanged for another one."""
    before = (built / "site").stat().st_ino
    monkeypatch.setattr(os, "access", lambda *_: False)

    build(built)

    assert (built / "site").stat().st_ino == before
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_a_disk_that_is_read_only(root: Path, disk: Path) -> None:
    """The build says that it cannot write, and the site is what it was."""
    site = disk / "site"
    build(root, site)
    before = tree(site)
    add(root, "harbour-20230103-ferry", "新的正文。\n")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

    with pytest.raises(OutputError) as caught:
        build(root, site)

    assert caught.value.id == "O001"
    assert "Read-only" in caught.value.message
    assert same(tree(site), before) == []


# The cache

STRANGE = {
    "empty": b"",
    "random": random.Random(1).randbytes(5000),
    "text": b"not a cache" * 100,
    "number": msgspec.msgpack.encode(7),
    "nothing": msgspec.msgpack.encode(None),
    "list": msgspec.msgpack.encode([[]] * 100),
    "other names": msgspec.msgpack.encode({"site": {"a": 1}}),
    "other version": msgspec.msgpack.encode(Memory(schema=10**6)),
    "other types": msgspec.msgpack.encode({"schema": 2, "written": {"a": "b"}}),
    "not text": msgspec.msgpack.encode({"schema": 2}) + b"\xd9\xff",
    "deep": b"\x91" * 100_000,
    "long": msgspec.msgpack.encode({"x" * 100: "y" * 20_000_000}),
    "says it is long": b"\xdd\xff\xff\xff\xff",
    "says it is long, too": b"\x81\xa7written\xdf\xff\xff\xff\xff",
}


CACHES = ("build.msgpack", "still.msgpack", "relations.msgpack")


@pytest.mark.parametrize("file", CACHES)
@pytest.mark.parametrize("kind", STRANGE)
def test_a_strange_cache(built: Path, tmp_path: Path, kind: str, file: str) -> None:
    """Whatever lies in the place of the cache counts for nothing."""
    (built / ".cache" / file).write_bytes(STRANGE[kind])

    report = build(built)

    assert report.problems == ()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []
    assert build(built).rendered == 0


@pytest.mark.parametrize("file", CACHES)
def test_half_a_cache(built: Path, tmp_path: Path, file: str) -> None:
    """Cut off anywhere, or with a byte changed that leaves it no cache."""
    build(built)
    whole = (built / ".cache" / file).read_bytes()
    new = clean(built, tmp_path)
    dice = random.Random(2)

    for _ in range(10):
        (built / ".cache" / file).write_bytes(whole[: dice.randrange(len(whole))])
        add(built, "harbour-20230103-ferry", f"{dice.random()}\n")
        build(built)
        add(built, "harbour-20230103-ferry", "新的正文。\n")
        build(built)
        assert same(tree(built / "site"), new) == []


@pytest.mark.parametrize("file", CACHES)
def test_a_cache_that_is_a_folder(built: Path, tmp_path: Path, file: str) -> None:
    """What cannot even be replaced costs time, and no more."""
    (built / ".cache" / file).unlink()
    write(built, f".cache/{file}/x", "x")

    build(built)

    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_a_cache_of_another_root(built: Path, tmp_path: Path) -> None:
    """Copied from another archive, it misleads no build."""
    other = glass(seven(tmp_path / "other"))
    add(other, "harbour-20230103-ferry", "别人的正文。\n")
    build(other)
    shutil.rmtree(built / ".cache")
    shutil.copytree(other / ".cache", built / ".cache")

    build(built)

    assert same(tree(built / "site"), clean(built, tmp_path)) == []


# The clock


@pytest.mark.parametrize("years", [-30, -1, 1, 30])
def test_times_prove_nothing(built: Path, tmp_path: Path, years: int) -> None:
    """Articles, templates and pages of the future or the past: their bytes decide."""
    moment = 1_700_000_000 + years * 365 * 86400

    def jump() -> None:
        for folder in ("content", "templates", "site", ".cache"):
            for path in (built / folder).rglob("*"):
                os.utime(path, (moment, moment))

    jump()
    build(built)
    assert same(tree(built / "site"), clean(built, tmp_path)) == []
    jump()
    add(built, "harbour-20230103-ferry", "旧的正文。\n")
    os.utime(built / TIDES, (1, 1))
    jump()
    build(built)

    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_no_byte_depends_on_the_clock(
    themed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built at another time, the site is the same."""
    build(themed)
    monkeypatch.setattr("time.time", lambda: 4e9)
    monkeypatch.setattr("time.time_ns", lambda: 4 * 10**18)

    assert same(tree(themed / "site"), clean(themed, tmp_path)) == []


# Articles that change meanwhile


@pytest.mark.parametrize("in_place", [False, True])
@pytest.mark.parametrize("back", [False, True])
def test_an_article_that_changes_before_it_is_rendered(
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    back: bool,
    in_place: bool,
) -> None:
    """A011: its page stays as it was, and the next build heals it."""
    before = tree(built / "site")
    ferry = built / "content/articles/zh-Hans/harbour-20230103-ferry.md"
    planned = ferry.read_bytes()
    real = render.print_jobs

    def print_jobs(*args: object) -> object:
        add(built, "harbour-20230103-ferry", "又变了。\n")
        return real(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("archive.build.design.print_jobs", print_jobs)
        report = build(built, in_place=in_place)

    assert {problem.id for problem in report.problems} == {"A011"}
    assert "build again" in str(report.problems[0])
    assert tree(built / "site")[FERRY] == before[FERRY]
    if back:
        ferry.write_bytes(planned)
    assert FERRY in build(built, in_place=in_place).why
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_a_state_that_changes_before_it_is_compared(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So does an earlier state that the page of versions shows."""
    state = add_state(built, "harbour-20230103-ferry", "1" * 16, "从前。\n")
    planned = state.read_bytes()
    real = render.print_jobs

    def print_jobs(*args: object) -> object:
        state.write_bytes(planned + b"x\n")
        return real(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("archive.build.design.print_jobs", print_jobs)
        report = build(built)

    assert {problem.id for problem in report.problems} == {"A011"}
    state.write_bytes(planned)
    assert build(built).problems == ()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


@pytest.mark.parametrize("text", ["---\n", "", None])
def test_an_article_that_changes_before_it_is_read(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    """Changed between the first look and the second, and then back: no build believes
    that the site was made of it.
    """
    file = built / TIDES
    planned = file.read_bytes()

    def look(root: Path) -> Sources:
        found = read_sources(root)
        if text is None:
            add(root, "harbour-undated-tides", "别的。\n")
        else:
            file.write_text(text)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(sources, "read_sources", look)
        (built / ".cache/build.msgpack").unlink()
        report = build(built)

    assert [p.id for p in report.problems] == ([] if text is None else ["A011"])
    file.write_bytes(planned)
    assert build(built).problems == ()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_a_state_that_changes_before_it_is_read(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier state likewise."""
    file = add_state(built, "harbour-20230103-ferry", "1" * 16)
    planned = file.read_bytes()

    def look(root: Path) -> Sources:
        found = read_sources(root)
        file.write_bytes(b"---\n")
        return found

    with monkeypatch.context() as patch:
        patch.setattr(sources, "read_sources", look)
        report = build(built)

    assert [problem.id for problem in report.problems] == ["A011"]
    file.write_bytes(planned)
    assert build(built).problems == ()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


# Others at work


def test_somebody_else_is_at_work(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that has waited long enough ends with an error; it has changed nothing."""
    before = tree(built)
    monkeypatch.setattr(api, "alone", lambda root: alone(root, patience=0.1))

    with alone(built), pytest.raises(OutputError) as caught:
        build(built)

    assert caught.value.id == "B003"
    assert "end it" in caught.value.hint
    assert tree(built) == before


class _Killer:
    """Reads articles, and ends its own process once on the way."""

    def __init__(self, flag: Path) -> None:
        self.flag = flag
        self.parent = os.getpid()

    def strike(self) -> None:
        """End this process, if it is a worker, and the first to come here."""
        if os.getpid() != self.parent:
            try:
                self.flag.touch(exist_ok=False)
            except FileExistsError:
                return
            os.kill(os.getpid(), signal.SIGKILL)


class _DyingPress(render.Press):
    """A press whose worker is killed over the hundredth page."""

    def __init__(self, killer: _Killer, *shared: object) -> None:
        super().__init__(*shared)  # type: ignore[arg-type]
        self._killer = killer
        self._count = 0

    def _article(self, where: str, planned: str) -> Article:
        self._count += 1
        if self._count == 100:
            self._killer.strike()
        return super()._article(where, planned)


@pytest.mark.parametrize("in_place", [False, True])
def test_a_worker_that_is_killed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_place: bool
) -> None:
    """The build goes on without it, and comes to the same bytes."""
    for month in range(1, 13):
        for day in range(1, 28):
            add(root, f"harbour-2022{month:02}{day:02}-x")
    killer = _Killer(tmp_path / "struck")
    with monkeypatch.context() as patch:
        patch.setattr("archive.build.design.Press", partial(_DyingPress, killer))
        report = build(root, jobs=2, in_place=in_place)

    assert killer.flag.exists()
    assert report.problems == ()
    wrong = same(tree(root / "site"), clean(root, tmp_path))
    if (
        in_place
    ):  # a neighbour who dies with it may leave a file half written for a while
        wrong = [path for path in wrong if ".writing-" not in path]
    assert wrong == []
    assert build(root).rendered == 0
    add(root, "harbour-20220101-x", "另一段正文。\n")
    build(root, in_place=in_place)
    assert left(root) == []
