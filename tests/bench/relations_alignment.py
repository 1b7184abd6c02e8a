"""Paragraphs of translation pairs: ours beside plain Gale-Church, as NLTK has it.

    python -m tests.bench.relations_alignment ../shared/corpus

A block counts only where both its sides are exactly those of the gold alignment. A *case*
is what is done to the 50 pairs of ``bilingual``, which are translated into Chinese by
one house: paragraphs joined anew, at random; Latin names in the Chinese written in Han, as
other houses do and as Chinese originals have none; sentences of the Chinese run together
and numbers and quotation marks lost, as in freer translations.
"""

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from archive.dumps.reader import read_dump
from archive.formats.paragraphs import prose_of
from archive.ingest.read import read_article
from archive.outlets.registry import Registry
from archive.relate.alignment import align

Row = tuple[tuple[int, ...], tuple[int, ...]]
"""A block: paragraphs of the Chinese, of the English."""
Align = Callable[[Sequence[str], Sequence[str]], Iterable[Row]]

_HAN = "斯尔克特拉马里德布伦森罗卡安格汉艾莱诺维亚巴蒙科尼迪西夫"
_NAME = re.compile(r"[A-Za-z\u00c0-\u024f.'’-]+(?: [A-Za-z\u00c0-\u024f.'’-]+)*")
_STOP = re.compile(r"。(?=[^”])")


class Bitext(NamedTuple):
    """A pair and its true alignment."""

    name: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    gold: tuple[Row, ...]


class Score(NamedTuple):
    """How well and how fast a case was aligned."""

    f1: float
    """By block."""
    milliseconds: float
    """A pair."""


def read_pairs(folder: Path) -> tuple[Bitext, ...]:
    """The pairs of the shared set, as the normaliser reads them."""
    registry = Registry()

    def prose(name: str) -> tuple[str, ...]:
        dump = read_dump((folder / name).read_bytes(), name)
        body = read_article(dump.dump, registry).article.body
        return tuple(text.replace("\n", " ") for text in prose_of(body))

    pairs: list[Bitext] = []
    for file in sorted(folder.glob("*.gold.json")):
        told = json.loads(file.read_bytes())
        if told["alignment"]:
            zh = told["sides"].index("zh")
            rows = ((tuple(row[zh]), tuple(row[1 - zh])) for row in told["alignment"])
            name = file.name.partition(".")[0]
            gold = tuple(rows)
            pairs.append(
                Bitext(name, prose(f"{name}.zh.md"), prose(f"{name}.en.md"), gold)
            )
    return tuple(pairs)


# Cases


def joined(pair: Bitext, seed: int = 0) -> Bitext:
    """Neighbouring blocks of one paragraph each become one on either side or on both."""
    random = Random(f"{pair.name} {seed}")
    zh: list[str] = []
    en: list[str] = []
    gold: list[Row] = []

    def put(own: Sequence[str], other: Sequence[str]) -> None:
        places = (
            range(len(zh), len(zh) + len(own)),
            range(len(en), len(en) + len(other)),
        )
        gold.append((tuple(places[0]), tuple(places[1])))
        zh.extend(own)
        en.extend(other)

    rest = list(pair.gold)
    while rest:
        run = next((n for n, row in enumerate(rest) if not _is_plain(row)), len(rest))
        count, how = random.choice(_WAYS) if random.random() < _JOINED else (1, _apart)
        count = count if count <= run else 1
        rows, rest = rest[:count], rest[count:]
        own = [pair.zh[n] for row in rows for n in row[0]]
        other = [pair.en[n] for row in rows for n in row[1]]
        put(*(how(own, other) if len(rows) > 1 else (own, other)))
    return Bitext(pair.name, tuple(zh), tuple(en), tuple(gold))


def _is_plain(row: Row) -> bool:
    return len(row[0]) == len(row[1]) == 1


Sides = tuple[Sequence[str], Sequence[str]]


def _apart(zh: Sequence[str], en: Sequence[str]) -> Sides:
    return zh, en


def _one_zh(zh: Sequence[str], en: Sequence[str]) -> Sides:
    return ["".join(zh)], en


def _one_en(zh: Sequence[str], en: Sequence[str]) -> Sides:
    return zh, [" ".join(en)]


def _early_zh(zh: Sequence[str], en: Sequence[str]) -> Sides:
    return [zh[0] + zh[1], *zh[2:]], [en[0], " ".join(en[1:])]


def _early_en(zh: Sequence[str], en: Sequence[str]) -> Sides:
    return [zh[0], "".join(zh[1:])], [f"{en[0]} {en[1]}", *en[2:]]


