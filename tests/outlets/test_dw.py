"""Deutsche Welle: bylines, credits and addresses."""

import pytest
from msgspec.structs import replace

from archive.ingest.read import Reading, read_article
from archive.model.dump import Dump
from archive.outlets import dw
from archive.outlets.dw_tails import people
from archive.outlets.registry import Registry

HEAD = (
    "<div><i>{}<br>2020-07-18T10:27:03.513Z</i></div><p>（德国之声中文网）钟停了。</p>"
)


def dump(body: str, url: str = "https://www.dw.com/zh/%E9%92%9F/a-54186767") -> Dump:
    return Dump(
        path="a.md",
        sha256="0",
        encoding="utf-8",
        title="题",
        url=url,
        epoch=None,
        body=body,
    )


def reading(byline: str, more: str = "") -> Reading:
    return read_article(dump(HEAD.format(byline) + more), Registry())


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("", ()),
        ("null 林小满（综合报道）", ("林小满",)),
        ("   林小满 (摘编)", ("林小满",)),
        ("文木 综合报导", ("文木",)),
        ("Nina  Baker ", ("Nina Baker",)),
        ("采访记者： Nina Baker", ("Nina Baker",)),
        ("  德国之声 中文网", ()),
        ("德国之声", ()),
        ("德國之聲中文部", ()),
        ("Deutsche Welle", ()),
    ],
)
def test_a_byline_names_people_only(byline: str, names: tuple[str, ...]) -> None:
    """Roles, ``null`` and the outlet's own name are no names."""
    assert people(byline) == names


@pytest.mark.parametrize("name", ["ARD", "dpa", "RBB", "德国电视二台", "南德日报"])
def test_another_broadcaster_is_an_agency(name: str) -> None:
    """``ARD`` in the author's place tells where the report comes from."""
    header = reading(f"  {name}").article.header

    assert (header.authors, header.agency) == ((), name)


def test_roles_in_the_head_are_kept_apart() -> None:
    """Who translated is no author."""
    header = reading("作者：Nina Baker 编译：林小满 责编：高山").article.header

    assert header.authors == ("Nina Baker",)
    assert (header.translators, header.editors) == (("林小满",), ("高山",))


@pytest.mark.parametrize(
    ("credit", "authors", "editors", "agency"),
    [
        ("林小满/高山（德新社、路透社)", ("林小满",), ("高山",), "德新社、路透社"),
        ("林小满／高山 (路透社等)", ("林小满",), ("高山",), "路透社"),
        ("林小满/ 高山/（路透社丶法新社）", ("林小满",), ("高山",), "路透社、法新社"),
        ("林小满/方石/高山（综合报导）", ("林小满", "方石"), ("高山",), ""),
        ("林小满/高山", ("林小满",), ("高山",), ""),
        ("方石（据法新社等）", ("方石",), (), "法新社"),
        ("Nina Baker/高山（德新社）", ("Nina Baker",), ("高山",), "德新社"),
        ("采访记者：Nina Baker", ("Nina Baker",), (), ""),
        ("林小满｜高山（德新社", ("林小满",), ("高山",), "德新社"),
        ("方石（南德日报）", ("方石",), (), "南德日报"),
        ("方石（dpa）", ("方石",), (), "dpa"),
        ("作者：林小满 责编：高山", ("林小满",), ("高山",), ""),
        ("責編：高山", (), ("高山",), ""),
    ],
)
def test_the_last_paragraph_names_who_the_head_does_not(
    credit: str, authors: tuple[str, ...], editors: tuple[str, ...], agency: str
) -> None:
    """The last of several names is the editor; agencies stand in brackets."""
    article = reading("", f"<p>{credit}   </p><p> </p>").article
    header = article.header

    assert (header.authors, header.editors, header.agency) == (authors, editors, agency)
    assert credit not in article.body


@pytest.mark.parametrize(
    "line",
    ["柏林（图）", "中国/美国", "经济/政治", "<strong>经济/政治</strong>", "采访手记"],
)
def test_other_short_paragraphs_are_no_credits(line: str) -> None:
    """A slash alone makes no authors."""
    header = reading("", f"<p>{line}</p><p>钟又走了。</p>").article.header

    assert not header.authors


