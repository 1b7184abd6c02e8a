"""Stories found among real articles: how well, and how fast all relations are.

    python -m tests.bench.relations_stories ../shared/corpus

People have grouped the articles of two days by event. B-cubed (A. Bagga, B. Baldwin,
"Entity-Based Cross-Document Coreferencing Using the Vector Space Model", ACL 1998) says
how well a grouping agrees: for each article, how much of its group belongs there
(precision), and how much of what belongs there is in it (recall).

Beside ours: every article on its own, and average linkage over the TF-IDF of character
bigrams with the threshold that suits these very articles best, which no one can know
beforehand. Ours is judged on these articles alone and amid all the others.

An archive of ``n`` times the size has every article ``n`` times, two months apart.
"""

import json
import sys
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import combinations, pairwise
from math import log, sqrt
from pathlib import Path
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from archive.catalog.entry import make_entry
from archive.dumps.reader import read_dump
from archive.errors import ArchiveError
from archive.formats.plain import plain_text
from archive.ingest.heads import key_of
from archive.ingest.read import read_article
from archive.model.article import Article
from archive.model.library import Entry
from archive.outlets.registry import Registry
from archive.relate.reading import reading_of
from archive.relate.relations import find_relations
from archive.relate.sketches import make_sketch
from archive.relate.words import make_words
from archive.text.dates import from_iso

SIZES = (1, 3, 9)
"""Times the corpus: 3, 10 and 30 thousand articles."""
THRESHOLDS = tuple(percent / 100 for percent in range(6, 25))
"""What average linkage may choose from."""
_APART = 61
"""Days that the articles cover."""

Grouping: TypeAlias = Mapping[str, str]
"""Dump, as ``outlet/file name`` -> its group."""


class Read(NamedTuple):
    """Dumps as articles; several dumps can be one."""

    articles: Mapping[str, Article]
    """By id."""
    ids: Mapping[str, str]
    """Dump -> id of its article."""

    def entries(self) -> list[Entry]:
        """What the archive knows of them."""
        return [_entry(article) for article in self.articles.values()]


