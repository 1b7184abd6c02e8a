"""Texts that an outlet published again: which are linked, and which only look alike."""

import random

import pytest

from archive.model.library import Entry
from archive.model.relations import Reissue
from archive.relate.reading import reading_of
from archive.relate.reissues import COMMON, find_reissues
from archive.relate.sketches import make_sketch
from archive.relate.spans import in_time
from tests.pages.planning import an_entry
from tests.relate.passages import prose
from tests.sites import article

REPORT = prose("report", 600)
A, B, C = (f"harbour-20230103-{name}" for name in "abc")


def told(id: str, text: str, hour: int = 8, /, **header: object) -> Entry:
    """An article with this text, as a build would read it."""
    known = {"published": f"2023-01-03T{hour:02}:00:00+08:00", **header}
    return an_entry(id, f"{text}\n", **known)


def linked(*entries: Entry) -> list[tuple[str, str]]:
    """The pairs that are found, however the entries are ordered."""
    found = find_reissues(in_time(entries))
    shuffled = list(entries)
    random.Random(7).shuffle(shuffled)
    assert find_reissues(in_time(shuffled)) == found
    return [(pair.earlier, pair.later) for pair in found]


@pytest.mark.parametrize(
    "again",
    [
        REPORT,
        REPORT + prose("more", 900),
        REPORT[:450],
        REPORT[:100] + "改" + REPORT[101:],
        prose("new", 60) + REPORT[60:],
    ],
    ids=["same", "lengthened", "cut", "corrected", "new first sentence"],
)
def test_a_text_again(again: str) -> None:
    """The same text a few hours later, corrected, lengthened or cut."""
    assert linked(told(A, REPORT), told(B, again, 15)) == [(A, B)]


@pytest.mark.parametrize(
    "other",
    [
        prose("other", 600),
        prose("news", 300) + REPORT,
        REPORT[:200] + prose("other", 400),
    ],
    ids=["another text", "follow-up with the old report below", "shared lead alone"],
)
def test_another_text(other: str) -> None:
    """What shares little is another article; so is what leads with news of its own."""
    assert linked(told(A, REPORT), told(B, other, 15)) == []


@pytest.mark.parametrize(
    "header",
    [
        {"lang": "zh-Hant"},
        {"outlet": "north"},
        {"published": "2023-01-07T08:00:01+08:00"},
        {"published": ""},
    ],
    ids=["language", "outlet", "days", "undated"],
)
def test_another_place_or_time(header: dict[str, object]) -> None:
    """Of one outlet and one language, and a few days apart at most."""
    assert linked(told(A, REPORT), told(B, REPORT, 8, **header)) == []


def test_which_is_later() -> None:
    """By publication wherever the clock stood, then by archiving, then by id."""
    west = told(A, REPORT, 8, published="2023-01-03T03:00:00+00:00")
    same = {"published": "2023-01-03"}
    first, second = (
        told(id, REPORT, 8, **same, archived=f"2023-01-04T0{hour}:00:00+00:00")
        for id, hour in ((B, 1), (A, 2))
    )

    assert linked(told(B, REPORT, 10), west) == [(B, A)]
    assert linked(first, second) == [(B, A)]
    assert linked(told(A, REPORT), told(B, REPORT)) == [(A, B)]


def test_a_row() -> None:
    """Of three in turn each is linked with its neighbours, and with no other."""
    row = [told(id, REPORT + id * n, 8 + n) for n, id in enumerate((B, A, C))]

    assert linked(*row) == [(A, C), (B, A)]


def test_what_many_share_is_furniture() -> None:
    """The paragraph that opens every part of a series makes no part another's version."""
    ids = [f"harbour-20230103-{n:02}" for n in range(COMMON + 1)]

    parts = [told(id, REPORT + prose(id, 70), 8) for id in ids]
    again = told(A, REPORT + prose(ids[0], 70) + prose("end", 40), 9)

    assert linked(*parts) == []
    assert linked(*parts, again) == []


def test_a_sentence_is_too_little() -> None:
    """The text below a film is often all that two of them have in common."""
    assert linked(told(A, REPORT[:80]), told(B, REPORT[:80], 9)) == []


def test_overlap() -> None:
    """The share of the shorter text, with two digits."""
    again = told(B, REPORT + prose("b", 90), 9)
    (pair,) = find_reissues(in_time([told(A, REPORT), again]))

    assert pair == Reissue(earlier=A, later=B, overlap=pair.overlap)
    assert 0.95 < pair.overlap <= 1 == len(f"{pair.overlap:.2f}") - 3
    made = article(A, f"{REPORT}\n")
    assert make_sketch(reading_of(made)) == told(A, REPORT).sketch