@pytest.mark.parametrize(
    "url",
    [
        "https://www.dw.com/zh/%E9%92%9F/a-54186767",
        "https://www.dw.com/zh/%E9%92%9F?%20%E5%81%9C/a-54186767",
        "https://www.dw.com/zh/a-54186767",
    ],
)
def test_the_number_is_the_article(url: str) -> None:
    """The words before it change with the title, and may hold a question mark."""
    one = dump("", url)

    assert (dw.slug_of(one), dw.key_of(one)) == ("a-54186767", "a-54186767")


def test_a_biography_goes_only_with_its_author() -> None:
    """Below an interview, the person interviewed is part of the text."""
    bio = "<p>林小满现任小城火车站站长。</p>"

    assert "站长" not in reading("林小满", bio).article.body
    assert "站长" in reading("方石", bio).article.body


def test_a_guests_biography_names_the_author_of_a_commentary() -> None:
    """Where nobody is named above it; not of whom the text itself talks about."""
    bio = "<p>林小满是小城火车站站长。</p>"
    about = HEAD.format("") + "<p>林小满看了看钟。</p>" + bio

    def read(body: str, title: str) -> Reading:
        return read_article(replace(dump(body), title=title), Registry())

    guest = read(HEAD.format("") + bio, "客座评论：钟停了").article
    assert guest.header.authors == ("林小满",)
    assert "站长" not in guest.body
    assert not read(about, "客座评论：钟停了").article.header.authors
    assert not read(HEAD.format("") + bio, "钟停了").article.header.authors


@pytest.mark.parametrize(
    "line",
    [
        "歡迎訂閱德國之聲「鐘聲」播客。",
        "请关注德国之声中文网的推特帐号。",
        "Spotify: https://open.spotify.com/show/1",
        "https://podcasts.apple.com/de/podcast/1",
        "如果您有自杀念头，请寻求帮助，可拨打热线电话。",
        "摘編自其它媒體，不代表德國之聲觀點",
    ],
)
def test_calls_of_the_station_are_no_text(line: str) -> None:
    """Podcasts, helplines and notices go, in either script."""
    assert line[:6] not in reading("林小满", f"<p>{line}</p>").article.body


def test_a_gallery_under_a_plain_line_goes_too() -> None:
    """``<p><strong>图集：…`` above other people's pictures, like an ``<h3>``."""
    item = '<div><img src="https://e.de/1.jpg"><b>钟</b>：停在三点。</div>'
    more = f"<p><strong>图集：各地的钟</strong></p>{item}<p>钟又走了。</p>"

    assert reading("林小满", more).article.body.endswith("钟停了。\n\n钟又走了。\n")


def test_a_dateline_alone_begins_the_next_paragraph() -> None:
    """Typed as a paragraph of its own; the sentence behind it is what it dates."""
    body = HEAD.format("").replace("）钟停了", "）</p><p></p><p>钟停了")

    made = read_article(dump(body), Registry()).article

    assert made.body == "（德国之声中文网）钟停了。\n"


def test_a_heading_that_runs_into_its_paragraph_stands_alone() -> None:
    """Behind the last sentence, or before the first one, with blanks for line breaks."""
    prose = "钟楼的人说，钟走得慢是因为山里的风大，风大的时候连鸟也飞得慢，没有人着急，也没有人修。"
    more = (
        f"<p>风停了。\xa0 \xa0<strong>谁来修钟？</strong>\xa0 {prose}</p>"
        f"<p><strong>修钟的人</strong> {prose}</p>"
        f"<p>{prose}\xa0 <strong>以后</strong></p>"
        f"<p><strong>林小满</strong> 说，不急。</p>"
        f"<p>他说<strong>不用修</strong> {prose}</p>"
    )

    body = reading("林小满", more).article.body

    assert body.endswith(
        f"风停了。\n\n## 谁来修钟？\n\n{prose}\n\n## 修钟的人\n\n{prose}\n\n"
        f"{prose} **以后**\n\n**林小满** 说，不急。\n\n他说**不用修** {prose}\n"
    )
