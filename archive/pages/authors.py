"""Authors: everybody who is named in a byline, and what each has worked on.

Authors, contributors, translators and editors alike. People of one name share a page: no
byline tells them apart, and the page says so.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from msgspec.structs import replace

from archive.model.article import Header
from archive.model.library import Entry
from archive.model.names import Lang
from archive.pages import urls
from archive.pages.edition import Edition, by_days, make_frame, neighbours, tally
from archive.pages.page import Page
from archive.pages.views import (
    AuthorRow,
    AuthorsView,
    AuthorView,
    AuthorYearView,
    Count,
    Crumb,
)
from archive.text.days import period_name
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
        years = _years(edition, author) if len(author.ids) > most else {}
        yield _one(edition, author, years)
        paths = {year: urls.author_year(author.row.name, year) for year in years}
        for year, *around in neighbours(paths):
            yield _year(edition, author, year, years[year], around)


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
            edition, urls.AUTHORS, title, room="outlets", crumbs=_crumbs(edition, title)
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


def _crumbs(
    edition: Edition, *last: str, author: Author | None = None
) -> tuple[Crumb, ...]:
    above = [Crumb(text=edition.words["outlets"], path=urls.OUTLETS)]
    if author:
        above.append(Crumb(text=edition.words["authors"], path=urls.AUTHORS))
        row = author.row
        path = row.path if last else ""
        above.append(Crumb(text=row.name, path=path, lang=row.lang))
    return (*above, *(Crumb(text=text) for text in last))


def _years(edition: Edition, author: Author) -> dict[str, list[str]]:
    years: dict[str, list[str]] = {}
    for id_ in author.ids:
        years.setdefault(edition.library.entries[id_].day[:4], []).append(id_)
    return {year: years[year] for year in sorted(years)}


def _one(edition: Edition, author: Author, years: dict[str, list[str]]) -> Page:
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
                crumbs=_crumbs(edition, author=author),
            ),
            title_lang=row.lang,
        ),
        view=AuthorView(
            author=row,
            also=author.forms[1:],
            roles=_roles(author, entries),
            outlets=tally(entries, by="outlet"),
            days=by_days(author.ids[:LATEST] if years else author.ids, edition),
            years=tuple(
                Count(
                    key=year or edition.words["undated"],
                    count=len(own),
                    path=urls.author_year(row.name, year),
                )
                for year, own in reversed(years.items())
            ),
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


def _year(
    edition: Edition,
    author: Author,
    year: str,
    ids: list[str],
    around: Sequence[Count | None],
) -> Page:
    path = urls.author_year(author.row.name, year)
    label = period_name(edition.ui, year) if year else edition.words["undated"]
    return Page(
        path=urls.in_tree(edition.ui, path),
        template="author_year.html",
        ui=edition.ui,
        frame=make_frame(
            edition,
            path,
            f"{author.row.name} · {label}",
            room="outlets",
            crumbs=_crumbs(edition, label, author=author),
        ),
        view=AuthorYearView(
            author=AuthorRow(
                name=author.row.name, lang=author.row.lang, path=author.row.path
            ),
            year=year,
            count=len(ids),
            days=by_days(ids, edition),
            earlier=around[0],
            later=around[1],
        ),
    )
