from archive.ingest.read import read_article
from archive.model.dump import Dump
from archive.outlets.cdt import OUTLET
from archive.outlets.registry import Registry

URL = "https://chinadigitaltimes.net/chinese/2020/07/%e6%b2%b3/"


def dump(body: str, path: str = "cdt/398001_河.md") -> Dump:
    return Dump(
        path=path,
        sha256="",
        encoding="utf-8",
        title="河",
        url=URL,
        epoch=1594972800,
        body=body,
    )


def test_a_sign_that_is_a_picture_becomes_text() -> None:
    """Emoji and Weibo's faces say in their ``alt`` what they show."""
    emoji = '<img src="https://s.w.org/images/core/emoji/13/72x72/2600.png" alt="☀" />'
    face = '<img src="//img.t.sinajs.cn/t4/expression/1.gif" alt="[作揖]" />'

    made = read_article(dump(f"<p>早{emoji}，大家{face}好</p>"), Registry()).article

    assert made.body == "早☀，大家\\[作揖]好\n"


def test_the_post_number_is_the_identity() -> None:
    """One post is found under two titles, and so under two addresses."""
    assert OUTLET.key(dump("", "raw/cdt/398001_【留言】河.md")) == "398001"
    assert OUTLET.key(dump("", "raw/cdt/398001_河.md")) == "398001"
    assert OUTLET.key(dump("", "raw/cdt/he.md")).startswith("chinadigitaltimes.net/")


def test_the_poster_is_no_author() -> None:
    """Staff put texts into the feed under pseudonyms."""
    footer = (
        "<hr /><p><small>&copy; 船长 for <a>中国数字时代</a>, |<br/>Post tags: "
        '<a rel="tag">河</a></small></p>'
    )

    made = read_article(dump(f"<p>水很深。</p>{footer}"), Registry()).article

    assert made.header.authors == ()
    assert made.header.tags == ("河",)
    assert made.body == "水很深。\n"


def test_a_sentence_about_permission_is_no_notice() -> None:
    """Only a text's own note on its rights goes."""
    prose = "渔会指出，有人未经允许驶入禁渔区，已经罚款，并将公布名单，直到月底为止。"

    made = read_article(dump(f"<p>{prose}</p>"), Registry()).article

    assert made.body == f"{prose}\n"
