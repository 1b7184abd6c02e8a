"""Front matter: a typed header <-> the YAML between two ``---`` lines.

The writer gives every value as JSON, in a fixed key order: JSON strings are YAML
strings, and none of YAML 1.1's surprises (``no``, ``12:30``, ``0123``) can happen. The
reader takes those lines on a fast path, and any YAML that a person may write on a slow
one.

Ids of the problems that can arise here:

* A001 no front matter at the head of the file
* A002 the front matter is not YAML, or a key occurs twice
* A003 an unknown key
* A004 a value of the wrong type, or not one of those allowed
* A005 a required key is missing
* A006 the file is not UTF-8
"""

import json
import math
import re
from collections.abc import Mapping

import msgspec

from archive.errors import ArticleError
from archive.model.article import ALWAYS, KEYS, Article, Header

__all__ = [
    "is_default",
    "matter_span",
    "read_article",
    "read_header",
    "write_article",
    "write_header",
    "write_key",
]

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_LINE = re.compile(r"([a-z_]+): ([^ ].*)")
_ROWS = re.compile(r"([a-z_]+):")
_EMPTY_LINE = re.compile(r"\r?\n")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LATE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""JSON allows these in a string; YAML reads them as line ends or not at all."""


def write_article(article: Article) -> str:
    """The file of an article: ``read_article(write_article(a)) == a``."""
    return f"{write_header(article.header)}\n{article.body}"


def write_header(header: Header) -> str:
    """The front matter with its two rules."""
    lines = ["---"]
    for key in KEYS:
        value = getattr(header, key)
        if key in ALWAYS or not is_default(key, value):
            lines.append(write_key(key, value))
    lines.extend(_free_line(key, value) for key, value in sorted(header.x.items()))
    return "\n".join((*lines, "---", ""))


def is_default(key: str, value: object) -> bool:
    """True for what the writer leaves out."""
    return value in ("", (), None) or (key == "visibility" and value == "public")


def write_key(key: str, value: object) -> str:
    """One key and its value, without a line end behind them."""
    if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        rows = "".join(f"\n  - {_json(row)}" for row in value)
        return f"{key}:{rows}"
    return f"{key}: {_json(value)}"


def _free_line(key: str, value: object) -> str:
    name = f"x-{key}"
    return f"{name if _BARE_KEY.fullmatch(name) else _json(name)}: {_free(value)}"


def _free(value: object) -> str:
    """Any value as JSON that YAML reads alike: ``1e+16`` would be a text there."""
    if isinstance(value, Mapping):
        rows = (f"{_json(str(key))}: {_free(own)}" for key, own in value.items())
        return "{" + ", ".join(rows) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_free, value))}]"
    if isinstance(value, float):
        digits, exponent, power = repr(value).partition("e")
        digits += "" if "." in digits or not math.isfinite(value) else ".0"
        return _ODD_FLOATS.get(digits, digits + exponent + power)
    return _json(value)


_ODD_FLOATS = {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}


def _json(value: object) -> str:
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
    return _LATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def read_article(text: str, where: str) -> Article:
    """An article from the text of its file. ``where`` names the file in errors.

    Raises ArticleError with the line of the mistake.
    """
    header, start = read_header(text, where)
    return Article(header=header, body=text[start:])


def _read_slowly(matter: str, where: str) -> Header:
    # Most archives need no YAML reader, and its import takes longer than a page.
    from archive.formats.front_matter_yaml import read_yaml  # noqa: PLC0415

    return read_yaml(matter, where)


def read_header(text: str, where: str) -> tuple[Header, int]:
    """The header, and the offset at which the body begins."""
    start, end = matter_span(text, where)
    matter = text[start:end]
    header = _fast(matter) or _read_slowly(matter, where)
    closing = _CLOSING.match(text, end)
    after = (closing.end() if closing else end) + 1
    body = _EMPTY_LINE.match(text, after)
    return header, body.end() if body else min(after, len(text))


def matter_span(text: str, where: str) -> tuple[int, int]:
    """Where the YAML between the two rules begins and ends. Raises ArticleError (A001)."""
    opening = _OPENING.match(text)
    if not opening:
        raise ArticleError(
            "A001", f"{where}:1", "no front matter", 'the file must begin with "---"'
        )
    end = _CLOSING.search(text, opening.end())
    if not end:
        raise ArticleError(
            "A001", f"{where}:1", "the front matter is not closed", 'add a line "---"'
        )
    return opening.end(), end.start()


def _fast(matter: str) -> Header | None:
    """The header, if every line is as the writer writes it and no key comes twice.

    Each value is read by itself: ``title: "x", "lang": "en"`` is one line, not two keys.
    """
    found: dict[str, object] = {}
    rows = _NO_ROWS
    try:
        for line in matter.splitlines():
            if line.startswith("  - ") and rows is not _NO_ROWS:
                rows.append(_value(line[4:]))
            elif pair := _LINE.fullmatch(line):
                if pair[1] in found:
                    return None
                found[pair[1]], rows = _value(pair[2]), _NO_ROWS
            elif (opened := _ROWS.fullmatch(line)) and opened[1] not in found:
                found[opened[1]] = rows = []
            else:
                return None
        return None if "x" in found else msgspec.convert(found, Header)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


_NO_ROWS: list[object] = []
_value = msgspec.json.decode
