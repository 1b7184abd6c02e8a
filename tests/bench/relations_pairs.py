"""Translations found in a mix of real articles: how many, how surely, how fast.

    python -m tests.bench.relations_pairs ../shared/corpus

The pairs of ``bilingual`` lie among the dumps of ``raw``, none of which has a partner. A
*case* is what is done to them: links kept or taken out, time shifted, names or
numbers taken out of the Chinese as if they had been translated. An archive of ``n`` times
the size has everything ``n`` times, each time with names and numbers of its own, some
weeks later.
"""

import json
import sys
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

from archive.api import settings
from archive.build.inputs import build_matcher_of
from archive.catalog.entry import make_entry
from archive.dumps.reader import read_dump
from archive.errors import ArchiveError
from archive.ingest.read import read_article
from archive.model.library import Entry
from archive.outlets.registry import Registry
from archive.relate.clues import NAMES, NUMBERS, clues_of, kind_of, make_clues
from archive.relate.pairs import find_pairs
from archive.relate.reading import reading_of
from archive.relate.topics import Matcher
from archive.text.dates import from_iso

CHECKOUT = Path(__file__).resolve().parents[2]
SIZES = (1, 3, 9)
"""Times the corpus: 3, 10 and 30 thousand articles."""
_BACK = -190
"""Days from the bilingual articles to the time of the others."""
_APART = 61
"""Days that the others cover."""


class Mix(NamedTuple):
    """Articles with partners among others."""

    pairs: Sequence[Entry]
    """With partners, and as many English ones without as there are."""
    others: Sequence[Entry]
    gold: frozenset[tuple[str, str]]
    """Ids of the pairs, the Chinese first."""


class Figures(NamedTuple):
    """How well and how fast pairs were found."""

    precision: float
    recall: float
    seconds: float
    articles: int


def main(corpus: Path) -> Mapping[str, Figures]:
    """Print a line for each case and each size; the figures by their names."""
    mix = read_mix(corpus)
    figures = {name: judge(mix, change) for name, change in CASES.items()}
    for times in SIZES:
        figures[f"{times} x"] = judge(grown(mix, times), _unlinked)
    print(f"{'':28}{'articles':>9}{'precision':>11}{'recall':>8}{'seconds':>9}")
    for name, one in figures.items():
        print(
            f"{name:28}{one.articles:>9,}{one.precision:>11.3f}{one.recall:>8.3f}"
            f"{one.seconds:>9.2f}"
        )
    return figures


def judge(mix: Mix, change: "Change") -> Figures:
    """Change the articles of the pairs, and see what is found."""
    entries = [*change(mix.pairs), *mix.others]
    start = time.process_time()
    pairs = find_pairs(entries)
    seconds = time.process_time() - start
    right = sum((pair.zh, pair.en) in mix.gold for pair in pairs)
    precision = right / len(pairs) if pairs else 1.0
    return Figures(precision, right / len(mix.gold), seconds, len(entries))


# --- what is read -------------------------------------------------------------------------


def read_mix(corpus: Path, *, step: int = 1) -> Mix:
    """The bilingual articles, and every ``step``-th of the others."""
    registry = Registry()
    matcher = build_matcher_of(settings(CHECKOUT).topics, ())
    folder = corpus / "bilingual"
    entries = {
        path.name: _entry(path, registry, matcher)
        for path in sorted(folder.glob("*.md"))
    }
    gold = set()
    for path in sorted(folder.glob("*.gold.json")):
        said = json.loads(path.read_text("utf-8"))
        ids = {
            lang: one.id
            for lang, name in zip(
                said["sides"], (said["source"], said["translation"]), strict=True
            )
            if (one := entries.get(name))
        }
        if len(ids) > 1:
            gold.add((ids["zh"], ids["en"]))
    paths = sorted((corpus / "raw").rglob("*.md"))[::step]
    others = (_entry(path, registry, matcher) for path in paths)
    by_id = {one.id: one for one in others if one}
    return Mix(
        [one for one in entries.values() if one],
        list(by_id.values()),
        frozenset(gold),
    )


def _entry(path: Path, registry: Registry, matcher: Matcher) -> Entry | None:
    """What the archive knows of a dump; None where that is no article."""
    try:
        dump = read_dump(path.read_bytes(), path.name).dump
        article = read_article(dump, registry).article
    except ArchiveError:
        return None
    return make_entry(
        article,
        file=path.name,
        digest="",
        topics=matcher.match(article.header.title, article.body),
        clues=make_clues(reading_of(article)),
    )


# --- what is done to them -----------------------------------------------------------------

Change = Callable[[Iterable[Entry]], Iterator[Entry]]


def _unlinked(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in entries:
        yield replace(entry, header=replace(entry.header, original_url=""))


def _at_their_time(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Amid the others, where the same events are reported."""
    return (_moved(entry, _BACK) for entry in _unlinked(entries))


def _anytime(days: int) -> Change:
    def change(entries: Iterable[Entry]) -> Iterator[Entry]:
        random = Random(days)
        for entry in _at_their_time(entries):
            yield _moved(entry, random.uniform(-days, days))

    return change


def _undated(entries: Iterable[Entry]) -> Iterator[Entry]:
    for entry in _unlinked(entries):
        yield replace(entry, header=replace(entry.header, published="", archived=""))


def _without(*kinds: int) -> Change:
    """As if the Chinese had no such clues in common with the English."""

    def change(entries: Iterable[Entry]) -> Iterator[Entry]:
        for entry in _at_their_time(entries):
            if entry.header.lang == "en":
                yield entry
            else:
                kept = (
                    one for one in clues_of(entry.clues) if kind_of(one) not in kinds
                )
                yield replace(entry, clues=array("I", kept).tobytes())

    return change


CASES: Mapping[str, Change] = {
    "linked, or not": iter,
    "no links": _unlinked,
    "at the others' time": _at_their_time,
    "14 days off": _anytime(14),
    "60 days off": _anytime(60),
    "undated": _undated,
    "no names": _without(NAMES),
    "no names, no numbers": _without(NAMES, NUMBERS),
}


def grown(mix: Mix, times: int) -> Mix:
    """Everything so many times."""
    return Mix(
        [_copied(one, n) for n in range(times) for one in mix.pairs],
        [_copied(one, n) for n in range(times) for one in mix.others],
        frozenset(
            (_named(zh, n), _named(en, n)) for n in range(times) for zh, en in mix.gold
        ),
    )


def _copied(entry: Entry, number: int) -> Entry:
    own = (NAMES, NUMBERS)
    clues = (
        one ^ number if kind_of(one) in own else one for one in clues_of(entry.clues)
    )
    entry = replace(entry, clues=array("I", clues).tobytes())
    header = replace(entry.header, id=_named(entry.id, number))
    return _moved(replace(entry, header=header), _APART * number)


def _named(id_: str, number: int) -> str:
    return f"{id_}-{number}"


def _moved(entry: Entry, days: float) -> Entry:
    header = entry.header
    published, archived = (
        (moment + timedelta(days=days)).isoformat()
        if (moment := from_iso(text))
        else ""
        for text in (header.published, header.archived)
    )
    return replace(
        entry, header=replace(header, published=published, archived=archived)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
