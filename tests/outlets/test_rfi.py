"""Radio France Internationale: what its addresses and titles say."""

from urllib.parse import quote

import pytest

from archive.ingest.read import read_article
from archive.model.dump import Dump
from archive.outlets import rfi
from archive.outlets.registry import Registry

BODY = (
    "<div>14/01/2020 - 10:25</div>"
    '<div class="t-content__body u-clearfix"><p>钟楼停在三点整。</p></div>'
)


def dump(title: str, path: str, body: str = BODY) -> Dump:
    return Dump(
        path="a.md",
        sha256="0",
        encoding="utf-8",
        title=title,
        url="http://www.rfi.fr//cn/" + quote(path),
        epoch=None,
        body=body,
    )


@pytest.mark.parametrize(
    ("title", "headline", "tags"),
    [
        ("钟楼停摆 – 法国国际广播电台 - RFI", "钟楼停摆", ()),
        ("钟楼停摆 - RFI - 法国国际广播电台", "钟楼停摆", ()),
        ("鐘樓停擺 | 法國國際廣播電臺", "鐘樓停擺", ()),
        ("钟楼停摆 - 要闻解说", "钟楼停摆 - 要闻解说", ("要闻解说",)),
        ("钟楼停摆 - ", "钟楼停摆", ()),
        ("Coronavirus – 钟楼停摆", "Coronavirus – 钟楼停摆", ()),
    ],
)
def test_a_title_loses_the_site_alone(
    title: str, headline: str, tags: tuple[str, ...]
) -> None:
    """The site leaves the headline; the column stays and is a tag as well."""
    header = read_article(
        dump(title, "中国/20200114-rfi-coronavirus-钟楼停摆"), Registry()
    ).article.header

    assert (header.title, header.tags) == (headline, tags)


@pytest.mark.parametrize(
    ("path", "section"),
    [("中国/20200114-a", "中国"), ("contenu/20200114-a", ""), ("20200114-a", "")],
)
def test_the_section_is_in_the_address(path: str, section: str) -> None:
    """``contenu`` is no section but the lack of one."""
    assert read_article(dump("题", path), Registry()).article.header.section == section


def test_times_are_those_of_paris() -> None:
    """Winter is one hour from Greenwich, summer two."""
    winter = dump("题", "中国/20200114-a")
    summer = dump("题", "中国/20200714-a", BODY.replace("/01/", "/07/"))
    read = [read_article(one, Registry()).article.header for one in (winter, summer)]

    assert [one.published for one in read] == [
        "2020-01-14T10:25:00+01:00",
        "2020-07-14T10:25:00+02:00",
    ]


def test_without_a_time_the_address_tells_the_day() -> None:
    """A bare date, as that is all there is."""
    body = '<div class="t-content__body"><p>字。</p></div>'
    header = read_article(
        dump("题", "中国/20200114-a", body), Registry()
    ).article.header

    assert header.published == "2020-01-14"


def test_the_slug_is_the_address_without_its_days() -> None:
    """Some addresses hold the day twice."""
    assert rfi.slug_of(dump("题", "20180309-20180309-clock-tower")) == "clock-tower"


@pytest.mark.parametrize(
    ("credit", "translators", "editors"),
    [
        ("（译者：林小满/核稿：高山）", ("林小满",), ("高山",)),
        ("(译者:林小满核稿:高山)", ("林小满",), ("高山",)),
        ("（实习译者：林小满、方石/核稿：高山）。", ("林小满", "方石"), ("高山",)),
        ("（译者：林小满", ("林小满",), ()),
        ("（核稿：高山）", (), ("高山",)),
        ("（譯者：林小满／核稿：高山）1090714", ("林小满",), ("高山",)),
        ("（外电编译：林小满 审校：高山）", ("林小满",), ("高山",)),
        ("</p><p>编译：林小满　责编：高山", ("林小满",), ("高山",)),
    ],
)
def test_credits_behind_the_last_sentence(
    credit: str, translators: tuple[str, ...], editors: tuple[str, ...]
) -> None:
    """In brackets of any kind, closed or not, they leave the text."""
    body = BODY.replace("三点整。", "三点整。" + credit)
    article = read_article(dump("题", "a/20200114-b", body), Registry()).article

    assert (article.header.translators, article.header.editors) == (
        translators,
        editors,
    )
    assert article.body == "钟楼停在三点整。\n"


@pytest.mark.parametrize(
    "line",
    [
        "（法广特约记者林小满发自东京）",
        "（本台驻曼谷特约记者林小满报道）",
        "（RFI記者：林小满）",
        "</p><p>作者：林小满",
        "</p><p>文｜林小满",
    ],
)
def test_a_reporter_signs_below(line: str) -> None:
    """In brackets behind the text, or on a line of his own."""
    body = BODY.replace("三点整。", "三点整。" + line)
    article = read_article(dump("题", "a/20200114-b", body), Registry()).article

    assert article.header.authors == ("林小满",)
    assert article.body == "钟楼停在三点整。\n"


def test_a_turn_of_an_interview_is_no_credit() -> None:
    """``记者：好的`` names nobody."""
    body = BODY.replace("三点整。", "三点整。</p><p>记者：好的")
    article = read_article(dump("题", "a/20200114-b", body), Registry()).article

    assert article.body.endswith("记者：好的\n")
    assert not article.header.authors


def test_paragraphs_behind_a_body_that_closed_too_early_are_text() -> None:
    """Only what stands above the body is the deck."""
    body = BODY.replace(
        '<div class="t', '<p><strong>钟停了。</strong></p><div class="t'
    )
    article = read_article(
        dump("题", "a/20200114-b", body + "<p>修钟的人来了。</p>"), Registry()
    ).article

    assert article.header.deck == "钟停了。"
    assert article.body == "钟楼停在三点整。\n\n修钟的人来了。\n"


def test_where_a_text_was_taken_over_from_is_a_field() -> None:
    """``（来自…）`` above it is no part of it."""
    body = BODY.replace("<p>", "<p>（来自小舟的十二楼）</p><p>")
    article = read_article(dump("题", "a/20200114-b", body), Registry()).article

    assert article.header.agency == "小舟的十二楼"
    assert article.body == "钟楼停在三点整。\n"


@pytest.mark.parametrize("stray", ["（", "#", "10", " 1090710"])
def test_what_is_left_of_an_agencys_signs_goes(stray: str) -> None:
    """Behind the last sentence alone: a number within the text is the text's."""
    body = BODY.replace("</p>", f"</p><p>修了七次。3</p><p>还是停着。{stray}</p>")

    made = read_article(dump("题", "中国/20200114-a", body), Registry()).article

    assert made.body.endswith("修了七次。3\n\n还是停着。\n")
