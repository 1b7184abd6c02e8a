"""Passages of any length that have nothing in common."""

import hashlib


def prose(seed: str, length: int) -> str:
    """Han characters in an order of their own, the same for every run of the tests."""
    block = (
        hashlib.sha256(f"{seed}{n}".encode()).digest() for n in range(length // 8 + 1)
    )
    codes = (
        int.from_bytes(data[at : at + 4], "big") % 0x5000
        for data in block
        for at in range(0, 32, 4)
    )
    return "".join(chr(0x4E00 + code) for code in codes)[:length]
