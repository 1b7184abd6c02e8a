"""Documents of a segment -> its files, as ``README.md`` describes them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

import msgspec

from archive.search.columns import column, gaps
from archive.search.lists import make_terms
from archive.search.parts import Folded, Joined
from archive.search.shards import make_shards

FOLDER = "search"
VERSION = 1
_TEXTS = 6_000
"""Bytes of a file of texts: ten results want ten files, and little else of them."""


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """An article as its segment knows it, but for its text."""

    id: str
    path: str
    """Tree path of its page."""
    day: str
    """Empty where unknown."""
    outlet: str
    lang: str
    topics: tuple[str, ...] = ()
    is_translated: bool = False
    has_media: bool = False


class File(NamedTuple):
    """A file of the site."""

    path: str
    data: bytes


class SegmentLine(NamedTuple):
    """A segment as the manifest knows it."""

    name: str
    documents: int
    digest: str
    """Of all its files."""
    first: str
    """Day; empty where none is known."""
    last: str


class Dated(Protocol):
    """Anything with an id and a day, empty where unknown."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def day(self) -> str:
        """``2023-01-03``."""


def order(one: Dated) -> tuple[str, str]:
    """What documents of a segment are sorted by."""
    return one.day, one.id


def segment_files(
    name: str, documents: Sequence[Document], joined: Joined
) -> Iterator[File]:
    """Every file of a segment, one at a time; its documents come in their order.

    The lists in ``joined`` go as they are written.
    """
    folded, positions, signs, runs = joined
    firsts: list[str] = []
    for at, shard in enumerate(make_shards(make_terms(runs, signs), positions)):
        firsts.append(shard.first)
        yield _file(f"{name}/{at}", shard.value)
        for number, piece in enumerate(shard.pieces):
            yield _file(f"{name}/{at}.{number}", piece)
    lengths = []
    for at, (count, value) in enumerate(_text_files(documents, folded)):
        lengths.append(count)
        yield _file(f"{name}/t{at}", value)
    starts = [one.start for one in folded]
    columns = {
        **_columns(documents),
        "positions": positions,
        "starts": column(gaps(starts)),
        "titles": column(one.title for one in folded),
        "texts": column(lengths),
        "shards": " ".join(firsts),
    }
    yield _file(f"{name}/docs", _json(columns))


def _columns(documents: Sequence[Document]) -> dict[str, object]:
    outlets = sorted({one.outlet for one in documents})
    langs = sorted({one.lang for one in documents})
    topics = sorted({topic for one in documents for topic in one.topics})
    days = [date.fromisoformat(one.day).toordinal() for one in documents if one.day]
    return {
        "n": len(documents),
        "day": documents[0].day,
        "days": column([0, *gaps(days)[1:]] if days else ()),
        "outlets": outlets,
        "outlet": column(outlets.index(one.outlet) for one in documents),
        "langs": langs,
        "lang": column(langs.index(one.lang) for one in documents),
        "topics": topics,
        "topic": column(
            number
            for one in documents
            for number in (len(one.topics), *map(topics.index, one.topics))
        ),
        "flags": column(one.is_translated + 2 * one.has_media for one in documents),
    }


def _text_files(
    documents: Sequence[Document], folded: Sequence[Folded]
) -> Iterator[tuple[int, str]]:
    """How many documents each file of texts holds, and its value."""
    held: list[str] = []
    size = 0
    for document, one in zip(documents, folded, strict=True):
        row = _json((document.id, document.path, *msgspec.to_builtins(one.text)))
        length = len(row.encode())
        if held and size + length > _TEXTS:
            yield len(held), f"[{','.join(held)}]"
            held, size = [], 0
        held.append(row)
        size += length
    if held:
        yield len(held), f"[{','.join(held)}]"


def manifest_file(
    segments: Iterable[SegmentLine],
    facets: Mapping[str, Iterable[str]],
    *,
    trees: str,
    folds: str,
) -> File:
    """The file that a search begins with; ``facets`` are what occurs of each."""
    value = {
        "version": VERSION,
        "segments": list(segments),
        **{facet: sorted(set(slugs)) for facet, slugs in facets.items()},
        "trees": trees,
        "folds": folds,
    }
    return _file("index", _json(value))


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _file(name: str, value: str) -> File:
    text = f'archiveSearch("{name}",{value});\n'
    return File(f"{FOLDER}/{name}.js", text.encode())
