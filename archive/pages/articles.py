"""Article pages: each article once in every tree."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from archive.formats.fingerprint import digest
from archive.model.article import Header, Medium
from archive.model.library import Entry
from archive.pages import urls
from archive.pages.cards import (
    WHOLE,
    earlier_states,
    host_of,
    local_path,
    make_moment,
    make_picture,
    safe,
)
from archive.pages.edition import Edition, make_frame
from archive.pages.page import Page
from archive.pages.views import (
    ArticleView,
    Card,
    Count,
    Crumb,
    Frame,
    MediumView,
)

_HAN_PER_MINUTE = 440
"""Reading speed of Chinese; Zola's reading time cites 439 characters a minute."""
_WORDS_PER_MINUTE = 238
"""Of English: M. Brysbaert, "How many words do we read per minute?", 2019."""

LANG_UI = {"zh-Hans": "zh", "zh-Hant": "zh", "en": "en"}
"""The tree in which an article is at home."""


def article_pages(editions: Iterable[Edition], local: frozenset[str]) -> Iterator[Page]:
    """The page of every article, listed or withdrawn, in each edition.

    The pages of one article follow each other.
    """
    editions = tuple(editions)
    around = neighbours(editions[0])
    versions = _versions(editions[0])
    library = editions[0].library
    for entry in (*library.entries.values(), *library.withdrawn):
        view = _view(editions[0], entry, around.get(entry.id, (None, None)), local)
        if entry.id in versions:
            earlier, later = versions[entry.id]
            view = replace(view, earlier=earlier, later=later)
        for edition in editions:
            yield _page(edition, entry, view)


def neighbours(edition: Edition) -> Mapping[str, tuple[Card | None, Card | None]]:
    """Id -> the article before and the one after it in the same outlet."""
    found: dict[str, tuple[Card | None, Card | None]] = {}
    for ids in edition.library.by_outlet.values():
        cards = [_bare(edition.cards[id_]) for id_ in ids]  # newest first
        for id_, after, before in zip(
            ids, (None, *cards), (*cards[1:], None), strict=False
        ):
            found[id_] = before, after
    return found


def _versions(edition: Edition) -> Mapping[str, tuple[Card | None, Card | None]]:
    """Id -> the earlier and the later version of each article that has any."""
    pairs = edition.library.reissues
    before = {pair.later: _bare(edition.cards[pair.earlier]) for pair in pairs}
    after = {pair.earlier: _bare(edition.cards[pair.later]) for pair in pairs}
    return {id_: (before.get(id_), after.get(id_)) for id_ in before.keys() | after}


def _bare(card: Card) -> Card:
    """What a neighbour shows: an edited excerpt must not render the pages around it."""
    return Card(
        path=card.path,
        title=card.title,
        lang=card.lang,
        outlet=card.outlet,
        date=card.date,
    )


def _page(edition: Edition, entry: Entry, view: ArticleView) -> Page:
    header = entry.header
    path = urls.article(entry)
    is_whole = header.visibility in WHOLE
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="article.html",
        ui=edition.ui,
        frame=_frame(edition, entry, path, view),
        view=view,
        body=entry.file if is_whole else "",
        digests=(entry.digest,) if is_whole else (),
    )


def _frame(edition: Edition, entry: Entry, path: str, view: ArticleView) -> Frame:
    header = entry.header
    frame = make_frame(
        edition,
        path,
        header.title,
        room="article",
        description=view.excerpt,
        feed=urls.outlet_feed(header.outlet)
        if header.outlet in edition.outlets
        else urls.FEED,
    )
    hidden = header.visibility in {"noindex", "withdrawn"}
    elsewhere = edition.site.canonical == "source" and bool(view.url)
    return replace(
        frame,
        title_lang="" if LANG_UI[header.lang] == edition.ui else header.lang,
        noindex=hidden,
        canonical=view.url if elsewhere else frame.canonical,
        # search engines want them between pages that they may show, and under
        # their own addresses
        alternates=() if hidden or elsewhere else frame.alternates,
    )


