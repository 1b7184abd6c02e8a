"""Quantities that both languages spell in their own way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.relate import quantities


def english(text: str) -> set[str]:
    return {said for _, said in quantities.in_english(text)}


def chinese(text: str) -> set[str]:
    return {said for _, said in quantities.in_chinese(text)}


@pytest.mark.parametrize(
    ("in_english", "in_chinese", "said"),
    [
        ("1.2 million people", "120万人", "1200000"),
        ("$169.4 million", "1.694 亿元", "169400000"),
        ("£10m", "1,000 万英镑", "10000000"),
        ("12,000 ferries", "1.2万艘", "12000"),
        ("3,000 ferries", "3000艘", "3000"),
        ("three hundred ferries", "三百艘", "300"),
        ("ten thousand", "一万", "10000"),
        ("twenty-five ferries", "二十五艘", "25"),
        ("a 115-year-old pier", "已有115年历史的码头", "115"),
        ("68 per cent", "68%", "68%"),
        ("68 percent", "百分之六十八", "68%"),
        ("3.50%", "百分之3.5", "3.5%"),
        ("8.2 metres", "8.2 米", "8.2"),
        ("July 10", "7月10日", "7/10"),
        ("10 July", "7 月 10 日", "7/10"),
        ("on Sept. 3rd", "9月3号", "9/3"),
        ("since December", "十二月以来", "12/"),
        ("In March", "3 月", "3/"),
        ("the 1920s", "1920年代", "1920"),
        ("in 2020", "二\u3007二\u3007年", "2020"),
        ("2 trillion", "2万亿", "2000000000000"),
        ("2 billion", "20亿", "2000000000"),
        ("1.3 billion", "十三亿", "1300000000"),
    ],
)
def test_one_spelling(in_english: str, in_chinese: str, said: str) -> None:
    """Both say the same."""
    assert said in english(in_english)
    assert said in chinese(in_chinese)


def test_months_differ() -> None:
    """十二月 is not February, three months are not March, and nobody may is not May."""
    assert chinese("十二月") == {"12/"}
    assert not chinese("3个月") | chinese("三个月")
    assert not english("nobody may march")


@pytest.mark.parametrize("text", ["Covid-19", "B052", "five", "7", "万一", "一一", ""])
def test_no_quantities(text: str) -> None:
    """A number in a name, a small one and a word that only looks like one say nothing."""
    assert not english(text) | chinese(text)


@given(st.text("0123456789.,%万亿千百十一二三零 月日分之人July million-", max_size=60))
def test_any_text(text: str) -> None:
    """Numbers of any shape are no error, and each has a place in the text."""
    for at, said in (*quantities.in_english(text), *quantities.in_chinese(text)):
        assert 0 <= at < len(text)
        assert said


@pytest.mark.parametrize(
    "part", ["9", "9,", "1,111", "1.", "一", "千", "二十", "百分之"]
)
def test_hostile_text(part: str) -> None:
    """A text of nothing but numbers takes no longer than its length asks for."""
    text = part * 30_000
    english(text)
    chinese(text)
