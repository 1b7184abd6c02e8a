"""Positions -> bits by Rice's code -> characters of seven bits.

R. F. Rice, "Some practical universal noiseless coding techniques" (1979): about a bit a
position over the entropy's bound for words that stand anywhere, and a few lines to read.
"""

from collections.abc import Sequence
from functools import cache

_WIDTH = 7
"""Bits of a character: UTF-8 spends a byte on it and JavaScript reads it as it is."""
_ESCAPED = {b"\\": b"\\\\", b"\n": b"\\n", b"\r": b"\\r", b'"': b'\\"'}
"""The backslash first: the others bring new ones."""
_FEW_BITS = 9
"""Up to here the codes of all gaps of a list are kept: each gap occurs often."""
_LOW = 8
_LOWER = [f"{value:0{_LOW}b}" for value in range(1 << _LOW)]


def rice_parameter(count: int, positions: int) -> int:
    """Bits of a gap's lower part, for ``count`` of so many positions."""
    return max(0, (11 * positions // (16 * count)).bit_length() - 1)


class _Codes(dict[int, str]):
    """A gap plus one -> its code; filled as gaps occur."""

    def __init__(self, bits: int) -> None:
        self.bits = bits

    def __missing__(self, step: int) -> str:
        code = self[step] = rice_code(step - 1, self.bits)
        return code


@cache
def _codes(bits: int) -> _Codes:
    return _Codes(bits)


def rice_code(value: int, bits: int) -> str:
    """``0`` and ``1`` for a number: its upper part in unary, the lower one in ``bits``."""
    lower = f"{value & ((1 << bits) - 1):0{bits}b}" if bits else ""
    return "1" * (value >> bits) + "0" + lower


def encode(steps: Sequence[int], positions: int) -> str:
    """The bits of a list as ``0`` and ``1``; a step is a gap plus one."""
    bits = rice_parameter(len(steps), positions)
    if bits <= _FEW_BITS:
        return "".join(map(_codes(bits).__getitem__, steps))
    # The last bits stand as they are, whatever comes before: that is a code of its own.
    upper, mask = _codes(bits - _LOW), len(_LOWER) - 1
    return "".join(
        [upper[at >> _LOW] + _LOWER[at & mask] for at in map(mask.__add__, steps)]
    )


def pack(bits: str) -> str:
    """Bits as the inside of a JavaScript string in double quotes."""
    count = -(-len(bits) // _WIDTH)
    narrow = bits.encode().ljust(count * _WIDTH, b"0")
    wide = bytearray(b"0") * (8 * count)
    for at in range(_WIDTH):  # a zero before each seven makes bytes of them
        wide[at + 1 :: 8] = narrow[at::_WIDTH]
    data = int(wide or b"0", 2).to_bytes(count, "big")
    for sign, written in _ESCAPED.items():
        data = data.replace(sign, written)
    return data.decode()


def number(value: int) -> str:
    """A count in base 26 with the digits A to Z."""
    digits = chr(65 + value % 26)
    while value := value // 26:
        digits = chr(65 + value % 26) + digits
    return digits
