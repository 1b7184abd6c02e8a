"""Pairs of articles that are each other's translation."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.library import Entry
from archive.relate.pairs import find_pairs
from tests.pages.planning import ENTRIES, an_entry
from tests.relate.translated import FERRY, FERRY_ZH, GARDEN, ferry, garden, told_again

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


def test_links_point_in_either_direction() -> None:
    """The English article may name the Chinese one as well."""
    found = pairs(
        an_entry(ZH),
        an_entry(
            EN, lang="en", original_url=f"https://harbour.example/{ZH}?utm_source=x"
        ),
    )

    assert found == {ZH: EN}


@pytest.mark.parametrize(
    "url",
    [
        f"https://harbour.example/{ZH}",
        "https://harbour.example/harbour-20230104-other",
        "https://cn.north.example/ice",
        "https://north.example/",
        "https://north.example/gone",
        "http://[",
    ],
)
def test_links_that_lead_nowhere(url: str) -> None:
    """To itself, to another Chinese article, to an edition's own page, or to nothing."""
    assert not pairs(
        an_entry(ZH, original_url=url),
        an_entry(
            "harbour-20230104-other", original_url=f"https://harbour.example/{ZH}"
        ),
        an_entry(EN, lang="en", url="https://north.example/ice"),
    )


def test_links_in_a_ring() -> None:
    """Of four that point at each other in turn two pairs are made, always the same."""
    ids = (ZH, EN, "harbour-20230104-b", "north-20230104-b")
    ring = [
        an_entry(
            id,
            lang="en" if id.startswith("north") else "zh-Hans",
            original_url=f"https://{target.partition('-')[0]}.example/{target}",
        )
        for id, target in zip(ids, (*ids[1:], ids[0]), strict=True)
    ]
    found = {frozenset(pairs(*ring[at:], *ring[:at]).items()) for at in range(4)}

    assert len(found) == 1
    assert len(found.pop()) == 2


def test_two_claim_one_original() -> None:
    """The one that says the same is right, or else the earlier one."""
    zh, en = ferry()
    claim = {"original_url": en.header.url}
    right = an_entry(zh.id, FERRY_ZH, **claim)
    wrong = an_entry("harbour-20230701-early", **claim)
    late = an_entry("harbour-20230801-late", **claim)

    assert pairs(wrong, right, en) == {zh.id: en.id}
    assert pairs(late, wrong, en) == {wrong.id: en.id}


def test_texts_pair() -> None:
    """Where there is no link the texts decide, and a link outdoes them."""
    zh, en = ferry()
    linked = an_entry("harbour-20230701-early", original_url=en.header.url)
    (found,) = find_pairs([zh, en, told_again(), *garden()[:1]])

    assert (found.zh, found.en) == FERRY
    assert found.confidence < 0.99
    assert found.evidence[-1] == "time"
    assert pairs(zh, en, *garden()) == dict((FERRY, GARDEN))
    assert pairs(zh, en, linked) == {linked.id: en.id}


def test_a_link_says_what_else_there_is() -> None:
    """Evidence begins with the link, and the texts add theirs."""
    zh, en = ferry()
    linked = an_entry(zh.id, FERRY_ZH, original_url=en.header.url)
    (found,) = find_pairs([linked, en])

    assert found.evidence[0] == "link"
    assert "numbers" in found.evidence
    assert found.confidence == 0.99
