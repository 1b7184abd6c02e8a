"""Dumps -> an account of every visible character: kept, in a field, or left out by a rule.

The proof that an archive lost nothing and invented nothing. What a layout removes from a
dump is written down by ``outlets.clipping`` as it happens; here it is held against what a
reader of the dump would have seen.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from archive.dumps.items import RawItem
from archive.dumps.raw import read_raw
from archive.dumps.sources import Source, load, raw_items
from archive.errors import ArchiveError
from archive.formats.files import write_file
from archive.ingest.read import read_article
from archive.model.document import (
    Block,
    Figure,
    Heading,
    Items,
    Paragraph,
    Quote,
    Table,
    Verbatim,
    plain,
)
from archive.model.dump import Dump
from archive.model.outlet import OutletFacts
from archive.outlets.clipping import DROP, Clipping, visible_text
from archive.outlets.registry import Registry
from archive.text.space import bare
from archive.workers import Task

_FIELD = "field:"


class Dropped(msgspec.Struct, frozen=True):
    """Text that was left out."""

    rule: str
    text: str


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Where the characters of one dump went; white space does not count."""

    path: str
    id: str
    """Of the article that the dump asks for."""
    layout: str
    seen: int
    """Characters that a reader of the dump's HTML sees."""
    body: int
    """Of these, in the Markdown body, captions included."""
    fields: dict[str, int]
    """Field of the front matter -> characters."""
    dropped: tuple[Dropped, ...]
    unaccounted: str = ""
    """Characters that are nowhere, sorted: a mistake of the program."""
    invented: str = ""
    """Characters that the dump does not show. The text of a picture's ``alt`` that stands
    for an emoji is the one that may occur."""


def write_ledger(
    file: Path,
    root: Path,
    sources: Sequence[Source],
    facts: tuple[OutletFacts, ...],
    *,
    jobs: int = 0,
) -> int:
    """Write an account of each dump of ``sources`` as a line of JSON; how many there are.

    Dumps that cannot be read have no line: they are named as quarantined elsewhere.
    Raises OutputError where the disk refuses.
    """
    task = Task(Registry, _chunk, facts)
    chunks = task.run(raw_items(root, sources).items, jobs=jobs)
    lines = [line for chunk in chunks for line in chunk]
    write_file(file, b"".join(lines), str(file))
    return len(lines)


def _chunk(registry: Registry, files: Sequence[RawItem]) -> list[bytes]:
    return [
        msgspec.json.encode(account, order="deterministic") + b"\n"
        for file in files
        for account in _accounts(registry, file)
    ]


def _accounts(registry: Registry, file: RawItem) -> Iterator[Account]:
    try:
        found = read_raw(load(file), file.path)
    except (ArchiveError, OSError):
        return
    for read in found:
        if not isinstance(read, ArchiveError):
            try:
                yield account_for(read.dump, registry)
            except ArchiveError:
                continue


def account_for(dump: Dump, registry: Registry) -> Account:
    """Where every visible character of a dump went.

    Raises DumpError where no article comes of it.
    """
    reading = read_article(dump, registry)
    header = reading.article.header
    seen = bare(visible_text(Clipping(dump).root))
    body = bare(shown(reading.blocks))
    fields: Counter[str] = Counter()
    dropped: list[Dropped] = []
    for place, text in reading.ledger:
        if place.startswith(DROP):
            dropped.append(Dropped(place.removeprefix(DROP), text))
        else:
            fields[place.removeprefix(_FIELD)] += len(bare(text))
    before = Counter(seen)
    after = Counter(body + "".join(bare(entry.text) for entry in reading.ledger))
    return Account(
        path=dump.path,
        id=header.id,
        layout=header.source.layout if header.source else "",
        seen=len(seen),
        body=len(body),
        fields=dict(fields),
        dropped=tuple(dropped),
        unaccounted="".join(sorted((before - after).elements())),
        invented="".join(sorted((after - before).elements())),
    )


def shown(blocks: Sequence[Block]) -> str:
    """All that blocks show, captions and credits of pictures included."""
    return "".join(_shown(block) for block in blocks)


def _shown(block: Block) -> str:
    text = ""
    match block:
        case Paragraph() | Heading():
            text = plain(block.spans)
        case Quote():
            text = shown(block.blocks)
        case Items():
            text = "".join(shown(item) for item in block.items)
        case Figure():
            text = plain(block.caption) + block.credit
        case Verbatim():
            text = block.text
        case Table():
            text = "".join(plain(cell) for row in block.rows for cell in row)
    return text
