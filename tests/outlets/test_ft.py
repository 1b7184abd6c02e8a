"""Financial Times: people out of decks and notes."""

import pytest

from archive.ingest.read import read_article
from archive.model.article import Article, Header
from archive.model.dump import Dump
from archive.outlets.registry import Registry


def header(lead: str = "", body: str = "", url: str = "cn.ft.com/story/001") -> Header:
    return article_of(lead, body, url).header


def article_of(
    lead: str, body: str, url: str = "cn.ft.com/story/001", first: str = "椅子摇晃。"
) -> Article:
    dump = Dump(
        path="a.md",
        sha256="0",
        encoding="utf-8",
        title="题",
        url=f"https://{url}",
        epoch=None,
        body=f'<div class="story-lead">{lead}</div><div class="story-body">'
        f'<div id="story-body-container"><p>{first}</p>{body}</div></div>',
    )
    return read_article(dump, Registry()).article


@pytest.mark.parametrize(
    ("lead", "authors", "deck"),
    [
        ("林远：椅子会摇。", ("林远",), "椅子会摇。"),
        ("林远、高小山：椅子会摇。", ("林远", "高小山"), "椅子会摇。"),
        ("Lynn Baker、高小山：摇。", ("Lynn Baker", "高小山"), "摇。"),
        ("本周值得关注的数据有：椅子。", (), "本周值得关注的数据有：椅子。"),
        ("甲国、乙国与丙国政府首脑：摇。", (), "甲国、乙国与丙国政府首脑：摇。"),
        ("最新研究：椅子会摇。", (), "最新研究：椅子会摇。"),
        ("一个问题：椅子会摇吗？", (), "一个问题：椅子会摇吗？"),
        ("贝克警告：椅子会摇。", (), "贝克警告：椅子会摇。"),
        ("林远 高小山：椅子会摇。", ("林远", "高小山"), "椅子会摇。"),
        ("FT专栏作家林远：椅子会摇。", ("林远",), "椅子会摇。"),
        ("林远、露西•贝克为FT中文网撰稿：摇。", ("林远", "露西•贝克"), "摇。"),
        (
            "椅子会摇，这是旧闻：不摇的是桌子。",
            (),
            "椅子会摇，这是旧闻：不摇的是桌子。",
        ),
    ],
)
def test_names_before_the_deck(lead: str, authors: tuple[str, ...], deck: str) -> None:
    """Only names are taken off; other words before a colon belong to the deck."""
    found = header(lead)

    assert (found.authors, found.deck) == (authors, deck)


@pytest.mark.parametrize(
    ("lead", "note", "authors"),
    [
        ("贝克：摇。", "本文作者露西•贝克(Lucy Baker)是椅子学者", ("露西•贝克",)),
        ("贝克：摇。", "露西•贝克(Lucy Baker)是英国《金融时报》记者", ("露西•贝克",)),
        ("贝克：摇。", "露西•拜克(Lucy Baker)是英国《金融时报》记者", ("露西•拜克",)),
        ("贝克：摇。", "本文作者是椅子学者", ("贝克",)),
        ("椅子摇。", "（作者林远是椅子学者。本文仅代表作者观点。）", ("林远",)),
        ("椅子摇。", "（作者系椅子学者。本文仅代表作者观点。）", ()),
    ],
)
def test_a_biography_completes_a_surname(
    lead: str, note: str, authors: tuple[str, ...]
) -> None:
    """The deck's surname, or no name at all, becomes the name in the note below."""
    assert header(lead, f"<p>{note}</p>").authors == authors


@pytest.mark.parametrize(
    ("note", "editors"),
    [
        ("（本文仅代表作者本人观点，责编：高山 gao.shan@ftchinese.com)", ("高山",)),
        ("本文编辑高山 Gao.Shan@FTChinese.com", ("高山",)),
        ("（本文仅代表作者观点。责任编辑邮箱：Gao@ftchinese.com）", ()),
    ],
)
def test_an_editor_has_a_name(note: str, editors: tuple[str, ...]) -> None:
    """An address for letters alone names nobody."""
    assert header("", f"<p><i>{note}</i></p>").editors == editors


