"""Selectors mean what a general CSS engine takes them to mean."""

import pytest
from bs4.element import Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.outlets.selectors import compiled, find, find_all
from archive.outlets.tree import build

SELECTORS = (
    "p",
    "p, div",
    "P",
    ".a",
    "p.a.b",
    "#x",
    "div#x.a",
    "[href]",
    "a[href]",
    "a[href=x]",
    "[href='x']",
    '[class*="a"]',
    "[class^=b]",
    "[href$=y]",
    "[class~=b]",
    "a[rel~=me]",
    "[href='x'][id='x']",
    ":scope > div",
    ":scope > div > p",
    ":scope p",
    ":scope > p ~ a",
    "div p",
    "div div p",
    "div > p",
    "div>p",
    "p + a",
    "p ~ a",
    "div p > a",
    "div > p + a",
    "div.a p, p.a > a, #x",
    "div:has(a)",
    "div:has(> a)",
    "div.a:has(p.b)",
    "p:not(.a)",
    ":not(p, div) > a",
    "div > p:not(:has(a))",
)
ATTRIBUTES = st.sampled_from(
    ("", " class=a", " class='b a'", " id=x", " href=x", " href='xy'", " rel='no me'")
)
TAGS = st.builds("<{}{}>".format, st.sampled_from("p div a b".split()), ATTRIBUTES)
ENDS = st.sampled_from(("</p>", "</div>", "</a>", "</b>", " 字 "))
PAGES = st.lists(TAGS | ENDS, max_size=25).map("".join)


@settings(max_examples=500)
@given(st.sampled_from(SELECTORS), PAGES)
def test_a_selector_finds_what_the_engine_finds(selector: str, html: str) -> None:
    """Below the body, and below any element in it."""
    body = body_of(html)
    for root in [body, *body.find_all(["div", "p"])]:
        assert isinstance(root, Tag)
        wanted = [id(tag) for tag in root.select(selector)]

        assert [id(tag) for tag in find_all(root, selector)] == wanted
        assert (id(find(root, selector)) if wanted else find(root, selector)) == (
            wanted[0] if wanted else None
        )


@pytest.mark.parametrize("selector", SELECTORS[3:])
def test_the_engine_is_not_needed_for_it(selector: str) -> None:
    assert compiled(selector) is not None


@pytest.mark.parametrize(
    "selector", ["p:first-child", "a[type=X i]", "p::before", "a:is(b)", "p|a", "[a=''"]
)
def test_what_is_not_known_here_is_left_to_the_engine(selector: str) -> None:
    assert compiled(selector) is None


def test_the_engine_answers_the_rest() -> None:
    body = body_of("<p>甲<p>乙")

    assert find_all(body, "p:last-child") == [find(body, "p:last-child")]


def body_of(html: str) -> Tag:
    body = build(f"<body>{html}").body
    assert body is not None
    return body
