"""Entries -> their folded texts for the search, each article file read once.

Ids of the problems that can arise here:

* A009 an article's file cannot be read
* A011 an article's file was written to during the build
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from archive.build.inputs import Held, as_text, changed_meanwhile, hold, opened
from archive.build.sources import ARTICLES
from archive.errors import ArticleError
from archive.formats.cache import read_cache, write_cache
from archive.formats.files import readable
from archive.formats.fingerprint import digest
from archive.formats.front_matter import read_article
from archive.model.library import Entry
from archive.model.problem import Problem
from archive.pages.cards import WHOLE
from archive.search.texts import Folded, excerpt_of, fold_text, text_of
from archive.workers import Away, Jobs, Task

FOLDER = ".cache/search"


class Kept(msgspec.Struct, frozen=True):
    """The folded texts of a segment, for the next build."""

    code: str
    """Stands for the code that folded them."""
    by_digest: dict[str, Folded]
    """By the digest of the article's file."""


class _File(NamedTuple):
    folder: str
    name: str
    digest: str
    """Of the bytes that it had when the build began."""
    held: Held | None = None
    """None where it has not been read yet."""


class Folds(NamedTuple):
    """The folded texts of some entries, in their order."""

    folded: tuple[Folded, ...]
    problems: tuple[Problem, ...]
    """Of articles of which the header alone is searched, for now."""


def fold_entries(
    root: Path, segment: str, entries: Sequence[Entry], code: str, *, jobs: Jobs = 0
) -> Folds:
    """What readers may see of the entries of a segment, folded."""
    cache = root / FOLDER / f"{segment}.msgpack"
    kept = read_cache(cache, Kept)
    known = kept.by_digest if kept and kept.code == code else {}
    whole = [one for one in entries if one.header.visibility in WHOLE]
    texts = {one.digest: known[one.digest] for one in whole if one.digest in known}
    due = [
        _File(str(root / ARTICLES), one.file, one.digest)
        for one in whole
        if one.digest not in texts
    ]
    problems: list[Problem] = []
    for file, found in zip(due, _fold(due, jobs), strict=True):
        if isinstance(found, Folded):
            texts[file.digest] = found
        else:
            problems.append(found)
    if texts.keys() != known.keys():
        write_cache(cache, Kept(code, texts))
    folded = (texts.get(one.digest) or _of_header(one) for one in entries)
    return Folds(tuple(folded), tuple(problems))


def forget_others(root: Path, segments: Iterable[str]) -> None:
    """Delete what is kept of segments that are no more."""
    names = {f"{segment}.msgpack" for segment in segments}
    for file in sorted((root / FOLDER).glob("*.msgpack")):
        if file.name not in names:
            file.unlink(missing_ok=True)


def _of_header(entry: Entry) -> Folded:
    """Of an article that is not shown whole; or that cannot be read just now."""
    is_whole = entry.header.visibility in WHOLE
    deck = entry.header.deck if is_whole else entry.excerpt
    return fold_text(excerpt_of(entry.header, deck))


def _fold(files: Sequence[_File], jobs: Jobs) -> list[Folded | Problem]:
    task = Task(_nothing, _fold_chunk)
    task.away = Away(task, _carried)
    return [found for results in task.run(files, jobs=jobs) for found in results]


def _nothing() -> None:
    """No worker needs more than a file."""


def _carried(file: _File) -> _File:
    return file._replace(held=_held(file))


def _held(file: _File) -> Held:
    return hold(Path(file.folder, file.name), _where(file.name))


def _where(name: str) -> str:
    return f"{ARTICLES}/{readable(name)}"


def _fold_chunk(_: None, files: Sequence[_File]) -> list[Folded | Problem]:
    return [_fold_one(file) for file in files]


def _fold_one(file: _File) -> Folded | Problem:
    where = _where(file.name)
    try:
        data = opened(_held(file) if file.held is None else file.held)
        if digest(data) != file.digest:
            raise changed_meanwhile(where)
        return fold_text(text_of(read_article(as_text(data, where), where)))
    except ArticleError as error:
        return Problem.from_error(error)
