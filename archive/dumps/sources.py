"""Folders and archives of dumps -> every raw file in them, and the bytes of each.

A source is a folder, a zip, a tar (plain, gz, xz, bz2) or a single file, on this disk or
in a store with an address (``dumps.mirror``). Archives lie in folders, too, and are read
where they are: nothing is ever extracted to disk, and what a member calls itself can only
ever become a label. ``dumps.names`` says which files count.

Ids of the problems that can arise here:

* D014 larger than any dump; an archive that unpacks to more than its size allows
* D015 an archive, or a member of one, that is damaged or of an unknown kind
* D016 a member that is encrypted
* D017 files that were left out because they lie beside ``articles/`` or ``_posts/``
* C007 a source that is not there
"""

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from archive.dumps.items import LARGEST, Fault, Listing, RawItem, too_large
from archive.dumps.mirror import Mirrored
from archive.dumps.names import Parts, clean, is_archive, select
from archive.dumps.tars import tar_bytes, tar_members
from archive.dumps.zips import zip_bytes, zip_members
from archive.errors import ConfigError, DumpError
from archive.model.problem import Problem

_NESTED = Fault(
    "D015", "an archive inside an archive is not opened", "unpack the outer one"
)
_AS_IT_IS = 0
"""zlib's level: what travels is packed as a whole."""
_SHOWN = 3
"""So many of the files that were left out are named."""


class Sources(NamedTuple):
    """All that the sources hold."""

    items: list[RawItem]
    """By path, in an order that depends on names alone; each file once."""
    problems: tuple[Problem, ...]


Source = Path | Mirrored
"""A path, or what has been fetched from a store."""


def raw_items(root: Path, sources: Sequence[Source]) -> Sources:
    """Every raw file of the sources, each under a path of its own.

    An archive that cannot be read stands there as one item, which cannot be loaded.
    Raises ConfigError (C007) for a source that is not there.
    """
    items: dict[tuple[Path, int], RawItem] = {}
    problems: list[Problem] = []
    for source, label in _labels(root, sources).items():
        if isinstance(source, Mirrored):
            found = _remote(source, label, problems)
        elif source.is_dir():
            found = _folder(source, label, problems)
        elif is_archive(source.name):
            found = _archive(source, label, problems)
        else:
            found = iter([RawItem(label, source)])
        for item in found:
            items.setdefault((item.file, item.at), item)
    return Sources(_with_own_paths(items.values()), tuple(sorted(problems)))


def load(item: RawItem) -> bytes:
    """The bytes of a raw file.

    Raises DumpError where the item says so, or its archive is damaged there; OSError
    where the disk refuses.
    """
    if item.fault:
        fault = item.fault
    elif item.holder == "zip":
        return zip_bytes(item.file, item.at, item.path)
    elif item.holder == "tar":
        return tar_bytes(item.file, item.at, item.size, item.path)
    elif item.holder == "stream":
        return zlib.decompress(item.packed)
    else:
        size = item.file.stat().st_size
        if size <= LARGEST:
            return item.file.read_bytes()
        fault = too_large(size)
    raise DumpError(fault.id, item.path, fault.message, fault.hint)


def carried(item: RawItem) -> RawItem:
    """The same file with its bytes, or why they cannot be had, for use elsewhere."""
    if item.fault or item.holder == "stream":
        return item
    try:
        data = load(item)
    except DumpError as error:
        return item._replace(fault=Fault(error.id, error.message, error.hint))
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return item._replace(fault=Fault("D010", message))
    return item._replace(holder="stream", packed=zlib.compress(data, _AS_IT_IS))


def _folder(folder: Path, label: str, problems: list[Problem]) -> Iterator[RawItem]:
    files = dict(_walk(folder))
    for parts in _chosen(files, label, problems):
        yield from _file(files[parts], _path(label, parts), problems)


def _remote(source: Mirrored, label: str, problems: list[Problem]) -> Iterator[RawItem]:
    """The dumps of a store."""
    copies = dict(source.copies)
    for parts in _chosen(source.files, label, problems):
        path = label if source.is_file else _path(label, parts)
        yield from _file(copies[parts], path, problems)


def _chosen(files: Iterable[Parts], label: str, problems: list[Problem]) -> list[Parts]:
    selection = select(files)
    _tell_left_out(label, selection.left_out, problems)
    return sorted(selection.chosen)


