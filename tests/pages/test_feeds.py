"""Feeds and sitemaps."""

import re

import pytest

from archive.catalog.library import instant
from archive.pages import root
from archive.pages.feeds import rfc3339
from archive.pages.views import FeedView, SitemapView
from tests.pages.planning import an_entry, pages, plan

BASE = "https://example.org/"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MANY = [
    an_entry(
        f"harbour-2023010{day}-{hour:02}",
        published=f"2023-01-0{day}T{hour:02}:00:00+08:00",
    )
    for day in (3, 4)
    for hour in (1, 9, 17)
]


def feed(path: str = "zh/feed.xml", **site: object) -> FeedView:
    """A feed of six articles."""
    view = pages(plan(MANY, **site))[path].view
    assert isinstance(view, FeedView)
    return view


def test_newest_first() -> None:
    """Entries go from the newest to the oldest, each with valid times."""
    entries = feed().entries

    times = [entry.published for entry in entries]
    assert times == sorted(times, reverse=True)
    assert all(
        STAMP.fullmatch(e.published) and STAMP.fullmatch(e.updated) for e in entries
    )
    assert feed().updated == max(entry.updated for entry in entries)


@pytest.mark.parametrize(("limit", "count"), [(2, 2), (0, 0), (-1, 0), (99, 6)])
def test_limit(limit: int, count: int) -> None:
    """A feed has as many entries as the settings allow."""
    assert len(feed(feed_entries=limit).entries) == count
    assert STAMP.fullmatch(feed(feed_entries=limit).updated)


def test_ids_do_not_depend_on_the_language() -> None:
    """A reader of both trees' feeds sees one article once."""
    assert [e.id for e in feed().entries] == [e.id for e in feed("en/feed.xml").entries]


@pytest.mark.parametrize(
    ("moment", "stamp"),
    [
        ("2023-01-03T08:00:00+08:00", "2023-01-03T00:00:00Z"),
        ("2023-01-03T08:00:00.25+08:00", "2023-01-03T00:00:00Z"),
        ("2023-01-03T08:00:00", "2023-01-03T08:00:00Z"),
        ("2023-01-03", "2023-01-03T00:00:00Z"),
        ("2023-W01-2", "2023-01-03T00:00:00Z"),
        ("0001-01-01T00:00:00+14:00", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_times(moment: str, stamp: str) -> None:
    """Any time of the front matter is a valid stamp, or none."""
    assert rfc3339(moment) == stamp


def test_zones_compare() -> None:
    """Times are sorted by when they were, not by how they are written."""
    assert instant("2023-01-03T01:00:00+08:00") < instant("2023-01-02T20:00:00+00:00")


def test_sitemap_splits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many addresses for one map become several, with an index above them."""
    whole = pages(plan(MANY, base_url=BASE))["sitemap.xml"].view
    assert isinstance(whole, SitemapView)
    monkeypatch.setattr(root, "MOST", 10)

    made = pages(plan(MANY, base_url=BASE))

    index = made["sitemap.xml"].view
    assert isinstance(index, SitemapView)
    assert index.index
    parts = [made[address.removeprefix(BASE)].view for address, _ in index.urls]
    assert all(isinstance(part, SitemapView) and len(part.urls) <= 10 for part in parts)
    addresses = [
        url for part in parts if isinstance(part, SitemapView) for url in part.urls
    ]
    assert tuple(addresses) == whole.urls
    assert all(address.removeprefix(BASE) in made for address, _ in addresses)
