"""The floors of the house: imports go downwards only."""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "archive"

FLOORS = (
    {"text", "errors", "workers"},
    {"model", "remote"},
    {"dumps", "formats"},
    {"outlets", "catalog", "relate"},
    {"ingest", "pages", "search"},
    {"render"},
    {"build", "check", "cluster", "scaffold"},
    {"api", "serve"},
    {"cli", "__main__"},
)
"""From the ground up. Rooms of one floor do not import each other either, but for the
exceptions below."""

SAME_FLOOR = {("__main__", "cli")}
"""``__main__`` is the command's other door."""

INGEST = {"dumps", "outlets", "ingest"}
PUBLISH = {"catalog", "relate", "pages", "search", "render", "build"}
"""The two halves meet only in ``content/articles``."""


def floor_of(room: str) -> int:
    """The number of a room's floor."""
    return next(number for number, rooms in enumerate(FLOORS) if room in rooms)


def rooms() -> dict[str, list[Path]]:
    """Each package or module right below ``archive``, with its files."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if first != "__init__":
            found.setdefault(first, []).append(path)
    return found


def parse(path: Path) -> ast.Module:
    """A file's syntax tree.

    Without the collector: CPython 3.11 raises SystemError when a callback of it (as
    hypothesis sets one) runs Python code while a tree is made.
    """
    gc.disable()
    try:
        return ast.parse(path.read_text("utf-8"))
    finally:
        gc.enable()


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and room of everything of ours that a file imports, wherever it does so."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "archive" and len(parts) > 1:
                yield node.lineno, parts[1]


def edges() -> Iterator[tuple[str, str, str]]:
    """Every import from one room of another: who, whom, where."""
    for room, paths in rooms().items():
        for path in paths:
            for line, other in imports(path):
                if other != room and other in rooms():
                    yield room, other, f"{path.relative_to(PACKAGE.parent)}:{line}"


def test_every_room_has_a_floor() -> None:
    """A new package is given its place in the table before anything else."""
    assert set(rooms()) <= set().union(*FLOORS)


def test_imports_go_downwards() -> None:
    """No room imports one above it, nor another one of its own floor."""
    wrong = [
        f"{where}: {room} (floor {floor_of(room)}) imports {other} ({floor_of(other)})"
        for room, other, where in edges()
        if floor_of(other) >= floor_of(room) and (room, other) not in SAME_FLOOR
    ]

    assert wrong == []


@pytest.mark.parametrize(("half", "other"), [(INGEST, PUBLISH), (PUBLISH, INGEST)])
def test_the_halves_do_not_know_each_other(half: set[str], other: set[str]) -> None:
    """Ingesting imports nothing of publishing, nor the reverse."""
    wrong = [where for room, found, where in edges() if room in half and found in other]

    assert wrong == []


def test_check_does_not_know_build() -> None:
    """A check that asked the builder what is right could not find it wrong."""
    wrong = [
        where for room, found, where in edges() if (room, found) == ("check", "build")
    ]

    assert wrong == []
