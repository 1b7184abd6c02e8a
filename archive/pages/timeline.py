"""The timeline: all years, each year, month and day that has articles."""

from collections.abc import Iterator, Mapping

from archive.pages import urls
from archive.pages.calendars import month_grid, undated_row, year_row
from archive.pages.edition import Edition, by_days, make_frame, neighbours, tally
from archive.pages.page import Page
from archive.pages.views import (
    Count,
    Crumb,
    DayView,
    MonthView,
    OutletList,
    TimelineView,
    View,
    YearRow,
    YearView,
)

MONTH_HEADLINES = 8
"""Headlines that a month's page shows of each day: the rest is a click away."""


def timeline_pages(edition: Edition) -> Iterator[Page]:
    """Every page of the timeline."""
    yield _all_years(edition)
    library = edition.library
    for keys, make in (
        (_dated(library.by_year), _year),
        (_dated(library.by_month), _month),
        (tuple(library.by_day), _day),
    ):
        paths = {key: urls.period(key) for key in keys}
        for key, earlier, later in neighbours(paths):
            yield make(edition, key, earlier, later)


def _dated(index: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(key for key in index if key)


def _days_of(edition: Edition, period: str) -> dict[str, int]:
    """The days of a year or a month that have articles, with their numbers."""
    by_day = edition.library.by_day
    return {day: len(ids) for day, ids in by_day.items() if day.startswith(period)}


def year_rows(edition: Edition) -> tuple[Count, ...]:
    """Years with their numbers, newest first."""
    years = reversed(_dated(edition.library.by_year))
    index = edition.library.by_year
    return tuple(
        Count(key=year, count=len(index[year]), path=urls.period(year))
        for year in years
    )


def month_rows(edition: Edition) -> tuple[YearRow, ...]:
    """All years by their months, newest first, then what has no date."""
    months = {key: len(ids) for key, ids in edition.library.by_month.items() if key}
    paths = {month: urls.period(month) for month in months}
    rows = [year_row(count.key, months, paths) for count in year_rows(edition)]
    undated = len(edition.library.by_day.get("", ()))
    if undated:
        word = edition.words["undated"]
        rows.append(undated_row(word, undated, urls.period("")))
    return tuple(rows)


def _all_years(edition: Edition) -> Page:
    title = edition.words["timeline"]
    return Page(
        path=urls.in_tree(edition.ui, urls.TIMELINE),
        template="timeline.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            urls.TIMELINE,
            title,
            room="timeline",
            crumbs=(Crumb(text=title),),
        ),
        view=TimelineView(
            years=month_rows(edition), articles=len(edition.library.entries)
        ),
    )


def _crumbs(edition: Edition, key: str) -> tuple[Crumb, ...]:
    """Timeline, year, month: as far as they lie above ``key``."""
    above = [Crumb(text=edition.words["timeline"], path=urls.TIMELINE)]
    above.extend(
        Crumb(text=edition.period(part), path=urls.period(part))
        for part in (key[:4], key[:7])
        if part and len(part) < len(key)
    )
    return (*above, Crumb(text=edition.period(key)))


def _period_page(edition: Edition, key: str, template: str, view: View) -> Page:
    path = urls.period(key)
    return Page(
        path=urls.in_tree(edition.ui, path),
        template=template,
        ui=edition.ui,
        frame=make_frame(
            edition,
            path,
            edition.period(key),
            room="timeline",
            crumbs=_crumbs(edition, key),
        ),
        view=view,
    )


def _year(
    edition: Edition, year: str, earlier: Count | None, later: Count | None
) -> Page:
    library = edition.library
    days = _days_of(edition, year)
    fullest = max(days.values(), default=0)
    months = [m for m in library.by_month if m.startswith(year)]
    entries = library.get(library.by_year[year])
    view = YearView(
        year=year,
        count=len(entries),
        months=tuple(month_grid(month, days, fullest) for month in months),
        outlets=tally(entries, by="outlet"),
        topics=tally(entries, by="topic", limit=12),
        earlier=earlier,
        later=later,
    )
    return _period_page(edition, year, "year.html", view)


def _month(
    edition: Edition, month: str, earlier: Count | None, later: Count | None
) -> Page:
    library = edition.library
    days = _days_of(edition, month)
    ids = library.by_month[month]
    outlets = tuple(
        Count(key=c.key, count=c.count, path=urls.outlet_month(c.key, month))
        for c in tally(library.get(ids), by="outlet")
    )
    view = MonthView(
        grid=month_grid(month, days, max(days.values(), default=0)),
        days=by_days(ids, edition, most=MONTH_HEADLINES),
        outlets=outlets,
        earlier=earlier,
        later=later,
    )
    return _period_page(edition, month, "month.html", view)


def _day(
    edition: Edition, day: str, earlier: Count | None, later: Count | None
) -> Page:
    ids = edition.library.by_day[day]
    groups: dict[str, list[str]] = {}
    for id_ in ids:
        groups.setdefault(edition.library.entries[id_].header.outlet, []).append(id_)
    outlets = tuple(
        OutletList(
            outlet=slug,
            path=urls.outlet_month(slug, day[:7]),
            cards=edition.named(groups[slug]),
        )
        for slug in edition.outlets
        if slug in groups
    )
    view = DayView(
        date=day,
        count=len(ids),
        outlets=outlets,
        earlier=earlier,
        later=later,
    )
    return _period_page(edition, day, "day.html", view)
