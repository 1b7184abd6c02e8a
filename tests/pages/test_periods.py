"""Articles of one thing by month or year: each in one list, with the way to the next."""

from functools import partial

from archive.catalog.library import make_library
from archive.pages import urls
from archive.pages.periods import (
    MONTH,
    YEAR,
    Whole,
    by_period,
    newest_periods,
    period_pages,
)
from archive.pages.views import Crumb, PeriodView
from tests.pages.planning import an_entry, editions

ENTRIES = (
    an_entry("harbour-20230215-flood", published="2023-02-15"),
    an_entry("harbour-20230103-ferry", published="2023-01-03"),
    an_entry("harbour-20211231-bridge", published="2021-12-31"),
    an_entry("harbour-undated-tides"),
)
IDS = tuple(entry.id for entry in ENTRIES)
EDITION = editions(make_library(ENTRIES))["en"]
RIVERS = Crumb(text="Rivers", path="topics/rivers/index.html")
WHOLE = Whole((Crumb(text="Topics", path="topics/index.html"), RIVERS), "topics")
PATH = partial(urls.topic_year, "rivers")


def test_every_article_is_in_one_period() -> None:
    assert list(by_period(EDITION, IDS, YEAR)) == ["", "2021", "2023"]

    months = by_period(EDITION, IDS, MONTH)
    assert list(months) == ["", "2021-12", "2023-01", "2023-02"]
    assert [id_ for own in months.values() for id_ in own] == list(reversed(IDS))


def test_the_newest_period_comes_first() -> None:
    """What has no date comes last, under the word for it."""
    years = newest_periods(EDITION, by_period(EDITION, IDS, YEAR), PATH)

    assert [(year.key, year.count, year.path) for year in years] == [
        ("2023", 2, "topics/rivers/2023.html"),
        ("2021", 1, "topics/rivers/2021.html"),
        ("undated", 1, "topics/rivers/undated.html"),
    ]


def test_each_period_leads_to_the_next() -> None:
    """And up to what it is a period of; nothing leads to what has no date."""
    years = by_period(EDITION, IDS, YEAR)
    undated, old, new = period_pages(EDITION, WHOLE, years, PATH)

    assert old.path == "en/topics/rivers/2021.html"
    assert [crumb.text for crumb in old.frame.crumbs] == ["Topics", "Rivers", "2021"]
    for page in (undated, old, new):
        assert isinstance(page.view, PeriodView)
        assert page.view.of == RIVERS
    assert isinstance(old.view, PeriodView)
    assert old.view.later
    assert old.view.later.key == "2023"
    assert old.view.earlier is None
    assert isinstance(undated.view, PeriodView)
    assert undated.view.earlier is undated.view.later is None
