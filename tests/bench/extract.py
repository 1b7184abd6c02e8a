"""Our normaliser beside trafilatura and readability-lxml, on dumps read by people.

    python -m tests.bench.extract --others .cache/extract-venv [--data FOLDER] [--wrong]

The same checks on all three (``tests/bench/extraction.py``). The others see each dump's
HTML as a page with the dump's title and address; they were made for whole pages, we for
these dumps. ``--wrong`` names each field that ours has wrong.
"""

import argparse
import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

from archive.dumps.reader import read_dump
from tests.bench.extraction import (
    CHECKS,
    Extracted,
    Gold,
    extract,
    find,
    judge,
    rates,
    read_gold,
)

Verdicts = Mapping[str, bool | None]
CHECKOUT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Extract, judge, print."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.extract")
    options.add_argument("--others", type=Path, default=Path(".cache/extract-venv"))
    options.add_argument("--data", type=Path, default=_data())
    options.add_argument("--wrong", action="store_true")
    chosen = options.parse_args()
    golds = read_gold()
    if not find(golds[0], chosen.data).exists():
        options.error(f"no real data at {chosen.data}: name its folder with --data")
    found = {"archive": [extract(find(gold, chosen.data)) for gold in golds]}
    found |= of_others(chosen.others, [find(gold, chosen.data) for gold in golds])
    judged = {
        tool: [judge(gold, one) for gold, one in zip(golds, own, strict=True)]
        for tool, own in found.items()
    }
    print(f"{len(golds)} dumps; share of dumps that have the field right\n")
    table({tool: rates(own) for tool, own in judged.items()})
    print("\nours, by outlet\n")
    table(by_outlet(golds, judged["archive"]))
    if chosen.wrong:
        tell_wrong(golds, found["archive"], judged["archive"])


def _data() -> Path:
    set_by_hand = os.environ.get("NEWS_ARCHIVE_DATA")
    return Path(set_by_hand) if set_by_hand else CHECKOUT.parent / "shared"


def of_others(venv: Path, paths: Sequence[Path]) -> dict[str, list[Extracted]]:
    """What the other tools say, by tool."""
    script = Path(__file__).with_name("extract_others.py")
    run = subprocess.run(
        [str(venv / "bin" / "python"), str(script)],
        input="".join(json.dumps(page_of(path)) + "\n" for path in paths),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode != 0:
        raise SystemExit(run.stderr[-2000:])
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    return {tool: [Extracted(**told[tool]) for told in answers] for tool in answers[0]}


def page_of(path: Path) -> dict[str, str]:
    """A dump as the page that it once was, as far as it tells."""
    dump = read_dump(path.read_bytes(), path.name).dump
    head = f'<meta charset="utf-8"><title>{escape(dump.title)}</title>'
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{dump.body}</body></html>"
    return {"html": html, "url": dump.url}


def by_outlet(
    golds: Sequence[Gold], judged: Sequence[Verdicts]
) -> dict[str, dict[str, float]]:
    """Rates of each outlet's dumps."""
    outlets = dict.fromkeys(gold.outlet for gold in golds)
    pairs = list(zip(golds, judged, strict=True))
    return {o: rates(row for gold, row in pairs if gold.outlet == o) for o in outlets}


def table(rows: Mapping[str, Mapping[str, float]]) -> None:
    """Print a line for each name, a column for each field, in per cent."""
    print(" " * 12 + "".join(f"{field:>13}" for field in CHECKS))
    for name, row in rows.items():
        print(f"{name:<12}" + "".join(f"{row[field]:>13.0%}" for field in CHECKS))


def tell_wrong(
    golds: Sequence[Gold], found: Sequence[Extracted], judged: Sequence[Verdicts]
) -> None:
    """Print each wrong field of ours, with what stands there."""
    print("\nours, wrong\n")
    for gold, one, verdicts in zip(golds, found, judged, strict=True):
        said = {
            "title": one.title,
            "day": f"{one.day}, not {gold.day}",
            "authors": f"{list(one.authors)}, not {list(gold.authors)}",
            "paragraphs": f"{len(one.paragraphs)}, not {gold.paragraphs}",
            "first words": "".join(one.paragraphs[:1])[:30],
            "last words": "".join(one.paragraphs[-1:])[-30:],
            "boilerplate": "some is left",
            "lead image": f"{one.image}, not {gold.image}",
        }
        for field in (field for field, right in verdicts.items() if right is False):
            print(f"{gold.file[:40]}  {field}: {said[field]}")


if __name__ == "__main__":
    main()