class Figures(NamedTuple):
    """How well a grouping agrees with people's."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def main(corpus: Path) -> Mapping[str, Figures]:
    """Print a line for each grouping and each size; the figures by their names."""
    gold = read_gold(corpus / "stories.json")
    few = read(corpus / "raw", gold)
    every = read(corpus / "raw", names(corpus / "raw"))
    entries = every.entries()
    groupings = {
        "all single": few.ids,
        "average linkage, best": linked(few, gold),
        "ours, these alone": ours(few.entries(), few.ids),
        "ours, amid all": ours(entries, {name: every.ids[name] for name in gold}),
    }
    figures = {name: b_cubed(found, gold) for name, found in groupings.items()}
    for name in ("ours, these alone", "ours, amid all"):
        for half, part in enumerate(halves(gold), 1):
            figures[f"{name}, half {half}"] = b_cubed(groupings[name], part)
    print(f"{'':32}{'precision':>11}{'recall':>8}{'F1':>8}")
    for name, one in figures.items():
        print(f"{name:32}{one.precision:>11.3f}{one.recall:>8.3f}{one.f1:>8.3f}")
    print(f"\n{'all relations':32}{'articles':>11}{'seconds':>8}{'stories':>8}")
    for times in SIZES:
        _clock([copied(entry, n) for n in range(times) for entry in entries])
    return figures


def _clock(entries: Sequence[Entry]) -> None:
    start = time.process_time()
    found = find_relations(entries)
    seconds = time.process_time() - start
    print(f"{'':32}{len(entries):>11,}{seconds:>8.2f}{len(found.stories):>8,}")


# --- what is read -------------------------------------------------------------------------


def read_gold(path: Path) -> Grouping:
    """The events of a file of stories; who is on its own is a group of that name."""
    said = json.loads(path.read_text("utf-8"))
    groups = {article["id"]: article["id"] for article in said["articles"]}
    for cluster in said["clusters"]:
        groups |= dict.fromkeys(cluster["members"], cluster["event"])
    return groups


def halves(gold: Grouping) -> Iterator[Grouping]:
    """Every other event, and the rest."""
    events = sorted(set(gold.values()))
    for start in (0, 1):
        half = frozenset(events[start::2])
        yield {name: event for name, event in gold.items() if event in half}


def names(raw: Path) -> Iterator[str]:
    """The dumps of a folder."""
    return (path.relative_to(raw).as_posix() for path in raw.rglob("*.md"))


def read(raw: Path, names: Iterable[str]) -> Read:
    """Dumps as articles; of several dumps of one article the last by name counts."""
    registry = Registry()
    articles: dict[str, Article] = {}
    keys: dict[str, str] = {}
    for name in sorted(names):
        try:
            dump = read_dump((raw / name).read_bytes(), name).dump
            article = read_article(dump, registry).article
        except ArchiveError:
            continue
        keys[name] = key_of(dump, registry)
        articles[keys[name]] = article
    return Read(
        {article.header.id: article for article in articles.values()},
        {name: articles[key].header.id for name, key in keys.items()},
    )


def _entry(article: Article) -> Entry:
    reading = reading_of(article)
    return make_entry(
        article,
        file=f"{article.header.id}.md",
        digest="",
        topics=(),
        sketch=make_sketch(reading),
        words=make_words(reading),
    )


# --- how articles are grouped ---------------------------------------------------------------


def ours(entries: Iterable[Entry], ids: Grouping) -> Grouping:
    """The stories, and each other article on its own."""
    stories = find_relations(entries).stories
    found = {id_: story.id for story in stories for id_ in story.members}
    return {name: found.get(id_, id_) for name, id_ in ids.items()}


def linked(read: Read, gold: Grouping) -> Grouping:
    """Average linkage, with the threshold that suits these articles best."""
    order = sorted(read.articles)
    vectors = bigram_vectors([_text(read.articles[id_]) for id_ in order])
    found = (
        {name: groups[order.index(id_)] for name, id_ in read.ids.items()}
        for groups in average_linkage(vectors, THRESHOLDS)
    )
    return max(found, key=lambda grouping: b_cubed(grouping, gold).f1)


def _text(article: Article) -> str:
    header = article.header
    return f"{header.title}\n{header.deck}\n{plain_text(article.body)}"


def bigram_vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """TF-IDF of the pairs of neighbouring letters, of length 1."""
    counts = [
        Counter(
            two
            for line in text.split("\n")
            for two in map("".join, pairwise(line))
            if two.isalnum()
        )
        for text in texts
    ]
    having = Counter(two for count in counts for two in count)
    vectors = []
    for count in counts:
        vector = {
            two: (1 + log(n)) * log((1 + len(texts)) / having[two])
            for two, n in count.items()
        }
        length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
        vectors.append({two: weight / length for two, weight in vector.items()})
    return vectors


def average_linkage(
    vectors: Sequence[Mapping[str, float]], thresholds: Sequence[float]
) -> Iterator[list[str]]:
    """For each threshold, from high to low, the group of each vector.

    The two groups that are most alike become one, while their mean likeness is at least
    the threshold.
    """
    likes: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, one), (b, other) in combinations(enumerate(vectors), 2):
        like = sum(weight * other[two] for two, weight in one.items() if two in other)
        likes[a][b] = likes[b][a] = like
    sizes = dict.fromkeys(range(len(vectors)), 1)
    groups = list(range(len(vectors)))
    for threshold in sorted(thresholds, reverse=True):
        while len(sizes) > 1:
            like, a = max((max(likes[a].values()), a) for a in sizes)
            if like < threshold:
                break
            b = next(b for b, its in likes[a].items() if its == like)
            _merge(likes, sizes, a, b)
            groups = [a if group == b else group for group in groups]
        yield [str(group) for group in groups]


def _merge(
    likes: dict[int, dict[int, float]], sizes: dict[int, int], a: int, b: int
) -> None:
    """Make one group of two."""
    for other, like in likes.pop(b).items():
        del likes[other][b]
        if other != a:
            mean = (likes[a][other] * sizes[a] + like * sizes[b]) / (
                sizes[a] + sizes[b]
            )
            likes[a][other] = likes[other][a] = mean
    sizes[a] += sizes.pop(b)


def b_cubed(found: Grouping, gold: Grouping) -> Figures:
    """How well a grouping agrees with people's, on the articles that these have seen."""
    right, ours_ = _members(gold, gold), _members(found, gold)
    precision = recall = 0.0
    for name in gold:
        own, its = right[gold[name]], ours_[found[name]]
        precision += len(own & its) / len(its)
        recall += len(own & its) / len(own)
    return Figures(precision / len(gold), recall / len(gold))


def _members(grouping: Grouping, among: Iterable[str]) -> Mapping[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for name in among:
        members[grouping[name]].add(name)
    return members


# --- larger archives ------------------------------------------------------------------------


def copied(entry: Entry, number: int) -> Entry:
    """An entry two months later for each number, with a text of its own."""
    header, days = entry.header, timedelta(days=_APART * number)
    published, archived = (
        (moment + days).isoformat() if (moment := from_iso(text)) else ""
        for text in (header.published, header.archived)
    )
    sketch = array("I", (one ^ number for one in array("I", entry.sketch)))
    id_ = f"{header.id}-{number}"
    return replace(
        entry,
        header=replace(header, id=id_, published=published, archived=archived),
        sketch=sketch.tobytes(),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
