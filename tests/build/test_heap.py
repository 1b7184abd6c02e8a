"""Giving memory back is a favour: it changes nothing, and where it cannot be, nothing fails."""

import ctypes

import pytest

from archive.build.heap import give_back


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
