"""The same articles built by ``archive`` and by others, in turn -> what each costs.

    python -m tests.bench.compare --root ROOT [--sizes 1,5,100000] [--peers hugo,pelican]
        [--raw DUMPS]... [--runs N] [--date 2026-01-31]

A size of up to a hundred multiplies the project; more is a number of articles. What is
larger than the project is made of its paragraphs (``tests/bench/generate.py``). With
``--date`` the results are kept, and BENCHMARKS.md is brought up to date.
"""

import argparse
import shutil
import statistics
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from archive import __version__
from archive.build.sources import ARTICLES
from archive.model.library import Entry
from tests.bench import report
from tests.bench.corpus import Story, find_entries, tell
from tests.bench.generate import generate
from tests.bench.machine import this_machine
from tests.bench.peer import Peer, Tools
from tests.bench.peers import (
    dumps,
    eleventy,
    hugo,
    nikola,
    ours,
    pagefind,
    pelican,
)
from tests.bench.results import FROM_DUMPS, OURS, Outcome, Results, Size, save
from tests.bench.rounds import CASES, Contestant, make_newcomer, run_round
from tests.bench.tables import size_tables

PEERS: Mapping[str, Peer] = {
    peer.name: peer
    for peer in (hugo.PEER, pagefind.PEER, eleventy.PEER, pelican.PEER, nikola.PEER)
}
FACTOR = 100
"""Sizes above this are numbers of articles."""
MANY = 50_000
"""Articles from which on only ``FAST`` run, unless others are named."""
FAST = ("hugo",)


def main() -> None:
    """Measure each size; print, and keep with a date."""
    chosen = read_options()
    tools = Tools(chosen.venv, chosen.node)
    entries = find_entries(chosen.root)
    if not entries:
        raise SystemExit(f"no articles in {chosen.root}: run 'make build' there first")
    notes = {OURS: ours.NOTES, **{name: peer.notes for name, peer in PEERS.items()}}
    results = Results(chosen.date, this_machine(), notes)
    for asked in chosen.sizes:
        shutil.rmtree(chosen.work, ignore_errors=True)
        count = asked * len(entries) if asked <= FACTOR else asked
        is_made = count != len(entries)
        root = chosen.root
        if is_made:
            root = chosen.work / "articles"
            generate(chosen.root, root, count=count)
        measure_size(results, chosen, root, tools, is_made=is_made)
        print(size_tables(results.sizes[-1]), flush=True)
    shutil.rmtree(chosen.work, ignore_errors=True)
    if chosen.date:
        save(results, report.RESULTS, more=chosen.more)
        report.refresh(report.RESULTS)


def read_options() -> argparse.Namespace:
    """What was asked for."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.compare")
    options.add_argument("--root", type=Path, default=Path())
    options.add_argument("--venv", type=Path, default=Path(".cache/bench-venv"))
    options.add_argument("--node", type=Path, default=Path(".cache/bench-node"))
    options.add_argument("--work", type=Path, default=Path(".cache/bench"))
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--memory-runs", type=int, help="rounds with memory; all")
    options.add_argument(
        "--memory-cases",
        type=cases,
        default=tuple(CASES),
        help="of " + ", ".join(CASES),
    )
    options.add_argument("--sizes", type=numbers, default=(1,))
    options.add_argument("--peers", type=names, help="of " + ", ".join(PEERS))
    options.add_argument("--raw", type=Path, action="append", default=[])
    options.add_argument("--limit", type=float, default=600, help="seconds of a build")
    options.add_argument("--date", default="", help="keep the results under this date")
    options.add_argument(
        "--more", action="store_true", help="rounds beside those that were kept"
    )
    return options.parse_args()


def numbers(text: str) -> tuple[int, ...]:
    """Sizes as they are typed: ``1,x5,100000``."""
    return tuple(int(word.strip().lower().lstrip("x")) for word in text.split(","))


def names(text: str) -> tuple[str, ...]:
    """Generators as they are typed. Raises ArgumentTypeError for one that is unknown."""
    return _some(text, PEERS)


def cases(text: str) -> tuple[str, ...]:
    """Cases as they are typed. Raises ArgumentTypeError for one that is unknown."""
    return _some(text, CASES)


def _some(text: str, of: Collection[str]) -> tuple[str, ...]:
    found = tuple(word.strip() for word in text.split(",") if word.strip())
    if unknown := sorted(set(found) - set(of)):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(unknown)}")
    return found


def measure_size(
    results: Results,
    chosen: argparse.Namespace,
    root: Path,
    tools: Tools,
    *,
    is_made: bool,
) -> None:
    """Lay out all sites of one size, and run the rounds."""
    entries = find_entries(root)
    bytes_ = sum((root / ARTICLES / entry.file).stat().st_size for entry in entries)
    size = Size(len(entries), bytes_, is_made)
    results.sizes.append(size)
    contestants = list(line_up(results, chosen, root, entries, tools))
    print(f"{size.articles:,} articles, {chosen.runs} rounds", flush=True)
    rounds = chosen.runs if chosen.memory_runs is None else chosen.memory_runs
    for number in range(chosen.runs):
        sampled = chosen.memory_cases if number < rounds else ()
        run_round(contestants, limit=chosen.limit, sampled=sampled)


def line_up(
    results: Results,
    chosen: argparse.Namespace,
    root: Path,
    entries: Sequence[Entry],
    tools: Tools,
) -> Iterator[Contestant]:
    """Everyone who takes part, each with a site; note those who do not."""
    outcomes = results.sizes[-1].outcomes
    named = chosen.peers or (FAST if len(entries) > MANY else tuple(PEERS))
    middle = entries[len(entries) // 2]
    newcomer = make_newcomer(next(tell(root, entries[-1:])))
    for peer in (ours.PEER, *(PEERS[name] for name in named)):
        outcome = outcomes[peer.name] = Outcome(peer.version(tools))
        outcome.skipped = why_not(results, peer.name, chosen.limit)
        if outcome.skipped:
            print(f"{peer.name} is left out: {outcome.skipped}", flush=True)
            continue
        site = peer.lay(chosen.work.resolve() / peer.name, root, tools)
        files = {entry.id: site.write(story) for entry, story in _told(root, entries)}
        edited = files[middle.id]
        yield Contestant(peer.name, site, outcome, edited, newcomer, tuple(CASES))
    if chosen.raw and not results.sizes[-1].is_made:
        site = dumps.lay(chosen.work.resolve() / "dumps", root, tools, chosen.raw)
        outcome = outcomes[FROM_DUMPS] = Outcome(__version__)
        results.notes[FROM_DUMPS] = dumps.NOTES
        yield Contestant(FROM_DUMPS, site, outcome, Path(), newcomer, ("cold",))


def _told(root: Path, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Story]]:
    return zip(entries, tell(root, entries), strict=True)


def why_not(results: Results, name: str, limit: float) -> str:
    """Why a generator takes no part in the last size; empty where it does."""
    now = results.sizes[-1]
    if not now.outcomes[name].version:
        return "not installed"
    for before in results.sizes[:-1]:
        outcome = before.outcomes.get(name)
        cold = outcome.cases.get("cold") if outcome else None
        if cold:
            seconds = statistics.median(cold.wall) * now.articles / before.articles
            if seconds > limit:
                return f"would take some {seconds / 60:.0f} minutes for each build"
        elif outcome and outcome.skipped:
            return outcome.skipped
    return ""


if __name__ == "__main__":
    main()
