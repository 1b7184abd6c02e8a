"""How long reading dumps takes, beside a bare parse of the same HTML.

``python -m tests.bench.reading FOLDER…`` prints a line per outlet: milliseconds of
``BeautifulSoup(body, "lxml")`` a dump, and how many times as long it takes us to make an
article of it. One process, turn by turn, the best of some rounds.
"""

import argparse
import contextlib
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.exceptions import ParserRejectedMarkup

from archive.dumps.reader import read_dump
from archive.errors import DumpError
from archive.ingest.read import read_article
from archive.outlets.registry import Registry


class Raw(NamedTuple):
    """A raw file and what it is called."""

    name: str
    data: bytes


class Times(NamedTuple):
    """Seconds of processor time for some dumps."""

    bare: float
    ours: float
    slowest: float
    """Of any dump, in seconds."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    registry = Registry()
    whole: list[Raw] = []
    groups = _by_outlet(options.folders, registry)
    print(f"{'outlet':12} {'dumps':>6} {'bare ms':>8} {'ratio':>6} {'slowest ms':>11}")
    for outlet, raws in sorted(groups.items()):
        _line(outlet, raws, measure(raws, registry, options.rounds))
        whole += raws
    _line("all", whole, measure(whole, registry, options.rounds))


def _line(name: str, raws: Sequence[Raw], times: Times) -> None:
    ratio = times.ours / times.bare
    each = 1000 * times.bare / len(raws)
    slowest = 1000 * times.slowest
    print(f"{name:12} {len(raws):6} {each:8.2f} {ratio:6.2f} {slowest:11.0f}")


def _by_outlet(folders: Sequence[Path], registry: Registry) -> dict[str, list[Raw]]:
    groups: dict[str, list[Raw]] = defaultdict(list)
    for folder in folders:
        for file in sorted(folder.rglob("*.md")):
            raw = Raw(str(file), file.read_bytes())
            try:
                dump = read_dump(raw.data, raw.name).dump
            except DumpError:
                continue
            groups[registry.of(dump).facts.slug].append(raw)
    return groups


def measure(raws: Sequence[Raw], registry: Registry, rounds: int) -> Times:
    """Both in turn, the best of the rounds; the first round warms up."""
    bodies = [read_dump(raw.data, raw.name).dump.body for raw in raws]
    bare: list[float] = []
    ours: list[float] = []
    slowest = [float("inf")] * len(raws)
    for _ in range(rounds + 1):
        bare.append(sum(_seconds(partial(_parse, body)) for body in bodies))
        each = [_seconds(partial(_read, raw, registry)) for raw in raws]
        ours.append(sum(each))
        slowest = [min(pair) for pair in zip(slowest, each, strict=True)]
    return Times(min(bare[1:]), min(ours[1:]), max(slowest))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _parse(body: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a body that looks like an address
        with contextlib.suppress(ParserRejectedMarkup):
            BeautifulSoup(body, "lxml")


def _read(raw: Raw, registry: Registry) -> None:
    with contextlib.suppress(DumpError):
        read_article(read_dump(raw.data, raw.name).dump, registry)


if __name__ == "__main__":
    main()
