"""A text -> the numbers in it, in one form for both languages.

``1.2 million``, ``120万`` and ``1,200,000`` are one number; so are ``twelve``, ``十二``
and ``12``, and ``three`` and ``third``, as 第三 is either. What is no number to a reader
may be taken for one (一 in 统一): who compares two texts has to reckon with chance.
"""

import re
from collections.abc import Iterator

from archive.text.matching import matching_form

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_ORDINALS = "second third fourth fifth sixth seventh eighth ninth tenth".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {
    **{word: value for value, word in enumerate(_UNITS)},
    **{word: value for value, word in enumerate(_ORDINALS, 2)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
    "dozen": 12,
    "twice": 2,
    "double": 2,
}
_POWERS = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
    "m": 10**6,
    "k": 1000,
}
_DIGITS = r"(\d{1,15}(?:,\d{3}){0,5}(?:\.\d{1,9})?)"
_ENGLISH = re.compile(
    rf"(?<![\d.,]){_DIGITS}(?:st|nd|rd|th|s)?(?:[ -]?({'|'.join(_POWERS)})\b)?"
    rf"|\b({'|'.join(_WORDS)})\b"
    rf"(?:[ -]({'|'.join((*_UNITS[1:10], *list(_POWERS)[:5]))})\b)?",
    re.IGNORECASE,
)
_HAN_DIGITS = {
    "\u3007": 0,
    "两": 2,
    "兩": 2,
    **{c: n for n, c in enumerate("零一二三四五六七八九")},
}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}
_HAN_GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_HAN = "".join((*_HAN_DIGITS, *_HAN_POWERS, *_HAN_GREAT))
_CHINESE = re.compile(
    rf"(?<![\d.,]){_DIGITS} ?[多余餘]?([十百千万萬亿億]{{0,3}})|([{_HAN}]{{1,12}})"
)


def numbers_in(text: str, *, is_english: bool) -> Iterator[str]:
    """Each number as its digits, in the order of the text; *one* is none to speak of."""
    folded = matching_form(text)
    found = _in_english(folded) if is_english else _in_chinese(folded)
    return (f"{value:.6g}" for value in found if value != 1)


def _in_english(text: str) -> Iterator[float]:
    for digits, power, word, more in _ENGLISH.findall(text):
        if digits:
            yield _value(digits) * _POWERS.get(power.lower(), 1)
        elif more.lower() in _POWERS:
            yield _WORDS[word.lower()] * _POWERS[more.lower()]
        else:
            yield _WORDS[word.lower()] + _WORDS.get(more.lower(), 0)


def _in_chinese(text: str) -> Iterator[float]:
    for digits, powers, han in _CHINESE.findall(text):
        if digits:
            value = _value(digits)
            for power in powers:
                value *= _HAN_POWERS.get(power) or _HAN_GREAT[power]
            yield value
        else:
            yield _han_value(han)


def _value(digits: str) -> float:
    return float(digits.replace(",", ""))


def _han_value(text: str) -> float:
    """二〇二〇 is written by places, 三千五百万 by powers."""
    if len(text) > 1 and all(char in _HAN_DIGITS for char in text):
        return float("".join(str(_HAN_DIGITS[char]) for char in text))
    whole = part = digit = 0
    for char in text:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char in _HAN_POWERS:
            part, digit = part + (digit or 1) * _HAN_POWERS[char], 0
        else:
            whole = ((whole + part + digit) or 1) * _HAN_GREAT[char]
            part = digit = 0
    return whole + part + digit
