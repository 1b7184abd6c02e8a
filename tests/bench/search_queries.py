"""Texts -> queries drawn from them, always the same ones.

What people look for is in the texts: names and words of two to twelve characters, common
and rare, in the other script, across Han and Latin, in English. A query is cut where a
reader would cut it as well: never through a Latin word.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random

from opencc import OpenCC

KINDS = {
    "common": 40,
    "short": 50,
    "long": 40,
    "traditional": 20,
    "mixed": 20,
    "latin": 20,
    "number": 10,
}
"""How many queries of each kind: 200."""
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_LATIN = re.compile(r"[A-Za-z]{3,}(?: [A-Za-z]{3,})?")
_MIXED = re.compile(
    r"[\u4e00-\u9fff]{1,4}[A-Za-z]{2,}[\u4e00-\u9fff]{0,4}"
    r"|[A-Za-z]{2,}[\u4e00-\u9fff]{1,4}"
)
_NUMBER = re.compile(r"[0-9]{2,4}[\u4e00-\u9fff]{1,3}")
_SHORT, _LONG = (2, 4), (5, 12)
_TRIES = 200


def draw_queries(texts: Sequence[str], *, seed: int = 1) -> list[tuple[str, str]]:
    """Kinds and queries, none twice; fewer where the texts have nothing of a kind."""
    random = Random(seed)
    common = _common(texts[:: max(1, len(texts) // 500)])
    other = OpenCC("s2t")
    makers: dict[str, Callable[[], str]] = {
        "common": lambda: random.choice(common),
        "short": lambda: _cut(random, texts, _SHORT),
        "long": lambda: _cut(random, texts, _LONG),
        "traditional": lambda: str(other.convert(_cut(random, texts, _SHORT))),
        "mixed": lambda: _match(random, texts, _MIXED),
        "latin": lambda: _match(random, texts, _LATIN),
        "number": lambda: _match(random, texts, _NUMBER),
    }
    found: dict[str, str] = {}
    for kind, many in KINDS.items():
        for _ in range(many):
            queries = (makers[kind]() for _ in range(_TRIES))
            query = next((q for q in queries if q and q not in found), "")
            if query:
                found[query] = kind
    return [(kind, query) for query, kind in found.items()]


def _common(texts: Sequence[str]) -> list[str]:
    """The pairs of characters that most texts have."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(set(_pairs(text)))
    return [pair for pair, _ in sorted(counts.items(), key=_rank)[:300]]


def _rank(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _pairs(text: str) -> Iterator[str]:
    for run in _HAN.findall(text):
        yield from (run[at : at + 2] for at in range(len(run) - 1))


def _cut(random: Random, texts: Sequence[str], lengths: tuple[int, int]) -> str:
    """A piece of a run of Han characters."""
    runs = _HAN.findall(random.choice(texts))
    if not runs:
        return ""
    run = random.choice(runs)
    length = random.randint(*lengths)
    if len(run) < length:
        return ""
    at = random.randint(0, len(run) - length)
    return str(run[at : at + length])


def _match(random: Random, texts: Sequence[str], form: re.Pattern[str]) -> str:
    found = form.findall(random.choice(texts))
    return str(random.choice(found)) if found else ""
