"""Ours from further back: raw dumps to articles to site."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.measure import Command
from tests.bench.peer import CHECKOUT, Site, Tools
from tests.bench.peers import ours

NOTES = (
    "Reads the raw dumps and writes the article files first; the others find theirs ready.",
)


def lay(work: Path, root: Path, tools: Tools, raw: Sequence[Path]) -> Site:
    """A project without articles."""
    site = ours.lay(work, root, tools)
    archive = f'"{sys.executable}" -m archive -q'
    dumps = " ".join(f'--raw "{folder.resolve()}"' for folder in raw)
    both = f"{archive} normalize {dumps} && {archive} build --output site"
    places = ("articles", "history")
    return site._replace(
        command=Command(("sh", "-c", both), work, {"PYTHONPATH": str(CHECKOUT)}),
        caches=(*site.caches, *(work / "content" / name for name in places)),
    )
