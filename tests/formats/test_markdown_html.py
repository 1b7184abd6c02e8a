"""Markdown -> safe HTML, with Chinese as a first language."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive.formats.markdown_html import Markdown

MARKDOWN = Markdown()


@pytest.mark.parametrize(
    "text",
    [
        "他说**“真的”**吗",
        "**《花木兰》**在华遇冷",
        "**历经10年发展，**年轻人",
        "这是**重点。**下一句",
        "中文**bold**中文",
        "**灯塔 \ufe00**",
    ],
)
def test_emphasis_beside_chinese_is_seen(text: str) -> None:
    """CommonMark leaves four of these literal (issue #650)."""
    html = MARKDOWN.html(text)

    assert "<strong>" in html
    assert "*" not in html


@pytest.mark.parametrize("text", ["a * b * c", "2*3*4 = 24 ** 1", "\\*不是\\*"])
def test_what_is_no_emphasis_stays_literal(text: str) -> None:
    """The rule opens no door for lone asterisks."""
    assert "<strong>" not in MARKDOWN.html(text)


def test_line_ends_between_han_join() -> None:
    """A line end inside Chinese shows nothing; inside English it is a space."""
    assert MARKDOWN.html("一行\n二行\n") == "<p>一行二行</p>\n"
    assert MARKDOWN.html("one\ntwo\n") == "<p>one\ntwo</p>\n"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<iframe src=https://evil.example></iframe>",
        "[x](javascript:alert(1))",
        "[x](<JaVaScRiPt:alert(1)>)",
        "[x](data:text/html;base64,AAAA)",
        "![x](javascript:alert(1))",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" &#106;avascript:alert(1)">x</a>',
        "<style>body{display:none}</style>",
        '<p style="position:fixed">x</p>',
        "<base href=https://evil.example>",
        '<meta http-equiv="refresh" content="0;url=https://evil.example">',
        "<form action=https://evil.example><input></form>",
        "<object data=x></object><embed src=x>",
        "<math><mtext></mtext></math>",
        '<div onclick="alert(1)">x</div>',
        "<template><img src=x onerror=alert(1)></template>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        '<video src="x" onloadstart="alert(1)"></video>',
        "<link rel=stylesheet href=https://evil.example>",
        "</div></main></body></html><h1>out</h1>",
        "<!--><img src=x onerror=alert(1)>-->",
    ],
)
def test_nothing_hostile_comes_through(hostile: str) -> None:
    """No script, no handler, no frame, no style, no way out of the page."""
    html = MARKDOWN.html(hostile)
    tree = LexborHTMLParser(f"<main id=m>{html}</main>")

    assert (
        tree.css("script, style, iframe, object, embed, form, base, meta, link") == []
    )
    assert len(tree.css("main")) == len(tree.css("body")) == 1
    for node in tree.css("*"):
        for name, value in node.attributes.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in {"href", "src"}:
                scheme, colon, _ = (value or "").partition(":")
                assert not colon or scheme in {"http", "https", "mailto", "tel"}


def test_a_link_gives_no_referrer_and_no_rank() -> None:
    """The archive vouches for nothing that an article links to."""
    assert 'rel="noopener noreferrer nofollow"' in MARKDOWN.html(
        "[x](https://a.example)"
    )
