"""Outlets: the list of them, each one's front page, and its months."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from archive.model.library import Entry
from archive.model.names import Lang
from archive.pages import urls
from archive.pages.calendars import years_of
from archive.pages.edition import TWIN, Edition, make_frame, tally
from archive.pages.page import Page
from archive.pages.periods import MONTH, Periods, Whole, by_period, period_pages
from archive.pages.views import (
    Count,
    Crumb,
    OutletRow,
    OutletsView,
    OutletView,
    YearRow,
)

LATEST = 30
_SECTIONS = 12
_LANG = {"zh": "zh-Hans", "en": "en"}


def outlet_pages(edition: Edition) -> Iterator[Page]:
    """Every page about outlets."""
    rows = {slug: outlet_row(edition, slug) for slug in edition.outlets}
    yield _all(edition, tuple(rows.values()))
    for slug, row in rows.items():
        months = by_period(edition, edition.library.by_outlet[slug], MONTH)
        yield _one(edition, row, months)
        whole = Whole(
            (_above(edition), Crumb(text=row.name, path=row.path)),
            "outlets",
            urls.outlet_feed(slug),
            is_outlet=True,
        )
        path = partial(urls.outlet_month, slug)
        yield from period_pages(edition, whole, months, path)


def outlet_row(edition: Edition, slug: str) -> OutletRow:
    """An outlet with its numbers."""
    facts = edition.outlets[slug]
    entries = edition.library.get(edition.library.by_outlet[slug])
    days = sorted(entry.day for entry in entries if entry.day)
    other = TWIN[edition.ui]
    name, other_name = facts.names.of(edition.ui), facts.names.of(other)
    return OutletRow(
        slug=slug,
        path=urls.outlet(slug),
        name=name,
        other_name=other_name if other_name != name else "",
        other_lang=_LANG[other],
        description=facts.description.of(edition.ui),
        count=len(entries),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        langs=_langs(entries),
        latest=edition.cards[entries[0].id],
    )


def _langs(entries: tuple[Entry, ...]) -> tuple[Lang, ...]:
    """Languages by how many articles are in each."""
    counts = Counter(entry.header.lang for entry in entries)
    return tuple(sorted(counts, key=lambda lang: (-counts[lang], lang)))


def _all(edition: Edition, rows: tuple[OutletRow, ...]) -> Page:
    title = edition.words["outlets"]
    return Page(
        path=urls.in_tree(edition.ui, urls.OUTLETS),
        template="outlets.html",
        ui=edition.ui,
        frame=make_frame(
            edition, urls.OUTLETS, title, room="outlets", crumbs=(Crumb(text=title),)
        ),
        view=OutletsView(outlets=rows),
    )


def _above(edition: Edition) -> Crumb:
    return Crumb(text=edition.words["outlets"], path=urls.OUTLETS)


def _one(edition: Edition, row: OutletRow, months: Periods) -> Page:
    ids = edition.library.by_outlet[row.slug]
    entries = edition.library.get(ids)
    return Page(
        path=urls.in_tree(edition.ui, row.path),
        template="outlet.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            row.path,
            row.name,
            room="outlets",
            crumbs=(_above(edition), Crumb(text=row.name)),
            description=row.description,
            feed=urls.outlet_feed(row.slug),
        ),
        view=OutletView(
            outlet=row,
            hosts=edition.outlets[row.slug].hosts,
            latest=edition.named(ids[:LATEST]),
            years=_years(edition, row.slug, months),
            topics=tally(entries, by="topic", limit=12),
            sections=_sections(entries),
        ),
    )


def _years(edition: Edition, slug: str, months: Periods) -> tuple[YearRow, ...]:
    counts = {month: len(ids) for month, ids in months.items()}
    path = partial(urls.outlet_month, slug)
    return years_of(counts, path, edition.words["undated"])


def _sections(entries: tuple[Entry, ...]) -> tuple[Count, ...]:
    counts = Counter(e.header.section for e in entries if e.header.section)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Count(key=key, count=count) for key, count in ranked[:_SECTIONS])
