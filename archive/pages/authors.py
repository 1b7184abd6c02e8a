"""Authors: everybody who is named in a byline, and what each has worked on.

Authors, contributors, translators and editors alike. People of one name share a page: no
byline tells them apart, and the page says so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, groupby
from typing import NamedTuple

from msgspec.structs import replace

from archive.model.article import Header
from archive.model.library import Entry
from archive.model.names import Lang
from archive.pages import urls
from archive.pages.edition import Edition, by_days, make_frame, tally
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
    AuthorRow,
    AuthorsView,
    AuthorView,
    Count,
    Crumb,
)
from archive.text.script import han_count, language

MOST = 200
"""Articles on one page; who has more has a page for each year, too."""
LATEST = 50
"""Articles that then stand on the first page."""
ROLES = ("authors", "contributors", "translators", "editors")
_OTHERS = "#"


class Author(NamedTuple):
    """A name with its articles."""

    row: AuthorRow
    forms: tuple[str, ...]
    """In which the name is written, the most frequent first."""
    ids: tuple[str, ...]
    """Newest first."""


def names_of(header: Header) -> tuple[str, ...]:
    """Everybody in an article's bylines, each name once."""
    return tuple(dict.fromkeys(chain(*(getattr(header, role) for role in ROLES))))


def author_pages(edition: Edition, *, most: int = MOST) -> Iterator[Page]:
    """Every page about those in bylines; ``most`` articles at most are on one page."""
    authors = find_authors(edition.library.entries.values())
    yield _all(edition, authors)
    for author in authors:
        is_long = len(author.ids) > most
        years = by_period(edition, author.ids, YEAR) if is_long else {}
        yield _one(edition, author, years)
        own = Crumb(text=author.row.name, path=author.row.path, lang=author.row.lang)
        whole = Whole((*_above(edition), own), "outlets")
        path = partial(urls.author_year, author.row.name)
        yield from period_pages(edition, whole, years, path)


def find_authors(entries: Iterable[Entry]) -> tuple[Author, ...]:
    """All of them, by path; the entries come newest first."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    found: dict[str, list[Entry]] = defaultdict(list)
    paths: dict[str, str] = {}
    for entry in entries:
        if entry.header.visibility == "withdrawn":
            continue
        own = {}
        for name in names_of(entry.header):
            path = paths.get(name) or paths.setdefault(name, urls.author(name))
            forms[path][name] += 1
            own[path] = entry
        for path in own:
            found[path].append(entry)
    return tuple(_author(path, forms[path], found[path]) for path in sorted(found))


def _author(path: str, forms: Counter[str], entries: Sequence[Entry]) -> Author:
    ranked = sorted(forms, key=lambda form: (-forms[form], form))
    name = ranked[0]
    row = AuthorRow(name=name, lang=_lang(name), path=path, count=len(entries))
    return Author(row, tuple(ranked), tuple(entry.id for entry in entries))


def _lang(name: str) -> Lang:
    """The language that a name is written in."""
    return language(name, "zh-Hans") if han_count(name) else "en"


def _all(edition: Edition, authors: Sequence[Author]) -> Page:
    title = edition.words["authors"]
    return Page(
        path=urls.in_tree(edition.ui, urls.AUTHORS),
        template="authors.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            urls.AUTHORS,
            title,
            room="outlets",
            crumbs=(_above(edition)[0], Crumb(text=title)),
        ),
        view=AuthorsView(
            letters=tuple(
                (letter, tuple(author.row for author in own))
                for letter, own in groupby(sorted(authors, key=_place), key=_letter)
            ),
            count=len(authors),
        ),
    )


def _place(author: Author) -> tuple[bool, str]:
    """Letters first, then what begins with none."""
    return _letter(author) == _OTHERS, author.row.path


def _letter(author: Author) -> str:
    first = author.row.path.removeprefix("authors/")[0]
    return first.upper() if first.isalpha() else _OTHERS


def _above(edition: Edition) -> tuple[Crumb, ...]:
    return (
        Crumb(text=edition.words["outlets"], path=urls.OUTLETS),
        Crumb(text=edition.words["authors"], path=urls.AUTHORS),
    )


def _one(edition: Edition, author: Author, years: Periods) -> Page:
    row, entries = author.row, edition.library.get(author.ids)
    return Page(
        path=urls.in_tree(edition.ui, row.path),
        template="author.html",
        ui=edition.ui,
        frame=replace(
            make_frame(
                edition,
                row.path,
                row.name,
                room="outlets",
                crumbs=(*_above(edition), Crumb(text=row.name, lang=row.lang)),
            ),
            title_lang=row.lang,
        ),
        view=AuthorView(
            author=row,
            also=author.forms[1:],
            roles=_roles(author, entries),
            outlets=tally(entries, by="outlet"),
            days=by_days(author.ids[:LATEST] if years else author.ids, edition),
            years=newest_periods(edition, years, partial(urls.author_year, row.name)),
        ),
    )


def _roles(author: Author, entries: Iterable[Entry]) -> tuple[Count, ...]:
    forms = frozenset(author.forms)
    counts = Counter(
        role
        for entry in entries
        for role in ROLES
        if not forms.isdisjoint(getattr(entry.header, role))
    )
    return tuple(Count(key=role, count=counts[role]) for role in ROLES if counts[role])
