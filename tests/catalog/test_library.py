"""Entries and their library."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.entry import day_of, name_of
from archive.catalog.library import make_library, with_relations
from archive.model.library import Entry
from archive.model.relations import Relations
from archive.relate.pairs import find_pairs
from tests.pages.planning import ENTRIES, an_entry
from tests.sites import article

ZH = "harbour-20230103-ferry"


@given(ENTRIES, st.randoms(use_true_random=False))
def test_shuffling_changes_nothing(entries: list[Entry], random: Random) -> None:
    """The library does not remember in which order articles came."""
    shuffled = list(entries)
    random.shuffle(shuffled)

    one, other = make_library(entries), make_library(shuffled)

    assert one == other
    assert list(one.entries) == list(other.entries)


@given(ENTRIES)
def test_pairs_lead_both_ways(entries: list[Entry]) -> None:
    """Each article of a pair leads to the other one."""
    found = find_pairs(entries)
    library = with_relations(make_library(entries), Relations(pairs=found))

    assert len(library.pairs) == 2 * len(found)
    assert all(library.pairs[pair.zh] == pair.en for pair in found)
    assert all(library.pairs[pair.en] == pair.zh for pair in found)


@given(ENTRIES)
def test_permalinks_are_unique(entries: list[Entry]) -> None:
    """No two articles live at one place, the withdrawn ones included."""
    library = make_library(entries)
    places = [(e.day, e.name) for e in (*library.entries.values(), *library.withdrawn)]

    assert len(set(places)) == len(places) == len(entries)


def test_a_place_that_is_taken() -> None:
    """An id made by hand gives way to one that bears its day."""
    hand = an_entry("harbour-ferry", published="2023-01-03", outlet="harbour")
    library = make_library([hand, an_entry(ZH)])

    assert library.entries[ZH].name == "harbour-ferry"
    assert library.entries["harbour-ferry"].name.startswith("harbour-ferry-")
    assert library.entries["harbour-ferry"].day == "2023-01-03"


@pytest.mark.parametrize(
    ("id", "day", "name"),
    [
        ("harbour-20230103-ferry", "2023-01-03", "harbour-ferry"),
        ("my-outlet-20230103-a", "2023-01-03", "my-outlet-a"),
        ("harbour-undated-tides", "", "harbour-tides"),
        ("harbour-20231399-x", "", "harbour-20231399-x"),
        ("index", "", "index-0c1a9c"),
    ],
)
def test_ids_give_permalinks(id: str, day: str, name: str) -> None:
    """The id alone says where an article lives, whatever outlet it is put under."""
    header = article(id, published="").header

    assert day_of(header) == day
    assert name_of(header)[:5] == name[:5] if id == "index" else name_of(header) == name


@pytest.mark.parametrize("id", ["UPPER case", "长" * 300, "a/../b", "x" * 300, "."])
def test_odd_ids_give_plain_names(id: str) -> None:
    """Whatever a person calls an article, its file has a plain and short name."""
    name = name_of(article(id).header)

    assert name.isascii()
    assert name.replace("-", "").isalnum()
    assert len(name) <= 200
