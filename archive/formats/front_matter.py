"""Front matter: a typed header <-> the YAML between two ``---`` lines.

The writer gives every value as JSON, in a fixed key order: JSON strings are YAML
strings, and none of YAML 1.1's surprises (``no``, ``12:30``, ``0123``) can happen. The
reader takes those lines on a fast path, and any YAML that a person may write on a slow
one.

Ids of the problems that can arise here:

* A001 no front matter at the head of the file
* A002 the front matter is not YAML
* A003 an unknown key
* A004 a value of the wrong type, or not one of those allowed
* A005 a required key is missing
* A006 the file is not UTF-8
"""

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import msgspec
import yaml

from archive.errors import ArticleError
from archive.model.article import Article, Header

KEYS: tuple[str, ...] = tuple(name for name in Header.__struct_fields__ if name != "x")
"""Every key of the contract, in the order on disk."""

_ALWAYS = ("id", "title", "outlet", "lang")
_OPENING = "---\n"
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"([a-z_]+): (.+)")
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
        if key in _ALWAYS or not _is_default(value, key):
            lines.append(_line(key, value))
    lines.extend(_line(f"x-{key}", value) for key, value in sorted(header.x.items()))
    return "\n".join((*lines, "---", ""))


def _is_default(value: object, key: str) -> bool:
    return value in ("", (), None) or (key == "visibility" and value == "public")


def _line(key: str, value: object) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
        rows = "".join(f"\n  - {_json(row)}" for row in value)
        return f"{key}:{rows}"
    return f"{key}: {_json(value)}"


def _json(value: object) -> str:
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=False)
    return _LATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def read_article(text: str, where: str) -> Article:
    """An article from the text of its file. ``where`` names the file in errors.

    Raises ArticleError with the line of the mistake.
    """
    header, start = read_header(text, where)
    return Article(header=header, body=text[start:])


def read_header(text: str, where: str) -> tuple[Header, int]:
    """The header, and the offset at which the body begins."""
    text = text.removeprefix("\ufeff")
    if not text.startswith(_OPENING):
        raise ArticleError(
            "A001", f"{where}:1", "no front matter", 'the file must begin with "---"'
        )
    end = _CLOSING.search(text, len(_OPENING))
    if not end:
        raise ArticleError(
            "A001", f"{where}:1", "the front matter is not closed", 'add a line "---"'
        )
    matter = text[len(_OPENING) : end.start()]
    header = _fast(matter) or _slow(matter, where)
    return header, min(
        end.end() + (2 if text[end.end() + 1 :][:1] == "\n" else 1), len(text)
    )


def _fast(matter: str) -> Header | None:
    """The header, if every line is as the writer writes it."""
    members: list[str] = []
    rows: list[str] = []
    key = ""
    for line in matter.split("\n"):
        if line.startswith("  - ") and key:
            rows.append(line[4:])
            continue
        if key:
            members.append(f'"{key}":[{",".join(rows)}]')
            key, rows = "", []
        found = _LINE.fullmatch(line)
        if found:
            members.append(f'"{found[1]}":{found[2]}')
        elif line.endswith(":") and line[:-1].isidentifier():
            key = line[:-1]
        elif line:
            return None
    try:
        return _decoder.decode("{" + ",".join(members) + "}")
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None


_decoder = msgspec.json.Decoder(Header)


class _Loader(yaml.CSafeLoader):
    """YAML without its dates: ``2020-13-45`` is then a text like any other."""

    yaml_implicit_resolvers = {
        first: [(tag, rule) for tag, rule in rules if not tag.endswith(":timestamp")]
        for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def _slow(matter: str, where: str) -> Header:
    """The header from any YAML; every mistake names its line."""
    try:
        found: Any = yaml.load(matter, Loader=_Loader)  # noqa: S506  a safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = getattr(error, "problem", None) or "not YAML"
        raise ArticleError(
            "A002",
            f"{where}:{line}",
            f"the front matter cannot be read: {problem}",
            'put values with ":" or "#" between double quotes',
        ) from None
    if not isinstance(found, dict):
        raise ArticleError(
            "A002", f"{where}:2", "expected lines of the form key: value"
        )
    lines = _key_lines(matter)
    own = {str(key): _plain(value) for key, value in found.items()}
    free = {key[2:]: own.pop(key) for key in list(own) if key.startswith("x-")}
    _refuse_unknown(own, lines, where)
    try:
        return msgspec.convert({**own, "x": free} if free else own, Header)
    except msgspec.ValidationError as error:
        raise _wrong_value(str(error), lines, where) from None


def _plain(value: object) -> object:
    """None (an empty value) to an empty text; keys to text."""
    if value is None:
        return ""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def _key_lines(matter: str) -> dict[str, int]:
    """Key -> its line in the file."""
    found = re.finditer(r"^([\w-]+)\s*:", matter, re.MULTILINE)
    return {m[1]: matter.count("\n", 0, m.start()) + 2 for m in found}


def _refuse_unknown(
    own: Mapping[str, object], lines: Mapping[str, int], where: str
) -> None:
    for key in own:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, 1)
            raise ArticleError(
                "A003",
                f"{where}:{lines.get(key, 2)}",
                f'unknown key "{key}"',
                f'did you mean "{near[0]}"?'
                if near
                else 'keys of your own begin with "x-"',
            )


def _wrong_value(message: str, lines: Mapping[str, int], where: str) -> ArticleError:
    missing = re.search(r"missing required field `(\w+)`", message)
    at = re.search(r"`\$\.(\w+)", message)
    if missing and not at:
        return ArticleError(
            "A005",
            f"{where}:1",
            f'the key "{missing[1]}" is missing',
            f"every article needs {', '.join(_ALWAYS)}",
        )
    key = at[1] if at else ""
    what = message.partition(" - at")[0]
    return ArticleError(
        "A004",
        f"{where}:{lines.get(key, 2)}",
        f'"{key}": {what[:1].lower()}{what[1:]}',
        "put texts between double quotes and lists between brackets",
    )
