"""Pairs to read side by side: the list of them, its months, and a page for each.

The two texts meet where the page is rendered; it holds only which files these are, and
which of their paragraphs go together.
"""

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec.structs import replace

from archive.model.library import Entry
from archive.model.relations import Alignment, Block, Pair
from archive.pages import urls
from archive.pages.articles import body_digest
from archive.pages.calendars import years_of
from archive.pages.cards import make_moment, make_picture, safe
from archive.pages.edition import Edition, make_frame, neighbours
from archive.pages.homes import home_of
from archive.pages.near import readable_pairs
from archive.pages.page import Page
from archive.pages.views import (
    BesideView,
    BilingualMonthView,
    BilingualView,
    Crumb,
    Frame,
    PairRow,
    SideView,
)
from archive.relate import alignment

LATEST = 30
SURE, LIKELY = 0.95, 0.8
"""From these on a pair is called certain, or likely."""
WELL_MATCHED = 0.8
"""From this on paragraphs are called well matched; see also ``relate.alignment.SURE``."""
DOUBTFUL = 0.5
"""Below it a row says that its paragraphs may not belong together."""

_Trust = Literal["sure", "likely", "doubtful"]
_Match = Literal["good", "fair", "none"]


def pair_row(edition: Edition, pair: Pair) -> PairRow:
    """A pair with the way to its page."""
    return PairRow(
        path=urls.beside(edition.library.entries[pair.zh]),
        zh=replace(edition.cards[pair.zh], pair=""),
        en=replace(edition.cards[pair.en], pair=""),
    )


def bilingual_pages(edition: Edition, local: frozenset[str]) -> Iterator[Page]:
    """Every page about pairs."""
    pairs = readable_pairs(edition.library)
    months: dict[str, list[Pair]] = {}
    for pair in reversed(pairs):
        day = edition.library.entries[pair.zh].day
        months.setdefault(day[:7], []).insert(0, pair)
    months = {month: months[month] for month in sorted(months)}
    yield _all(edition, pairs, {month: len(own) for month, own in months.items()})
    paths = {month: urls.bilingual_month(month) for month in months}
    for month, earlier, later in neighbours(paths):
        rows = tuple(pair_row(edition, pair) for pair in months[month])
        view = BilingualMonthView(month=month, pairs=rows, earlier=earlier, later=later)
        yield _month(edition, view)
    matches = {found.zh: found for found in edition.library.relations.alignments}
    for pair in pairs:
        yield _beside(edition, pair, matches.get(pair.zh), local)


def _crumbs(edition: Edition, *below: Crumb) -> tuple[Crumb, ...]:
    title = edition.words["bilingual"]
    return (Crumb(text=title, path=urls.BILINGUAL if below else ""), *below)


def _all(edition: Edition, pairs: tuple[Pair, ...], months: Mapping[str, int]) -> Page:
    return Page(
        path=urls.in_tree(edition.ui, urls.BILINGUAL),
        template="bilingual.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            urls.BILINGUAL,
            edition.words["bilingual"],
            room="bilingual",
            crumbs=_crumbs(edition),
        ),
        view=BilingualView(
            count=len(pairs),
            latest=tuple(pair_row(edition, pair) for pair in pairs[:LATEST]),
            years=years_of(months, urls.bilingual_month, edition.words["undated"]),
        ),
    )


def _month(edition: Edition, view: BilingualMonthView) -> Page:
    month = view.month
    path = urls.bilingual_month(month)
    label = edition.period(month)
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="bilingual_month.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            path,
            f"{edition.words['bilingual']} · {label}",
            room="bilingual",
            crumbs=_crumbs(edition, Crumb(text=label)),
        ),
        view=view,
    )


def _beside(
    edition: Edition, pair: Pair, found: Alignment | None, local: frozenset[str]
) -> Page:
    zh, en = edition.library.get((pair.zh, pair.en))
    match = _match(found)
    view = BesideView(
        zh=_side(edition, zh, local),
        en=_side(edition, en, local),
        evidence=pair.evidence,
        trust=_trust(pair),
        match=match,
        blocks=tuple(map(_block, found.blocks)) if found and match != "none" else (),
    )
    path = urls.beside(zh)
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="beside.html",
        ui=edition.ui,
        frame=_frame(edition, zh, en, path),
        view=view,
        body=zh.file,
        other=en.file,
        digests=(zh.digest, en.digest),
    )


def _trust(pair: Pair) -> _Trust:
    if pair.confidence >= SURE:
        return "sure"
    return "likely" if pair.confidence >= LIKELY else "doubtful"


def _match(found: Alignment | None) -> _Match:
    if not found or found.confidence < alignment.SURE:
        return "none"
    return "good" if found.confidence >= WELL_MATCHED else "fair"


def _block(block: Block) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    is_doubtful = bool(block.zh and block.en) and block.confidence < DOUBTFUL
    return block.zh, block.en, is_doubtful


def _frame(edition: Edition, zh: Entry, en: Entry, path: str) -> Frame:
    """Titled as the tree's own article; hidden from search engines as either is."""
    own = zh if edition.ui == "zh" else en
    word = edition.words["bilingual"]
    month = zh.day[:7]
    label = edition.period(month)
    frame = make_frame(
        edition,
        path,
        f"{own.header.title} · {word}",
        room="bilingual",
        crumbs=_crumbs(
            edition,
            Crumb(text=label, path=urls.bilingual_month(month)),
            Crumb(text=own.header.title),
        ),
        description=own.excerpt,
    )
    title_lang = "" if home_of(own.header) == edition.ui else own.header.lang
    is_hidden = any(_is_hidden(edition, entry) for entry in (zh, en))
    return replace(
        frame,
        title_lang=title_lang,
        noindex=is_hidden,
        alternates=() if is_hidden else frame.alternates,
    )


def _is_hidden(edition: Edition, entry: Entry) -> bool:
    """An article that search engines shall not find here, or only at its source."""
    header = entry.header
    elsewhere = edition.site.canonical == "source" and bool(safe(header.url))
    return header.visibility == "noindex" or elsewhere


def _side(edition: Edition, entry: Entry, local: frozenset[str]) -> SideView:
    header = entry.header
    return SideView(
        title=header.title,
        lang=header.lang,
        path=edition.cards[entry.id].path,
        outlet=header.outlet,
        deck=header.deck,
        authors=header.authors,
        translators=header.translators,
        published=make_moment(header.published, entry.day),
        image=make_picture(header.image, local),
        body_digest=body_digest(entry, local),
    )
