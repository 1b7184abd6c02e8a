"""Pages that compare the states of an article, and who may see them."""

import json

import pytest

from archive.model.library import State
from archive.pages.page import Page
from archive.pages.plan import Plan
from archive.pages.views import ArticleView, HistoryView
from tests.pages.planning import a_state, an_entry, pages, plan, shown

BASE = "https://example.org/news/"
ID = "harbour-20230103-ferry"
ARTICLE = "zh/2023/01/03/harbour-ferry.html"
HISTORY = "zh/2023/01/03/harbour-ferry.history.html"
OWN = {"path": "raw/z.md", "sha256": "own", "layout": "harbour/2023"}
STATES = (
    a_state(ID, "second", archived="2023-01-04T08:00:00+00:00", title="第二版"),
    a_state(ID, "first", archived="2023-01-03T12:00:00+00:00", title="第一版"),
)


def made(*states: State, visibility: str = "public", **site: object) -> Plan:
    """An archive with one article, and earlier states of it."""
    entry = an_entry(
        ID,
        visibility=visibility,
        archived="2023-01-05T00:00:00+00:00",
        source=OWN,
        title="第三版",
    )
    return plan([entry], (), states or STATES, **site)


def history(found: Plan) -> tuple[Page, HistoryView]:
    """The page of the states, and its view."""
    page = pages(found)[HISTORY]
    assert isinstance(page.view, HistoryView)
    return page, page.view


def article_view(found: Plan) -> ArticleView:
    """The view of the article's page."""
    view = pages(found)[ARTICLE].view
    assert isinstance(view, ArticleView)
    return view


def test_states_are_in_the_order_of_their_dumps() -> None:
    """The newest first, the article itself as the current one; files the oldest first."""
    page, view = history(made())

    assert page.earlier == (f"{ID}/first.md", f"{ID}/second.md")
    assert page.body == f"{ID}.md"
    assert [(s.number, s.is_current, s.digest) for s in view.states[1:]] == [
        (2, False, "digest of second"),
        (1, False, "digest of first"),
    ]
    assert (view.states[0].number, view.states[0].is_current) == (3, True)
    assert [s.archived.date for s in view.states if s.archived] == [
        "2023-01-05",
        "2023-01-04",
        "2023-01-03",
    ]


def test_the_article_leads_there_and_back() -> None:
    """The article's page says how many there are; both trees have both pages."""
    found = made()

    assert article_view(found).revisions == 2
    assert article_view(found).history == HISTORY.removeprefix("zh/")
    assert history(found)[1].path == ARTICLE.removeprefix("zh/")
    assert HISTORY.replace("zh", "en", 1) in pages(found)
    assert history(found)[0].frame.twin == HISTORY.replace("zh", "en", 1)


def test_its_own_dump_is_no_earlier_state() -> None:
    """A state of the very dump that the article was made from is its base, not its past."""
    found = made(a_state(ID, "own"))

    assert HISTORY not in pages(found)
    assert (article_view(found).revisions, article_view(found).history) == (0, "")


def test_a_dump_that_lies_there_twice_is_one_state() -> None:
    """Copies of one dump are shown once."""
    found = made(a_state(ID, "first"), a_state(ID, "first"))

    assert len(history(found)[1].states) == 2


@pytest.mark.parametrize("visibility", ["withdrawn", "excerpt"])
def test_a_withheld_article_has_no_past(visibility: str) -> None:
    """Neither a page nor a link nor a line of data tells what it used to say."""
    found = made(visibility=visibility)

    assert HISTORY not in pages(found)
    assert article_view(found).history == ""
    assert "data/revisions.jsonl" not in {d.path for d in found.data}
    assert not any("第一版" in shown(page) for page in found.pages)


def test_a_withdrawn_state_is_left_out() -> None:
    """A person may withdraw one state and leave the others."""
    found = made(*STATES, a_state(ID, "third", visibility="withdrawn"))

    assert len(history(found)[1].states) == 3


def test_search_engines_are_kept_out() -> None:
    """The page has its own address, and is in no sitemap, feed or list."""
    found = made(base_url=BASE)
    frame = history(found)[0].frame

    assert (frame.noindex, frame.alternates) == (True, ())
    assert frame.canonical == BASE + HISTORY
    others = [p for p in found.pages if "harbour-ferry" not in p.path]
    assert not any("history.html" in shown(page) for page in others)


def test_states_of_an_article_without_a_date() -> None:
    """Its page lies where the article lies."""
    id = "harbour-undated-tides"
    found = plan([an_entry(id)], (), [a_state(id, "1")])

    assert "zh/undated/harbour-tides.history.html" in pages(found)


def test_a_line_of_data_for_each_earlier_state() -> None:
    """Front matter of every state with its page and its file, the oldest first."""
    (lines,) = [d.content for d in made().data if d.path == "data/revisions.jsonl"]
    found = [json.loads(line) for line in lines.splitlines()]

    assert [(line["id"], line["title"], line["file"]) for line in found] == [
        (ID, "第一版", f"{ID}/first.md"),
        (ID, "第二版", f"{ID}/second.md"),
    ]
    assert {line["path"] for line in found} == {HISTORY}
    assert [line["source"]["sha256"] for line in found] == ["first", "second"]
