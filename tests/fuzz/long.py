# ruff: noqa: T201  it prints a summary
"""Mutants by the thousand, on all cores -> a summary, and a file for each failure.

    python -m tests.fuzz.long --count 50000 [--start N] [--raw FOLDER]
    python -m tests.fuzz.long --replay FILE

Half of the mutants descend from the golden cases, half from the real dumps below
``--raw``, where there are any. Failures of one kind are kept once: the mutant, made as
small as it will get, and how it came about.
"""

import argparse
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from archive.workers import Task
from tests.fuzz.laws import Laws
from tests.fuzz.made import Broken
from tests.fuzz.mutate import mutant
from tests.fuzz.seeds import Seeds, golden_seeds, real_seeds
from tests.fuzz.shrink import shrink

ROOT = Path(__file__).resolve().parents[2]
FAILURES = Path(".cache/fuzz")
SHRINKING = 20.0
"""Seconds that one failure is worth."""
_BETWEEN_LINES = 10.0


class Failure(NamedTuple):
    """A mutant that breaks a law."""

    number: int
    kind: str
    detail: str


class Bench(NamedTuple):
    """What one worker holds."""

    laws: Laws
    pools: tuple[Seeds, ...]


def make_bench(raw: str) -> Bench:
    """The laws, and the seeds by pool."""
    real = real_seeds(Path(raw)) if raw else ()
    return Bench(Laws(), (golden_seeds(), real) if real else (golden_seeds(),))


def data_of(bench: Bench, number: int) -> tuple[bytes, str]:
    """The mutant of that number, and where it comes from."""
    found = mutant(bench.pools[number % len(bench.pools)], number)
    return found.data, f"{found.seed}: {', '.join(found.steps)}"


def hold(bench: Bench, numbers: Sequence[int]) -> list[Failure | None]:
    """Hold mutants against the laws; None for each that breaks none."""
    found: list[Failure | None] = []
    for number in numbers:
        broken = bench.laws.broken(data_of(bench, number)[0])
        found.extend(Failure(number, kind_of(b), b.detail) for b in broken)
        if not broken:
            found.append(None)
    return found


def kind_of(broken: Broken) -> str:
    """What two failures of one cause have in common, more or less."""
    head = re.split(r": gone|: |\d+\.\d\d s", broken.detail, maxsplit=1)[0]
    return f"{broken.law} {head}".strip()


def main() -> int:
    """Run, or replay one file; 1 where a law is broken."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz.long")
    options.add_argument("--count", type=int, default=50_000)
    options.add_argument("--start", type=int, default=0)
    options.add_argument("--raw", default=str(_raw()))
    options.add_argument("--replay", type=Path)
    chosen = options.parse_args()
    if chosen.replay:
        return replay(chosen.replay)
    return run(chosen.start, chosen.count, chosen.raw)


def _raw() -> Path:
    """Where the tests look for real dumps."""
    set_by_hand = os.environ.get("NEWS_ARCHIVE_DATA")
    data = Path(set_by_hand) if set_by_hand else ROOT.parent / "shared"
    return data / "corpus" / "raw"


def replay(path: Path) -> int:
    """What a file breaks, in words."""
    broken = Laws(whole=True).broken(path.read_bytes())
    for law, detail in broken:
        print(f"{law}: {detail}")
    print(f"{len(broken)} laws broken by {path}")
    return 1 if broken else 0


def run(start: int, count: int, raw: str) -> int:
    """Hold ``count`` mutants against the laws and print what became of them."""
    raw = raw if Path(raw).is_dir() else ""
    print(f"mutants {start} to {start + count - 1}", f"seeds: goldens {raw}", sep="; ")
    began = last = time.monotonic()
    firsts: dict[str, Failure] = {}
    kinds: Counter[str] = Counter()
    done: set[int] = set()
    numbers = range(start, start + count)
    at = start
    for results in Task(make_bench, hold, raw).run(numbers):
        at += len({f.number for f in results if f}) + results.count(None)
        for failure in filter(None, results):
            kinds[failure.kind] += 1
            done.add(failure.number)
            firsts.setdefault(failure.kind, failure)
        if time.monotonic() - last > _BETWEEN_LINES:
            last = time.monotonic()
            rate = (at - start) / (last - began)
            print(
                f"{at - start:>8} of {count}, {rate:.0f} a second, {len(done)} failed",
                flush=True,
            )
    print(f"{count} mutants in {time.monotonic() - began:.0f} s; {len(done)} failed")
    if not kinds:
        return 0
    bench = make_bench(raw)
    for kind, times in kinds.most_common():
        keep(bench, firsts[kind], times)
    return 1


def keep(bench: Bench, failure: Failure, times: int) -> None:
    """Save the first mutant of a kind, made small, and say how to see it again."""
    data, descent = data_of(bench, failure.number)

    def still(less: bytes) -> bool:
        return any(kind_of(b) == failure.kind for b in bench.laws.broken(less))

    small = shrink(data, still, seconds=SHRINKING)
    FAILURES.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^a-z0-9]+", "-", failure.kind.lower()).strip("-")[:60]
    path = FAILURES / f"{failure.number}-{name}.md"
    path.write_bytes(small)
    print(f"\n{times} × {failure.kind}\n    {failure.detail[:200]}")
    print(f"    mutant {failure.number} of {descent}")
    print(f"    {len(data)} -> {len(small)} bytes")
    print(f"    python -m tests.fuzz.long --replay {path}")


if __name__ == "__main__":
    sys.exit(main())
