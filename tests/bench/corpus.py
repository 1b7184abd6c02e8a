"""A project -> its articles as every generator is given them: a story each."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from archive.api import settings
from archive.build.inputs import read_inputs
from archive.build.sources import ARTICLES, read_sources
from archive.formats.front_matter import read_article
from archive.model.article import Header
from archive.model.library import Entry


class Story(NamedTuple):
    """An article, its topics found and its excerpt made: the same for all."""

    header: Header
    day: str
    """``2023-01-03``."""
    topics: tuple[str, ...]
    summary: str
    body: str

    @property
    def moment(self) -> str:
        """The day and a time of it, without a zone that would move it to another day."""
        stated = self.header.published
        time = stated[11:19] if stated[:10] == self.day and len(stated) > 18 else ""
        return f"{self.day}T{time or '00:00:00'}Z"


def find_entries(root: Path) -> tuple[Entry, ...]:
    """Every article of a project that a page is made of, by day and id."""
    found = settings(root)
    names = [facts.names for facts in found.outlets]
    decoys = tuple(name for both in names for name in (both.zh, both.en) if name)
    inputs = read_inputs(
        root, read_sources(root).articles, found.topics, decoys, known={}
    )
    dated = [entry for entry in inputs.entries if entry.day]
    shown = [entry for entry in dated if entry.header.visibility == "public"]
    return tuple(sorted(shown, key=lambda entry: (entry.day, entry.id)))


def tell(root: Path, entries: Iterable[Entry]) -> Iterator[Story]:
    """The stories behind some entries, one in memory at a time."""
    for entry in entries:
        file = root / ARTICLES / entry.file
        body = read_article(file.read_text("utf-8"), entry.file).body
        yield Story(entry.header, entry.day, entry.topics, entry.excerpt, body)
