"""Numbers of a segment's documents -> a column of them, as ``README.md`` describes it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

_LAST, _BEFORE = ord("#"), ord("]")
"""The digits 0: of the last place, and of those before it."""
_ONES, _BASE = 57, 34
"""How many digits there are of each: all printable, no quotation mark, no backslash."""


def column(numbers: Iterable[int]) -> str:
    """Numbers, none of them negative, one after the other: most take one character."""
    return "".join(map(_digits, numbers))


def _digits(number: int) -> str:
    rest, ones = divmod(number, _ONES)
    digits = chr(_LAST + ones)
    while rest:
        rest, digit = divmod(rest, _BASE)
        digits = chr(_BEFORE + digit) + digits
    return digits


def gaps(numbers: Sequence[int]) -> list[int]:
    """Of numbers that never fall: the first, then by how much each is more."""
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]