def _file(file: Path, path: str, problems: list[Problem]) -> Iterator[RawItem]:
    if is_archive(path):
        yield from _archive(file, path, problems)
    else:
        yield RawItem(path, file)


def _walk(folder: Path) -> Iterator[tuple[Parts, Path]]:
    """Files below a folder; no links, devices or pipes, nothing in hidden folders."""
    for directory, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            file = Path(directory, name)
            if file.is_file() and not file.is_symlink():
                yield file.relative_to(folder).parts, file


def _archive(file: Path, label: str, problems: list[Problem]) -> Iterator[RawItem]:
    """The dumps in an archive; where some cannot be had, an item with the fault."""
    try:
        if file.name.lower().endswith(".zip"):
            found = Listing(zip_members(file, label), "zip")
        else:
            found = tar_members(file)
        yield from _members(file, label, found, problems)
        if found.fault:
            yield RawItem(label, file, at=-1, fault=found.fault)
    except DumpError as error:
        fault = Fault(error.id, error.message, error.hint)
        yield RawItem(label, file, at=-1, fault=fault)


def _members(
    file: Path, label: str, found: Listing, problems: list[Problem]
) -> Iterator[RawItem]:
    selection = select(member.parts for member in found.members)
    _tell_left_out(label, selection.left_out, problems)
    for member in found.members:
        if member.parts in selection.chosen:
            yield RawItem(
                path=_path(label, member.parts),
                file=file,
                holder=found.holder,
                at=member.at,
                size=member.size,
                packed=member.packed,
                sha256=member.sha256,
                fault=_NESTED if is_archive(member.parts[-1]) else member.fault,
            )


def _tell_left_out(
    label: str, left_out: Sequence[Parts], problems: list[Problem]
) -> None:
    if not left_out:
        return
    count = "1 file" if len(left_out) == 1 else f"{len(left_out)} files"
    names = ", ".join("/".join(parts) for parts in left_out[:_SHOWN])
    more = ", …" if len(left_out) > _SHOWN else ""
    problems.append(
        Problem(
            id="D017",
            severity="notice",
            where=label or ".",
            message=f"left out, as beside articles/ or _posts/: {count} ({names}{more})",
            hint="name their folder as a source of its own, if they are dumps",
        )
    )


def _path(label: str, parts: Parts) -> str:
    """A path whose bytes need not be UTF-8, as text."""
    path = "/".join((label, *parts) if label else parts)
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _with_own_paths(items: Iterable[RawItem]) -> list[RawItem]:
    """By path; where two names read the same, the second gets a sign behind it."""
    taken: set[str] = set()
    result: list[RawItem] = []
    for item in sorted(items, key=lambda item: (item.path, item.file, item.at)):
        path = item.path
        while path in taken:
            path += "~"
        taken.add(path)
        result.append(item._replace(path=path))
    return result


def _labels(root: Path, sources: Sequence[Source]) -> dict[Source, str]:
    """Each source, links resolved -> what the paths of its files begin with.

    That is its path below the root; elsewhere its own name, and as much of the path
    to it as tells it from the others. Inner folders come after those around them.
    """
    labels: dict[Source, str] = {}
    outside: list[tuple[Source, Parts]] = []
    for source in sources:
        if isinstance(source, Mirrored):
            outside.append((source, clean(source.url.partition("://")[2])))
            continue
        real = _existing(source)
        if source.is_relative_to(root) and ".." not in source.parts:
            labels[real] = _label(source.relative_to(root))
        elif real.is_relative_to(root.resolve()):
            labels[real] = _label(real.relative_to(root.resolve()))
        else:
            outside.append((real, real.parts))
    for far, own in outside:
        others = [parts for other, parts in outside if other != far]
        size = 1
        while size < len(own) and any(o[-size:] == own[-size:] for o in others):
            size += 1
        labels.setdefault(far, _label(Path(*own[-size:])))
    return dict(sorted(labels.items(), key=_depth))


def _depth(pair: tuple[Source, str]) -> tuple[bool, Path]:
    source = pair[0]
    if isinstance(source, Mirrored):
        return True, Path(source.url)
    return False, source


def _existing(source: Path) -> Path:
    if not source.exists():
        raise ConfigError(
            "C007",
            str(source),
            "there is no such folder or archive of raw dumps",
            "make it and put dumps into it, or set raw = [...] in content/site.toml",
        )
    return source.resolve()


def _label(path: Path) -> str:
    label = path.as_posix().lstrip("/")
    return "" if label == "." else label
