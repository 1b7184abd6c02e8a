"""The front matter of a blog post -> plain lists of strings by key.

Nothing is interpreted: a date stays the text that it is, and so does ``no``. Where a
program wrote what is no YAML (a title with quotes inside its quotes), the lines are read
one by one.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import yaml

_OPENING = re.compile(r"\s*---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"^([A-Za-z_][\w-]*):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_ROW = re.compile(r"[ \t]*-[ \t]+(.*?)[ \t]*\n")
_LIMIT = 100_000
"""Characters in which a front matter must end."""

Values = Mapping[str, tuple[str, ...]]


class Post(NamedTuple):
    """A text with its front matter taken off."""

    values: Values
    """Keys in lower case; what is neither text nor a list of texts is left out."""
    lists: frozenset[str]
    """The keys whose value was written as a list."""
    body_at: int
    is_yaml: bool
    """False where the front matter had to be read line by line."""


def split_post(text: str) -> Post | None:
    """The front matter at the head of ``text``; None where there is none."""
    opening = _OPENING.match(text)
    if not opening:
        return None
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LIMIT)
    if not closing:
        return None
    matter = text[opening.end() : closing.start()]
    found = _load(matter)
    rows = _by_line(matter) if found is None else _by_key(found)
    values = {key: texts for key, value in rows if (texts := _texts(value))}
    lists = frozenset(key for key, value in rows if isinstance(value, list))
    return Post(values, lists, closing.end(), found is not None)


def _load(matter: str) -> dict[Any, Any] | None:
    try:
        found = yaml.load(matter, Loader=_loader())  # noqa: S506  it makes texts only
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return found if isinstance(found, dict) else None


@cache
def _loader() -> Any:  # noqa: ANN401  of C where the library has it
    return getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def _by_key(found: dict[Any, Any]) -> list[tuple[str, object]]:
    return [(key.lower(), found[key]) for key in found if isinstance(key, str)]


def _texts(value: object) -> tuple[str, ...]:
    """Aliases can make a value endless: it is followed one level down, no further."""
    rows = value if isinstance(value, list) else [value]
    texts = (row.get("name") if isinstance(row, dict) else row for row in rows)
    return tuple(text.strip() for text in texts if isinstance(text, str) and text)


def _by_line(matter: str) -> list[tuple[str, object]]:
    rows: list[tuple[str, object]] = []
    for found in _LINE.finditer(matter):
        key, value = found[1].lower(), found[2]
        if value.startswith("[") and value.endswith("]"):
            rows.append((key, [_unquoted(row) for row in value[1:-1].split(",")]))
        elif value:
            rows.append((key, _unquoted(value)))
        else:
            rows.append((key, _rows(matter, found.end() + 1)))
    return rows


def _rows(matter: str, start: int) -> list[str]:
    rows: list[str] = []
    while row := _ROW.match(matter, start):
        rows.append(_unquoted(row[1]))
        start = row.end()
    return rows


def _unquoted(text: str) -> str:
    text = text.strip()
    for quote in "\"'":
        if len(text) > 1 and text[0] == text[-1] == quote:
            return text[1:-1].replace(f"\\{quote}", quote)
    return text
