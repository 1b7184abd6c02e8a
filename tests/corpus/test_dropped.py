"""What is left out of the real dumps, by outlet and rule: the share is held.

``dropped_ratchet.json`` holds, for each outlet, the share of the visible characters of
its dumps that each rule leaves out. A change of the rules shows here as numbers. Look at
them, then save them:

    pytest tests/corpus/test_dropped.py --save-golden
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from archive.dumps.raw import read_raw
from archive.errors import ArchiveError
from archive.ingest.ledger import account_for
from archive.outlets.registry import Registry
from archive.text.space import bare
from archive.workers import Task

RATCHET = Path(__file__).with_name("dropped_ratchet.json")
TOLERANCE = 0.0005
"""By which the whole share of an outlet may grow unsaid: half a character in a thousand."""
DIGITS = 4

Shares = Mapping[str, float]
"""Rule -> share of the characters that a reader of the dumps sees."""


class Tally:
    """The characters of an outlet's dumps."""

    def __init__(self) -> None:
        self.seen = 0
        self.unaccounted = 0
        self.dropped: Counter[str] = Counter()

    def shares(self) -> dict[str, float]:
        """By rule, sorted."""
        return {
            rule: round(count / self.seen, DIGITS)
            for rule, count in sorted(self.dropped.items())
        }


def count(registry: Registry, files: Sequence[Path]) -> list[tuple[str, Tally]]:
    """The characters of some dumps, by outlet."""
    found: dict[str, Tally] = {}
    for file in files:
        (read,) = read_raw(file.read_bytes(), file.name)
        if isinstance(read, ArchiveError):
            continue
        account = account_for(read.dump, registry)
        tally = found.setdefault(account.layout.partition("/")[0], Tally())
        tally.seen += account.seen
        tally.unaccounted += len(account.unaccounted)
        for rule, text in ((one.rule, bare(one.text)) for one in account.dropped):
            if text:
                tally.dropped[rule] += len(text)
    return list(found.items())


@pytest.fixture(scope="module")
def tallies(corpus_raw: Path) -> Mapping[str, Tally]:
    """Outlet -> its characters, over all cores."""
    found: dict[str, Tally] = {}
    files = sorted(path for path in corpus_raw.rglob("*") if path.is_file())
    for part in Task(Registry, count).run(files):
        for outlet, more in part:
            tally = found.setdefault(outlet, Tally())
            tally.seen += more.seen
            tally.unaccounted += more.unaccounted
            tally.dropped += more.dropped
    return dict(sorted(found.items()))


def grown(now: Shares, held: Shares) -> list[str]:
    """What a ratchet says of one outlet; nothing where all is as it was or less."""
    before, after = sum(held.values()), sum(now.values())
    said = [f"new rule {rule}: {now[rule]:.4f}" for rule in now if rule not in held]
    said += [f"no longer met: {rule}" for rule in held if rule not in now]
    if after > before + TOLERANCE:
        changes = {
            rule: f"{held[rule]:.4f} -> {now[rule]:.4f}"
            for rule in now
            if held.get(rule, 0) < now[rule]
        }
        said.append(f"all: {before:.4f} -> {after:.4f}, {changes}")
    return said


@pytest.mark.xdist_group("dropped")
def test_no_character_is_lost(tallies: Mapping[str, Tally]) -> None:
    """Each is in the body, in a field or under a rule."""
    assert len(tallies) == 9
    assert {outlet: tally.unaccounted for outlet, tally in tallies.items()} == (
        dict.fromkeys(tallies, 0)
    )


@pytest.mark.xdist_group("dropped")
def test_no_outlet_loses_more_than_it_did(
    tallies: Mapping[str, Tally], *, save_golden: bool
) -> None:
    """No outlet's share grows, no rule comes or goes, but the file says so."""
    now = {outlet: tally.shares() for outlet, tally in tallies.items()}
    if save_golden:
        RATCHET.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
    held: dict[str, Shares] = json.loads(RATCHET.read_text("utf-8"))

    assert list(now) == list(held)
    said = {outlet: grown(now[outlet], held[outlet]) for outlet in now}
    assert {outlet: lines for outlet, lines in said.items() if lines} == {}


def test_the_ratchet_moves_one_way_only() -> None:
    """Less is always welcome, a little more is not seen, and rules do not come or go."""
    held = {"ad-slot": 0.01, "embed": 0.0001}

    assert grown({"ad-slot": 0.005, "embed": 0.0}, held) == []
    assert grown({"ad-slot": 0.0104, "embed": 0.0001}, held) == []
    assert grown({"ad-slot": 0.0107, "embed": 0.0001}, held) == [
        "all: 0.0101 -> 0.0108, {'ad-slot': '0.0100 -> 0.0107'}"
    ]
    assert grown({"ad-slot": 0.01, "gallery": 0.0001}, held) == [
        "new rule gallery: 0.0001",
        "no longer met: embed",
    ]
