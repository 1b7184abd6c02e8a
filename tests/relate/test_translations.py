"""Translations found by what articles say."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from archive.model.library import Entry
from archive.relate.translations import find_translations
from tests.relate.translated import FERRY, GARDEN, ferry, garden, told_again

CHINESE = (ferry()[0], garden()[0], told_again())
ENGLISH = (ferry()[1], garden()[1])


def found(chinese: list[Entry], english: list[Entry]) -> set[tuple[str, str]]:
    """Pairs of ids."""
    return {(one.zh.id, one.en.id) for one in find_translations(chinese, english)}


def renamed(entry: Entry, id: str) -> Entry:
    """The same text under another id."""
    return replace(entry, header=replace(entry.header, id=id))


@given(st.permutations(CHINESE), st.permutations(ENGLISH))
def test_order_decides_nothing(chinese: list[Entry], english: list[Entry]) -> None:
    """Both translations are found among the others, whatever comes first."""
    assert found(chinese, english) == {FERRY, GARDEN}


@given(st.sets(st.sampled_from(range(5))))
def test_the_others_decide_nothing(kept: set[int]) -> None:
    """Two articles are found whoever else is there, and no other two ever."""
    entries = [entry for at, entry in enumerate((*CHINESE, *ENGLISH)) if at in kept]
    ids = {entry.id for entry in entries}
    wanted = {pair for pair in (FERRY, GARDEN) if ids.issuperset(pair)}
    english = [entry for entry in entries if entry.header.lang == "en"]

    assert found([one for one in entries if one not in english], english) == wanted


def test_a_text_published_twice() -> None:
    """Its translation goes to one of the two."""
    zh, en = ferry()
    again = renamed(zh, "harbour-20230710-ferry-2")

    assert found([again, zh], [en]) == {FERRY}
    assert found([zh], [en, renamed(en, "north-20230709-ferry-2")]) == {FERRY}


def test_nothing_to_find() -> None:
    """An archive in one language has no translations."""
    assert found(list(CHINESE), []) == found([], list(ENGLISH)) == set()
