"""Front matter as a person may write it: any YAML -> a typed header, or the line at fault."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

import msgspec
import yaml

from archive.errors import ArticleError
from archive.model.article import ALWAYS, KEYS, Header, Image, Medium, Related, Source


class _Loader(yaml.CSafeLoader):
    """YAML without its dates: ``2020-13-45`` is then a text like any other."""

    yaml_implicit_resolvers = {
        first: [(tag, rule) for tag, rule in rules if not tag.endswith(":timestamp")]
        for first, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def read_yaml(matter: str, where: str) -> Header:
    """The header from any YAML; every mistake names its line."""
    try:
        lines = _key_lines(matter, where)
        found: Any = yaml.load(matter, Loader=_Loader)  # noqa: S506  a safe loader
    except yaml.YAMLError as error:
        raise _not_yaml(error, matter, where) from None
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        # what PyYAML's constructors let out: "!!int x", a number of 5,000 digits
        raise ArticleError(
            "A002",
            f"{where}:2",
            f"the front matter cannot be read: {error}",
            "put values between double quotes",
        ) from None
    if not isinstance(found, dict):
        raise ArticleError(
            "A002", f"{where}:2", "expected lines of the form key: value"
        )
    own = {str(key): value for key, value in found.items() if value is not None}
    free = {key[2:]: own.pop(key) for key in list(own) if key.startswith("x-")}
    free |= {str(k)[2:]: None for k, v in found.items() if v is None and _is_free(k)}
    _refuse_unknown(own, KEYS, lines, where)
    try:
        return msgspec.convert({**_filled(own), "x": _json_like(free)}, Header)
    except msgspec.ValidationError as error:
        raise _wrong_value(str(error), lines, where) from None


def _not_yaml(error: yaml.YAMLError, matter: str, where: str) -> ArticleError:
    mark = getattr(error, "problem_mark", None)
    position = getattr(error, "position", None)
    line = mark.line + 2 if mark else 1
    if position is not None:
        line = matter.count("\n", 0, position) + 2
    problem = getattr(error, "problem", None) or getattr(error, "reason", "not YAML")
    return ArticleError(
        "A002",
        f"{where}:{line}",
        f"the front matter cannot be read: {problem}",
        'put values with ":" or "#" between double quotes',
    )


def _is_free(key: object) -> bool:
    return isinstance(key, str) and key.startswith("x-")


def _filled(own: dict[str, object]) -> dict[str, object]:
    """Without what a person left empty inside a value: ``image: {url: …, alt: }``."""
    return {key: _without_empty(value) for key, value in own.items()}


def _without_empty(value: object) -> object:
    if isinstance(value, list):
        return [_without_empty(item) for item in value if item is not None]
    if isinstance(value, dict):
        return {str(k): _without_empty(v) for k, v in value.items() if v is not None}
    return value


def _json_like(value: object) -> object:
    """A free value as JSON has it; what JSON lacks (sets, bytes) as text."""
    if isinstance(value, dict):
        return {str(key): _json_like(own) for key, own in value.items()}
    if isinstance(value, list):
        return [_json_like(item) for item in value]
    return value if isinstance(value, str | int | float | None) else str(value)


def _key_lines(matter: str, where: str) -> dict[str, int]:
    """Key -> its line in the file.

    Refuses keys that occur twice, and what no front matter needs: values nested beyond
    reason (PyYAML would crash) and aliases (which can multiply).
    """
    lines: dict[str, int] = {}
    depth, is_key = 0, True
    for event in yaml.parse(matter, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 2 if event.start_mark else 2
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if depth == 1 and is_key and isinstance(event, yaml.ScalarEvent):
                if event.value in lines:
                    raise _twice(event.value, f"{where}:{line}", lines[event.value])
                lines[event.value] = line
            is_key = not is_key if depth == 1 else is_key
            depth += isinstance(event, yaml.CollectionStartEvent)
            if depth > _DEEPEST or isinstance(event, yaml.AliasEvent):
                raise ArticleError(
                    "A002",
                    f"{where}:{line}",
                    "aliases and deeply nested values are not read here",
                    "write the value out",
                )
    return lines


_DEEPEST = 20


def _twice(key: str, where: str, first: int) -> ArticleError:
    return ArticleError(
        "A002", where, f'the key "{key}" occurs twice', f"it stands in line {first} too"
    )


def _refuse_unknown(
    own: Iterable[str], known: Sequence[str], lines: Mapping[str, int], where: str
) -> None:
    for key in own:
        if key not in known:
            raise _unknown(key, known, f"{where}:{lines.get(key, 2)}")


def _unknown(key: str, known: Sequence[str], where: str) -> ArticleError:
    near = get_close_matches(key, known, 1)
    hint = 'keys of your own begin with "x-"'
    return ArticleError(
        "A003",
        where,
        f'unknown key "{key}"',
        f'did you mean "{near[0]}"?' if near else hint,
    )


_PARTS = {"image": Image, "media": Medium, "related": Related, "source": Source}


def _wrong_value(message: str, lines: Mapping[str, int], where: str) -> ArticleError:
    missing = re.search(r"missing required field `(\w+)`", message)
    unknown = re.search(r"unknown field `([^`]*)`", message)
    at = re.search(r"`\$\.(\w+)", message)
    if missing and not at:
        return ArticleError(
            "A005",
            f"{where}:1",
            f'the key "{missing[1]}" is missing',
            f"every article needs {', '.join(ALWAYS)}",
        )
    key = at[1] if at else ""
    line = f"{where}:{lines.get(key, 2)}"
    if unknown and key in _PARTS:
        return _unknown(unknown[1], _PARTS[key].__struct_fields__, line)
    what = message.partition(" - at")[0]
    return ArticleError(
        "A004",
        line,
        f'"{key}": {what[:1].lower()}{what[1:]}',
        "put texts between double quotes and lists between brackets",
    )
