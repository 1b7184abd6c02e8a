"""Digests: of bytes, of values, and of the code itself."""

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec

_PACKAGE = Path(__file__).parent.parent
_SIZE = 16
LIBRARIES = (
    "beautifulsoup4",
    "feedparser",
    "Jinja2",
    "lxml",
    "markdown-it-py",
    "MarkupSafe",
    "msgspec",
    "nh3",
    "OpenCC",
    "python-slugify",
    "PyYAML",
    "rjieba",
)
"""Those that decide what an article or a page looks like."""


def digest(data: bytes) -> str:
    """32 hexadecimal digits that stand for ``data`` (BLAKE2b, 128 bits)."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def digest_of(value: object) -> str:
    """The digest of a value's JSON; equal values of one type have equal digests."""
    return digest(msgspec.json.encode(value, order="deterministic"))


@cache
def code_digest(*rooms: str) -> str:
    """The digest of the Python files in some packages of ``archive``.

    What they once computed is void when one of them changes.
    """
    found = blake2b(digest_size=_SIZE)
    for path in _files(rooms):
        found.update(path.relative_to(_PACKAGE).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


@cache
def whole_program() -> str:
    """Stands for all code that what we make depends on, other people's included."""
    return digest_of([code_digest(""), *versions()])


def versions() -> list[object]:
    """Stands for other people's code."""
    return [sys.version_info[:2], *(version(name) for name in LIBRARIES)]


def _files(rooms: Iterable[str]) -> list[Path]:
    return sorted(path for room in rooms for path in (_PACKAGE / room).rglob("*.py"))
