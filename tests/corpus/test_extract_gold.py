"""Fields of real articles against what people have read in the dumps: only better, never
worse.

``extract_ratchet.json`` holds, for each field, how many dumps have it wrong. A change
that loses one fails; one that wins some must say so (``pytest --save-golden``), so that
they cannot be lost again.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bench.extraction import CHECKS, extract, find, judge, read_gold

RATCHET = Path(__file__).with_name("extract_ratchet.json")


@pytest.fixture(scope="module")
def wrong(corpus_raw: Path, seeds: Path) -> Mapping[str, list[str]]:
    """Field -> the dumps that have it wrong."""
    found: dict[str, list[str]] = {field: [] for field in CHECKS}
    for gold in read_gold():
        path = find(gold, corpus_raw.parents[1])
        for field, right in judge(gold, extract(path)).items():
            if right is False:
                found[field].append(gold.file)
    return found


@pytest.mark.xdist_group("extract-gold")
@pytest.mark.parametrize("field", CHECKS)
def test_no_field_is_wrong_more_often_than_it_was(
    field: str, wrong: Mapping[str, list[str]], *, save_golden: bool
) -> None:
    """As many dumps as before have the field right, or the ratchet moves on."""
    ratchet: dict[str, int] = json.loads(RATCHET.read_text("utf-8"))
    now = len(wrong[field])
    if save_golden and now < ratchet[field]:
        ratchet[field] = now
        RATCHET.write_text(json.dumps(ratchet, indent=1) + "\n", "utf-8")

    assert now <= ratchet[field], f"{field}: wrong in {wrong[field]}"
    assert now == ratchet[field], f"better: save it, wrong is now only {wrong[field]}"


def test_the_gold_set_is_drawn_from_every_outlet() -> None:
    """Five dumps of each of the nine outlets, and all of later years."""
    golds = read_gold()
    outlets = [gold.outlet for gold in golds]

    assert len(set(outlets)) == 9
    assert min(map(outlets.count, outlets)) >= 5
    assert sum(gold.file.startswith("seeds/") for gold in golds) == 5


def test_the_gold_set_holds_no_text_of_an_article() -> None:
    """Digests stand for words; only names, days, numbers and addresses are written out."""
    for gold in read_gold():
        digests = [*gold.title, *gold.first, *gold.last, *(d for _, d in gold.absent)]

        assert all(len(d) == 24 and int(d, 16) >= 0 for d in digests)
