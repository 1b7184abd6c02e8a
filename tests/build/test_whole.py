"""Builds that are stopped, run side by side, or run elsewhere: by real processes."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.workers import CHUNK
from tests.sites import add, build, same, tree, write

CHECKOUT = Path(__file__).resolve().parents[2]
BUILD = """
import os, sys
from pathlib import Path
from archive import api
if __name__ == "__main__":
    root, output = map(Path, sys.argv[1:3])
    in_place = "IN_PLACE" in os.environ
    api.build(root, output=output, jobs=int(sys.argv[3]), in_place=in_place)
"""
pytestmark = pytest.mark.slow


def start(
    root: Path, output: Path, *, jobs: int = 1, **env: str
) -> subprocess.Popen[bytes]:
    """A build in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", BUILD, root, output, str(jobs)],
        cwd=CHECKOUT,
        env={**os.environ, **env},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def run(root: Path, output: Path, *, jobs: int = 1, **env: str) -> None:
    """A build that goes well."""
    process = start(root, output, jobs=jobs, **env)
    _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()


def test_killed_in_place(root: Path, tmp_path: Path) -> None:
    """Whenever a build in place is killed, each file is old or new, and the next is clean."""
    site = root / "site"
    for day in range(1, 15):
        add(root, f"harbour-202207{day:02}-x")
    build(root)
    old = tree(site)
    write(root, "content/site.toml", 'title = { zh = "新", en = "New" }\n')
    without = clean(root, tmp_path)
    added = [add(root, f"north-202208{day:02}-x") for day in range(1, 15)]
    texts = [file.read_bytes() for file in added]
    new = clean(root, tmp_path)
    dice = random.Random(1)

    for round_ in range(5):
        shutil.rmtree(site)
        shutil.rmtree(root / ".cache")
        for path, data in old.items():
            write(site, path, data)
        for file, data in zip(added, texts, strict=True):
            file.write_bytes(data)
        process = start(root, site, IN_PLACE="1")
        wait_for_first_change(site, old, process)
        time.sleep(dice.random() * 0.1)
        process.kill()
        process.communicate()
        for path, data in tree(site).items():
            half = ".writing-" in path or path == ".news-archive"
            assert half or data in {old.get(path), new.get(path)}, (round_, path)

        if round_ % 2:  # what the killed build had begun is not wanted any more
            for file in added:
                file.unlink()
        build(root)
        assert same(tree(site), without if round_ % 2 else new) == [], round_


def clean(root: Path, tmp_path: Path) -> dict[str, bytes]:
    """The site that a clean build makes of a root."""
    fresh = tmp_path / "fresh"
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".cache"))
    build(fresh)
    site = tree(fresh / "site")
    shutil.rmtree(fresh)
    return site


def wait_for_first_change(
    site: Path, old: dict[str, bytes], process: subprocess.Popen[bytes]
) -> None:
    """Wait until a build has begun to write."""
    title = site / "zh/index.html"
    while title.read_bytes() == old["zh/index.html"] and process.poll() is None:
        time.sleep(0.001)


def test_killed_with_workers(root: Path, tmp_path: Path) -> None:
    """Workers end with the build that started them, and write no more."""
    for day in range(1, 29):
        for month in range(1, 13):
            add(root, f"harbour-2022{month:02}{day:02}-x")
    site = root / "site"
    process = start(root, site, jobs=2, IN_PLACE="1")
    while len(list(site.glob("zh/2022/*/*/*.html"))) < CHUNK:
        time.sleep(0.005)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 10
    while is_alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.02)
    survivors = is_alive(process.pid)
    if survivors:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()

    assert not survivors
    build(root)
    assert same(tree(site), clean(root, tmp_path)) == []


def is_alive(session: int) -> bool:
    """True while some process of a session is there."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    return True


def test_side_by_side(root: Path, tmp_path: Path) -> None:
    """Two builds of one site at once leave the site that one would have made."""
    site = root / "site"
    processes = [start(root, site) for _ in range(2)]
    for process in processes:
        _, errors = process.communicate()
        assert process.returncode == 0, errors.decode()

    assert same(tree(site), clean(root, tmp_path)) == []


def test_the_same_everywhere(themed: Path, tmp_path: Path) -> None:
    """Folder, hash seed, time zone, language and number of processes change no byte."""
    for day in range(1, 29):
        for month in range(1, 8):
            add(themed, f"harbour-2022{month:02}{day:02}-x")
    other = tmp_path / "深/else where"
    shutil.copytree(themed, other)
    run(themed, themed / "site", PYTHONHASHSEED="1", TZ="Asia/Shanghai", LANG="C")
    run(
        other,
        other / "site",
        jobs=2,
        PYTHONHASHSEED="2",
        TZ="America/New_York",
        LANG="zh_CN.UTF-8",
        LC_ALL="zh_CN.UTF-8",
    )

    assert same(tree(themed / "site"), tree(other / "site")) == []
