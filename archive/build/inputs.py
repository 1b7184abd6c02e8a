"""Article files -> entries, each read again only when its bytes have changed.

Ids of the problems that can arise here, beside those of ``formats.front_matter``:

* A007 two files claim the same id
* A008 a topic that is not in topics.toml
* A009 an article's file cannot be read
* A011 an article's file was written to during the build
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from archive.build.sources import ARTICLES
from archive.catalog.entry import make_entry
from archive.errors import ArticleError
from archive.formats.files import readable
from archive.formats.fingerprint import digest
from archive.formats.front_matter import read_article
from archive.model.article import Article
from archive.model.library import Entry
from archive.model.problem import Problem
from archive.model.report import Progress
from archive.model.topic import Topic
from archive.relate.clues import make_clues
from archive.relate.reading import reading_of
from archive.relate.sketches import make_sketch
from archive.relate.topics import Matcher, assign, build_matcher
from archive.relate.words import make_words
from archive.workers import Away, Jobs, Task

_OUTLET = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 100
"""Characters of an outlet's slug, which names folders."""


class Inputs(NamedTuple):
    """Every article that can be shown, and what is wrong with the others."""

    entries: tuple[Entry, ...]
    """One for each id; topics that nobody knows left out."""
    by_file: dict[str, Entry]
    """What each file says, for the next build."""
    read: int
    """Files that were read just now."""
    problems: tuple[Problem, ...]


Held = bytes | ArticleError
"""What a file holds, or why it cannot be read."""


class _File(NamedTuple):
    folder: str
    name: str
    digest: str
    """Of the bytes that it had when the build began."""
    held: Held | None = None
    """None where it has not been read yet."""


def read_inputs(
    root: Path,
    digests: Mapping[str, str],
    topics: tuple[Topic, ...],
    decoys: tuple[str, ...],
    known: Mapping[str, Entry],
    *,
    jobs: Jobs = 0,
    progress: Progress | None = None,
) -> Inputs:
    """Read the article files below ``content/articles``.

    ``digests`` are those of their bytes now; ``known`` are the entries of the last
    build, by file: one whose file has the same bytes is taken over. A file that is
    broken is named in ``problems`` and left out.
    """
    folder = str(root / ARTICLES)
    found: list[Entry | Problem] = []
    changed: list[_File] = []
    for name, mark in digests.items():
        same = known.get(name)
        if same and same.digest == mark:
            found.append(same)
        else:
            changed.append(_File(folder, name, mark))
    task = Task(build_matcher_of, _read_chunk, topics, decoys)
    task.away = Away(task, _carried)
    for results in task.run(changed, jobs=jobs):
        found.extend(results)
        if progress:
            progress("read", len(found), len(digests))
    entries = sorted((e for e in found if isinstance(e, Entry)), key=lambda e: e.file)
    own, twins = unique(entries)
    known_topics = [topic.slug for topic in topics]
    problems = [p for p in found if isinstance(p, Problem)]
    problems.extend((*twins, *_unknown_topics(own, known_topics)))
    return Inputs(
        entries=tuple(_on_known_topics(own, frozenset(known_topics))),
        by_file={entry.file: entry for entry in entries},
        read=len(changed),
        problems=tuple(sorted(problems)),
    )


def build_matcher_of(topics: tuple[Topic, ...], decoys: tuple[str, ...]) -> Matcher:
    """The matcher that every worker makes for itself once."""
    return build_matcher(topics, decoys=decoys)


def read_one(root: Path, name: str, matcher: Matcher) -> Entry | Problem:
    """What one article file says now."""
    file = _File(str(root / ARTICLES), name, "")
    held = _held(file)
    mark = "" if isinstance(held, ArticleError) else digest(held)
    return _read(matcher, file._replace(digest=mark, held=held))


def _carried(file: _File) -> _File:
    return file._replace(held=_held(file))


def _held(file: _File) -> Held:
    return hold(Path(file.folder, file.name), _where(file.name))


def _read_chunk(matcher: Matcher, files: Sequence[_File]) -> list[Entry | Problem]:
    return [_read(matcher, file) for file in files]


