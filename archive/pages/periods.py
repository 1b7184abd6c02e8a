"""Articles of one outlet, topic or name by month or year: a page for each period."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from archive.pages import urls
from archive.pages.edition import Edition, by_days, make_frame, neighbours
from archive.pages.page import Page
from archive.pages.views import Count, Crumb, PeriodView, Room

MONTH, YEAR = len("2023-01"), len("2023")

Periods: TypeAlias = "dict[str, list[str]]"
"""Month or year, ascending -> ids, in the order given; ``""`` holds what has no date."""


class Whole(NamedTuple):
    """What the articles of a period are part of."""

    above: tuple[Crumb, ...]
    """The way to its page, that page included."""
    room: Room
    feed: str = urls.FEED
    is_outlet: bool = False


def by_period(edition: Edition, ids: Iterable[str], length: int) -> Periods:
    """The articles of each ``MONTH`` or ``YEAR``."""
    found: Periods = {}
    for id_ in ids:
        key = edition.library.entries[id_].day[:length]
        found.setdefault(key, []).append(id_)
    return {key: found[key] for key in sorted(found)}


def newest_periods(
    edition: Edition, periods: Periods, path: Callable[[str], str]
) -> tuple[Count, ...]:
    """The way to each period, the newest first."""
    return tuple(
        Count(key=key or edition.words["undated"], count=len(own), path=path(key))
        for key, own in reversed(periods.items())
    )


def period_pages(
    edition: Edition, whole: Whole, periods: Periods, path: Callable[[str], str]
) -> Iterator[Page]:
    """A page for each period; ``path`` tells where."""
    paths: Mapping[str, str] = {key: path(key) for key in periods}
    for key, *around in neighbours(paths):
        yield _page(edition, whole, key, paths[key], periods[key], around)


def _page(
    edition: Edition,
    whole: Whole,
    key: str,
    path: str,
    ids: Sequence[str],
    around: Sequence[Count | None],
) -> Page:
    label = edition.period(key)
    of = whole.above[-1]
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="period.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            path,
            f"{of.text} · {label}",
            room=whole.room,
            crumbs=(*whole.above, Crumb(text=label)),
            feed=whole.feed,
        ),
        view=PeriodView(
            of=of,
            is_outlet=whole.is_outlet,
            period=key,
            count=len(ids),
            days=by_days(ids, edition),
            earlier=around[0],
            later=around[1],
        ),
    )
