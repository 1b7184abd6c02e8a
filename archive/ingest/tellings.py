"""Dumps of one article -> the article as its file will hold it.

The newest dump gives the text, the oldest the id; which of them is read first decides
nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from archive.dumps.items import RawItem
from archive.dumps.raw import read_part
from archive.dumps.sources import load
from archive.errors import DumpError
from archive.formats.fingerprint import digest, digest_of
from archive.ingest.heads import Head, quarantine
from archive.ingest.read import Reading, read_article
from archive.ingest.store import article_path, parse, seal
from archive.model.article import Article
from archive.model.report import Quarantined
from archive.outlets.registry import Registry


class Group(NamedTuple):
    """All dumps of one article."""

    key: str
    files: tuple[RawItem, ...]
    mark: str
    """Digest of the paths and bytes of the files."""
    id: str
    """The id that the article has on disk; empty where it is new."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """An article as some dumps tell it: everything that decides what is to be done."""

    key: str
    mark: str
    """Of the group that it was made from."""
    id: str = ""
    """Empty where no dump of the group can be read: there is no article then."""
    path: str = ""
    """Below ``content/articles``."""
    digest: str = ""
    """Of the file's bytes."""
    source: str = ""
    """sha256 of the dump that gave the text."""
    newest: str = ""
    """Path of that dump."""
    revisions: int = 0
    """Earlier states of the article among the dumps."""
    quarantined: tuple[Quarantined, ...] = ()


class Telling(NamedTuple):
    """A made article, and the bytes of its file."""

    made: Made
    data: bytes = b""


def make_groups(heads: Iterable[Head], ids: Mapping[str, str]) -> list[Group]:
    """Heads by their keys, in the order of these. ``ids`` maps keys to ids on disk."""
    groups: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        groups[head.key].append(head)
    return [_group(key, groups[key], ids.get(key, "")) for key in sorted(groups)]


def _group(key: str, heads: Iterable[Head], id_: str) -> Group:
    by_path = sorted(heads, key=lambda head: head.file.name)
    return Group(
        key=key,
        files=tuple(head.file for head in by_path),
        mark=digest_of([(head.file.name, head.sha256) for head in by_path]),
        id=id_,
    )


def tell_chunk(registry: Registry, groups: Sequence[Group]) -> list[Telling]:
    """The article of each group."""
    return [_tell(registry, group) for group in groups]


def _tell(registry: Registry, group: Group) -> Telling:
    found = [_read(registry, file, group.key) for file in group.files]
    readings = sorted(
        (reading for reading in found if isinstance(reading, Reading)), key=_age
    )
    failed = tuple(other for other in found if isinstance(other, Quarantined))
    if not readings:
        return Telling(Made(key=group.key, mark=group.mark, quarantined=failed))
    path, sha256 = _dump(readings[-1])
    made = Made(
        key=group.key,
        mark=group.mark,
        source=sha256,
        newest=path,
        revisions=len(readings) - 1,
        quarantined=failed,
    )
    return _file(made, readings[-1].article, group.id or readings[0].article.header.id)


def _read(registry: Registry, file: RawItem, key: str) -> Reading | Quarantined:
    """A whole dump; whatever goes wrong with it stays with it."""
    try:
        dump = read_part(load(file), file.path, file.name).dump
        reading = read_article(dump, registry)
    except Exception as error:  # noqa: BLE001 - one dump never stops the others
        return quarantine(file.name, error)
    if reading.key == key:
        return reading
    message = "changed while it was read: run again"
    return quarantine(file.name, DumpError("D010", file.name, message))


def _age(reading: Reading) -> tuple[int, str, str]:
    path, sha256 = _dump(reading)
    return reading.archived, sha256, path


def _dump(reading: Reading) -> tuple[str, str]:
    source = reading.article.header.source
    return (source.path, source.sha256) if source else ("", "")


def _file(made: Made, article: Article, id_: str) -> Telling:
    header = replace(article.header, id=id_)
    data = seal(Article(header=header, body=article.body))
    return Telling(
        replace(made, id=id_, path=article_path(header), digest=digest(data)), data
    )


def renamed(telling: Telling, id_: str) -> Telling:
    """The same article under another id."""
    return _file(telling.made, parse(telling.data, telling.made.path), id_)
