"""Tables by which a reader's browser writes a text in the other script of Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.hanzi import Table, convert, to_simplified, to_traditional

TABLES = (to_traditional(), to_simplified())


@pytest.mark.parametrize(
    ("plain", "traditional"),
    [
        ("头发与发展", "頭髮與發展"),
        ("被发现的长发", "被發現的長髮"),
        ("皇后三天后来了", "皇后三天後來了"),
        ("公里之外，在这里", "公里之外，在這裡"),
        ("干部干预干燥的树干", "幹部干預乾燥的樹幹"),
        ("周恩来周五签署", "周恩來週五簽署"),
        ("面包、面条与方面", "麵包、麵條與方面"),
        ("复杂的答复，恢复", "複雜的答覆，恢復"),
        ("两国关系联系紧密", "兩國關係聯繫緊密"),
        ("一只猫只有三只脚", "一隻貓只有三隻腳"),
        ("台湾的台风", "臺灣的颱風"),
        ("制造业的制度", "製造業的制度"),
        ("农历与历史", "農曆與歷史"),
    ],
)
def test_the_word_decides(plain: str, traditional: str) -> None:
    """A character with several forms is written as its word is, and the way back leads home."""
    assert convert(plain, to_traditional()) == traditional
    assert convert(traditional, to_simplified()) == plain


@pytest.mark.parametrize(
    ("traditional", "plain"),
    [
        ("看著著名的原著", "看着著名的原著"),
        ("乾隆的乾糧", "乾隆的干粮"),
        ("瞭解瞭望塔", "了解瞭望塔"),
        ("沈先生沈默", "沈先生沉默"),
        ("計畫與繪畫", "计划与绘画"),
        ("臺灣、台灣", "台湾、台湾"),
    ],
)
def test_forms_that_only_traditional_text_has(traditional: str, plain: str) -> None:
    """Most characters need no word, these few do."""
    assert convert(traditional, to_simplified()) == plain


@given(
    st.text(st.characters(codec="utf-8") | st.sampled_from("发后里只周干面")),
    st.sampled_from(TABLES),
)
def test_nothing_is_lost(text: str, table: Table) -> None:
    """A text is as long as before, and what is not Chinese stays."""
    written = convert(text, table)

    assert len(written) == len(text)
    assert [
        b for a, b in zip(text, written, strict=True) if a != b and a < "\u3400"
    ] == []


@pytest.mark.parametrize("table", TABLES)
def test_every_sign_is_one_unit_of_utf_16(table: Table) -> None:
    """A browser finds the form of a character at the same place of the other string."""
    both = [*table.signs, *table.signs.values(), *table.words, *table.words.values()]

    assert max("".join(both)) <= "\uffff"


@pytest.mark.parametrize("table", TABLES)
def test_tables_hold_what_is_needed(table: Table) -> None:
    """No word is there without a reason, and none changes its length."""
    assert table.words
    for word, form in table.words.items():
        shorter = {own: table.words[own] for own in table.words if len(own) < len(word)}
        assert len(word) == len(form) > 1
        assert convert(word, Table(table.signs, shorter)) != form
