"""Bits come back as they went in, in characters that a script may hold."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from archive.search.coding import encode, number, pack, rice_code, rice_parameter


def test_rice_codes_are_those_of_the_paper() -> None:
    assert [rice_code(value, 1) for value in range(4)] == ["00", "01", "100", "101"]
    assert rice_code(3, 0) == "1110"


@given(st.text("01", max_size=200))
def test_seven_bits_are_a_character(bits: str) -> None:
    """Escapes undone, each character holds the next seven bits."""
    text = pack(bits)
    plain = text.encode().decode("unicode_escape")

    assert not {"\n", "\r"} & set(text)
    assert "".join(f"{ord(char):07b}" for char in plain)[: len(bits)] == bits
    assert len(plain) == -(-len(bits) // 7)


@given(st.sets(st.integers(0, 100_000), min_size=1))
def test_a_list_takes_little_more_than_its_bound(places: set[int]) -> None:
    """However the places lie, no unary part gets long in all."""
    count, positions = len(places), 100_001
    steps = [after - before for before, after in pairwise([-1, *sorted(places)])]
    bits = encode(steps, positions)
    width = rice_parameter(count, positions)

    assert len(bits) <= count * (width + 4)
    assert bits == "".join(rice_code(step - 1, width) for step in steps)


def test_counts_are_letters() -> None:
    found = [number(value) for value in (0, 25, 26, 675, 676)]

    assert found == ["A", "Z", "BA", "ZZ", "BAA"]
