"""Two folders that change places."""

import ctypes
import errno
from pathlib import Path

import pytest

from archive.build import exchange as module
from archive.build.exchange import UNKNOWN, exchange
from tests.sites import write


def test_both_change_places(tmp_path: Path) -> None:
    """Each stands where the other stood; a system that cannot do it says so."""
    write(tmp_path, "one/a", "1")
    write(tmp_path, "二/b", "2")

    try:
        exchange(str(tmp_path / "one"), str(tmp_path / "二"))
    except OSError as error:
        assert error.errno in UNKNOWN  # noqa: PT017 - either is right
    else:
        assert (tmp_path / "one/b").read_text() == "2"
        assert (tmp_path / "二/a").read_text() == "1"


def test_one_that_is_not_there(tmp_path: Path) -> None:
    """An error names the reason, and changes nothing."""
    write(tmp_path, "one/a", "1")

    with pytest.raises(OSError) as caught:
        exchange(str(tmp_path / "one"), str(tmp_path / "other"))

    assert caught.value.errno in {errno.ENOENT, *UNKNOWN}
    assert (tmp_path / "one/a").read_text() == "1"


def test_a_system_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library has no such call, that is one of the known answers."""

    def bare() -> ctypes.CDLL:
        raise OSError("no such library")

    monkeypatch.setattr(module, "_system", bare)

    with pytest.raises(OSError) as caught:
        exchange(str(tmp_path), str(tmp_path))

    assert caught.value.errno == errno.ENOSYS
