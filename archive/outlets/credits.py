"""Names of people out of bylines and credit lines."""

import re
from collections.abc import Iterable

from archive.text.space import fold

_SEPARATOR = re.compile(
    r"\s*(?:[、，,;；/／&|]|\s和\s|\sand\s|(?<=[a-z])和(?=[A-Z]))\s*"
)
_BY = re.compile(r"^(?:By|BY)\s+(?=[A-ZÀ-Þ])")
_ROLE = re.compile(
    r"^(?:本报|本台|特约|实习|编译|记者|作者|撰稿人?|撰文|文|采写|采访记者|翻译|译者|编辑|责编|审校|校对)"
    r"[：:/／|｜]?\s*"
)


def names(text: str) -> tuple[str, ...]:
    """The names in a credit line: ``A, B和C`` -> A, B, C; each once, in title case.

    ``By A and B`` -> A, B.
    """
    line = _BY.sub("", fold(text))
    return unique(name_case(part) for part in _SEPARATOR.split(line))


def unique(found: Iterable[str]) -> tuple[str, ...]:
    """Without empty ones and repetitions; ``DREW JORDAN`` and ``Drew Jordan`` are one."""
    seen: dict[str, str] = {}
    for name in found:
        cleaned = fold(name).strip(" ·•,，、;；:：/")
        if cleaned:
            seen.setdefault(cleaned.casefold(), cleaned)
    return tuple(seen.values())


def without_role(text: str) -> str:
    """``记者：张三`` -> ``张三``."""
    return _ROLE.sub("", fold(text), count=1)


_AGENCIES = (
    ("路透社", ("路透社", "路透")),
    ("美联社", ("美联社", "美聯社")),
    ("法新社", ("法新社",)),
    ("彭博社", ("彭博社", "彭博新闻社", "彭博")),
    ("德新社", ("德新社",)),
    ("合众国际社", ("合众国际社",)),
    ("新华社", ("新华社", "新華社")),
    ("中央社", ("中央社",)),
    ("韩联社", ("韩联社", "韓聯社")),
    ("共同社", ("共同社",)),
    ("俄新社", ("俄新社",)),
    ("塔斯社", ("塔斯社",)),
    ("埃菲社", ("埃菲社",)),
)


def agencies(text: str) -> tuple[str, ...]:
    """The news agencies that a note names, by their usual names, in its order."""
    found = {
        min(at): name
        for name, forms in _AGENCIES
        if (at := [text.find(form) for form in forms if form in text])
    }
    return tuple(found[at] for at in sorted(found))


def name_case(name: str) -> str:
    """An upper-case Latin name in title case: ``CHOE SANG-HUN``, ``DAVID McCABE``.

    Words with lower-case letters, names in Han characters, and single words (``AFP``,
    ``ARD``: agencies, not people) stay as they are.
    """
    if " " not in name.strip() or _HAN.search(name) or not _CAPITALS.search(name):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: _word_case(word[0]), name)


_HAN = re.compile(r"[\u3400-\u9fff]")
_CAPITALS = re.compile(
    r"(?<![^\W\d_])(?:Ma?c)?(?:(?=[^\W\d_a-zà-ÿ])\w){2,}(?![^\W\d_])"
)
_NUMERAL = re.compile(r"I{1,3}|IV")
_PREFIXED = re.compile(r"(Ma?c)([A-Z]{2,})")


def _word_case(word: str) -> str:
    """``MCCABE`` and ``McCABE`` -> McCabe; ``III`` and ``Sang`` stay."""
    prefixed = _PREFIXED.fullmatch(word)
    if prefixed:
        return prefixed[1] + prefixed[2].capitalize()
    if not word.isupper() or _NUMERAL.fullmatch(word):
        return word
    lowered = word[0] + word[1:].lower()
    return re.sub(r"^(Mc)([a-z])(?=[a-z]{2})", lambda m: m[1] + m[2].upper(), lowered)
