"""Nothing has changed since the last build: seen before anything is planned.

A stamp stands for all that went into a site and for every file that came out. Where both
are what they were the site is what a build would make of it, and the report of that
build is the answer. This module imports next to nothing, so that the answer is fast.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from archive.build.manifest import read_manifest
from archive.build.memory import Written
from archive.build.stage import Stage
from archive.formats.cache import read_cache, write_cache
from archive.formats.fingerprint import digest, whole_program
from archive.model.report import BuildReport

STAMP = ".cache/still.msgpack"
_SCHEMA = 1


class Asked(msgspec.Struct, frozen=True, array_like=True):
    """What a build was told to do."""

    root: str
    output: str
    """Empty for the one in ``site.toml``."""
    base_url: str | None


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """A finished build without a problem of its own."""

    schema: int = _SCHEMA
    asked: Asked
    made_from: str
    program: str
    output: str
    files: str
    """Of the paths, sizes and times of every file of the site."""
    report: BuildReport


def recall(root: Path, asked: Asked, made_from: str) -> BuildReport | None:
    """The report of a build that would change nothing; None where one is needed."""
    stamp = read_cache(root / STAMP, Stamp)
    if stamp is None:
        return None
    known = (stamp.schema, stamp.asked, stamp.made_from, stamp.program)
    if known != (_SCHEMA, asked, made_from, whole_program()):
        return None
    if Stage(Path(stamp.output)).is_left or stamp.files != _as_found(stamp.output):
        return None
    pages = stamp.report.pages
    return replace(stamp.report, rendered=0, kept=pages, pruned=0, why={})


def keep_stamp(
    root: Path,
    asked: Asked,
    made_from: str,
    output: Path,
    written: Mapping[str, Written],
    report: BuildReport,
) -> None:
    """Leave a stamp; where the disk refuses, the next build is just slower."""
    stamp = Stamp(
        asked=asked,
        made_from=made_from,
        program=whole_program(),
        output=str(output),
        files=_digest((path, w.size, w.mtime) for path, w in sorted(written.items())),
        report=replace(report, why={}),
    )
    write_cache(root / STAMP, stamp)


def _as_found(output: str) -> str:
    """The digest of the site's own files as they lie there; empty where one is missing."""
    try:
        paths = sorted(read_manifest(Path(output)))
        found = [(path, os.lstat(f"{output}/{path}")) for path in paths]
    except (OSError, ValueError):  # a list that somebody else wrote may hold a NUL
        return ""
    return _digest((path, st.st_size, st.st_mtime_ns) for path, st in found)


def _digest(files: Iterable[tuple[str, int, int]]) -> str:
    lines = "".join(f"{path}\0{size} {mtime}\n" for path, size, mtime in files)
    return digest(lines.encode("utf-8", "surrogateescape"))
