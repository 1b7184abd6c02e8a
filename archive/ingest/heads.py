"""Raw files -> what the head of each dump tells: which article it is, and from when.

Nothing of an article's HTML is read for that. Ids of the problems that can arise here,
beside those of ``dumps``:

* D010 a raw file cannot be read
* D011 a raw file that the program fails on
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec

from archive.dumps.items import RawItem
from archive.dumps.raw import read_raw
from archive.dumps.reader import Read
from archive.dumps.sources import carried, load
from archive.errors import DumpError
from archive.formats.files import readable
from archive.model.dump import Dump
from archive.model.outlet import OutletFacts
from archive.model.problem import Problem
from archive.model.report import Progress, Quarantined
from archive.outlets.registry import Registry
from archive.workers import Away, Jobs, Task


class Head(NamedTuple):
    """A dump that can become an article, without the article."""

    file: RawItem
    sha256: str
    key: str
    """Outlet and identity: dumps with the same key are the same article."""
    problems: tuple[Problem, ...] = ()


class Seen(NamedTuple):
    """A raw file, and what is in it."""

    path: str
    sha256: str
    """Of its bytes; empty where they cannot be had."""
    heads: tuple[Head, ...] = ()
    failed: tuple[Quarantined, ...] = ()


class KnownHead(msgspec.Struct, frozen=True, array_like=True):
    """A head as the last run saw it."""

    part: str
    """Path of the dump, in a file of several."""
    sha256: str
    key: str
    problems: tuple[Problem, ...] = ()


class Known(msgspec.Struct, frozen=True, array_like=True):
    """A raw file as the last run saw it, under its path."""

    sha256: str
    heads: tuple[KnownHead, ...] = ()
    failed: tuple[Quarantined, ...] = ()


def read_heads(
    files: Sequence[RawItem],
    facts: tuple[OutletFacts, ...],
    known: Mapping[str, Known],
    *,
    jobs: Jobs = 0,
    progress: Progress | None = None,
) -> list[Seen]:
    """What is in every file, from ``known`` where its bytes are."""
    found: list[Seen] = []
    unknown: list[RawItem] = []
    for file in files:
        seen = _recall(file, known)
        if seen:
            found.append(seen)
        else:
            unknown.append(file)
    own = {file.path: file for file in unknown}
    task = Task(Registry, _read_chunk, facts)
    task.away = Away(task, carried)
    for chunk in task.run(unknown, jobs=jobs):
        found.extend(_named(seen, own[seen.path]) for seen in chunk)
        if progress:
            progress("read", len(found), len(files))
    return found


def knowledge(found: Sequence[Seen]) -> dict[str, Known]:
    """What the next run may take for granted, by the path of the file."""
    return {
        seen.path: Known(
            seen.sha256,
            tuple(
                KnownHead(head.file.part, head.sha256, head.key, head.problems)
                for head in seen.heads
            ),
            seen.failed,
        )
        for seen in found
        if seen.sha256
    }


def _recall(file: RawItem, known: Mapping[str, Known]) -> Seen | None:
    before = known.get(file.path)
    if before is None:
        return None
    try:
        mark = file.sha256 or sha256(load(file)).hexdigest()
    except (OSError, DumpError):
        return None
    if mark != before.sha256:
        return None
    heads = tuple(
        Head(file._replace(part=head.part), head.sha256, head.key, head.problems)
        for head in before.heads
    )
    return Seen(file.path, mark, heads, before.failed)


def _named(seen: Seen, file: RawItem) -> Seen:
    """What a worker saw, with the file that it stands for here."""
    heads = tuple(
        head._replace(file=file._replace(part=head.file.part)) for head in seen.heads
    )
    return seen._replace(heads=heads)


def _read_chunk(registry: Registry, files: Sequence[RawItem]) -> list[Seen]:
    return [_read(registry, file) for file in files]


def _read(registry: Registry, file: RawItem) -> Seen:
    """Every dump of a raw file; whatever goes wrong with one stays with it."""
    heads: list[Head] = []
    failed: list[Quarantined] = []
    try:
        data = load(file)
        found = read_raw(data, file.path)
    except Exception as error:  # noqa: BLE001 - one file never stops the others
        return Seen(file.path, "", failed=(quarantine(file.path, error),))
    for read in found:
        head = _head(registry, file, read)
        if isinstance(head, Head):
            heads.append(head)
        else:
            failed.append(head)
    return Seen(file.path, sha256(data).hexdigest(), tuple(heads), tuple(failed))


def _head(
    registry: Registry, file: RawItem, read: Read | DumpError
) -> Head | Quarantined:
    if isinstance(read, DumpError):
        return quarantine(_place(read, file), read)
    dump = read.dump
    try:
        key = key_of(dump, registry)
    except Exception as error:  # noqa: BLE001 - one dump never stops the others
        return quarantine(dump.path, error)
    where = readable(file.path)
    problems = tuple(
        msgspec.structs.replace(p, where=p.where.replace(file.path, where))
        for p in read.problems
    )
    part = dump.path if dump.path != file.path else ""
    # The bytes stay where they are: the one who asked has them.
    return Head(file._replace(part=part, packed=b""), dump.sha256, key, problems)


def _place(error: DumpError, file: RawItem) -> str:
    """The dump that an error is about, without its line."""
    is_part = error.where.startswith(f"{file.path}#")
    return error.where if is_part else file.path


def key_of(dump: Dump, registry: Registry) -> str:
    """What all dumps of one article have in common, and those of no other."""
    outlet = registry.of(dump)
    return f"{outlet.facts.slug} {outlet.key(dump)}"


def quarantine(path: str, error: Exception) -> Quarantined:
    """Why a raw file could not become an article."""
    line, hint = 0, ""
    if isinstance(error, DumpError):
        id_, message, hint = error.id, error.message, error.hint
        at = error.where.rpartition(":")[2]
        line = int(at) if at.isdecimal() and error.where != path else 0
    elif isinstance(error, OSError):
        id_, message = "D010", f"cannot be read: {error.strerror or error}"
    else:
        id_ = "D011"
        message = f"the layout failed on it: {type(error).__name__}: {error}"
    return Quarantined(
        path=readable(path), id=id_, message=message, line=line, hint=hint
    )
