"""Topics: the tree of them, each one's front page, and its years."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from archive.pages import urls
from archive.pages.company import company, rounded_shares
from archive.pages.edition import TWIN, Edition, by_days, make_frame, neighbours, tally
from archive.pages.page import Page
from archive.pages.views import (
    Count,
    Crumb,
    TopicRow,
    TopicsView,
    TopicView,
    TopicYearView,
)
from archive.pages.volumes import volume
from archive.text.days import period_name

LATEST = 30
_LANG = {"zh": "zh-Hans", "en": "en"}


def topic_pages(edition: Edition) -> Iterator[Page]:
    """Every page about topics that have articles."""
    rows = {slug: topic_row(edition, slug) for slug in used_topics(edition)}
    yield _all(edition, rows)
    library = edition.library
    shares = rounded_shares(len(library.entries), library.by_topic)
    for slug, row in rows.items():
        years = _years(edition, slug)
        yield _one(edition, row, rows, years, shares)
        paths = {year: urls.topic_year(slug, year) for year in years}
        bare = replace(row, count=0)
        for year, *around in neighbours(paths):
            yield _year(edition, bare, year, years[year], around)


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


def _years(edition: Edition, slug: str) -> dict[str, list[str]]:
    years: dict[str, list[str]] = {}
    for id_ in edition.library.by_topic[slug]:
        years.setdefault(edition.library.entries[id_].day[:4], []).append(id_)
    return {year: years[year] for year in sorted(years)}


def _crumbs(edition: Edition, row: TopicRow, *, last: str = "") -> tuple[Crumb, ...]:
    above = Crumb(text=edition.words["topics"], path=urls.TOPICS)
    if not last:
        return above, Crumb(text=row.name)
    return above, Crumb(text=row.name, path=row.path), Crumb(text=last)


def _one(
    edition: Edition,
    row: TopicRow,
    rows: dict[str, TopicRow],
    years: dict[str, list[str]],
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
            crumbs=_crumbs(edition, row),
            description=row.description,
            feed=urls.topic_feed(slug),
        ),
        view=TopicView(
            topic=topic_row(edition, slug, _tree(edition, rows, slug)),
            parent=replace(parent, count=0) if parent else None,
            latest=edition.named(ids[:LATEST]),
            years=tuple(
                Count(
                    key=year or edition.words["undated"],
                    count=len(own),
                    path=urls.topic_year(slug, year),
                )
                for year, own in reversed(years.items())
            ),
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


def _year(
    edition: Edition,
    row: TopicRow,
    year: str,
    ids: list[str],
    around: Sequence[Count | None],
) -> Page:
    path = urls.topic_year(row.slug, year)
    label = period_name(edition.ui, year) if year else edition.words["undated"]
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="topic_year.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            path,
            f"{row.name} · {label}",
            room="topics",
            crumbs=_crumbs(edition, row, last=label),
            feed=urls.topic_feed(row.slug),
        ),
        view=TopicYearView(
            topic=row,
            year=year,
            count=len(ids),
            days=by_days(ids, edition),
            earlier=around[0],
            later=around[1],
        ),
    )