def _view(
    edition: Edition,
    entry: Entry,
    around: tuple[Card | None, Card | None],
    local: frozenset[str],
) -> ArticleView:
    header = entry.header
    if header.visibility == "withdrawn":
        return _tombstone(entry)
    other = edition.library.pairs.get(entry.id)
    whole = header.visibility in WHOLE
    earlier = earlier_states(edition.library, entry)
    return ArticleView(
        id=header.id,
        title=header.title,
        lang=header.lang,
        deck=header.deck if whole else entry.excerpt,
        outlet=header.outlet,
        outlet_path=urls.outlet(header.outlet),
        section=header.section,
        agency=header.agency,
        tags=header.tags,
        authors=header.authors,
        contributors=header.contributors,
        translators=header.translators,
        editors=header.editors,
        published=make_moment(header.published, entry.day),
        archived=make_moment(header.archived, entry.day),
        url=safe(header.url),
        url_host=host_of(header.url),
        original_url=safe(header.original_url),
        image=make_picture(header.image, local) if whole else None,
        media=_media(header, local) if whole else (),
        related=tuple(
            Crumb(text=link.title, path=link.url)
            for link in header.related
            if safe(link.url)
        ),
        topics=tuple(Count(key=slug, path=urls.topic(slug)) for slug in entry.topics),
        previous=around[0],
        next=around[1],
        pair=_bare(edition.cards[other]) if other else None,
        excerpt=entry.excerpt,
        length=entry.length,
        minutes=minutes(entry),
        revisions=len(earlier),
        history=urls.history(entry) if earlier else "",
        visibility=header.visibility,
        reason=header.reason,
        source=header.source.path if header.source else "",
        dropped=_dropped(header.source.dropped if header.source else {}),
        body_digest=body_digest(entry, local) if whole else "",
    )


def _tombstone(entry: Entry) -> ArticleView:
    """Title, outlet and reason: nothing else of a withdrawn article is shown."""
    header = entry.header
    return ArticleView(
        id=header.id,
        title=header.title,
        lang=header.lang,
        deck="",
        outlet=header.outlet,
        outlet_path=urls.OUTLETS,
        section="",
        agency="",
        tags=(),
        authors=(),
        contributors=(),
        translators=(),
        editors=(),
        published=None,
        archived=None,
        url=safe(header.url),
        url_host=host_of(header.url),
        original_url="",
        image=None,
        media=(),
        related=(),
        topics=(),
        excerpt="",
        length=0,
        minutes=0,
        visibility=header.visibility,
        reason=header.reason,
        body_digest="",
    )


def _dropped(rules: Mapping[str, int]) -> tuple[Count, ...]:
    """The rule that left out most comes first."""
    by_size = sorted(rules.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Count(key=rule, count=count) for rule, count in by_size if count)


def _media(header: Header, local: frozenset[str]) -> tuple[MediumView, ...]:
    return tuple(_medium(m, local) for m in header.media if safe(m.url))


def _medium(medium: Medium, local: frozenset[str]) -> MediumView:
    own = local_path(medium.url, local)
    return MediumView(
        kind=medium.kind,
        src=own or medium.url,
        local=bool(own),
        caption=medium.caption,
        credit=medium.credit,
        poster=safe(medium.poster),
        host=host_of(medium.url),
    )


def body_digest(entry: Entry, local: frozenset[str]) -> str:
    """Stands for the HTML of the body: its file's bytes, and what is mirrored of it."""
    own = [path for url in entry.media if (path := local_path(url, local))]
    return digest("\n".join((entry.digest, *own)).encode()) if own else entry.digest


def minutes(entry: Entry) -> int:
    """Minutes to read an article, one at least."""
    pace = _WORDS_PER_MINUTE if entry.header.lang == "en" else _HAN_PER_MINUTE
    return max(1, round(entry.length / pace)) if entry.length else 0
