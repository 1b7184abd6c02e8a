"""What a template may apply to a value: dates, numbers, names, languages, JSON-LD.

All are pure. Those that depend on the language of the interface take it first and are
bound to it by ``filters_for``.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from typing import Protocol

import msgspec
from markupsafe import Markup, escape

from archive.model.names import UiLang
from archive.text.days import MONTHS, period_name

LANG_TAGS: dict[UiLang, str] = {"zh": "zh-Hans", "en": "en"}
"""The BCP 47 tag of each interface language."""

_WEEKDAYS = {
    "zh": ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    "en": (
        *("Monday", "Tuesday", "Wednesday", "Thursday"),
        *("Friday", "Saturday", "Sunday"),
    ),
}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAIL = re.compile(r"[^@\s/:]+@[^@\s/:]+\.[^@\s/:]+")


class Counted(Protocol):
    """Anything with a number."""

    @property
    def count(self) -> int:
        """The number."""


@lru_cache(maxsize=20_000)
def day(ui: UiLang, value: str) -> str:
    """``2023-01-03`` -> 2023年1月3日 / 3 January 2023. What is no date stays as it is."""
    return value if _date(value) is None else period_name(ui, value[:10])


@lru_cache(maxsize=20_000)
def day_short(ui: UiLang, value: str) -> str:
    """``2023-01-03`` -> 1月3日 / 3 January, where the year is plain to see."""
    found = _date(value)
    if found is None:
        return value
    if ui == "zh":
        return f"{found.month}月{found.day}日"
    return f"{found.day} {MONTHS[found.month - 1]}"


@lru_cache(maxsize=20_000)
def weekday(ui: UiLang, value: str) -> str:
    """``2023-01-03`` -> 星期二 / Tuesday; empty for what is no date."""
    found = _date(value)
    return "" if found is None else _WEEKDAYS[ui][found.weekday()]


@lru_cache(maxsize=20_000)
def day_long(ui: UiLang, value: str) -> str:
    """``2023-01-03`` -> 2023年1月3日 星期二 / Tuesday, 3 January 2023."""
    if _date(value) is None:
        return value
    if ui == "zh":
        return f"{day(ui, value)} {weekday(ui, value)}"
    return f"{weekday(ui, value)}, {day(ui, value)}"


@lru_cache(maxsize=5_000)
def month(ui: UiLang, value: str) -> str:
    """``2023-01`` (a day's date will do) -> 2023年1月 / January 2023."""
    found = _date(f"{value[:7]}-01")
    return value if found is None else period_name(ui, value[:7])


@lru_cache(maxsize=5_000)
def month_name(ui: UiLang, value: str) -> str:
    """``2023-01`` -> 1月 / January."""
    found = _date(f"{value[:7]}-01")
    if found is None:
        return value
    return f"{found.month}月" if ui == "zh" else MONTHS[found.month - 1]


def month_short(ui: UiLang, value: str) -> str:
    """``2023-01`` -> 1月 / Jan."""
    name = month_name(ui, value)
    return name if ui == "zh" or name == value else name[:3]


def year(ui: UiLang, value: str) -> str:
    """``2023-01-03`` or ``2023`` -> 2023年 / 2023."""
    return f"{value[:4]}年" if ui == "zh" else value[:4]


def period(ui: UiLang, value: str) -> str:
    """``2023-01`` or ``2023`` in words, whichever it is."""
    return month(ui, value) if "-" in value else year(ui, value)


def day_number(value: str) -> str:
    """``2023-01-03`` -> 3."""
    return value[8:10].lstrip("0") or value


def number(value: int) -> str:
    """12345 -> 12,345."""
    return f"{value:,}"


def names(values: Sequence[str], tongue: str) -> str:
    """Joined as their own language does it: 甲、乙 / A, B and C."""
    if tongue.startswith("zh"):
        return "、".join(values)
    *others, last = values or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def linked(
    values: Sequence[str], tongue: str, paths: Mapping[str, str], up: str
) -> Markup:
    """The same with each name a link to its page, where it has one."""
    link = Markup('<a href="{}">{}</a>').format
    found = [
        link(up + paths[name], name) if name in paths else escape(name)
        for name in values
    ]
    # Every part is escaped, and what joins them is ours.
    return Markup(names(found, tongue))  # noqa: S704


def near(path: str, page: str) -> str:
    """The shortest link from a page to a path of its tree: most of them are of one month.

    An article's page has a dozen such links, and there may be 200,000 pages.
    """
    folders, target = page.split("/")[1:-1], path.split("/")
    same = 0
    for one, other in zip(folders, target[:-1], strict=False):
        if one != other:
            break
        same += 1
    return "../" * (len(folders) - same) + "/".join(target[same:])


def lang(tags: Mapping[str, Markup], value: str) -> Markup:
    """The attribute `` lang="en"``, or nothing where that is the interface's language."""
    known = tags.get(value)
    return Markup(' lang="{}"').format(value) if known is None else known


def people(values: Sequence[str]) -> list[dict[str, str]]:
    """Names as schema.org has them."""
    return [{"@type": "Person", "name": value} for value in values]


def peak(values: Iterable[Counted]) -> int:
    """The largest number among them; 1 where there is none, so that one may divide by it."""
    return max((value.count for value in values), default=1) or 1


def level(count: int, top: int) -> int:
    """0 for none, else 1 to 4: the quarter of the largest number it falls into."""
    return min(4, -(-count * 4 // top)) if count else 0


def mailto(contact: str) -> str:
    """The address behind a contact: ``mailto:`` or ``https:``; empty for other words."""
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    return contact if contact.startswith(("https://", "http://", "mailto:")) else ""


def xml(value: str) -> str:
    """Without the characters that no XML file may hold."""
    return _NOT_XML.sub("", value)


def jsonld(value: Mapping[str, object]) -> Markup:
    """JSON for a ``<script>``: empty values left out, nothing in it can end the script."""
    return json(_filled(value))


def json(value: object) -> Markup:
    """JSON for a ``<script>``, whole: nothing in it can end the script."""
    text = msgspec.json.encode(value).decode("utf-8", "replace")
    for char, code in _JSON_ESCAPES:
        if char in text:
            text = text.replace(char, code)
    return Markup(text)  # noqa: S704 - no character in it can end a script


_JSON_ESCAPES = (
    ("<", "\\u003c"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def filters_for(ui: UiLang) -> dict[str, Callable[..., object]]:
    """Every filter under the name that templates use."""
    tags = {
        tag: Markup(' lang="{}"').format(tag)
        for tag in ("zh-Hans", "zh-Hant", "en")
        if tag != LANG_TAGS[ui]
    } | {"": Markup(), LANG_TAGS[ui]: Markup()}
    bound = (
        day,
        day_short,
        day_long,
        weekday,
        month,
        month_name,
        month_short,
        year,
        period,
    )
    plain = (
        day_number,
        number,
        names,
        linked,
        near,
        people,
        peak,
        level,
        mailto,
        xml,
        jsonld,
        json,
    )
    return {
        **{function.__name__: partial(function, ui) for function in bound},
        **{function.__name__: function for function in plain},
        "lang": partial(lang, tags),
    }


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _filled(value: object) -> object:
    if isinstance(value, Mapping):
        pairs = ((key, _filled(item)) for key, item in value.items())
        return {key: item for key, item in pairs if item not in (None, "", [], {})}
    if isinstance(value, list | tuple):
        return [_filled(item) for item in value]
    return value