_JOINED = 0.2
_WAYS = (
    *((2, _one_zh), (2, _one_zh), (2, _one_en), (2, _one_en)),
    *((3, _one_zh), (3, _one_en), (3, _early_zh), (3, _early_en)),
)


def without_names(pair: Bitext) -> Bitext:
    """Latin names of the Chinese in Han characters, the same ones every time."""

    def named(found: re.Match[str]) -> str:
        random = Random(found[0])
        return "".join(random.choices(_HAN, k=max(1, round(len(found[0]) * 0.4))))

    return pair._replace(zh=tuple(_NAME.sub(named, text) for text in pair.zh))


def freer(pair: Bitext) -> Bitext:
    """Two of five sentences run into the next, a fifth of numbers and quotes is lost."""
    random = Random(pair.name)

    def loose(text: str) -> str:
        text = _STOP.sub(lambda _: "，" if random.random() < 0.4 else "。", text)
        return re.sub(
            r"\d+|[“”]", lambda m: "" if random.random() < 0.2 else m[0], text
        )

    return pair._replace(zh=tuple(map(loose, pair.zh)))


CASES: Mapping[str, Callable[[Bitext], Bitext]] = {
    "as they are": lambda pair: pair,
    "joined anew": joined,
    "joined, no names": lambda pair: without_names(joined(pair, 1)),
    "joined, no names, freer": lambda pair: freer(without_names(joined(pair, 2))),
}


# Aligners


def ours(zh: Sequence[str], en: Sequence[str]) -> Iterator[Row]:
    """What the build does."""
    found = align("\n\n".join(zh), "\n\n".join(en))
    return ((block.zh, block.en) for block in found.blocks)


def plain(zh: Sequence[str], en: Sequence[str], *, ratio: float | None) -> list[Row]:
    """NLTK's Gale-Church on lengths made even; ``ratio`` None is each document's own."""
    from nltk.translate import (  # type: ignore[import-untyped]  # noqa: PLC0415
        gale_church,  # only this needs it
    )

    own, other = [len(text) for text in zh], [len(text) for text in en]
    factor = ratio or sum(other) / sum(own)
    links = gale_church.align_blocks([round(size * factor) for size in own], other)
    return _rows(links)


def _rows(links: Iterable[tuple[int, int]]) -> list[Row]:
    """Links of paragraphs as blocks: all that hang together are one."""
    rows: list[tuple[set[int], set[int]]] = []
    for one, other in sorted(links):
        if rows and (one in rows[-1][0] or other in rows[-1][1]):
            rows[-1][0].add(one)
            rows[-1][1].add(other)
        else:
            rows.append(({one}, {other}))
    return [(tuple(sorted(zh)), tuple(sorted(en))) for zh, en in rows]


def score(pairs: Iterable[Bitext], aligner: Align) -> Score:
    """F1 over the blocks of all pairs together."""
    right = count = 0
    pairs = list(pairs)
    started = time.perf_counter()
    for pair in pairs:
        found = set(aligner(pair.zh, pair.en))
        right += len(found & set(pair.gold))
        count += len(found) + len(pair.gold)
    seconds = time.perf_counter() - started
    return Score(2 * right / count, 1000 * seconds / len(pairs))


def measure(pairs: Sequence[Bitext]) -> dict[str, float]:
    """F1 of ours for each case."""
    return {
        name: round(score(map(case, pairs), ours).f1, 4) for name, case in CASES.items()
    }


def main(corpus: Path) -> dict[str, dict[str, Score]]:
    """Print and return aligner -> case -> how it did."""
    pairs = read_pairs(corpus / "bilingual")
    letters = [sum(map(len, side)) for pair in pairs for side in (pair.zh, pair.en)]
    fixed = sum(letters[1::2]) / sum(letters[::2])
    aligners: dict[str, Align] = {
        "ours": ours,
        "NLTK, raw lengths": partial(plain, ratio=1.0),
        f"NLTK, ratio {fixed:.2f}": partial(plain, ratio=fixed),
        "NLTK, own ratio": partial(plain, ratio=None),
    }
    found: dict[str, dict[str, Score]] = defaultdict(dict)
    print("| block F1 |", " | ".join(CASES), "| ms a pair |")
    print("|---|" + "---:|" * (len(CASES) + 1))
    for name, aligner in aligners.items():
        for case, change in CASES.items():
            found[name][case] = score(map(change, pairs), aligner)
        cells = [f"{one.f1:.3f}" for one in found[name].values()]
        took = sum(one.milliseconds for one in found[name].values()) / len(CASES)
        print("|", " | ".join((name, *cells, f"{took:.0f}")), "|")
    return dict(found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
