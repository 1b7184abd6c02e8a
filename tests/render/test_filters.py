"""What templates may apply to a value."""

import json
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from archive.model.names import UiLang
from archive.pages.views import Count
from archive.render import filters
from archive.render.filters import filters_for


@pytest.mark.parametrize(
    ("name", "value", "zh", "en"),
    [
        ("day", "2023-01-03", "2023年1月3日", "3 January 2023"),
        ("day", "2023-12-31", "2023年12月31日", "31 December 2023"),
        ("day", "2023-01-03T11:03:00+08:00", "2023年1月3日", "3 January 2023"),
        ("day", "unknown", "unknown", "unknown"),
        ("day", "", "", ""),
        ("day_short", "2023-01-03", "1月3日", "3 January"),
        ("day_long", "2023-01-03", "2023年1月3日 星期二", "Tuesday, 3 January 2023"),
        ("day_long", "soon", "soon", "soon"),
        ("weekday", "2023-01-03", "星期二", "Tuesday"),
        ("weekday", "2023-02-30", "", ""),
        ("month", "2023-01", "2023年1月", "January 2023"),
        ("month", "2023-01-03", "2023年1月", "January 2023"),
        ("month", "2023-13", "2023-13", "2023-13"),
        ("month_name", "2023-09", "9月", "September"),
        ("month_short", "2023-09", "9月", "Sep"),
        ("month_short", "2023-13", "2023-13", "2023-13"),
        ("year", "2023", "2023年", "2023"),
        ("year", "2023-01-03", "2023年", "2023"),
        ("day_number", "2023-01-03", "3", "3"),
        ("day_number", "2023-01-30", "30", "30"),
        ("number", 1234567, "1,234,567", "1,234,567"),
    ],
)
def test_dates_and_numbers(name: str, value: object, zh: str, en: str) -> None:
    """Dates and numbers are written as the reader's language writes them."""
    assert [zh, en] == [filters_for(ui)[name](value) for ui in ("zh", "en")]


@pytest.mark.parametrize(
    ("values", "tongue", "expected"),
    [
        ((), "zh-Hans", ""),
        (("林海",), "zh-Hant", "林海"),
        (("林海", "陈江", "周岸"), "zh-Hans", "林海、陈江、周岸"),
        ((), "en", ""),
        (("Ada",), "en", "Ada"),
        (("Ada", "Ben"), "en", "Ada and Ben"),
        (("Ada", "Ben", "Cy"), "en", "Ada, Ben and Cy"),
    ],
)
def test_names(values: tuple[str, ...], tongue: str, expected: str) -> None:
    """Names are joined as their own language does it."""
    assert expected == filters.names(values, tongue)


@pytest.mark.parametrize(
    ("ui", "tag", "expected"),
    [
        ("zh", "zh-Hans", ""),
        ("zh", "zh-Hant", ' lang="zh-Hant"'),
        ("zh", "en", ' lang="en"'),
        ("en", "en", ""),
        ("en", "zh-Hans", ' lang="zh-Hans"'),
        ("en", "", ""),
        ("en", 'x" onclick="y', ' lang="x&#34; onclick=&#34;y"'),
    ],
)
def test_lang(ui: UiLang, tag: str, expected: str) -> None:
    """A text says its language only where that is not the page's; safely."""
    found = filters_for(ui)["lang"](tag)

    assert expected == found
    assert isinstance(found, Markup)


def test_shades() -> None:
    """A list's fullest month is 4, an empty one 0, any other at least 1."""
    months = [Count(key="a", count=count) for count in (0, 1, 25, 26, 51, 76, 100)]
    top = filters.peak(months)

    assert top == 100
    levels = [filters.level(month.count, top) for month in months]
    assert levels == [0, 1, 1, 2, 3, 4, 4]
    assert filters.peak([]) == 1
    assert filters.peak([Count(key="a", count=0)]) == 1


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("desk@example.org", "mailto:desk@example.org"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("javascript:alert(1)", ""),
        ("ask at the library", ""),
        ("", ""),
    ],
)
def test_contact(contact: str, expected: str) -> None:
    """A contact becomes a link where it is an address, and only then."""
    assert expected == filters.mailto(contact)


@given(st.text())
def test_xml(text: str) -> None:
    """Whatever a title holds, an XML file may hold what the filter leaves."""
    element = etree.Element("title")

    element.text = filters.xml(text)

    assert element.text == filters.xml(filters.xml(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_jsonld_holds_any_text(text: str) -> None:
    """A text comes back as it was, and nothing in it can end the script."""
    found = filters.jsonld({"a": [text, {"b": text}], "empty": "", "none": None})

    expected = {"a": [text, {"b": text}]} if text else {"a": ["", {}]}
    assert expected == json.loads(found)
    assert not set("<\u2028\u2029") & set(found)


PARTS = st.lists(st.sampled_from(["2023", "01", "03", "a", "b"]), max_size=4)


@given(PARTS, PARTS, st.sampled_from(["../en/", ""]))
def test_law_near_leads_to_the_same_page(
    here: list[str], there: list[str], tree: str
) -> None:
    """As the way over the tree's root does, and it is never longer."""
    page = "/".join(("zh", *here, "page.html"))
    path = tree + "/".join((*there, "other.html"))
    link, long = filters.near(path, page), "../" * len(here) + path

    base = f"https://archive.example/{page}"
    assert urljoin(base, link) == urljoin(base, long)
    assert len(link) <= len(long)


def test_near() -> None:
    """Of one day, of one month, of another room."""
    page = "zh/2023/01/03/ferry.html"

    assert filters.near("2023/01/03/ice.html", page) == "ice.html"
    assert filters.near("2023/01/04/thaw.html", page) == "../04/thaw.html"
    assert (
        filters.near("stories/ice/index.html", page)
        == "../../../stories/ice/index.html"
    )


def test_people() -> None:
    """Names are persons to a machine."""
    assert filters.people(("Ada",)) == [{"@type": "Person", "name": "Ada"}]
