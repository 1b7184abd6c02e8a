"""A build that is killed at any moment leaves the old site or the new one, whole.

``KILLS=50`` kills it at so many moments instead of a few.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.sites import add, build, same, tree, write

KILLS = int(os.environ.get("KILLS", "8"))
ARCHIVE = [sys.executable, "-m", "archive"]
pytestmark = pytest.mark.slow


def start(root: Path) -> subprocess.Popen[bytes]:
    """``archive build`` in a group of processes of its own."""
    return subprocess.Popen(
        [*ARCHIVE, "-C", root, "build", "--jobs", "2"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill the whole group; what the system was doing for one of them ends meanwhile."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    time.sleep(0.05)


def snapshot(root: Path) -> dict[str, bytes]:
    """The site, and what somebody put into it."""
    return tree(root / "site")


@pytest.fixture
def stages(root: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A root with a site, and the same with an edit that touches most of its pages."""
    for month in range(1, 5):
        for day in range(1, 28):
            add(root, f"harbour-2022{month:02}{day:02}-x")
    write(root, "site/CNAME", "mine")
    build(root)
    shutil.copytree(root, tmp_path / "old")
    for day in range(1, 28):
        add(root, f"north-202208{day:02}-x")
        (root / f"content/articles/zh-Hans/harbour-202201{day:02}-x.md").unlink()
    write(root, "content/site.toml", 'title = { zh = "新", en = "New" }\n')
    return root, tmp_path / "old"


def test_killed_at_any_moment(stages: tuple[Path, Path], tmp_path: Path) -> None:
    """One of two sites is there; the next build makes the new one, and leaves nothing."""
    root, last = stages
    old = snapshot(root)
    began = time.monotonic()
    assert start(root).wait() == 0
    seconds = time.monotonic() - began
    new = snapshot(root)
    assert same(old, new)
    dice = random.Random(KILLS)
    seen = set()
    # It takes a fifth of the time until anything is read.
    moments = [0.2 + 0.9 * (n + dice.random()) / KILLS for n in range(KILLS)]

    for moment in moments:
        for name in ("site", ".cache", ".site.next"):
            shutil.rmtree(root / name, ignore_errors=True)
        for name in ("site", ".cache"):  # links: nothing is ever written through one
            shutil.copytree(last / name, root / name, copy_function=os.link)
        process = start(root)
        time.sleep(moment * seconds)
        kill(process)

        found = snapshot(root)
        which = [name for name, site in (("old", old), ("new", new)) if found == site]
        assert which, (moment, same(found, old)[:5], same(found, new)[:5])
        seen.update(which)
        build(root)
        assert same(snapshot(root), new) == [], moment
        assert halves(root) == [], moment
        assert build(root).rendered == 0

    assert "old" in seen
    assert same(snapshot(last), old) == []


def halves(root: Path) -> list[str]:
    """What no build is to leave behind."""
    names = [path.name for path in root.rglob(".*")]
    return [name for name in names if name.startswith((".writing-", ".site"))]
