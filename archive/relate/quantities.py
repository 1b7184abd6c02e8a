"""Numbers, shares and days in a text -> one spelling for both languages.

``1.2 million`` and ``120万`` are ``1200000``, ``68 per cent`` and ``百分之六十八`` are
``68%``, ``July 10`` and ``7月10日`` are ``7/10``. Whole numbers below ``LEAST`` say
nothing: every text has them.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

LEAST = 10

# Expressions begin with a sign that they take, and only then look back: those that look
# back first are tried at every place, and take four times as long.
_DIGITS = (
    r"(\d(?<![A-Za-z\d.,]\d)(?<![A-Za-z]-\d)"
    r"\d{0,14}(?:,\d{3}){0,4}(?:\.\d{1,6})?)"
)
"""Not in a name: the number of ``Covid-19`` is none."""
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH = (
    r"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_UNITS = "one two three four five six seven eight nine ten".split()
_TEENS = "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPELT = {
    **{word: n for n, word in enumerate(_UNITS, 1)},
    **{word: n for n, word in enumerate(_TEENS, 11)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
}
_POWERS = {
    2: "hundred 百",
    3: "thousand k 千",
    4: "万",
    5: "十万",
    6: "million mn m 百万",
    7: "千万",
    8: "亿",
    9: "billion bn 十亿",
    10: "百亿",
    11: "千亿",
    12: "trillion 万亿",
}
_SCALES = {
    word: 10**power for power, words in _POWERS.items() for word in words.split()
}

_ENGLISH = re.compile(
    rf"{_DIGITS}(?:(?:st|nd|rd|th|s)\b)?"
    r"(?: ?(%)|[ -]?(per ?cent|hundred|thousand|million|billion|trillion|bn|mn|m|k)\b)?"
)
_SPELT_OUT = re.compile(
    rf"\b({'|'.join(_TENS)})(?:[ -]({'|'.join(_UNITS[:9])}))?\b"
    r"(?: (hundred|thousand|million|billion|trillion|per ?cent)\b)?"
    rf"|\b({'|'.join((*_UNITS, *_TEENS))})(?: (hundred|thousand|million|billion"
    r"|trillion|per ?cent)\b)",
    re.IGNORECASE,
)
_ENGLISH_MONTH = re.compile(
    rf"(?:\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?\b{_MONTH}(?: (\d{{1,2}})(?![\d:]))?"
)
_CHINESE = re.compile(rf"{_DIGITS} ?(%|万亿|[十百千]亿|[十百千]万|[百千万亿])?(?! ?月)")
_HAN = "\u3007零一二两三四五六七八九十百千万亿"
_CHINESE_MONTH = re.compile(
    rf"([\d{_HAN}](?:(?<=(?<!\d)\d)\d?|(?<=(?<![{_HAN}])[{_HAN}])[{_HAN}]?))"
    r"(?:(?<=\d) )?月(?: ?(\d{1,2}) ?[日号])?"
)
_HAN_SHARE = re.compile(rf"百分之 ?([{_HAN}]{{1,8}}|\d[\d.]*)")
_HAN_NUMBER = re.compile(rf"[{_HAN}](?<!分之[{_HAN}])[{_HAN}]{{1,11}}(?![月分])")
_HAN_VALUES = {sign: n for n, sign in enumerate("零一二三四五六七八九")}
_HAN_VALUES |= {"\u3007": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_HAN_GROUPS = {"万": 10**4, "亿": 10**8}


def in_english(text: str) -> Iterator[tuple[int, str]]:
    """Where each quantity stands, and its one spelling."""
    for found in _ENGLISH_MONTH.finditer(text):
        month = 1 + _MONTHS.index(found[2][:3].lower())
        yield from _dated(found.start(), month, found[3] or found[1])
    for found in _ENGLISH.finditer(text):
        scale = "%" if found[2] else (found[3] or "").replace(" ", "")
        yield from _told(found.start(), _value(found[1]), scale)
    for found in _SPELT_OUT.finditer(text):
        word, unit, scale, short, its = (
            part and part.lower() for part in found.groups()
        )
        value = _SPELT[word or short] + (_SPELT[unit] if unit else 0)
        yield from _told(
            found.start(), Decimal(value), (scale or its or "").replace(" ", "")
        )


def in_chinese(text: str) -> Iterator[tuple[int, str]]:
    """Where each quantity stands, and its one spelling."""
    for found in _CHINESE_MONTH.finditer(text):
        yield from _dated(found.start(), int(_han_value(found[1]) or 0), found[2])
    for found in _CHINESE.finditer(text):
        yield from _told(found.start(), _value(found[1]), found[2] or "")
    for found in _HAN_SHARE.finditer(text):
        yield from _told(found.start(), _han_value(found[1]), "%")
    for found in _HAN_NUMBER.finditer(text):
        yield from _told(found.start(), _han_value(found[0]), "")


def _dated(at: int, month: int, day: str | None) -> Iterator[tuple[int, str]]:
    """The month, and the day where one is given."""
    if 1 <= month <= len(_MONTHS):
        yield at, f"{month}/"
        if day:
            yield at, f"{month}/{int(day)}"


def _told(at: int, value: Decimal | None, scale: str) -> Iterator[tuple[int, str]]:
    if value is None:
        return
    if scale in {"%", "percent"}:
        yield at, f"{_plain(value)}%"
        return
    value *= _SCALES.get(scale.lower(), 1)
    if value >= LEAST or value % 1:
        yield at, _plain(value)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _han_value(text: str) -> Decimal | None:
    """The value of a number in Chinese numerals; None for ``万一`` and the like."""
    if text[0].isdecimal():
        return Decimal(text.rstrip(".")) if text.count(".") < 2 else None  # noqa: PLR2004
    if len(text) == 1 and text in _HAN_VALUES:
        return Decimal(_HAN_VALUES[text])
    if not any(sign in _HAN_SCALES or sign in _HAN_GROUPS for sign in text):
        return _in_places(text)
    whole = group = digit = 0
    for sign in text:
        if sign in _HAN_VALUES:
            digit = _HAN_VALUES[sign]
        elif sign in _HAN_SCALES:
            group += (digit or 1) * _HAN_SCALES[sign]
            digit = 0
        elif not whole + group + digit:
            return None
        else:
            whole = (whole + group + digit) * _HAN_GROUPS[sign]
            group = digit = 0
    return Decimal(whole + group + digit)


def _in_places(text: str) -> Decimal | None:
    """Digit by digit, as years are written: 二〇二〇."""
    if len(text) != 4:  # noqa: PLR2004
        return None
    return Decimal("".join(str(_HAN_VALUES[sign]) for sign in text))
