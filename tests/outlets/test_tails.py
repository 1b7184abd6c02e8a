from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.tails import drop_blanks, drop_rss_advert, last_blocks

ADVERT = (
    "<br><hr><div>获取更多RSS：<br>"
    '<a href="https://feed.example">https://feed.example</a> <br></div>'
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


def test_the_advertisement_goes_with_its_rule() -> None:
    """Whatever addresses it names; the rule before it is no part of the article."""
    clip = clip_of(f"<p>正文</p>{ADVERT}")

    drop_rss_advert(clip)

    assert visible_text(clip.root) == "正文"
    assert clip.all("hr, br") == []
    assert [entry.place for entry in clip.ledger] == ["drop:rss-advert"]


def test_a_rule_of_the_article_stays() -> None:
    clip = clip_of(f"<p>一</p><hr><p>二</p>{ADVERT}")

    drop_rss_advert(clip)

    assert len(clip.all("hr")) == 1


def test_an_article_about_feeds_is_no_advertisement() -> None:
    clip = clip_of("<div><p>读者可以获取更多RSS：种子。</p></div>")

    drop_rss_advert(clip)

    assert clip.ledger == []


def test_blank_elements_leave_without_an_entry() -> None:
    clip = clip_of(
        '<p> \u00a0</p><p><b></b>字<a href="/x"></a></p><p><img src="a"></p>'
    )

    drop_blanks(clip)

    assert [p.decode_contents() for p in clip.all("p")] == ["字", '<img src="a"/>']
    assert clip.ledger == []


def test_the_last_blocks_come_last_first() -> None:
    """Containers do not count, nor what shows nothing."""
    clip = clip_of("<div><p>一</p><div>二</div></div><p>三</p><p> </p>")

    found = last_blocks(clip, clip.root, 2)

    assert [visible_text(block) for block in found] == ["三", "二"]
