"""One language's edition of the site: everything that its pages are made from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from archive.model.library import Entry, Library
from archive.model.names import UI_LANGS, Names, UiLang
from archive.model.outlet import OutletFacts
from archive.model.settings import SiteSettings
from archive.model.topic import Topic
from archive.pages import urls
from archive.pages.cards import host_of
from archive.pages.views import Alternate, Card, Count, Crumb, DayList, Frame, Room
from archive.text.days import period_name

HREFLANG: dict[UiLang, str] = {"zh": "zh", "en": "en"}
TWIN: dict[UiLang, UiLang] = {"zh": "en", "en": "zh"}


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """The library as one tree of pages shows it."""

    ui: UiLang
    site: SiteSettings
    library: Library
    outlets: Mapping[str, OutletFacts]
    """Of every outlet that has articles."""
    topics: Mapping[str, Topic]
    cards: Mapping[str, Card]
    """By id; both editions share them where both have a page for each article."""
    words: Mapping[str, str]
    """Titles of the rooms in the edition's language."""

    def outlet_name(self, slug: str) -> str:
        """An outlet's name in the edition's language."""
        return self.outlets[slug].names.of(self.ui)

    def topic_name(self, slug: str) -> str:
        """A topic's name in the edition's language."""
        return self.topics[slug].names.of(self.ui)

    def period(self, key: str) -> str:
        """A year, a month or a day in words; the word for no date where it is empty."""
        return period_name(self.ui, key) if key else self.words["undated"]

    def named(self, ids: Iterable[str]) -> tuple[Card, ...]:
        """The cards of some articles."""
        return tuple(self.cards[id_] for id_ in ids)


def make_frame(
    edition: Edition,
    path: str,
    title: str,
    *,
    room: Room = "other",
    crumbs: tuple[Crumb, ...] = (),
    description: str = "",
    feed: str = urls.FEED,
) -> Frame:
    """The frame of the page at a tree path."""
    site_path = urls.in_tree(edition.ui, path)
    base = edition.site.base_url
    return Frame(
        ui=edition.ui,
        path=site_path,
        root=urls.climb(site_path),
        up=urls.climb(path),
        title=title,
        description=description,
        room=room,
        crumbs=crumbs,
        twin=urls.in_tree(TWIN[edition.ui], path),
        canonical=base + site_path if base else "",
        alternates=alternates(edition.site, path),
        feed=feed,
    )


def alternates(site: SiteSettings, path: str) -> tuple[Alternate, ...]:
    """The page in both trees; search engines want absolute addresses or none."""
    if not site.base_url:
        return ()
    both = {ui: site.base_url + urls.in_tree(ui, path) for ui in UI_LANGS}
    return (
        *(Alternate(hreflang=HREFLANG[ui], url=url) for ui, url in both.items()),
        Alternate(hreflang="x-default", url=both[site.default_lang]),
    )


def tally(entries: Iterable[Entry], *, by: str, limit: int = 0) -> tuple[Count, ...]:
    """Outlets or topics of some articles with their numbers, the fullest first."""
    counts: Counter[str] = Counter()
    for entry in entries:
        counts.update(entry.topics if by == "topic" else (entry.header.outlet,))
    place = urls.topic if by == "topic" else urls.outlet
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Count(key=key, count=count, path=place(key))
        for key, count in (ranked[:limit] if limit else ranked)
    )


def by_days(
    ids: Iterable[str], edition: Edition, *, most: int = 0
) -> tuple[DayList, ...]:
    """Articles under their days, in the order given.

    At most ``most`` are shown of each; its number is then that of the whole day.
    """
    days: dict[str, list[str]] = {}
    for id_ in ids:
        days.setdefault(edition.library.entries[id_].day, []).append(id_)
    return tuple(
        DayList(
            date=day,
            path=urls.period(day),
            count=len(edition.library.by_day[day]) if most else len(own),
            cards=edition.named(own[:most] if most else own),
        )
        for day, own in days.items()
    )


def neighbours(
    paths: Mapping[str, str],
) -> Iterator[tuple[str, Count | None, Count | None]]:
    """Each key of ``paths`` (ascending), the one before it and the one after it.

    The empty key stands for what has no date: it is nobody's neighbour.
    """
    keys = list(paths)
    counts = [Count(key=key, path=path) if key else None for key, path in paths.items()]
    for at, key in enumerate(keys):
        before = counts[at - 1] if at else None
        after = counts[at + 1] if key and at + 1 < len(keys) else None
        yield key, before, after


def name_of_outlet(slug: str, entries: Iterable[Entry]) -> OutletFacts:
    """Facts of an outlet that nobody described: its host stands for its name."""
    hosts = sorted({host_of(entry.header.url) for entry in entries} - {""})
    name = hosts[0] if hosts else slug
    return OutletFacts(slug=slug, names=Names(zh=name, en=name), hosts=tuple(hosts[:1]))
