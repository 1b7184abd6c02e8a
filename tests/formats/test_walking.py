"""Steps through a tree lead where Beautiful Soup's own searches lead."""

from collections.abc import Sequence

from bs4 import BeautifulSoup
from bs4.element import PageElement, Tag
from hypothesis import given
from hypothesis import strategies as st

from archive.formats.walking import (
    above,
    after,
    below,
    element_before,
    element_behind,
    first_below,
    holds,
    last_text,
    lies_in,
    texts,
    walk,
)

PIECES = "<p> <div> <b> <img> <br> </p> </div> </b> 字 &nbsp; &#32;".split()
PAGES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
NAMES = st.sampled_from(("p", "div", "b", "img")).map(lambda name: frozenset({name}))


@given(PAGES, NAMES)
def test_a_step_leads_where_the_search_leads(html: str, names: frozenset[str]) -> None:
    body = BeautifulSoup(f"<body>{html}", "lxml").body
    assert body is not None
    (name,) = names
    for tag in [body, *body.find_all()]:
        assert isinstance(tag, Tag)
        assert same(list(walk(tag)), tag.find_all())
        assert same(below(tag, names), tag.find_all(name))
        assert first_below(tag, names) is tag.find(name)
        assert holds(tag, names) == (tag.find(name) is not None)
        assert above(tag, names) is tag.find_parent(name)
        assert lies_in(tag, names) == (tag.find_parent(name) is not None)
        assert element_before(tag) is tag.find_previous_sibling()
        assert element_behind(tag) is tag.find_next_sibling()
        assert same(texts(tag), tag.find_all(string=True))
        assert last_text(tag) is next(
            (text for text in reversed(texts(tag)) if text.strip()), None
        )
        inside = [*tag.descendants]
        assert after(tag) is (inside[-1] if inside else tag).next_element


def same(ours: Sequence[PageElement], theirs: Sequence[PageElement]) -> bool:
    return [id(node) for node in ours] == [id(node) for node in theirs]
