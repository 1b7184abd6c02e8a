"""Dumps of one article -> its states, each as its file will hold it.

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


class State(msgspec.Struct, frozen=True, kw_only=True):
    """An article as one of its dumps tells it."""

    dump: str
    """Path of the dump."""
    sha256: str
    """Of its bytes."""
    archived: str
    """Its own time, ISO 8601 UTC; empty where unknown."""
    digest: str
    """Of the bytes of the file that tells it."""
    is_news: bool
    """False where the state after it says nothing else."""


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """An article as some dumps tell it: everything that decides what is to be done."""

    key: str
    mark: str
    """Of the group that it was made from."""
    id: str = ""
    """Empty where no dump of the group can be read: there is no article then."""
    path: str = ""
    """Below ``content/articles``."""
    states: tuple[State, ...] = ()
    """From the oldest dump to the newest, which is the article; equal dumps are one."""
    revisions: int = 0
    """Earlier states of the article among the dumps."""
    quarantined: tuple[Quarantined, ...] = ()

    @property
    def newest(self) -> State:
        """The state that is the article. Raises IndexError where there is none."""
        return self.states[-1]


class Telling(NamedTuple):
    """A made article, and the bytes of a file for each of its states."""

    made: Made
    files: tuple[bytes, ...] = ()

    @property
    def data(self) -> bytes:
        """The file of the article."""
        return self.files[-1]

    def file_of(self, sha256: str) -> bytes:
        """The file of the state that the dump with these bytes tells; empty if none does."""
        pairs = zip(self.made.states, self.files, strict=True)
        return next((data for state, data in pairs if state.sha256 == sha256), b"")


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
    made = Made(
        key=group.key,
        mark=group.mark,
        revisions=len(readings) - 1,
        quarantined=failed,
    )
    id_ = group.id or readings[0].article.header.id
    own = {_dump(reading)[1]: reading.article for reading in readings}
    return _telling(made, list(own.values()), id_)


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


def _telling(made: Made, articles: Sequence[Article], id_: str) -> Telling:
    """The states under an id, oldest first."""
    own = [replace(a, header=replace(a.header, id=id_)) for a in articles]
    files = tuple(seal(article) for article in own)
    pairs = zip(own, files, (*own[1:], None), strict=True)
    states = tuple(_state(article, data, after) for article, data, after in pairs)
    path = article_path(own[-1].header)
    return Telling(replace(made, id=id_, path=path, states=states), files)


def _state(article: Article, data: bytes, after: Article | None) -> State:
    header = article.header
    return State(
        dump=header.source.path if header.source else "",
        sha256=header.source.sha256 if header.source else "",
        archived=header.archived,
        digest=digest(data),
        is_news=after is None or not says_the_same(article, after),
    )


def says_the_same(one: Article, other: Article) -> bool:
    """True where a reader sees no difference: only the dumps are not the same."""
    return _told(one) == _told(other)


def _told(article: Article) -> Article:
    header = replace(article.header, id="", archived="", source=None)
    return Article(header=header, body=article.body)


def renamed(telling: Telling, id_: str) -> Telling:
    """The same states under another id."""
    path = telling.made.path
    return _telling(telling.made, [parse(data, path) for data in telling.files], id_)
