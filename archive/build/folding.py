"""Entries -> the parts of their segment of the search, each article file read once.

Where one article of a part has changed, the part is made again; the others come from what
the last build kept, a file for each.

Ids of the problems that can arise here:

* A009 an article's file cannot be read
* A011 an article's file was written to during the build
"""

from collections.abc import Container, Generator, Sequence
from contextlib import closing
from pathlib import Path
from sys import byteorder
from typing import NamedTuple
from zlib import crc32

from archive.build.inputs import Held, as_text, changed_meanwhile, hold, opened
from archive.build.sources import ARTICLES
from archive.errors import ArticleError
from archive.formats.cache import read_cache, write_cache
from archive.formats.files import readable
from archive.formats.fingerprint import digest, digest_of
from archive.formats.front_matter import read_article
from archive.model.library import Entry
from archive.model.problem import Problem
from archive.pages.cards import WHOLE
from archive.search.parts import Part, make_part
from archive.search.texts import Text, excerpt_of, text_of
from archive.workers import Away, Jobs, Task

FOLDER = ".cache/search"
LEAST, MOST = 24, 96
"""Articles of a part. More are less to join; fewer are less to make again after an edit."""
_ONE_IN = 32


class _Source(NamedTuple):
    """What an article's text is made from."""

    header: Text
    """What is searched where the file is not: readers do not see it, or we cannot."""
    folder: str
    name: str
    """Empty where the file is not read."""
    digest: str
    """Of the bytes that the file had when the build began."""
    held: Held | None = None
    """None where it has not been read yet."""


class Batch(NamedTuple):
    """What a part is made from."""

    segment: str
    key: str
    """Equal keys, equal parts."""
    sources: tuple[_Source, ...]


class Folds(NamedTuple):
    """A part of a segment."""

    part: Part
    problems: tuple[Problem, ...]
    """Of articles of which the header alone is searched, for now."""


def batches(
    root: Path, segment: str, entries: Sequence[Entry], code: str
) -> tuple[Batch, ...]:
    """What readers may see of the entries of a segment, in their order.

    An id, and not the number of those before it, tells where a part ends: what is added
    or deleted leaves the parts after it as they were.
    """
    folder = str(root / ARTICLES)
    found: list[Batch] = []
    held: list[_Source] = []
    for at, entry in enumerate(entries, 1):
        held.append(_source(entry, folder))
        count = len(held)
        is_end = count >= LEAST and _number(entry.id) % _ONE_IN == 0
        if is_end or count == MOST or at == len(entries):
            wanted = [(one.header, one.name and one.digest) for one in held]
            found.append(
                Batch(segment, digest_of([code, byteorder, wanted]), tuple(held))
            )
            held = []
    return tuple(found)


def _number(id: str) -> int:
    return crc32(id.encode("utf-8", "surrogatepass"))


def _source(entry: Entry, folder: str) -> _Source:
    is_whole = entry.header.visibility in WHOLE
    deck = entry.header.deck if is_whole else entry.excerpt
    text = excerpt_of(entry.header, deck)
    return _Source(text, folder, entry.file if is_whole else "", entry.digest)


def is_kept(root: Path, batch: Batch) -> bool:
    """True for a part that an earlier build has made."""
    return _file(root, batch).exists()


def fold(
    root: Path, wanted: Sequence[Batch], *, jobs: Jobs = 0
) -> Generator[Folds, None, None]:
    """The parts, one at a time; some are made ahead of whoever asks for them."""
    kept = [is_kept(root, batch) for batch in wanted]
    due = [one.sources for one, is_old in zip(wanted, kept, strict=True) if not is_old]
    task = Task(_nothing, _fold_chunk)
    task.away = Away(task, _carried)
    with closing(task.run_chunks(due, jobs=jobs)) as made:
        for batch, is_old in zip(wanted, kept, strict=True):
            file = _file(root, batch)
            part = read_cache(file, Part) if is_old else None
            if part:
                yield Folds(part, ())
                continue
            (folds,) = _fold_chunk(None, batch.sources) if is_old else next(made)
            if not folds.problems:
                write_cache(file, folds.part)
            yield folds


def forget_others(
    root: Path, segments: Container[str], wanted: Sequence[Batch]
) -> None:
    """Delete what is kept of segments that are no more, and of those of the parts in
    ``wanted`` what is not among these.
    """
    names = set(map(_name, wanted))
    again = {batch.segment for batch in wanted}
    for file in sorted((root / FOLDER).glob("*.msgpack")):
        segment = file.name.partition(".")[0]
        if segment not in segments or (segment in again and file.name not in names):
            file.unlink(missing_ok=True)


def _file(root: Path, batch: Batch) -> Path:
    return root / FOLDER / _name(batch)


def _name(batch: Batch) -> str:
    return f"{batch.segment}.{batch.key}.msgpack"


def _nothing() -> None:
    """No worker needs more than a file."""


def _carried(source: _Source) -> _Source:
    return source._replace(held=_held(source)) if source.name else source


def _held(source: _Source) -> Held:
    return hold(Path(source.folder, source.name), _where(source))


def _where(source: _Source) -> str:
    return f"{ARTICLES}/{readable(source.name)}"


def _fold_chunk(_: None, sources: Sequence[_Source]) -> list[Folds]:
    """The one part that a chunk is."""
    texts: list[Text] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            texts.append(_text(source) if source.name else source.header)
        except ArticleError as error:
            texts.append(source.header)
            problems.append(Problem.from_error(error))
    return [Folds(make_part(texts), tuple(problems))]


def _text(source: _Source) -> Text:
    """The text of an article's file. Raises ArticleError (A009, A011)."""
    where = _where(source)
    data = opened(_held(source) if source.held is None else source.held)
    if digest(data) != source.digest:
        raise changed_meanwhile(where)
    return text_of(read_article(as_text(data, where), where))
