"""Whoever is named in a byline has a page with all that he has worked on."""

from collections.abc import Sequence

from archive.catalog.library import make_library
from archive.model.library import Library
from archive.pages.articles import article_pages
from archive.pages.authors import author_pages, find_authors
from archive.pages.page import Page
from archive.pages.views import ArticleView, AuthorsView, AuthorView, PeriodView
from tests.pages.planning import an_entry, editions


def made(*headers: dict[str, object]) -> Library:
    """A library of articles with these headers, a day after the other."""
    return make_library(
        (
            an_entry(
                f"harbour-202301{at:02}-ferry",
                "第一班渡轮离港。\n",
                **{"published": f"2023-01-{at:02}", **header},
            )
            for at, header in enumerate(headers, 1)
        ),
        (),
    )


def pages(found: Library, most: int = 200) -> Sequence[Page]:
    """The pages of the Chinese tree."""
    return list(author_pages(editions(found)["zh"], most=most))


def test_all_roles_and_all_forms_of_a_name_count() -> None:
    found = made(
        {"authors": ("林涛",)},
        {"translators": ("林濤", "Ada Lin")},
        {"authors": ("林涛",), "editors": ("林涛",)},
    )
    lin, ada = sorted(find_authors(found.entries.values()), key=lambda a: -a.row.count)

    assert lin.forms == ("林涛", "林濤")
    assert lin.row.count == 3
    assert [id_[8:16] for id_ in lin.ids] == ["20230103", "20230102", "20230101"]
    assert (ada.row.name, ada.row.lang, ada.row.count) == ("Ada Lin", "en", 1)

    index, *own = pages(found)
    assert isinstance(index.view, AuthorsView)
    assert [letter for letter, _ in index.view.letters] == ["A", "L"]
    views = [page.view for page in own]
    both = [view for view in views if isinstance(view, AuthorView)]
    roles = {view.author.name: view.roles for view in both}
    assert [(role.key, role.count) for role in roles["林涛"]] == [
        ("authors", 2),
        ("translators", 1),
        ("editors", 1),
    ]
    assert not any(view.years for view in both)


def test_a_long_list_has_years() -> None:
    signed: dict[str, object] = {"authors": ("Ada Lin",)}
    found = made(*[signed] * 5)
    _, one, year = pages(found, most=4)

    assert isinstance(one.view, AuthorView)
    assert isinstance(year.view, PeriodView)
    assert year.path == "zh/authors/ada-lin/2023.html"
    assert one.view.years[0].path == "authors/ada-lin/2023.html"
    assert year.view.count == 5


def test_withdrawn_articles_name_nobody() -> None:
    found = made({"authors": ("林涛",), "visibility": "withdrawn", "reason": "x"})
    [index] = pages(found)
    assert isinstance(index.view, AuthorsView)
    assert index.view.count == 0


def test_an_article_leads_to_its_authors() -> None:
    """Each name on its page is a link to a page that there is."""
    found = made({"authors": ("林涛", "Ada Lin")})
    shown = {page.path for page in pages(found)}
    both = tuple(editions(found).values())

    for page in article_pages(both, frozenset()):
        assert isinstance(page.view, ArticleView)
        assert {f"zh/{path}" for path in page.view.people.values()} < shown
        assert set(page.view.people) == {"林涛", "Ada Lin"}
