"""A segment is a period; what is new makes no old one new."""

from unittest.mock import patch

from archive.search.segments import newest_first, segment_of


def test_the_newest_year_is_in_months() -> None:
    name = segment_of(["2019-05-01", "2020-07-01", "2020-08-01", ""])

    assert name("2020-07-01") == "2020-07"
    assert name("2019-05-01") == "2019"
    assert name("") == "undated"


def test_a_large_year_is_in_months() -> None:
    days = ["2018-01-01", "2018-02-01", "2018-03-01", "2019-05-01", "2020-07-01"]
    with patch("archive.search.segments.MOST", 2):
        name = segment_of(days)

    assert [name(day) for day in days[2:]] == ["2018-03", "2019", "2020-07"]


def test_readers_meet_the_newest_first() -> None:
    names = ["2018-03", "undated", "2019", "2020-07", "2018-12"]

    assert newest_first(names) == ["2020-07", "2019", "2018-12", "2018-03", "undated"]


def test_nothing_has_no_segment() -> None:
    assert segment_of([])("") == "undated"
    assert newest_first([]) == []
