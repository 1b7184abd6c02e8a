"""Every real dump: read, accounted for, and shown as it was."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from archive.dumps.raw import read_raw
from archive.errors import ArchiveError
from archive.formats.front_matter import read_article, write_article
from archive.formats.markdown_html import Markdown
from archive.ingest.ledger import account_for
from archive.ingest.read import read_article as read_dump
from archive.outlets.registry import Registry
from archive.workers import Task
from tests.formats.outline import of_blocks, of_html

QUARANTINED = 0
"""Of the dumps at hand: may only become fewer, and is none already."""


class Tools(NamedTuple):
    """What each process needs."""

    registry: Registry
    markdown: Markdown


class Faults(NamedTuple):
    """What is wrong with one dump; empty where nothing is."""

    path: str
    layout: str
    quarantined: str = ""
    lost: str = ""
    changed: str = ""
    unsafe: str = ""


def prepare() -> Tools:
    """The tools of one process."""
    return Tools(Registry(), Markdown())


def look(tools: Tools, files: Sequence[Path]) -> list[Faults]:
    """The faults of some dumps."""
    return [_look(tools, file) for file in files]


def _look(tools: Tools, file: Path) -> Faults:
    (read,) = read_raw(file.read_bytes(), file.name)
    if isinstance(read, ArchiveError):
        return Faults(file.name, "", quarantined=str(read))
    reading = read_dump(read.dump, tools.registry)
    article = reading.article
    shown = tools.markdown.html(article.body)
    same_text = of_blocks(reading.blocks) == of_html(shown)
    same_file = read_article(write_article(article), file.name) == article
    source = article.header.source
    return Faults(
        file.name,
        source.layout if source else "",
        lost=account_for(read.dump, tools.registry).unaccounted,
        changed="" if same_text and same_file else "the page differs from the dump",
        unsafe="<script" if "<script" in shown or "javascript:" in shown else "",
    )


def faults_of(folder: Path) -> list[Faults]:
    """The faults of every dump below a folder, over all cores."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [one for part in Task(prepare, look).run(files) for one in part]


def test_every_dump_is_shown_as_it_was(corpus_raw: Path) -> None:
    """None is quarantined; none loses a character, a mark, a link, a picture; none runs."""
    found = faults_of(corpus_raw)

    assert len(found) > 3_000
    assert [one for one in found if one.quarantined][QUARANTINED:] == []
    assert [one for one in found if one.lost] == []
    assert [one for one in found if one.changed] == []
    assert [one for one in found if one.unsafe] == []


def test_the_later_dumps_are_too(seeds: Path) -> None:
    """The markup of 2021 to 2024."""
    found = faults_of(seeds)

    assert len(found) == 5
    assert {one.layout for one in found} == {"nytimes/2023", "voa/2020", "bbc/2021"}
    assert [one for one in found if any(one[2:])] == []
