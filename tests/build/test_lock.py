"""One at a time."""

import threading
import time
from pathlib import Path

import pytest

from archive import api
from archive.build.lock import alone
from archive.errors import OutputError
from tests.sites import add_dump, build, normalize


def test_the_second_waits(root: Path) -> None:
    """A build that begins during another one begins when that has ended."""
    order: list[str] = []

    def second() -> None:
        build(root)
        order.append("second")

    with alone(root):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join()

    assert order == ["first", "second"]


def test_patience_ends(root: Path) -> None:
    """Who has waited long enough says so."""
    with alone(root), pytest.raises(OutputError) as caught, alone(root, patience=0.1):
        pass

    assert caught.value.id == "B003"


def test_freed_after_an_error(root: Path) -> None:
    """A build that fails leaves the way free, and no file behind."""
    before = sorted(root.rglob("*"))
    with pytest.raises(ValueError, match="x"), alone(root):
        raise ValueError("x")

    with alone(root, patience=0):
        pass
    assert sorted(root.rglob("*")) == before


def test_normalising_waits_but_checking_does_not(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What writes waits; what only looks does not."""
    add_dump(root, "a.md")
    monkeypatch.setattr(api, "alone", lambda root: alone(root, patience=0.1))

    with alone(root):
        assert normalize(root, check=True).written == 1
        with pytest.raises(OutputError):
            normalize(root)


def test_no_folder_no_lock(tmp_path: Path) -> None:
    """Where there is nothing to lock, nothing is locked and nothing is made."""
    with alone(tmp_path / "nowhere"):
        assert list(tmp_path.iterdir()) == []
