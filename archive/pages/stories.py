"""Events that several articles tell of: the list of them, its months, a page for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec.structs import replace

from archive.catalog.library import instant
from archive.model.library import Entry, Library
from archive.model.names import UI_LANGS, Lang, UiLang
from archive.model.relations import Relations, Story
from archive.pages import urls
from archive.pages.calendars import years_of
from archive.pages.cards import make_moment
from archive.pages.edition import Edition, make_frame, neighbours
from archive.pages.homes import LANG_UI, home_of
from archive.pages.near import beside_paths
from archive.pages.page import Page
from archive.pages.views import (
    Count,
    Crumb,
    Report,
    Shelf,
    StoriesMonthView,
    StoriesView,
    StoryRow,
    StoryView,
)

LATEST = 30
_BARE_DATE = len("2023-01-03")


class _Around(NamedTuple):
    """What the pages of all stories ask for."""

    beside: Mapping[str, str]
    """Id -> the page that has the article's translation beside it."""
    active: Mapping[str, frozenset[str]]
    """Month -> outlets."""
    overlaps: Mapping[tuple[str, str], float]
    """How much of a text its copy has: of reposts, and of re-issues, by both ids."""


def newest_stories(library: Library) -> tuple[Story, ...]:
    """Every story, the one that began last first; those without a date come last."""

    def began(story: Story) -> tuple[str, str, str]:
        first = library.entries[story.members[0]]
        return first.day, instant(first.moment), story.id

    return tuple(sorted(library.relations.stories, key=began, reverse=True))


def story_row(edition: Edition, story: Story) -> StoryRow:
    """A story under its earliest headline in the edition's language, or else in any."""
    entries = edition.library.get(story.members)
    own = (entry for entry in entries if home_of(entry.header) == edition.ui)
    named = next(own, entries[0])
    return StoryRow(
        path=urls.story(story.id),
        title=named.header.title,
        lang=named.header.lang,
        date=entries[0].day,
        count=len(entries),
        outlets=tuple(dict.fromkeys(entry.header.outlet for entry in entries)),
    )


def story_pages(edition: Edition) -> Iterator[Page]:
    """Every page about stories."""
    stories = newest_stories(edition.library)
    rows = {story.id: story_row(edition, story) for story in stories}
    months: dict[str, list[StoryRow]] = {}
    for row in rows.values():
        months.setdefault(row.date[:7], []).append(row)
    months = {month: months[month] for month in sorted(months)}
    yield _all(edition, tuple(rows.values()), months)
    paths = {month: urls.stories_month(month) for month in months}
    for month, earlier, later in neighbours(paths):
        own = tuple(months[month])
        view = StoriesMonthView(month=month, stories=own, earlier=earlier, later=later)
        yield _month(edition, view)
    library = edition.library
    around = _Around(
        beside_paths(library), _active(edition, months), _overlaps(library.relations)
    )
    for story in stories:
        yield _story(edition, story, rows[story.id], around)


def _crumbs(edition: Edition, *below: Crumb) -> tuple[Crumb, ...]:
    title = edition.words["stories"]
    return (Crumb(text=title, path=urls.STORIES if below else ""), *below)


def _all(
    edition: Edition,
    rows: tuple[StoryRow, ...],
    months: Mapping[str, Sequence[StoryRow]],
) -> Page:
    counts = {month: len(own) for month, own in months.items()}
    return Page(
        path=urls.in_tree(edition.ui, urls.STORIES),
        template="stories.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            urls.STORIES,
            edition.words["stories"],
            room="stories",
            crumbs=_crumbs(edition),
        ),
        view=StoriesView(
            count=len(rows),
            latest=rows[:LATEST],
            years=years_of(counts, urls.stories_month, edition.words["undated"]),
        ),
    )


