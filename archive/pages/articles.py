"""Article pages: each article once in every tree, or in that of its language alone."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from archive.formats.fingerprint import digest
from archive.model.article import Header, Medium
from archive.model.library import Entry
from archive.model.names import UiLang
from archive.pages import urls
from archive.pages.authors import names_of
from archive.pages.cards import (
    WHOLE,
    earlier_states,
    host_of,
    local_path,
    make_moment,
    make_picture,
    safe,
)
from archive.pages.edition import HREFLANG, TWIN, Edition, make_frame
from archive.pages.homes import home_of, tree_of
from archive.pages.near import Near, bare, find_near, related
from archive.pages.page import Page
from archive.pages.views import (
    Alternate,
    ArticleView,
    Count,
    Crumb,
    Frame,
    MediumView,
)

_HAN_PER_MINUTE = 440
"""Reading speed of Chinese; Zola's reading time cites 439 characters a minute."""
_WORDS_PER_MINUTE = 238
"""Of English: M. Brysbaert, "How many words do we read per minute?", 2019."""
_HIDDEN = frozenset({"noindex", "withdrawn"})
"""The visibilities that search engines are kept away from."""


def article_pages(editions: Sequence[Edition], local: frozenset[str]) -> Iterator[Page]:
    """The page of every article, listed or withdrawn, in each edition that has one.

    The pages of one article follow each other.
    """
    near = find_near(editions)
    library = editions[0].library
    for entry in (*library.entries.values(), *library.withdrawn):
        yield from pages_of(entry, editions, near, local)


def pages_of(
    entry: Entry,
    editions: Sequence[Edition],
    near: Mapping[UiLang, Near],
    local: frozenset[str],
) -> Iterator[Page]:
    """The page of one article in each edition that has one; those show the same."""
    homes = [e for e in editions if tree_of(e.site, e.ui, entry.header) == e.ui]
    if not homes:
        return
    view = _view(homes[0], entry, near[homes[0].ui], local)
    for edition in homes:
        yield _page(edition, entry, view)


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
    elsewhere = edition.site.canonical == "source" and bool(view.url)
    return replace(
        frame,
        title_lang="" if home_of(header) == edition.ui else header.lang,
        noindex=header.visibility in _HIDDEN,
        twin=twin(edition, entry, path),
        canonical=view.url if elsewhere else frame.canonical,
        alternates=_alternates(edition, entry, frame),
    )


def twin(edition: Edition, entry: Entry, path: str) -> str:
    """Site path of what the other tree has in place of an article's page there.

    The same page, else its translation, else the day that lists it; empty for none.
    """
    other = TWIN[edition.ui]
    if tree_of(edition.site, other, entry.header) == other:
        return urls.in_tree(other, path)
    if entry.id in edition.library.pairs:
        pair = edition.library.entries[edition.library.pairs[entry.id]]
        return urls.in_tree(other, urls.article(pair))
    is_listed = entry.id in edition.library.entries
    return urls.in_tree(other, urls.period(entry.day)) if is_listed else ""


def _alternates(edition: Edition, entry: Entry, frame: Frame) -> tuple[Alternate, ...]:
    """The same article for other readers: in the other tree, else its translation.

    Search engines want them between pages that they may show, under their own addresses.
    """
    if not _is_found(edition, entry):
        return ()
    if edition.site.article_pages == "both":
        return frame.alternates
    other = edition.library.entries.get(edition.library.pairs.get(entry.id, ""))
    if other is None or not _is_found(edition, other):
        return ()
    addresses = {
        home_of(one.header): edition.site.base_url
        + urls.in_tree(home_of(one.header), urls.article(one))
        for one in (entry, other)
    }
    return tuple(
        Alternate(hreflang=tag, url=addresses[ui])
        for ui, tag in (*HREFLANG.items(), (edition.site.default_lang, "x-default"))
    )


def _is_found(edition: Edition, entry: Entry) -> bool:
    """True where a search engine may show the article under its address here."""
    header, site = entry.header, edition.site
    elsewhere = site.canonical == "source" and bool(safe(header.url))
    return bool(site.base_url) and header.visibility not in _HIDDEN and not elsewhere


def _view(
    edition: Edition, entry: Entry, near: Near, local: frozenset[str]
) -> ArticleView:
    header = entry.header
    if header.visibility == "withdrawn":
        return _tombstone(entry)
    other = edition.library.pairs.get(entry.id)
    whole = header.visibility in WHOLE
    states = earlier_states(edition.library, entry)
    before, after = near.around.get(entry.id, (None, None))
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
        people={name: urls.author(name) for name in names_of(header)},
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
        previous=before,
        next=after,
        pair=bare(edition.cards[other]) if other else None,
        earlier=near.earlier.get(entry.id),
        later=near.later.get(entry.id),
        beside=near.beside.get(entry.id, ""),
        story=near.stories.get(entry.id),
        nearby=related(edition, entry.id),
        excerpt=entry.excerpt,
        length=entry.length,
        minutes=minutes(entry),
        revisions=len(states),
        history=urls.history(entry) if states else "",
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
