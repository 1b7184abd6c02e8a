import pytest
from bs4.element import Tag

from archive.formats.html_reader import read_blocks
from archive.formats.markdown_writer import write_markdown
from archive.model.article import Medium
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, Entry
from archive.outlets.media import (
    embedded_address,
    is_picture,
    set_captions,
    set_figure,
    take_embeds,
    take_image,
    take_players,
    unwrap,
    unwrap_images,
)


def clip_of(body: str) -> Clipping:
    url = "https://news.example/a/1"
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


def body_of(clip: Clipping) -> str:
    return write_markdown(read_blocks(clip.root))


@pytest.mark.parametrize(
    ("src", "expected"),
    [
        ("https://images.weserv.nl?url=a.example/b.jpg", "https://a.example/b.jpg"),
        (
            "https://images.weserv.nl/?url=a.example/b?c=1&d=2",
            "https://a.example/b?c=1&d=2",
        ),
        ("https://images.weserv.nl/?url=https://a.example/b", "https://a.example/b"),
        (
            "https://thumbor.a.example/unsafe/1340x754/https://thumbor.a.example/unsafe/p.jpg",
            "https://thumbor.a.example/unsafe/p.jpg",
        ),
        ("//a.example/b.jpg", "https://a.example/b.jpg"),
        ("http://a.example/b.jpg", "https://a.example/b.jpg"),
    ],
)
def test_a_proxy_is_unwrapped(src: str, expected: str) -> None:
    """The picture's own address, with https; a proxy's value is all behind ``url=``."""
    assert unwrap(src) == expected


def test_what_is_left_of_a_picture_is_none() -> None:
    assert is_picture("https://a.example/b")
    assert not any(
        map(is_picture, ["", "https://th", "data:image/gif;base64,AA", "http://["])
    )


def test_broken_pictures_leave_the_tree() -> None:
    clip = clip_of('<img src=""><img src="data:image/gif;base64,AA"><img src="/b.jpg">')

    unwrap_images(clip)

    assert [img["src"] for img in clip.all("img")] == ["https://news.example/b.jpg"]


def test_the_lead_takes_caption_and_credit_along() -> None:
    """A credit inside the caption is told apart from it."""
    clip = clip_of(
        '<figure><img src="https://a.example/b.jpg" alt=" 一 " width="100%" height="70">'
        "<figcaption>说明。<cite>摄影</cite></figcaption></figure>"
    )

    image = take_image(
        clip,
        clip.first("img"),
        caption=clip.first("figcaption"),
        credit=clip.first("cite"),
    )

    assert image is not None
    assert (image.alt, image.caption, image.credit) == ("一", "说明。", "摄影")
    assert (image.width, image.height) == (0, 70)
    assert clip.ledger == [
        Entry("field:image.credit", "摄影"),
        Entry("field:image.caption", "说明。"),
    ]


def test_a_figure_keeps_the_markup_of_its_caption() -> None:
    clip = clip_of(
        '<div><img src="https://a.example/b.jpg"><p>看<a href="https://a.example/">这里</a></p></div>'
    )

    set_figure(
        clip,
        the(clip, "img"),
        caption=clip.first("p"),
        credit="某人",
        replace=clip.first("div"),
    )

    assert body_of(clip) == (
        '<figure>\n<img src="https://a.example/b.jpg" alt="">\n'
        '<figcaption>看<a href="https://a.example/">这里</a> <cite>某人</cite></figcaption>\n'
        "</figure>\n"
    )
    assert clip.ledger == []


def test_grey_lines_become_captions() -> None:
    """With or without a ``<div>``; text right behind a picture is not its caption."""
    clip = clip_of(
        '<img src="https://a.example/1.jpg"><div><small>一</small></div>'
        '<p><img src="https://a.example/2.jpg"><small>二</small></p>'
        '<p><img src="https://a.example/3.jpg">正文<small>三</small></p>'
    )

    set_captions(clip)

    captions = [figcaption.get_text() for figcaption in clip.all("figcaption")]
    assert captions == ["一", "二"]


def test_players_take_their_caption_along() -> None:
    clip = clip_of(
        '<video poster="https://images.weserv.nl?url=a.example/p.jpg" src="https://a.example/v.mp4">'
        "</video><div><small>片子</small></div><audio><source src='/s.mp3'></audio><p>正文</p>"
    )

    assert take_players(clip) == (
        Medium(
            kind="video",
            url="https://a.example/v.mp4",
            caption="片子",
            poster="https://a.example/p.jpg",
        ),
        Medium(kind="audio", url="https://news.example/s.mp3"),
    )
    assert body_of(clip) == "正文\n"


def test_embeds_are_links_to_what_they_showed() -> None:
    """Each once, with the page behind the player."""
    frame = '<iframe src="https://www.youtube.com/embed/AbCdEf12345?rel=0"></iframe>'
    clip = clip_of(f"<p>甲</p>{frame}{frame}<iframe></iframe>")

    assert take_embeds(clip) == (
        Medium(kind="embed", url="https://www.youtube.com/watch?v=AbCdEf12345"),
    )
    assert clip.all("iframe") == []


def test_the_page_behind_a_facebook_player() -> None:
    url = "https://www.facebook.com/plugins/video.php?a=1&href=https%3A%2F%2Fwww.facebook.com%2Fx%2F1"
    assert embedded_address(url) == "https://www.facebook.com/x/1"


def test_the_name_of_a_file_is_no_description() -> None:
    """``ab0707.jpg`` stands in for nothing; a sentence may end in such a name."""
    clip = clip_of(
        '<p>甲</p><img src="https://a.example/1.jpg" alt="ab0707_2.JPG">'
        '<img src="https://a.example/2.jpg" alt="桥，见 ab.jpg">'
    )
    set_captions(clip)

    assert [img["alt"] for img in clip.all("img")] == ["", "桥，见 ab.jpg"]
