import pytest

from archive.ingest.read import read_article
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


def body_of(inner: str) -> str:
    return read_article(dump(inner), Registry()).article.body


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
