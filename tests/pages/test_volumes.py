"""How many there were over time."""

from hypothesis import given
from hypothesis import strategies as st

from archive.pages.volumes import MOST_MONTHS, volume

DAYS = st.lists(st.dates().map(str) | st.just(""), max_size=30)


def place(period: str) -> str:
    return f"at/{period}"


def test_by_month() -> None:
    """Every month from the first to the last; an empty one leads nowhere."""
    found = volume(["2023-03-01", "2022-12-31", "", "2023-03-09"], place)

    assert [(c.key, c.count, c.path) for c in found] == [
        ("2022-12", 1, "at/2022-12"),
        ("2023-01", 0, ""),
        ("2023-02", 0, ""),
        ("2023-03", 2, "at/2023-03"),
    ]


def test_by_year() -> None:
    """Where months are too many a bar is a year."""
    found = volume(["2010-01-01", "2015-01-01", "2015-12-31"], place)

    assert [(c.key, c.count) for c in found] == [
        ("2010", 1),
        *((str(year), 0) for year in range(2011, 2015)),
        ("2015", 2),
    ]
    assert found[-1].path == "at/2015"


@given(DAYS)
def test_all_are_counted(days: list[str]) -> None:
    """No article is lost, no period comes twice or out of order."""
    found = volume(days, place)

    keys = [count.key for count in found]
    assert sum(count.count for count in found) == len([day for day in days if day])
    assert keys == sorted(set(keys))
    assert len(found) <= max(MOST_MONTHS, 9999)
    assert not found or (found[0].count and found[-1].count)
