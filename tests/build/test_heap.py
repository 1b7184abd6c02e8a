"""Giving memory back is a favour: it changes nothing, and where it cannot be, nothing fails."""

import ctypes
import gc

import pytest

from archive.build.heap import few_looks, give_back


def none_here(_: object) -> object:
    """A C library as on a system without dlopen of the program itself."""
    raise OSError


def odd(_: object) -> object:
    """A C library that has no such call."""
    return object()


@pytest.mark.parametrize("library", [ctypes.CDLL, none_here, odd])
def test_nothing_fails(library: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", library)

    give_back()


def test_garbage_is_looked_for_as_before() -> None:
    """Whoever calls a build finds things as they were, also where it has failed."""
    before = gc.get_threshold()

    with few_looks():
        assert gc.get_threshold()[0] > before[0]
    assert gc.get_threshold() == before
    with pytest.raises(OSError, match="full"), few_looks():
        raise OSError("full")
    assert gc.get_threshold() == before
