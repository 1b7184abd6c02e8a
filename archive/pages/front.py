"""The front page of an edition."""

from collections.abc import Iterator

from archive.model.library import Entry
from archive.pages import urls
from archive.pages.bilingual import pair_row
from archive.pages.edition import Edition, by_days, make_frame, tally
from archive.pages.homes import home_of
from archive.pages.near import readable_pairs
from archive.pages.page import Page
from archive.pages.stories import newest_stories, story_row
from archive.pages.timeline import year_rows
from archive.pages.views import Card, FrontView

_SECONDS = 6
_DAYS = 7
_PER_DAY = 8
_STORIES = 6
_PAIRS = 6
_TOPICS = 16
_RECENT = 60
"""Articles among which the lead story is looked for."""
_WORTH_LEADING = 200
"""Characters or words that a lead story has at least."""


def front_page(edition: Edition) -> Iterator[Page]:
    """The one front page."""
    ids = tuple(edition.library.entries)
    lead = _lead(edition, ids[:_RECENT])
    seconds = _seconds(edition, ids, lead)
    shown = {card.path for card in (*seconds, *((lead,) if lead else ()))}
    entries = edition.library.entries.values()
    recent = _of_last_days(edition)
    days = sorted(day for day in edition.library.by_day if day)
    stories = newest_stories(edition.library)
    pairs = readable_pairs(edition.library)
    view = FrontView(
        lead=lead,
        seconds=seconds,
        days=by_days(
            [i for i in recent if edition.cards[i].path not in shown],
            edition,
            most=_PER_DAY,
        ),
        stories=tuple(story_row(edition, story) for story in stories[:_STORIES]),
        bilingual=tuple(pair_row(edition, pair) for pair in pairs[:_PAIRS]),
        outlets=tally(entries, by="outlet"),
        topics=tally(entries, by="topic", limit=_TOPICS),
        years=year_rows(edition),
        articles=len(ids),
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )
    title = edition.site.title.of(edition.ui)
    yield Page(
        path=urls.in_tree(edition.ui, urls.FRONT),
        template="front.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            urls.FRONT,
            title,
            room="front",
            description=edition.site.tagline.of(edition.ui),
        ),
        view=view,
    )


def _of_last_days(edition: Edition) -> tuple[str, ...]:
    """The ids of the newest days, newest first."""
    days = sorted((day for day in edition.library.by_day if day), reverse=True)
    return tuple(i for day in days[:_DAYS] for i in edition.library.by_day[day])


def _is_home(edition: Edition, entry: Entry) -> bool:
    """An article in the edition's own language."""
    return home_of(entry.header) == edition.ui


def _lead(edition: Edition, ids: tuple[str, ...]) -> Card | None:
    """The newest with a picture and a text worth leading with.

    In the edition's language; else in any; else without a picture.
    """
    entries = edition.library.get(ids)
    long = [e for e in entries if e.length >= _WORTH_LEADING]
    shown = [e for e in long if edition.cards[e.id].picture]
    for choice in (
        [e for e in shown if _is_home(edition, e)],
        shown,
        [e for e in long if _is_home(edition, e)],
        list(entries),
    ):
        if choice:
            return edition.cards[choice[0].id]
    return None


def _seconds(
    edition: Edition, ids: tuple[str, ...], lead: Card | None
) -> tuple[Card, ...]:
    """The newest from as many outlets as possible, in the edition's language first."""
    entries = [
        e for e in edition.library.get(ids[:_RECENT]) if edition.cards[e.id] != lead
    ]
    home = [e for e in entries if _is_home(edition, e)]
    seen: set[str] = {lead.outlet} if lead else set()
    first: list[Entry] = []
    for entry in home:
        if entry.header.outlet not in seen:
            seen.add(entry.header.outlet)
            first.append(entry)
    rest = [e for e in (*home, *entries) if e not in first]
    chosen = list(dict.fromkeys(e.id for e in (*first, *rest)))[:_SECONDS]
    return edition.named(chosen)
