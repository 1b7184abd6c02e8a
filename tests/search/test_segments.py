"""A segment is a period; what is new makes no old one new."""

from itertools import groupby
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.segments import newest_first, segment_of

NEWEST = "2020-07-01"


def test_the_newest_quarter_is_in_months() -> None:
    name = segment_of(["2019-05-01", "2020-02-01", "2020-07-01", "2020-08-01", ""])

    assert name("2020-07-01") == "2020-07"
    assert name("2020-08-01") == "2020-08"
    assert name("2020-02-01") == "2020-q1"
    assert name("2019-05-01") == "2019"
    assert name("") == "undated"


def test_what_is_added_later_leaves_what_was_before() -> None:
    """Within its quarter, a new month changes the name of no other document."""
    days = ["2019-05-01", "2020-02-01", "2020-07-01"]
    before, after = segment_of(days), segment_of([*days, "2020-08-01"])

    assert [before(day) for day in days] == [after(day) for day in days]


@pytest.mark.parametrize(
    ("months", "part"),
    [
        ("01 12", "2018"),
        ("01 02 08", "2018-h2"),
        ("01 02 05 08", "2018-q3"),
        ("01 02 03 08", "2018-08"),
        ("08 08 08", "2018-08"),
    ],
)
def test_a_year_is_in_the_largest_parts_that_are_not_too_large(
    months: str, part: str
) -> None:
    days = [f"2018-{month}-09" for month in months.split()]
    with patch("archive.search.segments.MOST", 2):
        name = segment_of([*days, NEWEST])

    assert {name(day) for day in days if day[5:7] in {"08", "12"}} == {part}


def test_a_year_is_divided_by_its_own_documents_alone() -> None:
    few = ["2017-01-01", "2017-02-01"]
    many = ["2018-01-01", "2018-02-01", "2018-03-01", "2018-08-01"]
    with patch("archive.search.segments.MOST", 2):
        name = segment_of([*few, *many, NEWEST])

    assert [name(day) for day in few] == ["2017", "2017"]
    assert name("2018-08-01") == "2018-08"


def test_a_large_archive_has_larger_segments() -> None:
    """A query asks each of them, however many articles there are."""
    old = [f"20{year}-{month:02}-01" for year in range(10, 20) for month in (1, 2, 8)]
    with patch("archive.search.segments.MOST", 2):
        few, many = segment_of([*old[:15], NEWEST]), segment_of([*old, NEWEST])

    assert few("2011-01-01") == "2011-h1"
    assert many("2011-01-01") == "2011"


@given(st.lists(st.dates().map(str), max_size=40))
def test_a_segment_is_a_whole_period(days: list[str]) -> None:
    """Two days have one segment only where all days between them have it, too."""
    with patch("archive.search.segments.MOST", 2):
        name = segment_of(days)

    names = [name(day) for day in sorted(days)]
    assert newest_first(names) == names[::-1]
    assert len(set(names)) == len([one for one, _ in groupby(names)])


def test_readers_meet_the_newest_first() -> None:
    names = ["2018-03", "undated", "2019-q1", "2020-07", "2018-12", "2019-h2"]

    assert newest_first([*names, "2020-q2"]) == [
        "2020-07",
        "2020-q2",
        "2019-h2",
        "2019-q1",
        "2018-12",
        "2018-03",
        "undated",
    ]


def test_nothing_has_no_segment() -> None:
    assert segment_of([])("") == "undated"
    assert newest_first([]) == []