def _read(matcher: Matcher, file: _File) -> Entry | Problem:
    data = b""
    try:
        data = opened(_held(file) if file.held is None else file.held)
        article = _article(data, file.name)
        reading = reading_of(article)
        return make_entry(
            article,
            file=file.name,
            digest=digest(data),
            topics=_topics(matcher, article),
            text=reading.text,
            sketch=make_sketch(reading),
            clues=make_clues(reading),
            words=make_words(reading),
        )
    except ArticleError as error:
        if digest(data) != file.digest:  # somebody is still writing
            return Problem.from_error(changed_meanwhile(_where(file.name)))
        return Problem.from_error(error)
    except Exception as error:  # noqa: BLE001 - one article never stops the others
        return _unreadable(file.name, f"{type(error).__name__}: {error}")


def _article(data: bytes, name: str) -> Article:
    """The article of a file that pages can be made of. Raises ArticleError."""
    where = _where(name)
    if not name.isprintable():
        raise ArticleError("A009", where, "its name is no text", "rename the file")
    article = read_article(as_text(data, where), where)
    header = article.header
    if not _OUTLET.fullmatch(header.outlet) or len(header.outlet) > _LONGEST:
        raise ArticleError(
            "A004",
            f"{where}:{_line_of(data, b'outlet:')}",
            f'"outlet": "{header.outlet[:_LONGEST]}" cannot be part of an address',
            "small Latin letters, digits and single hyphens",
        )
    if not header.id.strip():
        line = _line_of(data, b"id:")
        raise ArticleError("A004", f"{where}:{line}", '"id": is empty', "see README.md")
    return article


def _line_of(data: bytes, start: bytes) -> int:
    lines = data.split(b"\n")
    return next((n for n, line in enumerate(lines, 1) if line.startswith(start)), 1)


def _where(name: str) -> str:
    return f"{ARTICLES}/{readable(name)}"


def hold(file: Path, where: str) -> Held:
    """The bytes of an article file, or the error (A009): it may be raised elsewhere."""
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        return ArticleError("A009", where, message)


def opened(held: Held) -> bytes:
    """The bytes of an article file. Raises ArticleError where there are none."""
    if isinstance(held, ArticleError):
        raise held
    return held


def changed_meanwhile(where: str) -> ArticleError:
    """The error of a file that has other bytes than when the build began."""
    return ArticleError(
        "A011", where, "changed while the site was built", "build again"
    )


def as_text(data: bytes, where: str) -> str:
    """The text of an article file. Raises ArticleError (A006) with the line."""
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            "A006", f"{where}:{line}", "not UTF-8", "save the file as UTF-8"
        ) from None


def _topics(matcher: Matcher, article: Article) -> tuple[str, ...]:
    header = article.header
    text = f"{header.deck}\n\n{article.body}" if header.deck else article.body
    computed = matcher.match(header.title, text)
    return assign(header.topics, header.topics_not, computed=computed)


def _unreadable(name: str, message: str) -> Problem:
    return Problem(
        id="A009",
        severity="error",
        where=_where(name),
        message=f"cannot be read: {message}",
    )


def unique(entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    """One entry per id; of two files the one that comes first by path is shown."""
    owners: dict[str, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        owner = owners.setdefault(entry.id, entry)
        if owner is not entry:
            problems.append(
                Problem(
                    id="A007",
                    severity="error",
                    where=_where(entry.file),
                    message=f'the id "{entry.id}" is also that of {owner.file}',
                    hint="ids are unique: change one, or delete the file",
                )
            )
    return list(owners.values()), problems


def _unknown_topics(
    entries: Iterable[Entry], known: Sequence[str]
) -> Iterator[Problem]:
    for entry in entries:
        for slug in entry.topics:
            if slug not in known:
                near = get_close_matches(slug, known, 1)
                yield Problem(
                    id="A008",
                    severity="warning",
                    where=_where(entry.file),
                    message=f'"{slug}" is no topic',
                    hint=f'did you mean "{near[0]}"?'
                    if near
                    else "see content/topics.toml",
                )


def _on_known_topics(
    entries: Iterable[Entry], known: frozenset[str]
) -> Iterator[Entry]:
    for entry in entries:
        if known.issuperset(entry.topics):
            yield entry
        else:
            topics = tuple(slug for slug in entry.topics if slug in known)
            yield replace(entry, topics=topics)