def _month(edition: Edition, view: StoriesMonthView) -> Page:
    path = urls.stories_month(view.month)
    label = edition.period(view.month)
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="stories_month.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            path,
            f"{edition.words['stories']} · {label}",
            room="stories",
            crumbs=_crumbs(edition, Crumb(text=label)),
        ),
        view=view,
    )


def _story(edition: Edition, story: Story, row: StoryRow, around: _Around) -> Page:
    entries = edition.library.get(story.members)
    reports = tuple(_reports(edition, story, entries, around))
    lang = "" if LANG_UI[row.lang] == edition.ui else row.lang
    month = row.date[:7]
    above = Crumb(text=edition.period(month), path=urls.stories_month(month))
    told = {home_of(entry.header) for entry in entries}
    view = StoryView(
        story=row,
        last=max(entry.day for entry in entries),
        reports=reports,
        shelves=tuple(_shelves(edition, reports)),
        silent=_silent(edition, row, around.active),
        missing=tuple(ui for ui in UI_LANGS if ui not in told),
    )
    frame = make_frame(
        edition,
        row.path,
        row.title,
        room="stories",
        crumbs=_crumbs(edition, above, Crumb(text=row.title, lang=lang)),
    )
    return Page(
        path=urls.in_tree(edition.ui, row.path),
        template="story.html",
        ui=edition.ui,
        frame=replace(frame, title_lang=lang),
        view=view,
    )


def _reports(
    edition: Edition,
    story: Story,
    entries: Sequence[Entry],
    around: _Around,
) -> Iterator[Report]:
    firsts = {again: first for first, again in story.reposts}
    for entry in entries:
        first = firsts.get(entry.id, "")
        overlap = around.overlaps.get((first, entry.id), 0.0)
        yield Report(
            card=edition.cards[entry.id],
            moment=make_moment(entry.header.published, entry.day),
            minutes=_minutes(entries[0], entry),
            first=edition.cards[first] if first else None,
            percent=int(overlap * 100),
            beside=around.beside.get(entry.id, ""),
        )


def _minutes(first: Entry, entry: Entry) -> int:
    """Between two articles, where the time of day is known of both."""
    times = first.header.published, entry.header.published
    if any(len(time) <= _BARE_DATE for time in times):
        return 0
    one, other = (instant(time) for time in times)
    if not one or not other:
        return 0
    passed = datetime.fromisoformat(other) - datetime.fromisoformat(one)
    return max(0, int(passed.total_seconds()) // 60)


def _shelves(edition: Edition, reports: Iterable[Report]) -> Iterator[Shelf]:
    """What is no repost, by language: that of the edition first."""
    own = [report for report in reports if report.first is None]
    tags: dict[UiLang, Lang] = {"zh": "zh-Hans", "en": "en"}
    for ui in sorted(UI_LANGS, key=lambda ui: ui != edition.ui):
        told = tuple(report for report in own if LANG_UI[report.card.lang] == ui)
        if told:
            yield Shelf(lang=tags[ui], reports=told)


def _active(edition: Edition, months: Iterable[str]) -> dict[str, frozenset[str]]:
    """Month -> outlets of which the archive has articles of that month."""
    entries, by_month = edition.library.entries, edition.library.by_month
    return {
        month: frozenset(entries[id_].header.outlet for id_ in by_month[month])
        for month in months
        if month
    }


def _overlaps(relations: Relations) -> dict[tuple[str, str], float]:
    found = {(one.earlier, one.later): one.overlap for one in relations.reissues}
    return found | {(one.first, one.again): one.overlap for one in relations.reposts}


def _silent(
    edition: Edition, row: StoryRow, active: Mapping[str, frozenset[str]]
) -> tuple[Count, ...]:
    """Who could have told of it: outlets of which the archive has that month.

    Of the month and not of the days, so that hardly any later article changes a story.
    """
    month = row.date[:7]
    silent = active.get(month, frozenset()) - set(row.outlets)
    return tuple(
        Count(key=slug, path=urls.outlet_month(slug, month))
        for slug in edition.outlets
        if slug in silent
    )
