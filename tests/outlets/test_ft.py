"""Financial Times: people out of decks and notes."""

import pytest

from archive.ingest.read import read_article
from archive.model.article import Article, Header
from archive.model.dump import Dump
from archive.outlets.registry import Registry


def header(lead: str = "", body: str = "", url: str = "cn.ft.com/story/001") -> Header:
    return article_of(lead, body, url).header


def article_of(lead: str, body: str, url: str = "cn.ft.com/story/001") -> Article:
    dump = Dump(
        path="a.md",
        sha256="0",
        encoding="utf-8",
        title="题",
        url=f"https://{url}",
        epoch=None,
        body=f'<div class="story-lead">{lead}</div><div class="story-body">'
        f'<div id="story-body-container"><p>椅子摇晃。</p>{body}</div></div>',
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