def test_a_note_with_brackets_inside_goes_as_a_whole() -> None:
    """``（甲（Jia）是…。本文仅代表作者观点。）``: the inner bracket opens no note."""
    note = "（林远创立了椅子学。高山（Gao Shan），学者。本文仅代表作者个人观点。）"
    article = article_of("林远、高山：摇。", f"<p>{note}</p>")

    assert article.body == "椅子摇晃。\n"


def test_places_are_no_part_of_names() -> None:
    """``张三北京、李•四(Lee Si)伦敦补充报道``: reporters and where they sat."""
    found = header("", "<p>林小满北京、露西•贝克(Lucy Baker)伦敦补充报道</p>")

    assert found.contributors == ("林小满", "露西•贝克")


def test_the_number_is_the_article() -> None:
    """The same story under both of the outlet's domains has the same slug."""
    hosts = ("cn.ft.com/story/001088594?full=y", "www.ftchinese.com/story/001088594")

    assert {header(url=one).id for one in hosts} == {"ft-undated-001088594"}


def test_who_is_quoted_in_the_deck_is_no_author() -> None:
    """News introduces its people with their names in Latin letters."""
    quoted = "<p>椅国总理露西•贝克(Lucy Baker)说，椅子会摇。</p><p>桌子不摇。</p>"
    signed = "<p>桌子不摇。</p><p>露西•贝克(Lucy Baker)是英国《金融时报》记者</p>"

    assert header("贝克：椅子会摇。", quoted).authors == ()
    assert header("贝克：椅子会摇。", quoted).deck == "贝克：椅子会摇。"
    assert header("贝克：椅子会摇。", signed).authors == ("露西•贝克",)


@pytest.mark.parametrize(
    ("line", "field", "people"),
    [
        ("译者/何木 林子", "translators", ("何木", "林子")),
        ("译者 何木", "translators", ("何木",)),
        ("（何木译）", "translators", ("何木",)),
        ("译者/何木，校对/林子", "editors", ("林子",)),
        ("编辑/何木", "editors", ("何木",)),
        ("采写/林远", "authors", ("林远",)),
        ("（本文作者林远为椅子学者）", "authors", ("林远",)),
        ("（林远对此文亦有贡献）", "contributors", ("林远",)),
        ("Additional reporting by Lynn Baker in Oslo", "contributors", ("Lynn Baker",)),
    ],
)
def test_credits_in_other_wordings(
    line: str, field: str, people: tuple[str, ...]
) -> None:
    """Every line below a text that names people and their work leaves it."""
    made = article_of("椅子会摇。", f"<p>{line}</p>")

    assert getattr(made.header, field) == people
    assert made.body == "椅子摇晃。\n"


@pytest.mark.parametrize(
    "line",
    [
        "版权声明：未经允许，任何单位或个人不得转载。",
        "©2020 椅报有限公司 版权所有",
        "想阅读更多文章，请下载FT中文网App",
        "作者联系邮箱：a@example.org",
        "（本文只代表作者立场）",
        "The writer is a professor of chairs",
    ],
)
def test_notices_below_a_text_are_no_part_of_it(line: str) -> None:
    """Rights, offers and addresses for letters."""
    assert article_of("椅子会摇。", f"<p>{line}</p>").body == "椅子摇晃。\n"


@pytest.mark.parametrize(
    "line",
    [
        "请把椅子放稳。",
        "关注椅子的人越来越多。",
        "图片显示，椅子倒了。",
        "他说，我们对此有贡献，也有责任。",
        "编者注：本文有删节。",
    ],
)
def test_a_last_sentence_stays(line: str) -> None:
    """Prose may begin with the words of a notice."""
    assert article_of("椅子会摇。", f"<p>{line}</p>").body.endswith(f"{line}\n")


def test_the_note_of_a_column_is_no_heading() -> None:
    """``本栏目由…主办`` says who pays for it; other bold lines are headings as ever."""
    note = "本栏目由椅报与“椅匠远见”公众号共同主办"
    made = article_of(
        "", "<p><b>椅子为何摇</b></p><p>因为腿。</p>", first=f"<b>{note}</b>"
    )

    assert made.body == f"{note}\n\n## 椅子为何摇\n\n因为腿。\n"
