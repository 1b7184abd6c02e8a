"""Reposts: what another outlet has published before, and what only looks like it."""

import random

import pytest

from archive.model.library import Entry
from archive.model.relations import Repost
from archive.relate.reposts import COMMON, find_reposts
from archive.relate.spans import in_time
from tests.pages.planning import an_entry
from tests.relate.passages import prose

REPORT = prose("report", 600)


def told(id: str, text: str, day: int = 3, /, **header: object) -> Entry:
    """An article with this text, as a build would read it."""
    outlet, _, _ = id.partition("-")
    known = {"outlet": outlet, "published": f"2023-01-{day:02}T08:00:00+08:00"}
    return an_entry(id, f"{text}\n", **{**known, **header})


def linked(*entries: Entry) -> list[tuple[str, str]]:
    """The reposts that are found, however the entries are ordered."""
    found = find_reposts(in_time(entries))
    shuffled = list(entries)
    random.Random(7).shuffle(shuffled)
    assert find_reposts(in_time(shuffled)) == found
    return [(repost.first, repost.again) for repost in found]


def test_a_repost() -> None:
    """The whole text, in another outlet, days later and with a line of its own."""
    entries = (told("north-a", REPORT), told("south-b", prose("own", 40) + REPORT, 9))

    assert find_reposts(in_time(entries)) == (
        Repost(first="north-a", again="south-b", overlap=1.0),
    )


@pytest.mark.parametrize(
    ("text", "day", "header"),
    [
        (REPORT, 4, {"outlet": "north"}),
        (REPORT, 4, {"lang": "en"}),
        (REPORT, 4, {"published": ""}),
        (REPORT[:200] + prose("own", 400), 4, {}),
        (REPORT + prose("own", 2400), 4, {}),
    ],
    ids=["same outlet", "language", "undated", "a passage", "a part of a review"],
)
def test_no_repost(text: str, day: int, header: dict[str, object]) -> None:
    """Another outlet's, in one language, and the text in the main."""
    assert linked(told("north-a", REPORT), told("south-b", text, day, **header)) == []


def test_other_months() -> None:
    """A text of long ago is no repost any more."""
    late = {"published": "2023-02-03T08:00:01+08:00"}

    assert linked(told("north-a", REPORT), told("south-b", REPORT, 3, **late)) == []


def test_the_first_of_all() -> None:
    """Of three with one text, the first is named for both of the others."""
    entries = [told(f"{name}-a", REPORT, day) for day, name in enumerate("abc", 3)]

    assert linked(*entries) == [("a-a", "b-a"), ("a-a", "c-a")]


def test_furniture() -> None:
    """What stands under many texts makes none of them a repost."""
    notice = prose("notice", 400)
    crowd = [told(f"a{n}-x", prose(f"{n}", 200), 3) for n in range(COMMON)]
    under = [told(f"b{n}-x", prose(f"u{n}", 900) + notice, 3) for n in range(COMMON)]
    late = told("z-x", prose("late", 120) + notice, 4)

    assert linked(*crowd, *under, late) == []
