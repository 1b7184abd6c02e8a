"""Blocks -> Markdown -> HTML: nothing lost, added or moved."""

from hypothesis import given, settings
from markdown_it import MarkdownIt

from archive.formats.html_reader import read_blocks
from archive.formats.markdown_html import Markdown
from archive.formats.markdown_writer import write_markdown
from archive.model.document import Block, Paragraph, Span
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping
from tests.formats.outline import of_blocks, of_html
from tests.formats.written import blocks

OURS = Markdown()
PLAIN = MarkdownIt("commonmark", {"html": True, "xhtmlOut": False})
STRONG = frozenset({"strong"})


@given(blocks)
@settings(max_examples=150)
def test_the_site_shows_just_these_blocks(found: tuple[Block, ...]) -> None:
    """Our own renderer gives back the text, the marks and the structure."""
    assert of_blocks(found) == of_html(OURS.raw_html(write_markdown(found)))


@given(blocks)
@settings(max_examples=150)
def test_any_renderer_shows_just_these_blocks(found: tuple[Block, ...]) -> None:
    """A plain CommonMark renderer does, too: people read the files elsewhere."""
    assert of_blocks(found) == of_html(PLAIN.render(write_markdown(found)))


@given(blocks)
@settings(max_examples=60)
def test_the_sanitiser_takes_nothing_that_we_write(found: tuple[Block, ...]) -> None:
    """What is safe in the first place passes as it is."""
    assert of_blocks(found) == of_html(OURS.html(write_markdown(found)))


def test_emphasis_beside_chinese_punctuation_falls_back_to_html() -> None:
    """``**“真的”**吗`` would stay literal in CommonMark; a plain word needs no help."""
    quoted = (Span("他说"), Span("“真的”", STRONG), Span("吗"))
    word = (Span("这是"), Span("重点", STRONG), Span("。"))

    assert write_markdown((Paragraph(quoted),)) == "他说<strong>“真的”</strong>吗\n"
    assert write_markdown((Paragraph(word),)) == "这是**重点**。\n"


def test_a_dump_nested_ten_thousand_deep_is_read() -> None:
    """Nobody wrote that, but somebody may send it."""
    body = "<div>" * 10_000 + "底" + "</div>" * 10_000
    dump = Dump(
        path="a", sha256="", encoding="", title="t", url="", epoch=None, body=body
    )

    (found,) = read_blocks(Clipping(dump).root)

    assert found == Paragraph((Span("底"),))
