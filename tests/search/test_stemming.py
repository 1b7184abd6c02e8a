"""Words that a reader takes for one have one stem, here and in the browser."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.stemming import stem

VECTORS = json.loads(Path(__file__).with_name("stems.json").read_text("utf-8"))


@pytest.mark.parametrize(("word", "base"), VECTORS)
def test_the_shared_vectors_hold(word: str, base: str) -> None:
    assert stem(word) == base


@pytest.mark.parametrize(
    "forms",
    [
        "city cities city's",
        "study studies studied studying",
        "make makes making",
        "stop stops stopped stopping",
        "house houses housed housing",
        "church churches",
        "class classes",
        "play plays played playing",
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "others", ["new news", "us use", "need ne", "bus bu", "this th"]
)
def test_other_words_keep_their_own(others: str) -> None:
    one, two = others.split()

    assert stem(one) != stem(two)


@given(st.text("abcdeghinsy'", min_size=1))
def test_there_is_always_a_stem(word: str) -> None:
    """A word without its possessive never vanishes."""
    assert stem(word) or word == "'s"
