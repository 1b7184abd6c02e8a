from collections import Counter

import pytest

from archive.ingest.read import read_article
from archive.model.article import Article
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.registry import Registry
from archive.text.space import bare

ODD = {
    "deep": "<div>" * 3000 + "深处" + "</div>" * 3000 + "<p>岸</p>",
    "nothing closed": "<p>一<b>二<i>三<p>四<div>五<a href='x'>六",
    "a form around all": "<form><p>全文在表单里。</p><nav>菜单</nav></form>",
    "two bodies": "<body><p>一</p></body><body><p>二</p></body><p>三</p>",
    "behind the page": "<html><body><p>一</p></body></html>后记",
    "an open player": "<video src='//v.example/1.mp4'><p>" + "正文。" * 99 + "</p>",
    "no tags": "只有文字\n没有标签",
    "an XML page": "<?xml version='1.0'?><html><body><p>文</p></body></html>",
    "a broken picture": "<img><img src='data:x'><img src='https://th'><p>文</p>",
    "broken addresses": "<a href='http://[::1'>坏</a><iframe src='http://[x'></iframe>",
    "words in a figure": (
        "<figure>旁<img src='https://a.example/1.jpg'>文<figcaption>注</figcaption>"
        "</figure><p>正文</p>"
    ),
    "a figure without a picture": "<figure><figcaption>没有图</figcaption></figure>",
    "a long author": f"<div class='author'>{'这是整篇文章。' * 50}</div>",
    "a byline alone": "<p>作者：甲乙</p><p>文</p>",
    "frames in frames": "<video><video></video></video><p>文</p>",
}


def dump(body: str, url: str = "https://paper.example/a/1") -> Dump:
    return Dump(
        path="in.md",
        sha256="",
        encoding="utf-8",
        title="题",
        url=url,
        epoch=1594972800,
        body=body,
    )


def article(body: str, url: str = "https://paper.example/a/1") -> Article:
    return read_article(dump(body, url), Registry()).article


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_odd_pages_lose_no_text(body: str) -> None:
    """Whatever a page looks like, its words are in the body or in the ledger."""
    page = dump(body)
    seen = Counter(bare(visible_text(Clipping(page).root)))
    reading = read_article(page, Registry())
    told = reading.article.body + "".join(entry.text for entry in reading.ledger)

    assert not seen - Counter(bare(told))


def test_the_original_in_another_language_is_found() -> None:
    """The pointer leaves the text; a link back to the same text is none."""
    link = '<footer><p><a href="https://en.example/a">点击查看本文英文版。</a></p></footer>'
    same = '<p><a href="https://zh.example/a">原文链接</a></p>'

    assert article("<p>文</p>" + link).header.original_url == "https://en.example/a"
    assert article("<p>文</p>" + link).body == "文\n"
    assert article("<p>文</p>" + same).header.original_url == ""


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("2020-07-10T14:58:19.428Z", "2020-07-10T14:58:19+00:00"),
        ("Fri, 10 Jul 2020 11:37:13 GMT", "2020-07-10T11:37:13+00:00"),
        ("10 Jul 2020 11.37 BST", "2020-07-10"),
        ("2020-07-10 11:37:13", "2020-07-10"),
        ("2020年 7月 10日", "2020-07-10"),
    ],
)
def test_the_line_above_the_text_has_authors_and_time(
    stamp: str, published: str
) -> None:
    """A time that names no zone gives its day alone."""
    header = article(f"<div><i>JANE DOE,甲乙<br>{stamp}</i></div><p>文</p>").header

    assert header.published == published
    assert header.authors == ("Jane Doe", "甲乙")


def test_a_line_in_italics_is_no_stamp() -> None:
    made = article("<div><i>编者的话，没有时间。</i></div><p>文</p>")

    assert made.body == "*编者的话，没有时间。*\n\n文\n"


def test_the_day_in_an_address_must_not_lie_ahead() -> None:
    """``/2020/07/16/`` is a day of publication, ``/20990101/`` is not."""
    past = article("<p>文</p>", "https://paper.example/2020/07/16/a.html")
    ahead = article("<p>文</p>", "https://paper.example/news/20990101/a.html")

    assert past.header.published == "2020-07-16"
    assert ahead.header.published == ""


@pytest.mark.parametrize(
    ("first", "authors"),
    [
        ("（某社记者甲乙台北9日电）湖水涨了。", ("甲乙",)),
        ("【湖报讯】（记者 甲乙 丙丁）湖水涨了。", ("甲乙", "丙丁")),
        ("（记者甲乙某湖9日电）湖水涨了。", ()),
        ("（记者会上没有人说话）湖水涨了。", ()),
        ("湖水涨了（记者甲乙摄）。", ()),
    ],
)
def test_a_reporter_named_before_the_first_sentence(
    first: str, authors: tuple[str, ...]
) -> None:
    """The bracket stays in the text, as a dateline does."""
    made = article(f"<p>{first}</p><p>船开了。</p>")

    assert made.header.authors == authors
    assert made.body.startswith(first[:4])


def test_a_standfirst_and_a_date_say_what_they_are() -> None:
    """By their class, where a page has no ``<time>``; a zone of one country is none."""
    made = article(
        '<p class="standfirst">水位升了半米。</p><span class="date">16 July 2020 9.00 BST'
        "</span><p>湖水涨了。</p>"
    )

    assert made.header.deck == "水位升了半米。"
    assert made.header.published == "2020-07-16"
    assert made.body == "湖水涨了。\n"


@pytest.mark.parametrize(
    "tail",
    [
        '<p>Share this: <a href="https://facebook.com/sharer?u=x">Facebook</a></p>',
        '<ul><li><a href="https://twitter.com/intent/tweet?u=x">Tweet</a></li></ul>',
        "<footer>© 2020 湖报</footer>",
        "<p>Copyright 2020 The Lake. All rights reserved.</p>",
        "<p>未经湖报编辑部授权，请勿转载或复制。</p>",
        "<p>欢迎关注我们的公众号：湖报</p>",
        "<p>- END -</p>",
        "<p>（编辑：甲乙）1090709</p>",
    ],
)
def test_what_surrounds_an_article_is_left_out(tail: str) -> None:
    """Buttons, rights, offers, end marks."""
    assert article(f"<p>{'湖水涨了。' * 5}</p><p>船没有开。</p>{tail}").body.endswith(
        "船没有开。\n"
    )


def test_links_to_other_articles_are_related() -> None:
    """A sentence that begins with such words stays."""
    made = article(
        '<p>湖水涨了。</p><p>相关阅读：<a href="/b">湖水三年</a></p>'
        '<p>更多报道见<a href="/c">湖报</a>。</p>'
    )

    assert [one.title for one in made.header.related] == ["湖水三年"]
    assert made.body.endswith("更多报道见[湖报](https://paper.example/c)。\n")


def test_whoever_helped_is_no_author() -> None:
    made = article("<p>湖水涨了。</p><p>（实习记者甲乙对本文亦有贡献）</p>")

    assert made.header.authors == ()
    assert made.header.contributors == ("甲乙",)
