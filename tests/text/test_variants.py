"""Forms of Chinese characters made one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.variants import fold_variants, one_form, variants


@given(st.text(st.characters(codec="utf-8")))
def test_positions_stay(text: str) -> None:
    """Neither longer nor shorter, and folding twice is folding once."""
    folded = fold_variants(text)

    assert len(folded) == len(text)
    assert fold_variants(folded) == folded


@given(st.text(st.characters(codec="utf-8")), st.text(max_size=9))
def test_one_form_is_made_sign_by_sign(text: str, more: str) -> None:
    """Of a text and of its parts alike; twice is once."""
    form = one_form(text)

    assert len(form) == len(text)
    assert one_form(form) == form
    assert one_form(text + more) == form + one_form(more)


def test_a_form_has_no_other_form() -> None:
    """Every character leads to one that leads nowhere."""
    forms = variants()

    assert not forms.keys() & set(forms.values())
    assert all(len(form) == 1 for form in forms.values())


@pytest.mark.parametrize(
    "spellings",
    [
        ("臺灣", "台灣", "台湾"),
        ("頭髮", "头发"),
        ("發展", "发展"),
        ("裡面", "裏面", "里面"),
        ("看著", "看着"),
        ("瞭解", "了解"),
        ("為何", "爲何", "为何"),
    ],
)
def test_spellings_meet(spellings: tuple[str, ...]) -> None:
    """However it is written, it is one string afterwards."""
    assert len({fold_variants(spelling) for spelling in spellings}) == 1


def test_other_text_stays() -> None:
    """Latin letters, signs and kana are none of its business."""
    text = "Taiwan, 2020: ひらがな カタカナ 한국 “引号”。"

    assert fold_variants(text) == text
