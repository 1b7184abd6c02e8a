"""Pairs -> their paragraphs beside each other, each pair again only when it has changed.

Ids of the problems that can arise here:

* A011 an article's file was written to during the build
* A012 two bodies that nothing can be done with; they are shown without alignment
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from archive.build.inputs import Held, as_text, changed_meanwhile, hold, opened
from archive.build.sources import ARTICLES
from archive.errors import ArticleError
from archive.formats.files import readable
from archive.formats.fingerprint import digest
from archive.formats.front_matter import read_article
from archive.model.library import Entry, Library
from archive.model.problem import Problem
from archive.model.relations import Alignment, Block, Pair
from archive.relate.alignment import align
from archive.workers import Away, Jobs, Task

Known = tuple[int, ...]
"""An alignment as it is remembered: its confidence, then for each block how many
paragraphs of Chinese, how many of English, and the block's confidence; in thousandths."""

_FULL = 1000


class Aligned(NamedTuple):
    """The alignments of a library, and what is wrong with the other pairs."""

    alignments: tuple[Alignment, ...]
    """In the order of the pairs."""
    known: dict[str, Known]
    """By the digests of the two files, for the next build."""
    problems: tuple[Problem, ...]


class _File(NamedTuple):
    name: str
    digest: str
    """Of the bytes that it had when the build began."""
    held: Held | None = None
    """None where it has not been read yet."""


class _Couple(NamedTuple):
    """The files of a pair."""

    folder: str
    zh: _File
    en: _File


def align_pairs(
    root: Path, library: Library, known: Mapping[str, Known], *, jobs: Jobs = 0
) -> Aligned:
    """Align every pair of the library; those of ``known`` are taken over.

    A pair whose files cannot be read as they were is named in ``problems``, left out, and
    not remembered.
    """
    folder = str(root / ARTICLES)
    pairs = [(pair, *_entries(library, pair)) for pair in library.relations.pairs]
    kept = {_key(zh, en): known.get(_key(zh, en)) for _, zh, en in pairs}
    new = {
        _key(zh, en): _Couple(folder, _file(zh), _file(en))
        for _, zh, en in pairs
        if kept[_key(zh, en)] is None
    }
    task = Task(tuple, _align_chunk)
    task.away = Away(task, _carried)
    found = (one for chunk in task.run(list(new.values()), jobs=jobs) for one in chunk)
    made = dict(zip(new, found, strict=True))
    problems = [one for one in made.values() if isinstance(one, Problem)]
    after = {
        key: own
        for key, old in kept.items()
        if not isinstance(own := old or made[key], Problem)
    }
    return Aligned(remembered(library, after), after, tuple(sorted(set(problems))))


def remembered(library: Library, known: Mapping[str, Known]) -> tuple[Alignment, ...]:
    """The alignments that are known of the library's pairs, in their order."""
    return tuple(
        _unpacked(pair, known[key])
        for pair in library.relations.pairs
        if (key := _key(*_entries(library, pair))) in known
    )


def with_alignments(library: Library, found: tuple[Alignment, ...]) -> Library:
    """The library, and which paragraphs of its pairs say the same."""
    return replace(library, relations=replace(library.relations, alignments=found))


def _entries(library: Library, pair: Pair) -> tuple[Entry, Entry]:
    return library.entries[pair.zh], library.entries[pair.en]


def _key(zh: Entry, en: Entry) -> str:
    return zh.digest + en.digest


def _file(entry: Entry) -> _File:
    return _File(entry.file, entry.digest)


def _carried(couple: _Couple) -> _Couple:
    zh, en = (_with_bytes(couple.folder, file) for file in (couple.zh, couple.en))
    return couple._replace(zh=zh, en=en)


def _with_bytes(folder: str, file: _File) -> _File:
    return file._replace(held=hold(Path(folder, file.name), _where(file)))


def _align_chunk(_: object, couples: Sequence[_Couple]) -> list[Known | Problem]:
    return [_align(couple) for couple in couples]


def _align(couple: _Couple) -> Known | Problem:
    try:
        zh, en = (_body(couple.folder, file) for file in (couple.zh, couple.en))
        return tuple(_packed(align(zh, en)))
    except ArticleError as error:
        return Problem.from_error(error)
    except Exception as error:  # noqa: BLE001 - one pair never stops the others
        return Problem(
            id="A012",
            severity="warning",
            where=_where(couple.zh),
            message=f"its paragraphs cannot be set beside those of "
            f"{_where(couple.en)}: {type(error).__name__}: {error}",
        )


def _body(folder: str, file: _File) -> str:
    """The body of an article's file. Raises ArticleError (A011) where it has changed."""
    own = _with_bytes(folder, file) if file.held is None else file
    where = _where(file)
    data = opened(own.held) if own.held is not None else b""
    if digest(data) != file.digest:
        raise changed_meanwhile(where)
    return read_article(as_text(data, where), where).body


def _where(file: _File) -> str:
    return f"{ARTICLES}/{readable(file.name)}"


def _packed(alignment: Alignment) -> Iterator[int]:
    yield round(alignment.confidence * _FULL)
    for block in alignment.blocks:
        yield from (len(block.zh), len(block.en), round(block.confidence * _FULL))


def _unpacked(pair: Pair, known: Known) -> Alignment:
    return Alignment(
        zh=pair.zh,
        en=pair.en,
        blocks=tuple(_blocks(known[1:])),
        confidence=known[0] / _FULL,
    )


def _blocks(numbers: Iterable[int]) -> Iterator[Block]:
    zh = en = 0
    rest = iter(numbers)
    for more, others, sure in zip(rest, rest, rest, strict=True):
        own, other = range(zh, zh + more), range(en, en + others)
        yield Block(zh=tuple(own), en=tuple(other), confidence=sure / _FULL)
        zh, en = own.stop, other.stop
