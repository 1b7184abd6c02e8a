"""Library -> the files of the search, a segment at a time.

A segment whose documents are what they were is not made again, and one at most is held in
memory: what is made waits in a folder until the site is published. Workers fold the parts
of the next segment meanwhile.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from archive.build.copies import Copy
from archive.build.decide import Before
from archive.build.folding import Batch, Folds, batches, fold, forget_others
from archive.build.keys import searching
from archive.build.memory import Made
from archive.build.place import is_untouched
from archive.formats.files import refused
from archive.formats.fingerprint import digest, digest_of
from archive.model.library import Entry, Library
from archive.model.problem import Problem
from archive.model.report import Progress
from archive.model.settings import SiteSettings
from archive.pages import urls
from archive.pages.cards import WHOLE, media_of
from archive.search.files import (
    Document,
    SegmentLine,
    manifest_file,
    order,
    segment_files,
)
from archive.search.folds import folds_of, join_folds
from archive.search.parts import Part, join_parts
from archive.search.segments import newest_first, segment_of
from archive.workers import Jobs

_MARK = 10
"""Characters of a digest that tell one build from the next."""


class Search(NamedTuple):
    """All files of the search."""

    copies: tuple[Copy, ...]
    made: dict[str, Made]
    """Segments, for the next build."""
    problems: tuple[Problem, ...]


class _Desk(NamedTuple):
    """What every segment is made with."""

    room: Path
    before: Before
    code: str


class _Segment(NamedTuple):
    """What a segment is made from."""

    name: str
    entries: tuple[Entry, ...]
    documents: tuple[Document, ...]

    def key(self, code: str) -> str:
        """Equal keys, equal files."""
        digests = [entry.digest for entry in self.entries]
        return digest_of([self.name, self.documents, digests, code])


def make_search(
    root: Path,
    library: Library,
    site: SiteSettings,
    known: Mapping[str, Made],
    before: Before,
    room: Path,
    *,
    jobs: Jobs = 0,
    progress: Progress | None = None,
) -> Search:
    """The files of the search; those of segments that changed are in ``room``.

    ``known`` are the segments that the site has. Raises OutputError where ``room`` cannot
    be written to.
    """
    desk = _Desk(room, before, searching())
    segments = list(_segments(library))
    due = {
        segment.name: batches(root, segment.name, segment.entries, desk.code)
        for segment in segments
        if not _stands(segment, known.get(segment.name), desk)
    }
    copies: list[Copy] = []
    made: dict[str, Made] = {}
    problems: list[Problem] = []
    done = 0
    wanted = tuple(chain.from_iterable(due.values()))
    with closing(fold(root, wanted, jobs=jobs)) as folded:
        for segment in segments:
            if segment.name not in due:
                made[segment.name] = known[segment.name]
                continue
            own = islice(folded, len(due[segment.name]))
            made[segment.name], found = _make(segment, own, desk)
            problems += found
            done += len(segment.documents)
            if progress:
                progress("search", done, len(library.entries))
    for one in made.values():
        copies.extend(Copy(path, room / path, mark) for path, mark in one.files.items())
    forget_others(root, made, wanted)
    manifest = manifest_file(
        (SegmentLine(*one.line) for one in made.values()),
        _facets(library),
        trees=site.article_pages,
        folds=join_folds(one.folds for one in made.values()),
    )
    copies.append(Copy(*manifest))
    return Search(tuple(copies), made, tuple(problems))


def parts_of(root: Path, entries: Iterable[Entry]) -> Iterator[Batch]:
    """What the parts of all segments are made from, the newest segment first."""
    code = searching()
    for name, own in _in_segments(entries):
        yield from batches(root, name, own, code)


def _in_segments(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """What readers may find, the newest segment first."""
    found = tuple(entries)
    name = segment_of(entry.day for entry in found)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in found:
        groups[name(entry.day)].append(entry)
    for segment in newest_first(groups):
        yield segment, sorted(groups[segment], key=order)


def _segments(library: Library) -> Iterator[_Segment]:
    for name, entries in _in_segments(library.entries.values()):
        documents = tuple(_document(entry, library) for entry in entries)
        yield _Segment(name, tuple(entries), documents)


def _document(entry: Entry, library: Library) -> Document:
    header = entry.header
    return Document(
        id=entry.id,
        path=urls.article(entry),
        day=entry.day,
        outlet=header.outlet,
        lang=header.lang,
        topics=entry.topics,
        is_translated=entry.id in library.pairs,
        has_media=header.visibility in WHOLE and any(media_of(entry)),
    )


def _facets(library: Library) -> dict[str, set[str]]:
    entries = library.entries.values()
    return {
        "outlets": {entry.header.outlet for entry in entries},
        "langs": {entry.header.lang for entry in entries},
        "topics": {topic for entry in entries for topic in entry.topics},
    }


def _stands(segment: _Segment, old: Made | None, desk: _Desk) -> bool:
    """True where a segment's files are there, and what would be made."""
    if desk.before.full or old is None or old.key != segment.key(desk.code):
        return False
    return all(_is_there(path, mark, desk.before) for path, mark in old.files.items())


def _is_there(path: str, mark: str, before: Before) -> bool:
    """True for a file of the site that has these bytes."""
    file = before.written.get(path)
    return bool(file and file.key == mark and is_untouched(before.output, path, file))


def _make(
    segment: _Segment, folded: Iterable[Folds], desk: _Desk
) -> tuple[Made, list[Problem]]:
    """Write a segment's files into the room, but for those that the site has."""
    name, _, documents = segment
    problems: list[Problem] = []
    joined = join_parts(_parts(folded, problems))
    folds = folds_of(joined.runs)
    files: dict[str, str] = {}
    for path, data in segment_files(name, documents, joined):
        files[path] = digest(data)
        if not _is_there(path, files[path], desk.before):
            _write(desk.room / path, data, path)
    line = SegmentLine(
        name,
        len(documents),
        digest_of(files)[:_MARK],
        documents[0].day,
        documents[-1].day,
    )
    key = "" if problems else segment.key(desk.code)
    return Made(key, line, folds, files), problems


def _parts(folded: Iterable[Folds], problems: list[Problem]) -> Iterator[Part]:
    for one in folded:
        problems += one.problems
        yield one.part


def _write(file: Path, data: bytes, path: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        raise refused(error, path) from None
