"""The tree that layouts work on is the one that Beautiful Soup would build."""

import warnings
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, UnusualUsageWarning
from bs4.element import PageElement, PreformattedString, Tag
from hypothesis import given
from hypothesis import strategies as st

from archive.outlets.tree import build
from tests.fuzz.hostile import HTML, TEXT

CASES = [path.parent for path in sorted(Path(__file__).parent.glob("*/*/in.md"))]
ODD = (
    "",
    " ",
    "\ufeff<p>字",
    "\0",
    "字\0字<p>字\0",
    "&nbsp;&foo;&#0;&#xD800;&#x110000;&amp",
    "<p class=' a  b\n' rel='x y' id=c><a rel='nofollow me' href=/>字</a>",
    "<p a=1 a=2 A=3 b c='' d=\"&quot;\">",
    "字<!-- 注 -->字<!---->字<!-- ",
    "<!DOCTYPE html PUBLIC 'a' 'b'><p>",
    "<?xml version='1.0'?><p>字<?php 1 ?>字",
    "<![CDATA[字]]><script><![CDATA[字]]></script>",
    "<pre> \n </pre> <textarea>  </textarea>  <b>  </b>\t",
    "<pre><p> \n </pre>  <b> ",
    "<ruby>字<rt>字<b>字</b></rt></ruby><template>字<b>字</b></template>字",
    "<style>字</style><script>字<b>字</b></script>",
    "<body a=1>字<body b=2>字</body>字</html>字",
    "<title>字",
    "<head><noscript><img src=a></noscript></head>",
    "<frameset><frame><p>字",
    "</div></p></body>字",
    "<form><form><a><a><b><i></b></i>",
    "<svg><path/></svg><math><mi>字",
    "<o:p>字</o:p><p a:b=c xmlns:d=e>",
    "<table>字<tr><td>字<td>字</table>",
    "<div>" * 300 + "字",
)
PIECES = st.sampled_from([*ODD, *HTML, *TEXT])
MARKUP = st.lists(PIECES | st.text(alphabet="字 <>/&;!-'\"=pabdiv\n\0")).map("".join)


@pytest.mark.parametrize("html", [*ODD, *HTML, *TEXT])
def test_odd_markup_gives_the_same_tree(html: str) -> None:
    assert told(build(html).document) == told(soup(html))


@given(MARKUP)
def test_any_markup_gives_the_same_tree(html: str) -> None:
    assert told(build(html).document) == told(soup(html))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_dump_gives_the_same_tree(case: Path) -> None:
    html = (case / "in.md").read_bytes().decode("utf-8", "replace")

    assert told(build(html).document) == told(soup(html))


def test_what_was_seen_is_told() -> None:
    """So that nobody has to walk over the tree to look for it."""
    page = build("<p><b>字</b></p><video></video></body><body>")

    assert page.body is page.document.find("body")
    assert page.names >= {"html", "body", "p", "b", "video"}
    assert page.depth == 4


def test_long_white_space_is_one_space() -> None:
    body = build(f"<p>甲{' ' * 200}乙{' ' * 199}丙</p>").body

    assert body is not None
    assert body.find_all(string=True) == [f"甲 乙{' ' * 199}丙"]


def soup(html: str) -> BeautifulSoup:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnusualUsageWarning)
        found = BeautifulSoup(html, "lxml")
    for node in list(found.descendants):
        if isinstance(node, PreformattedString):
            node.extract()
    return found


def told(root: Tag) -> list[tuple[object, ...]]:
    """Each node with all that it knows of itself and of its neighbours."""
    nodes: list[PageElement] = [root, *root.descendants]
    places = {id(node): place for place, node in enumerate(nodes)}

    def near(node: PageElement | None) -> int | None:
        return None if node is None else places[id(node)]

    return [
        (
            *(
                (node.name, node.attrs, node.interesting_string_types)
                if isinstance(node, Tag) and node is not root
                else (type(node), node)
                if node is not root
                else ()
            ),
            near(node.parent),
            near(node.next_sibling),
            near(node.previous_sibling),
            near(node.next_element) if node is not root else None,
            near(node.previous_element) if node.parent is not root else None,
        )
        for node in nodes
    ]


def test_a_page_that_failed_leaves_nothing_to_the_next() -> None:
    """The parser is used again, and again after one that no parser takes."""
    with pytest.raises(UnicodeEncodeError):
        build("<p>甲<b>乙\ud800")

    assert str(build("<p>丙</p>").document.p) == "<p>丙</p>"
    assert build("").document.contents == []


def test_threads_do_not_meet() -> None:
    """Each thread has a parser of its own."""
    pages = [f"<p>{n}</p>" * 200 for n in range(40)]
    with ThreadPoolExecutor(8) as pool:
        trees = list(pool.map(build, pages))

    assert [tree.document.get_text() for tree in trees] == [
        f"{n}" * 200 for n in range(40)
    ]
