"""Nothing has changed since the last run: seen before any dump is looked into.

A stamp stands for all raw files, for all that lies in ``content`` and for the program.
Where they are what they were, the report of a run that changes nothing is the answer. This
module imports next to nothing, so that the answer is fast.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from archive.formats.cache import read_cache, write_cache
from archive.formats.fingerprint import whole_program
from archive.formats.folders import articles_below, digests, files_below, mark_of_lines
from archive.model.report import NormalizeReport

if TYPE_CHECKING:
    from archive.dumps.sources import Source

STAMP = ".cache/unchanged.msgpack"
_SCHEMA = 1
_SETTINGS = ("content/site.toml", "content/outlets.toml")
_FOLDERS = ("content/articles", "content/history")


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """A run after which there is nothing left to do."""

    schema: int = _SCHEMA
    made_from: str
    content: str
    """Of every file in ``content/articles`` and ``content/history``."""
    report: NormalizeReport


def mark_of(root: Path, raw: "Sequence[Source]") -> str:
    """Stands for the raw files, the settings and the program."""
    return mark_of_lines((whole_program(), str(root), *_lines(root, raw)))


def _lines(root: Path, raw: "Sequence[Source]") -> Iterator[str]:
    yield from digests(f"{root}/{name}" for name in _SETTINGS)
    for source in raw:
        if isinstance(source, Path):
            yield f"{source}\0{source.is_dir()}{source.is_file()}"
            yield from digests(files_below(str(source), hidden=True) or [str(source)])
        else:
            yield f"{source.url}\0{source.is_file}"
            yield from map(repr, source.files)
            yield from digests(str(copy) for _, copy in source.copies)


def content_of(root: Path) -> str:
    """Stands for the articles and their earlier states as they lie there."""
    return content_mark(*(articles_below(f"{root}/{folder}") for folder in _FOLDERS))


def content_mark(*folders: Mapping[str, str]) -> str:
    """The same, out of what is known of the files."""
    return mark_of_lines(
        line
        for files in folders
        for line in ("", *(f"{path}\0{files[path]}" for path in sorted(files)))
    )


def recall(root: Path, made_from: str) -> NormalizeReport | None:
    """The report of a run that would change nothing; None where one is needed."""
    stamp = read_cache(root / STAMP, Stamp)
    if stamp is None:
        return None
    if (stamp.schema, stamp.made_from) != (_SCHEMA, made_from):
        return None
    return stamp.report if stamp.content == content_of(root) else None


def keep_stamp(
    root: Path, made_from: str, content: str, report: NormalizeReport
) -> None:
    """Leave a stamp; where the disk refuses, the next run is just slower."""
    idle = replace(
        report,
        written=0,
        unchanged=report.unchanged + report.written,
        merged=0,
        states=0,
    )
    stamp = Stamp(made_from=made_from, content=content, report=idle)
    write_cache(root / STAMP, stamp)
