"""Numbers of a text in one form, however either language writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.relate.numerals import numbers_in


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("1.2 million people", "120万人"),
        ("1.2 million people", "120 萬人"),
        ("30,000 tonnes", "3 万吨"),
        ("$45bn", "450 亿美元"),
        ("2.5 billion", "25亿"),
        ("12 per cent", "百分之十二"),
        ("twelve boats", "十二艘船"),
        ("sixty-five boats", "六十五艘船"),
        ("the third ferry", "第三班渡轮"),
        ("three hundred", "三百"),
        ("35 million", "三千五百万"),
        ("the 21st", "21日"),
        ("in 2020", "二〇二〇年"),
    ],
)
def test_both_languages_give_the_same_number(english: str, chinese: str) -> None:
    """A number and its translation are equal."""
    one = set(numbers_in(english, is_english=True))
    assert one & set(numbers_in(chinese, is_english=False))


@given(st.text(), st.booleans())
def test_any_text_is_read(text: str, is_english: bool) -> None:
    """Whatever a dump holds: no error."""
    assert all(numbers_in(text, is_english=is_english))


def test_endless_numbers_take_no_time() -> None:
    """A page of digits is no trouble."""
    for text in ("9" * 100_000, "1,000" * 30_000, "亿" * 100_000, "1.2." * 30_000):
        list(numbers_in(text, is_english=True))
        list(numbers_in(text, is_english=False))
