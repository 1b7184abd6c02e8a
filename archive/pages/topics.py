"""Topics: the tree of them, each one's front page, and its years."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from archive.pages import urls
from archive.pages.company import company, rounded_shares
from archive.pages.edition import TWIN, Edition, make_frame, tally
from archive.pages.page import Page
from archive.pages.periods import (
    YEAR,
    Periods,
    Whole,
    by_period,
    newest_periods,
    period_pages,
)
from archive.pages.views import (
    Crumb,
    TopicRow,
    TopicsView,
    TopicView,
)
from archive.pages.volumes import volume

LATEST = 30
_LANG = {"zh": "zh-Hans", "en": "en"}


def topic_pages(edition: Edition) -> Iterator[Page]:
    """Every page about topics that have articles."""
    rows = {slug: topic_row(edition, slug) for slug in used_topics(edition)}
    yield _all(edition, rows)
    library = edition.library
    shares = rounded_shares(len(library.entries), library.by_topic)
    for slug, row in rows.items():
        years = by_period(edition, library.by_topic[slug], YEAR)
        yield _one(edition, row, rows, years, shares)
        whole = Whole(
            (_above(edition), Crumb(text=row.name, path=row.path)),
            "topics",
            urls.topic_feed(slug),
        )
        path = partial(urls.topic_year, slug)
        yield from period_pages(edition, whole, years, path)


def used_topics(edition: Edition) -> tuple[str, ...]:
    """Topics that have articles, in the order of ``topics.toml``."""
    return tuple(s for s in edition.topics if edition.library.by_topic.get(s))


def topic_row(
    edition: Edition, slug: str, children: tuple[TopicRow, ...] = ()
) -> TopicRow:
    """A topic with its number."""
    topic = edition.topics[slug]
    other = TWIN[edition.ui]
    return TopicRow(
        slug=slug,
        path=urls.topic(slug),
        name=topic.names.of(edition.ui),
        other_name=topic.names.of(other),
        other_lang=_LANG[other],
        description=topic.description.of(edition.ui),
        count=len(edition.library.by_topic.get(slug, ())),
        children=children,
    )


def _tree(
    edition: Edition, rows: dict[str, TopicRow], parent: str
) -> tuple[TopicRow, ...]:
    """The used topics below ``parent``; below none: those without a used parent."""
    return tuple(
        topic_row(edition, slug, _tree(edition, rows, slug))
        for slug in rows
        if _used_parent(edition, rows, slug) == parent
    )


def _used_parent(edition: Edition, rows: dict[str, TopicRow], slug: str) -> str:
    """The nearest wider topic that has articles, or empty."""
    parent = edition.topics[slug].parent
    while parent and parent not in rows:
        parent = edition.topics[parent].parent
    return parent


def _all(edition: Edition, rows: dict[str, TopicRow]) -> Page:
    title = edition.words["topics"]
    return Page(
        path=urls.in_tree(edition.ui, urls.TOPICS),
        template="topics.html",
        ui=edition.ui,
        frame=make_frame(
            edition, urls.TOPICS, title, room="topics", crumbs=(Crumb(text=title),)
        ),
        view=TopicsView(topics=_tree(edition, rows, "")),
    )


def _above(edition: Edition) -> Crumb:
    return Crumb(text=edition.words["topics"], path=urls.TOPICS)


def _one(
    edition: Edition,
    row: TopicRow,
    rows: dict[str, TopicRow],
    years: Periods,
    shares: Mapping[str, float],
) -> Page:
    slug = row.slug
    ids = edition.library.by_topic[slug]
    entries = edition.library.get(ids)
    topic = edition.topics[slug]
    parent = rows.get(_used_parent(edition, rows, slug))
    return Page(
        path=urls.in_tree(edition.ui, row.path),
        template="topic.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            row.path,
            row.name,
            room="topics",
            crumbs=(_above(edition), Crumb(text=row.name)),
            description=row.description,
            feed=urls.topic_feed(slug),
        ),
        view=TopicView(
            topic=topic_row(edition, slug, _tree(edition, rows, slug)),
            parent=replace(parent, count=0) if parent else None,
            latest=edition.named(ids[:LATEST]),
            years=newest_periods(edition, years, partial(urls.topic_year, slug)),
            volume=volume(
                (entry.day for entry in entries),
                lambda period: urls.topic_year(slug, period[:4]),
            ),
            outlets=tally(entries, by="outlet"),
            related=company(slug, entries, shares, edition.topics),
            wikidata=topic.wikidata,
            iptc=topic.iptc,
        ),
    )
