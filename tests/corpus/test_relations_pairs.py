"""Translations found among real articles: never fewer, never worse.

``relations_ratchet.json`` holds, for each case of ``tests.bench.relations_pairs``, the
precision and the recall. What is better must be saved (``pytest --save-golden``).
"""

import json
from pathlib import Path

import pytest

from tests.bench.relations_pairs import CASES, Mix, judge, read_mix

RATCHET = Path(__file__).with_name("relations_ratchet.json")
STEP = 3
"""Every third of the real articles is enough to be mistaken about."""
DIGITS = 4


@pytest.fixture(scope="module")
def mix(bilingual: Path, corpus_raw: Path) -> Mix:
    """Pairs among articles without partners."""
    assert bilingual.parent == corpus_raw.parent
    return read_mix(bilingual.parent, step=STEP)


@pytest.mark.xdist_group("relations-pairs")
@pytest.mark.parametrize("case", CASES)
def test_pairs_are_found_as_well_as_before(
    case: str, mix: Mix, *, save_golden: bool
) -> None:
    """Precision and recall are what they were, or the ratchet moves on."""
    ratchet: dict[str, dict[str, dict[str, float]]]
    ratchet = json.loads(RATCHET.read_text("utf-8")) if RATCHET.exists() else {}
    held = ratchet.setdefault("pairs", {}).setdefault(
        case, {"precision": 0.0, "recall": 0.0}
    )
    figures = judge(mix, CASES[case])
    now = {
        "precision": round(figures.precision, DIGITS),
        "recall": round(figures.recall, DIGITS),
    }
    if save_golden and all(now[key] >= held[key] for key in held):
        held.update(now)
        RATCHET.write_text(json.dumps(ratchet, indent=1) + "\n", "utf-8")

    assert all(now[key] >= held[key] for key in held), f"was {held}"
    assert now == held, "better: save it"
