from archive.ingest.read import read_article
from archive.model.dump import Dump
from archive.outlets.registry import Registry

URL = "https://www.rfa.org/mandarin/yataibaodao/huanjing/ab1-07172020071533.html"


def dump(body: str, epoch: int | None = 1594987200) -> Dump:
    return Dump(
        path="rfa/1_湖.md",
        sha256="",
        encoding="utf-8",
        title="湖",
        url=URL,
        epoch=epoch,
        body=body,
    )


def test_without_a_feed_time_the_address_has_one() -> None:
    """``07172020071533`` is a time in Washington's zone."""
    made = read_article(dump("<p>湖水很静。</p>", epoch=None), Registry()).article

    assert made.header.published == "2020-07-17T07:15:33-04:00"
    assert made.header.id == "rfa-20200717-ab1-07172020071533"


def test_a_list_of_the_text_is_not_taken_for_related_links() -> None:
    """Only lists whose every item is a link and nothing else."""
    body = '<p>三件事：</p><ul><li>水</li><li><a href="/a">船</a>与岸</li></ul>'

    made = read_article(dump(body), Registry()).article

    assert made.header.related == ()
    assert made.body == ("三件事：\n\n- 水\n- [船](https://www.rfa.org/a)与岸\n")


def test_a_caption_without_its_picture_stays() -> None:
    """The address of a picture may be lost; its words are text all the same."""
    body = (
        '<p>湖水很静。</p><div class="image-inline captioned"><div><img src=""/></div>'
        '<div class="image-caption"><span>湖边</span><span class="copyright"> </span>'
        "</div></div>"
    )

    made = read_article(dump(body), Registry()).article

    assert made.header.image is None
    assert made.body == "湖水很静。\n\n湖边\n"


def test_a_credit_may_look_like_a_sentence() -> None:
    """``自由亚洲电台记者甲的采访报道。`` alone, and before an editor's name."""
    text = "<p>湖水很静。</p><p>以上是自由亚洲电台记者甲乙的采访报道。{}</p>"

    for editors, told in (("", ()), (" 责编：丙丁", ("丙丁",))):
        made = read_article(dump(text.format(editors)), Registry()).article

        assert made.header.authors == ("甲乙",)
        assert made.header.editors == told
        assert made.body == "湖水很静。\n"


def test_a_line_behind_a_full_sentence_is_a_paragraph() -> None:
    """Typed with one break; in the middle of a sentence it stays a line."""
    made = read_article(
        dump("<p>湖水很静。<br/>船停在岸边。<br/>等水退<br/>再走</p>"), Registry()
    ).article

    assert made.body == "湖水很静。\n\n船停在岸边。\n\n等水退\\\n再走\n"
