"""Columns of numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.columns import column, gaps
from tests.search.reference import read_column

NUMBERS = st.lists(st.one_of(st.integers(0, 60), st.integers(0, 2**40)))


@given(NUMBERS)
def test_aread_column_holds_its_numbers(numbers: list[int]) -> None:
    """Whatever they are, they are read again, and stand in a string as they are."""
    text = column(numbers)

    assert read_column(text) == numbers
    assert not set(text) & {'"', "\\"}
    assert text.isprintable()
    assert text.isascii()


@pytest.mark.parametrize(
    ("number", "text"), [(0, "#"), (56, "["), (57, "^#"), (58, "^$"), (3000, "^oG")]
)
def test_the_numbers_of_the_description(number: int, text: str) -> None:
    assert column([number]) == text


@given(NUMBERS.map(sorted))
def test_gaps_add_up(numbers: list[int]) -> None:
    """Each number is the sum of the gaps so far."""
    made = gaps(numbers)

    assert [sum(made[: at + 1]) for at in range(len(made))] == numbers
