"""Entries and their library."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.catalog.entry import day_of, name_of
from archive.catalog.library import address_key, make_library
from archive.model.library import Entry
from tests.pages.planning import ENTRIES, an_entry
from tests.sites import article

ZH, EN = "harbour-20230103-ferry", "north-20230103-ice"


@given(ENTRIES, st.randoms(use_true_random=False))
def test_shuffling_changes_nothing(entries: list[Entry], random: Random) -> None:
    """The library does not remember in which order articles came."""
    shuffled = list(entries)
    random.shuffle(shuffled)

    one, other = make_library(entries), make_library(shuffled)

    assert one == other
    assert list(one.entries) == list(other.entries)


@given(ENTRIES)
def test_pairs_are_symmetric(entries: list[Entry]) -> None:
    """Each article has one partner at most, in the other language, and is its partner."""
    library = make_library(entries)

    for one, other in library.pairs.items():
        assert library.pairs[other] == one
        langs = {library.entries[id].header.lang == "en" for id in (one, other)}
        assert langs == {True, False}


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


def test_a_person_decides_on_pairs() -> None:
    """What a person says counts before what addresses suggest."""
    library = make_library(
        [
            an_entry(ZH, original_url="https://north.example/ice"),
            an_entry(EN, lang="en", url="https://north.example/ice"),
            an_entry(
                "north-20230104-b",
                lang="en",
                translation_of=ZH,
                url="https://n.example/b",
            ),
        ]
    )

    assert library.pairs == {ZH: "north-20230104-b", "north-20230104-b": ZH}


def test_addresses_pair() -> None:
    """The link to the original finds it, whatever varies in the address."""
    library = make_library(
        [
            an_entry(ZH, original_url="http://www.north.example/ice/?smid=x"),
            an_entry(EN, lang="en", url="https://m.north.example/ice"),
        ]
    )

    assert library.pairs == {ZH: EN, EN: ZH}


@pytest.mark.parametrize("url", ["", "http://[", "https://north.example/", "x"])
def test_no_address_pairs_nothing(url: str) -> None:
    """A front page, or what is no address, is nobody's original."""
    assert address_key(url) == ""
