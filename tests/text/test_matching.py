"""Folding makes one form of signs that have several, and moves nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.matching import matching_form


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＷＨＯ：２０２０！", "WHO:2020!"),  # noqa: RUF001
        ("唐纳德•特朗普", "唐纳德·特朗普"),
        ("唐纳德‧特朗普", "唐纳德·特朗普"),
        ("唐納德・川普", "唐納德·川普"),
        ("香港　國安法", "香港 國安法"),
        ("People’s\u00a0Republic", "People's Republic"),
    ],
)
def test_one_form(text: str, folded: str) -> None:
    """Full-width ASCII, name dots, spaces and apostrophes get their plain form."""
    assert folded == matching_form(text)


@pytest.mark.parametrize(
    "text", ["", "Ⅳ ㎏ ﬁ ½", "臺灣与台湾", "Straße, Ünal", "、。《》"]
)
def test_the_rest_stays(text: str) -> None:
    """Ligatures, numerals, units, scripts, case and Chinese marks stay as they are."""
    assert text == matching_form(text)


@given(st.text(st.characters() | st.sampled_from("！～：•‧・’\u3000\u00a0")))
def test_no_position_moves(text: str) -> None:
    """The folded text is as long as the text, and folding it again changes nothing."""
    folded = matching_form(text)

    assert len(text) == len(folded)
    assert folded == matching_form(folded)
