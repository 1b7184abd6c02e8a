"""Spans of time: every article is in one, beside all of the ``DAYS`` before it."""

import random

from hypothesis import given
from hypothesis import strategies as st

from archive.relate.spans import DAYS, in_time, spans
from tests.pages.planning import an_entry
from tests.relate.telling import report

MOMENTS = st.lists(
    st.datetimes().map(lambda moment: moment.replace(year=2020 + moment.year % 3)),
    max_size=12,
)


def test_the_order_of_time() -> None:
    """The undated first, the time of archiving where that of publication is the same."""
    late, early = report("north-a", 9), report("north-b", 2.5)
    undated = report("north-c", 1, published="")
    shuffled = [late, undated, early, late]
    random.Random(7).shuffle(shuffled)

    assert [(one.id, one.day > 0) for one in in_time(shuffled)] == [
        ("north-c", False),
        ("north-b", True),
        ("north-a", True),
    ]


def test_the_key_of_a_span() -> None:
    """It is another where one of its articles changes, or one of the span before."""
    days = (1, 28, 29)
    entries = [report(f"north-{day}", day) for day in days]
    later = an_entry("north-z", "later\n", published="2023-07-01")

    before = [span.key for span in spans(in_time([*entries, later]))]
    edited = report("north-1", 1, ("another", "text"))
    after = [span.key for span in spans(in_time([edited, *entries[1:], later]))]

    assert len(before) == 3
    assert [one == other for one, other in zip(before, after, strict=True)] == [
        False,
        False,
        True,
    ]


@given(MOMENTS)
def test_law_nothing_near_is_missing(moments: list[object]) -> None:
    """Each article once, and with it all that came in the ``DAYS`` before."""
    placed = in_time(
        an_entry(f"north-{n}", published=f"{moment:%Y-%m-%dT%H:%M:%S}+00:00")
        for n, moment in enumerate(moments)
    )
    cut = list(spans(placed))

    assert [article for span in cut for article in span.own] == placed
    for span in cut:
        seen = [*span.before, *span.own]
        for article in span.own:
            near = [one for one in placed if 0 <= article.day - one.day <= DAYS]
            assert all(one in seen for one in near)
