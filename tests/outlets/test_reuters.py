import pytest

from archive.ingest.read import read_article
from archive.model.article import Article
from archive.model.dump import Dump
from archive.outlets.registry import Registry
from archive.outlets.reuters import OUTLET

URL = "https://cn.reuters.com/article/fish-0717-idCNKCS24I0AB"


def dump(inner: str, url: str = URL) -> Dump:
    return Dump(
        path="reuters/1_鱼.md",
        sha256="",
        encoding="utf-8",
        title="鱼",
        url=url,
        epoch=1594972800,
        body=f'<div class="StandardArticleBody_body">{inner}</div>',
    )


def article_of(inner: str) -> Article:
    return read_article(dump(inner), Registry()).article


def body_of(inner: str) -> str:
    return article_of(inner).body


def test_the_number_is_the_identity() -> None:
    """The words before it change when a text is updated."""
    other = "https://cn.reuters.com/article/fish-update-idCNKCS24I0AB"

    assert OUTLET.key(dump("", URL)) == OUTLET.key(dump("", other)) == "CNKCS24I0AB"


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ("**鱼价**", "## 鱼价\n"),
        ("** 鱼价？ ** ", "## 鱼价？\n"),
        ("**鱼价***", "## 鱼价\n"),
        ("*鱼价**", "## 鱼价\n"),
        ("**鱼价**上涨", "\\*\\*鱼价\\*\\*上涨\n"),
    ],
)
def test_asterisks_around_a_paragraph_make_a_heading(typed: str, made: str) -> None:
    """``**`` is typed by hand, and miscounted now and then."""
    assert made == body_of(f"<p>{typed}</p>")


def test_rows_kept_in_line_by_spaces_are_preformatted() -> None:
    """Two rows make a table; a sentence with one wide gap is none."""
    rows = "<p>          日期      鱼价   </p><p>          7月1日    12.5   </p>"

    assert body_of(rows) == "```\n日期      鱼价\n7月1日    12.5\n```\n"
    assert body_of("<p>鱼价平稳。   渔民满意。</p>") == "鱼价平稳。 渔民满意。\n"


def test_the_end_mark_may_stand_before_source_links() -> None:
    """Only at the end of a paragraph: inside a sentence it is text."""
    made = body_of("<p>鱼价(完)整如下。(完)</p><p>详情：<a href='/x'>here</a></p>")

    assert made == "鱼价(完)整如下。\n\n详情：[here](https://cn.reuters.com/x)\n"


def test_labels_are_headings_where_there_are_several() -> None:
    """One may be anything; lines of a list follow each other."""
    labels = "<p>鱼市：</p><p>鱼价平稳。</p><p>船市:</p><p>船价大涨。</p>"
    lone = "<p>鱼市：</p><p>鱼价平稳。</p>"
    listed = "<p>1. 鱼</p><p>2. 船</p><p>渔民满意。</p>"

    assert body_of(labels) == "## 鱼市：\n\n鱼价平稳。\n\n## 船市:\n\n船价大涨。\n"
    assert body_of(lone) == "鱼市：\n\n鱼价平稳。\n"
    assert body_of(listed) == "1\\. 鱼\n\n2\\. 船\n\n渔民满意。\n"


def test_short_paragraphs_are_no_wrapped_lines() -> None:
    """Three lines of one full width at least; a paragraph may lack its full stop."""
    line = f"<p>{'渔民都说今年的鱼价平稳' * 4}</p>"
    other = "<p>鱼价平稳</p>"

    assert body_of(line + other).count("\n\n") == 1
    assert body_of(other * 6).count("\n\n") == 5
    assert body_of((line + other) * 3).count("\n\n") == 2


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(香港记者甲一、乙二对本文亦有贡献)", ("甲一", "乙二")),
        ("甲一对本文亦有贡献", ("甲一",)),
        ("（甲一、乙二补充报道）", ("甲一", "乙二")),
    ],
)
def test_whoever_helped_is_named(line: str, names: tuple[str, ...]) -> None:
    """With brackets and without."""
    made = article_of(f"<p>鱼价平稳。</p><p>{line}</p>")

    assert made.header.contributors == names
    assert made.body == "鱼价平稳。\n"


def test_credits_stand_behind_the_end_mark() -> None:
    """In the last line of the text; what is no credit stays there."""
    made = article_of("<p>鱼价平稳。(完) 编译 甲一 发稿 乙二</p>")
    said = article_of("<p>鱼价平稳。(完) 渔民满意。</p>")

    assert made.header.translators == ("甲一",)
    assert made.header.editors == ("乙二",)
    assert made.body == "鱼价平稳。\n"
    assert said.body == "鱼价平稳。(完) 渔民满意。\n"
