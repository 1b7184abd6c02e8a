"""Laws of text: encodings, scripts, slugs, excerpts, dates."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.charset import decode
from archive.text.dates import day_in, from_epoch, from_iso, from_rfc822, iso
from archive.text.days import period_name
from archive.text.excerpts import excerpt
from archive.text.script import language, simplified
from archive.text.slugs import LONGEST, slug
from archive.text.space import bare, collapse, fold, is_empty, visible

CHINESE = "中国的新闻，来自各地。这是一个例子，我们在说话。"
TRADITIONAL = "這是一個例子，我們來說說話，學習國語。"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8 with byte-order mark"),
        (CHINESE, "gb18030", "gb18030"),
        (CHINESE, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (CHINESE, "utf-16", "utf-16"),
        ("<p>ascii and 中文</p>" * 5, "utf-16-le", "utf-16-le"),
    ],
)
def test_every_encoding_is_told(text: str, codec: str, name: str) -> None:
    """The text comes back whole, and its encoding has a name."""
    found = decode(text.encode(codec))

    assert found is not None
    assert (found.text, found.encoding) == (text, name)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    """Anything decodes without a replaced character, or not at all."""
    found = decode(data)

    assert found is None or isinstance(found.text, str)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (CHINESE, "zh-Hans"),
        (TRADITIONAL, "zh-Hant"),
        ("President Xi (习近平) met Mr. Putin on Tuesday in Moscow.", "en"),
        ("习近平会见 Putin 和 Biden", "zh-Hans"),
        ("https://a.example/only/an/address", "zh-Hans"),
        ("", "zh-Hans"),
    ],
)
def test_the_language_is_in_the_text(text: str, lang: str) -> None:
    """Most of the letters decide; addresses do not count; else the default."""
    assert language(text, "zh-Hans") == lang


@given(st.text(max_size=120), st.text(min_size=1, max_size=20))
def test_a_slug_is_safe(text: str, salt: str) -> None:
    """Never empty, never long, and nothing but small letters, digits and hyphens."""
    found = slug(text, salt=salt)

    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= LONGEST


def test_a_plain_slug_stays_and_a_lossy_one_is_marked() -> None:
    """What loses nothing needs no fingerprint; pinyin does."""
    assert slug("Xi-Putin_China", salt="a") == "xi-putin-china"
    assert slug("重庆", salt="a") != slug("重庆", salt="b")
    assert slug("重庆", salt="a").startswith("zhong-qing-")


def test_an_excerpt_ends_where_a_sentence_does() -> None:
    """In either language; else at a word, with an ellipsis."""
    assert excerpt("第一句话在这里。第二句更长一些，说不完。", 12) == "第一句话在这里。"
    assert (
        excerpt("One short sentence here. Another one", 28)
        == "One short sentence here."
    )
    assert excerpt("一段没有句号的长文字一直写下去", 8) == "一段没有句号的…"


@given(st.text(max_size=80), st.integers(10, 60))
def test_an_excerpt_is_no_longer_than_asked(text: str, limit: int) -> None:
    """The ellipsis included."""
    assert len(excerpt(text, limit)) <= limit


def test_times_of_every_form() -> None:
    """RFC 822, ISO with and without a zone, Chinese dates, epochs."""
    moment = from_rfc822("Fri, 17 Jul 2020 11:37:13 GMT")
    assert moment is not None
    assert iso(moment) == "2020-07-17T11:37:13+00:00"
    moment = from_iso("2020-07-20 19:22:17", "Asia/Shanghai")
    assert moment is not None
    assert iso(moment) == "2020-07-20T19:22:17+08:00"
    assert day_in("2020年 7月 20日") == "2020-07-20"
    assert day_in("2020-13-45") == ""
    assert from_iso("2020-13-45") is None
    assert from_epoch(10**20) is None
    assert from_epoch(-(10**12)) is None


def test_periods_have_names() -> None:
    """As either language writes them."""
    assert period_name("zh", "2023-01-03") == "2023年1月3日"
    assert period_name("en", "2023-01-03") == "3 January 2023"
    assert period_name("en", "2023-01") == "January 2023"


@given(st.text(max_size=60))
def test_folding_is_idempotent(text: str) -> None:
    """One line, no edges, and nothing changes the second time."""
    folded = fold(text)

    assert folded == fold(folded)
    assert bare(folded) == bare(text)


SPACES = "[\\s\u00a0\u3000\u2000-\u200a\u202f\u205f]+"
ODD_TEXT = st.text() | st.text(
    " \t\n\r\x0b\x1f\x85\u00a0\u00ad\u200b\u2001\u2028\u3000\ufeff\ufa1c字e\u0301"
)


@given(ODD_TEXT)
def test_every_short_cut_through_a_text_leads_to_the_same_end(text: str) -> None:
    """Most texts hold nothing odd; those that do are folded as the rule says."""
    assert fold(text) == re.sub(SPACES, " ", visible(text)).strip()
    assert bare(text) == re.sub(SPACES, "", visible(text))
    assert is_empty(text) == (not fold(text))
    assert fold(collapse(text)) == fold(text)
    assert visible(visible(text)) == visible(text)


@given(st.text("字 \u3000ab"))
def test_running_text_keeps_wide_spaces_and_single_ones(text: str) -> None:
    assert collapse(text) == re.sub(" +", " ", text)


def test_words_are_compared_in_simplified_form() -> None:
    """Each character in its place; what is Simplified already stays."""
    assert simplified("記者編輯：林遠，責任編輯 Ann") == "记者编辑：林远，责任编辑 Ann"


@given(st.text())
def test_the_simplified_form_is_as_long(text: str) -> None:
    """So that what is found in it can be cut out of the text itself."""
    assert len(simplified(text)) == len(text)
