"""Lists whose items are paragraphs, through HTML and Markdown."""

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag

from archive.formats.html_reader import read_blocks
from archive.formats.markdown_html import Markdown
from archive.formats.markdown_writer import write_markdown
from archive.model.document import Block, Items, Paragraph, Span


def read(html: str) -> tuple[Block, ...]:
    body = BeautifulSoup(html, "lxml").body
    assert isinstance(body, Tag)
    return read_blocks(body)


def item(text: str) -> tuple[Block, ...]:
    return (Paragraph((Span(text),)),)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul><li>甲</li><li>乙</li></ul>", Items(0, (item("甲"), item("乙")))),
        (
            "<ul><li><p>甲</p></li><li>乙</li></ul>",
            Items(0, (item("甲"), item("乙")), loose=True),
        ),
        ("<ol><li><p>甲</p></li></ol>", Items(1, (item("甲"),), loose=True)),
    ],
)
def test_a_list_is_loose_where_an_item_holds_a_paragraph(
    html: str, expected: Items
) -> None:
    """``<li><p>`` says that the items are prose."""
    assert read(html) == (expected,)


def test_items_stand_apart_in_a_loose_list() -> None:
    """An empty line between items; a tight list has none."""
    items = (item("甲"), item("乙"))

    assert write_markdown((Items(0, items, loose=True),)) == "- 甲\n\n- 乙\n"
    assert write_markdown((Items(0, items),)) == "- 甲\n- 乙\n"


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("start", [0, 7])
def test_paragraphs_of_a_loose_list_are_paragraphs_again(
    count: int, start: int
) -> None:
    """Rendered and read back it is the same list, even with a single item."""
    given = Items(start, tuple(item(text) for text in "甲乙丙"[:count]), loose=True)
    html = Markdown().raw_html(write_markdown((given,)))

    assert html.count("<p>") == count
    assert read(html) == (given,)
