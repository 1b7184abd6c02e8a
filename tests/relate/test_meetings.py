"""Articles that may be translations."""

from array import array

from msgspec.structs import replace

from archive.model.library import Entry
from archive.relate.clues import NAMES, clue_for
from archive.relate.meetings import meetings
from tests.pages.planning import an_entry

FAR = 400
"""Articles: more than a clue may lead to wherever they are in time."""


def entry(id: str, names: list[str], lang: str = "zh-Hans") -> Entry:
    """An article with nothing but names."""
    clues = array("I", [clue_for(NAMES, name) for name in names]).tobytes()
    return replace(an_entry(id, lang=lang), clues=clues)


def test_rare_clues_bring_together() -> None:
    """Four rare names are enough, however far in time."""
    names = ["ada", "lindqvist", "norrbay", "lantau"]
    zh = [entry("harbour-20230710-a", names), entry("harbour-20230710-b", names[1:])]
    en = [entry("north-20190101-a", names, "en")]

    assert [(one.id, other.id) for one, other in meetings(zh, en)] == [
        ("harbour-20230710-a", "north-20190101-a")
    ]


def test_the_work_grows_with_the_articles() -> None:
    """An article meets few others, and by common names none of another time."""
    names = ["trade", "talks", "tariff", "tax", "town"]
    zh = [entry(f"harbour-20230710-a{n}", names) for n in range(FAR)]
    en = [entry(f"north-20230711-a{n}", names, "en") for n in range(FAR)]
    old = [entry(f"north-20190101-a{n}", names, "en") for n in range(FAR)]

    assert 0 < len(list(meetings(zh, en))) <= 3 * FAR
    assert not list(meetings(zh, old))


def test_one_language() -> None:
    """Where a language is missing nobody meets."""
    zh = [entry("harbour-20230710-a", ["ada"])]

    assert not list(meetings(zh, []))
    assert not list(meetings([], zh))
