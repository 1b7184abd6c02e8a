"""No cluster is asked where there is nothing, or little, for it to do."""

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from archive import api
from archive.cluster import crew
from archive.errors import ClusterError, UsageError
from archive.workers import CHUNK
from tests.sites import add_dump, glass, new_root, tree

NOBODY = "tcp://nobody.example:8786"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of clusters that were asked; none of them answers."""
    found: list[str] = []

    def refuse(address: str, *needed: object) -> NoReturn:
        found.append(address)
        raise ClusterError("W002", address, "nobody is here")

    monkeypatch.setattr(crew, "cluster_at", refuse)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with more dumps than are read by one process."""
    root = glass(new_root(tmp_path / "root"))
    for number in range(4 * CHUNK):
        add_dump(root, f"{number}.md", url=f"https://harbour.example/news/{number}")
    return root


def test_nothing_to_do(root: Path, asked: list[str]) -> None:
    """A second run, and a handful of changes, are done at home."""
    api.normalize(root)
    api.build(root)
    assert api.normalize(root, cluster=NOBODY).written == 0
    assert api.build(root, cluster=NOBODY).rendered == 0
    add_dump(root, "new.md", url="https://harbour.example/news/new")
    assert api.normalize(root, cluster=NOBODY).written == 1
    assert api.build(root, cluster=NOBODY).rendered > 0

    assert asked == []


def test_enough_to_do(root: Path, asked: list[str]) -> None:
    """Then it is asked; and where nobody answers nothing has been written."""
    with pytest.raises(ClusterError):
        api.normalize(root, cluster=NOBODY)
    assert not (root / "content/articles").exists()
    api.normalize(root)
    api.build(root)
    before = tree(root / "site")
    with pytest.raises(ClusterError):
        api.build(root, cluster=NOBODY, full=True)

    assert asked == [NOBODY, NOBODY]
    assert tree(root / "site") == before
    assert not (root / ".site.next").exists()


def test_jobs_contradict(root: Path, asked: list[str]) -> None:
    """``--jobs`` beside ``--cluster`` is a mistake, with or without anything to do."""
    with pytest.raises(UsageError, match="W007"):
        api.normalize(root, jobs=2, cluster=NOBODY)
    with pytest.raises(UsageError, match="W007"):
        api.build(root, jobs=2, cluster=NOBODY)

    assert asked == []


def test_nothing_to_do_imports_nothing_for_it(root: Path) -> None:
    """What is for many machines costs a run that has nothing to do no time."""
    api.normalize(root)
    api.build(root)
    code = (
        "import sys; from pathlib import Path; from archive import api, cli;"
        f"root = Path({str(root)!r});"
        f"api.build(root, cluster={NOBODY!r});"
        "print([n for n in ('archive.workers', 'archive.remote', 'archive.cluster',"
        " 'dask', 'fsspec') if n in sys.modules]);"
        f"api.normalize(root, cluster={NOBODY!r});"
        "print([n for n in ('archive.workers', 'archive.cluster', 'dask', 'fsspec')"
        " if n in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert ran.stderr == ""
    assert ran.stdout.split("\n") == ["[]", "[]", ""]
