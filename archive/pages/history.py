"""Pages that compare the states of an article: beside its own, in every tree.

Their texts are compared where they are rendered; a page holds only which files these
are, and their digests.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from archive.model.library import Entry, State
from archive.pages import urls
from archive.pages.articles import twin
from archive.pages.cards import earlier_states, make_moment
from archive.pages.edition import Edition, make_frame
from archive.pages.homes import home_of, tree_of
from archive.pages.page import Page
from archive.pages.views import Crumb, Frame, HistoryView, StateView


def history_pages(editions: Iterable[Edition]) -> Iterator[Page]:
    """A page for every article that is shown whole and has earlier states.

    It lies where the article's own page does.
    """
    editions = tuple(editions)
    library = editions[0].library
    for id_ in library.earlier:
        yield from history_pages_of(library.entries[id_], editions)


def history_pages_of(entry: Entry, editions: Iterable[Edition]) -> Iterator[Page]:
    """The page of one article in each edition; none where nothing can be compared."""
    editions = tuple(editions)
    earlier = earlier_states(editions[0].library, entry)
    if earlier:
        view = _view(entry, earlier)
        for edition in editions:
            if tree_of(edition.site, edition.ui, entry.header) != edition.ui:
                continue
            yield _page(edition, entry, view, earlier)


def _page(
    edition: Edition, entry: Entry, view: HistoryView, earlier: tuple[State, ...]
) -> Page:
    path = urls.history(entry)
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="history.html",
        ui=edition.ui,
        frame=_frame(edition, entry, path),
        view=view,
        body=entry.file,
        earlier=tuple(state.file for state in earlier),
        digests=(entry.digest, *(state.digest for state in earlier)),
    )


def _frame(edition: Edition, entry: Entry, path: str) -> Frame:
    """Search engines are to find the article, not what it used to say."""
    header = entry.header
    own_lang = "" if home_of(header) == edition.ui else header.lang
    word = edition.words["history"]
    crumbs = (
        Crumb(text=edition.outlet_name(header.outlet), path=urls.outlet(header.outlet)),
        Crumb(text=header.title, path=urls.article(entry), lang=own_lang),
        Crumb(text=word),
    )
    frame = make_frame(
        edition,
        path,
        f"{header.title} · {word}",
        room="article",
        crumbs=crumbs,
        feed=urls.outlet_feed(header.outlet),
    )
    return replace(
        frame,
        noindex=True,
        title_lang=own_lang,
        twin=twin(edition, entry, path),
        alternates=(),
    )


def _view(entry: Entry, earlier: tuple[State, ...]) -> HistoryView:
    header = entry.header
    states = (*((state.header.archived, state.digest) for state in earlier),)
    return HistoryView(
        title=header.title,
        lang=header.lang,
        outlet=header.outlet,
        outlet_path=urls.outlet(header.outlet),
        path=urls.article(entry),
        states=tuple(
            StateView(
                number=number,
                archived=make_moment(archived, ""),
                is_current=number > len(earlier),
                digest=digest,
            )
            for number, (archived, digest) in reversed(
                list(enumerate((*states, (header.archived, entry.digest)), 1))
            )
        ),
    )
