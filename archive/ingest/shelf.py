"""``content/articles`` and ``content/history`` -> what lies there, and whose it is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive.errors import ArchiveError
from archive.formats.fingerprint import digest
from archive.formats.folders import articles_below
from archive.ingest.heads import Head, key_of
from archive.ingest.store import (
    FOLDER,
    article_path,
    is_edited,
    parse,
    read_file,
)
from archive.model.article import Header
from archive.model.dump import Dump
from archive.model.outlet import OutletFacts
from archive.model.problem import Problem
from archive.outlets.registry import Registry
from archive.workers import Jobs, Task


class Shelved(msgspec.Struct, frozen=True, kw_only=True):
    """An article file as it lies there."""

    path: str
    """Below ``content/articles``, or ``content/history``."""
    digest: str
    """Of its bytes."""
    id: str = ""
    key: str = ""
    """The key that its dump has, going by its address; empty where it has none."""
    place: str = ""
    """The path that it would be written to."""
    dump: str = ""
    """Path of the dump that gave the text; empty for a person's own."""
    source: str = ""
    """sha256 of that dump."""
    archived: str = ""
    """When that dump was made, as the file says."""
    edited: bool = True
    """True where a person wrote or changed it."""
    broken: Problem | None = None
    """Why it cannot be read: then it is a person's, and all else is unknown."""


class Home(NamedTuple):
    """The file of an article, and files that a run left behind when it was stopped."""

    main: Shelved
    twins: tuple[Shelved, ...] = ()
    """The same article again, untouched by anyone."""


class _File(NamedTuple):
    root: Path
    folder: str
    path: str


def read_shelf(
    root: Path,
    facts: tuple[OutletFacts, ...],
    known: Mapping[str, Shelved],
    *,
    folder: str = FOLDER,
    jobs: Jobs = 0,
) -> dict[str, Shelved]:
    """Every article file of a folder, by path; from ``known`` where its bytes are."""
    found: dict[str, Shelved] = {}
    unknown: list[_File] = []
    for path, mark in articles_below(str(root / folder)).items():
        before = known.get(path)
        if before and before.digest == mark:
            found[path] = before
        else:
            unknown.append(_File(root, folder, path))
    for chunk in Task(Registry, _read_chunk, facts).run(unknown, jobs=jobs):
        found.update((shelved.path, shelved) for shelved in chunk)
    return {path: found[path] for path in sorted(found)}


def _read_chunk(registry: Registry, files: Sequence[_File]) -> list[Shelved]:
    return [_read(registry, file) for file in files]


def _read(registry: Registry, file: _File) -> Shelved:
    data = b""
    try:
        where = f"{file.folder}/{file.path}"
        data = read_file(file.root / where, where)
        return shelve(file.path, data, registry, folder=file.folder)
    except ArchiveError as error:
        problem = Problem.from_error(error)
        return Shelved(path=file.path, digest=digest(data), broken=problem)


def shelve(
    path: str, data: bytes, registry: Registry, *, folder: str = FOLDER
) -> Shelved:
    """A file with these bytes.

    Raises ArticleError where they are no article.
    """
    header = parse(data, f"{folder}/{path}").header
    return Shelved(
        path=path,
        digest=digest(data),
        id=header.id,
        key=_key(header, registry),
        place=article_path(header),
        dump=header.source.path if header.source else "",
        source=header.source.sha256 if header.source else "",
        archived=header.archived,
        edited=is_edited(data),
    )


def _key(header: Header, registry: Registry) -> str:
    """The key of a dump with the same path and address."""
    if not header.url:
        return ""
    dump = Dump(
        path=header.source.path if header.source else "",
        sha256="",
        encoding="",
        title=header.title,
        url=header.url,
        epoch=None,
        body="",
    )
    try:
        return key_of(dump, registry)
    except ValueError:  # no address at all: a person may write anything
        return ""


def owners(shelf: Iterable[Shelved], homes: Mapping[str, Home]) -> dict[str, str]:
    """Id -> the key of the article that has it already."""
    taken = {f.id: f.key or _by_hand(f) for f in shelf if not f.broken}
    return {**taken, **{home.main.id: key for key, home in homes.items()}}


def find_homes(shelf: Iterable[Shelved], heads: Iterable[Head]) -> dict[str, Home]:
    """Key -> the file of that article.

    A file is the article of the very dump that it names; else, where the dump has been
    renamed, of the one with the same bytes; else of the dumps that have its address.
    So a person may even correct the address.
    """
    named: dict[tuple[str, str], str] = {}
    same: dict[str, set[str]] = defaultdict(set)
    for head in heads:
        named[head.file.path, head.sha256] = head.key
        same[head.sha256].add(head.key)
    files: dict[str, list[Shelved]] = defaultdict(list)
    for file in shelf:
        if not file.broken:
            alike = same.get(file.source, set())
            key = named.get((file.dump, file.source)) or (
                min(alike) if len(alike) == 1 else file.key
            )
            files[key or _by_hand(file)].append(file)
    return {key: _home(own) for key, own in files.items()}


def find_states(files: Iterable[Shelved]) -> dict[tuple[str, str], Shelved]:
    """Id and sha256 of a dump -> the file of ``content/history`` that holds its state.

    What a person has written or changed there is no dump's state.
    """
    return {(file.id, file.source): file for file in files if not file.edited}


def _by_hand(file: Shelved) -> str:
    """Stands for the key of an article that no dump can be behind."""
    return f"by-hand {file.path}"


def _home(files: Sequence[Shelved]) -> Home:
    """The file in its own place before others, an untouched one before an edited."""
    first, *others = sorted(files, key=lambda f: (f.path != f.place, f.edited, f.path))
    return Home(first, tuple(o for o in others if o.id == first.id and not o.edited))
