"""Pairs of articles that are each other's translation."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.library import Entry
from archive.relate.pairs import address_key, find_pairs
from tests.pages.planning import ENTRIES, an_entry

ZH, EN = "harbour-20230103-ferry", "north-20230103-ice"


def pairs(*entries: Entry) -> dict[str, str]:
    """Chinese ids -> English ones."""
    return {pair.zh: pair.en for pair in find_pairs(entries)}


@given(ENTRIES, st.randoms(use_true_random=False))
def test_order_decides_nothing(entries: list[Entry], random: Random) -> None:
    """Pairs do not depend on the order in which articles came."""
    shuffled = list(entries)
    random.shuffle(shuffled)

    assert find_pairs(entries) == find_pairs(shuffled)


@given(ENTRIES)
def test_one_partner(entries: list[Entry]) -> None:
    """Each article has one partner at most, and one of the two is in English."""
    langs = {entry.id: entry.header.lang for entry in entries}
    found = find_pairs(entries)
    ids = [id for pair in found for id in (pair.zh, pair.en)]

    assert len(set(ids)) == len(ids)
    assert all(langs[pair.en] == "en" != langs[pair.zh] for pair in found)


def test_a_person_decides_on_pairs() -> None:
    """What a person says counts before what addresses suggest."""
    found = pairs(
        an_entry(ZH, original_url="https://north.example/ice"),
        an_entry(EN, lang="en", url="https://north.example/ice"),
        an_entry(
            "north-20230104-b",
            lang="en",
            translation_of=ZH,
            url="https://n.example/b",
        ),
    )

    assert found == {ZH: "north-20230104-b"}


def test_addresses_pair() -> None:
    """The link to the original finds it, whatever varies in the address."""
    found = pairs(
        an_entry(ZH, original_url="http://www.north.example/ice/?smid=x"),
        an_entry(EN, lang="en", url="https://m.north.example/ice"),
    )

    assert found == {ZH: EN}


@pytest.mark.parametrize("url", ["", "http://[", "https://north.example/", "x"])
def test_no_address_pairs_nothing(url: str) -> None:
    """A front page, or what is no address, is nobody's original."""
    assert address_key(url) == ""
