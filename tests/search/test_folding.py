"""Text becomes the same tokens here and in the browser, however it was typed."""

import json
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.folding import (
    BREAK,
    WORD,
    fold,
    fold_all,
    fold_line,
    is_word,
    signs_of,
    words_of,
)

VECTORS = json.loads(Path(__file__).with_name("folding.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "tokens"), VECTORS)
def test_the_shared_vectors_hold(text: str, tokens: list[str]) -> None:
    assert fold(text) == tokens


@given(st.text())
def test_breaks_stand_between_tokens_alone(text: str) -> None:
    """No break at an end, no two in a row, no space and no mark in a token."""
    tokens = fold(text)

    assert tokens[:1] != [""]
    assert tokens[-1:] != [""]
    assert all(one or two for one, two in pairwise(tokens))
    assert not any(" " in token or "\n" in token for token in tokens)
    assert all(len(token) == 1 or is_word(token) for token in tokens if token)


@given(st.text())
def test_a_line_has_a_sign_for_each_token(text: str) -> None:
    """Where a word stands, its letter: lines are counted without making a list."""
    tokens, line = fold(text), fold_line(text)
    signs = (WORD if is_word(one) else one or BREAK for one in tokens)

    assert signs_of(line) == "".join(signs)
    assert words_of(line) == [one for one in tokens if is_word(one)]


BESIDE = ["a", "é", "e\u0301", "か", "か\u3099", "ｶﾞ", "ᄀ", "ᅡ", "ᆨ", "가", "ㄱ", "ㅏ"]
PIECE = st.one_of(st.sampled_from([*BESIDE, "Σ", "，", "\uff11", "İ", "ﬁ"]), st.text())


@given(st.lists(PIECE).map("".join))
def test_characters_are_folded_one_by_one(text: str) -> None:
    """That is quick, and the same as NFKC and lower case of the text as a whole."""
    assert fold(text) == fold(normalize("NFKC", text).lower())


@given(st.text())
def test_tokens_fold_to_themselves(text: str) -> None:
    """What a list is called by can be asked for, but for a lonely decimal point."""
    tokens = [token for token in fold(text) if token not in {"", "."}]

    assert [one for token in tokens for one in fold(token)] == tokens


def test_paragraphs_are_two_positions_apart() -> None:
    """So that a query with a break in it never reaches over the end of one."""
    assert fold_all(["上海。", "……", "关于 it"]) == [
        "上",
        "海",
        "",
        "",
        "关",
        "于",
        "it",
    ]
    assert fold_all(["…"]) == []


def test_time_grows_with_the_text_alone() -> None:
    """Dumps are hostile: a long run of anything is read once."""
    for run in (".", "a.", "1,", "-", "·", "'", "a'", "! ", "\u0301", "1."):
        fold(run * 100_000)
