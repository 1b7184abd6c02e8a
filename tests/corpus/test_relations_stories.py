"""Stories of real articles against people's grouping: only better, never worse.

``relations_ratchet.json`` holds, under ``stories``, B-cubed precision and recall. A change
that loses F1 fails; what is better must be saved (``pytest --save-golden``).
"""

import json
from pathlib import Path

import pytest

from tests.bench.relations_stories import Figures, b_cubed, names, ours, read, read_gold

RATCHET = Path(__file__).with_name("relations_ratchet.json")
STEP = 3
"""Every third of the other articles is enough to be mistaken about."""
DIGITS = 4
CASES = ("alone", "amid others")


@pytest.fixture(scope="module")
def found(stories: Path, corpus_raw: Path) -> dict[str, Figures]:
    """How well stories are found among the grouped articles, and amid others."""
    gold = read_gold(stories)
    mixed = read(corpus_raw, {*gold, *sorted(names(corpus_raw))[::STEP]})
    few = frozenset(mixed.ids[name] for name in gold)
    ids = {name: mixed.ids[name] for name in gold}
    entries = mixed.entries()
    alone = [entry for entry in entries if entry.id in few]
    return {
        "alone": b_cubed(ours(alone, ids), gold),
        "amid others": b_cubed(ours(entries, ids), gold),
    }


@pytest.mark.xdist_group("relations-stories")
@pytest.mark.parametrize("case", CASES)
def test_stories_are_found_as_well_as_before(
    case: str, found: dict[str, Figures], *, save_golden: bool
) -> None:
    """Precision and recall are what they were, or the ratchet moves on."""
    ratchet: dict[str, dict[str, dict[str, float]]]
    ratchet = json.loads(RATCHET.read_text("utf-8")) if RATCHET.exists() else {}
    held = ratchet.setdefault("stories", {}).setdefault(
        case, {"precision": 0.5, "recall": 0.5}
    )
    before = Figures(held["precision"], held["recall"])
    now = Figures(*(round(one, DIGITS) for one in found[case]))
    if save_golden and now.f1 >= before.f1:
        held.update(now._asdict())
        RATCHET.write_text(json.dumps(ratchet, indent=1) + "\n", "utf-8")
        before = now

    assert now.f1 >= before.f1, f"was {held}"
    assert now == before, "better: save it"
