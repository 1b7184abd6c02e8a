import re

from bs4.element import NavigableString, Tag

from archive.model.dump import Dump
from archive.outlets.clipping import (
    Clipping,
    Entry,
    is_blank,
    lines,
    visible_text,
)
from archive.outlets.parsing import repair


def clip_of(body: str, url: str = "https://news.example/a/1") -> Clipping:
    return Clipping(
        Dump(
            path="in.md",
            sha256="",
            encoding="utf-8",
            title="题",
            url=url,
            epoch=0,
            body=body,
        )
    )


def the(clip: Clipping, selector: str) -> Tag:
    found = clip.first(selector)
    assert found is not None
    return found


def test_glued_tag_names_are_repaired() -> None:
    """White space lost inside a tag is put back, for every attribute that dumps show."""
    assert repair('<divclass="a"><imgsrc="b"><p>') == '<div class="a"><img src="b"><p>'
    assert repair("<divine>, <pre>") == "<divine>, <pre>"


def test_taken_text_is_folded_and_entered() -> None:
    """What is taken leaves the tree, and the ledger says into which field."""
    clip = clip_of("<p><b> 张\u00a0三 </b>说</p>")

    assert clip.take(clip.first("b"), "authors") == "张 三"
    assert clip.ledger == [Entry("field:authors", "张 三")]
    assert visible_text(clip.root) == "说"


def test_dropping_what_shows_nothing_needs_no_entry() -> None:
    clip = clip_of('<p>字</p><div class="ad"><script>1</script></div>')

    clip.drop_all(".ad", "ad-slot")

    assert clip.ledger == []
    assert clip.all(".ad") == []


def test_nested_matches_are_dropped_once() -> None:
    """The outermost goes, and its text is entered once."""
    clip = clip_of("<div class='x'>甲<div class='x'>乙</div></div>")

    clip.drop_all(".x", "ad-slot")

    assert clip.ledger == [Entry("drop:ad-slot", "甲乙")]


def test_part_of_a_text_can_be_cut() -> None:
    clip = clip_of("<p>正文。（完）</p>")
    text = the(clip, "p").contents[0]
    match = re.search("（完）", str(text))
    assert isinstance(text, NavigableString)
    assert match is not None

    clip.cut(match, text, "drop:end-mark")

    assert visible_text(clip.root) == "正文。"
    assert clip.ledger == [Entry("drop:end-mark", "（完）")]


def test_lines_of_a_paragraph_become_elements() -> None:
    """Each can then be taken by itself; markup across a line end is opened up."""
    clip = clip_of("<p>甲<br/><span>乙<br/>丙<a href='#'>丁</a></span><br/> </p>")

    parts = clip.split_lines(the(clip, "p"))

    assert [visible_text(part) for part in parts] == ["甲", "乙", "丙丁"]
    assert lines(the(clip, "p")) == ["甲", "乙", "丙丁"]


def test_text_beside_paragraphs_gets_one_of_its_own() -> None:
    clip = clip_of("<div><span>翻译：甲<p>乙</p></span></div><p>丙 <span>丁</span></p>")

    clip.wrap_loose("div, span")

    assert [visible_text(p) for p in clip.all("p")] == ["翻译：甲", "乙", "丙 丁"]


def test_scripts_and_players_are_not_seen() -> None:
    clip = clip_of("<p>甲<!--x--><script>乙</script><noscript>丙</noscript><br>丁</p>")

    assert visible_text(clip.root) == "甲\n丁"


def test_a_picture_is_not_blank() -> None:
    clip = clip_of('<p><img src="a"></p><p>\u00a0<b> </b></p>')

    assert [is_blank(p) for p in clip.all("p")] == [False, True]


def test_addresses_are_absolute_and_safe() -> None:
    clip = clip_of("<p></p>")

    assert clip.url("/b") == "https://news.example/b"
    assert clip.url("//other.example/c") == "https://other.example/c"
    assert clip.url("javascript:alert(1)") == ""
    assert clip.url(None) == ""
