"""What the bench knows of a generator: how to lay out a site for it, and how to run it."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.bench.corpus import Story
from tests.bench.measure import Command

THEMES = Path(__file__).parent / "themes"
CHECKOUT = Path(__file__).resolve().parents[2]
SHOWN_FIRST = "<article"
"""Every article template has it; the bench edits the template there."""


class Tools(NamedTuple):
    """Where the generators are installed."""

    venv: Path
    node: Path


class Site(NamedTuple):
    """A site that a generator can build."""

    command: Command
    output: Path
    caches: tuple[Path, ...]
    """What it keeps between builds."""
    write: Callable[[Story], Path]
    """Write an article's file, as the generator reads it, where it looks for it."""
    template: Path
    """Of the page of an article."""
    remembers: bool = True
    """False where a build is the same whatever was built before."""


class Peer(NamedTuple):
    """A generator."""

    name: str
    version: Callable[[Tools], str]
    """Empty where it is not installed."""
    lay: Callable[[Path, Path, Tools], Site]
    """Lay out an empty folder for the articles of a project's root."""
    notes: tuple[str, ...]
    """What it does differently, for the reader of the table."""


def distribution_version(tools: Tools, name: str) -> str:
    """The version of a Python package in the bench's environment."""
    found = tools.venv.glob(f"lib/python*/site-packages/{name}-*.dist-info")
    return next((path.name.split("-")[1].removesuffix(".dist") for path in found), "")


def write_text(file: Path, text: str) -> Path:
    """Write a file and the folders that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file
