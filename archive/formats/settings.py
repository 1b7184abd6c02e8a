"""``site.toml``, ``outlets.toml`` and ``topics.toml`` -> typed settings.

Ids of the problems that can arise here:

* C001 the file is not TOML
* C002 an unknown key
* C003 a value of the wrong type, or a missing key
* C004 a slug that cannot be part of an address, or that occurs twice
* C005 a topic's parent that is no topic
* C006 the file is missing or cannot be read
"""

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from archive.errors import ConfigError
from archive.model.outlet import OutletFacts
from archive.model.settings import SiteSettings
from archive.model.topic import Topic

T = TypeVar("T")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_site(path: Path, where: str) -> SiteSettings:
    """The settings of the site. A missing file is an error: it marks a project root."""
    found = _load(path, where)
    if found is None:
        raise ConfigError(
            "C006",
            where,
            "there is no such file",
            "run in a project root, name one with -C, or make one: archive init DIR",
        )
    settings = _convert(found, SiteSettings, path, where)
    if settings.base_url and not settings.base_url.endswith("/"):
        settings = msgspec.structs.replace(settings, base_url=settings.base_url + "/")
    return settings


def read_outlets(path: Path, where: str) -> tuple[OutletFacts, ...]:
    """The outlets that a person described; none where there is no such file."""
    found = _load(path, where) or {}
    return tuple(
        _convert(
            {"slug": _slug(slug, path, where), **_table(own, slug, where)},
            OutletFacts,
            path,
            where,
        )
        for slug, own in found.items()
    )


def read_topics(path: Path, where: str) -> tuple[Topic, ...]:
    """The topics, in the order of the file; none where there is no such file."""
    found = _load(path, where) or {}
    extra = set(found) - {"topics"}
    if extra:
        raise _unknown(min(extra), ("topics",), path, where)
    topics = tuple(_convert(own, Topic, path, where) for own in found.get("topics", ()))
    _check_slugs((topic.slug for topic in topics), path, where)
    slugs = {topic.slug for topic in topics}
    for topic in topics:
        if topic.parent and topic.parent not in slugs:
            near = get_close_matches(topic.parent, slugs, 1)
            raise ConfigError(
                "C005",
                f"{where}:{_line_of(topic.parent, path)}",
                f'the parent "{topic.parent}" of "{topic.slug}" is no topic',
                f'did you mean "{near[0]}"?' if near else "",
            )
    _refuse_rings(topics, where)
    return topics


def _refuse_rings(topics: Iterable[Topic], where: str) -> None:
    parents = {topic.slug: topic.parent for topic in topics}
    for slug, parent in parents.items():
        seen, at = {slug}, parent
        while at:
            if at in seen:
                raise ConfigError(
                    "C005", where, f'the topic "{slug}" is its own parent'
                )
            seen.add(at)
            at = parents[at]


def _load(path: Path, where: str) -> dict[str, Any] | None:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError("C006", where, f"cannot be read: {error.strerror}") from None
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError("C001", where, "not UTF-8", "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise ConfigError(
            "C001",
            f"{where}:{line[1]}" if line else where,
            f"not TOML: {str(error).partition(' (at ')[0]}",
            "texts stand between double quotes, lists between brackets",
        ) from None


def _table(own: object, slug: str, where: str) -> dict[str, Any]:
    if not isinstance(own, dict):
        raise ConfigError(
            "C003", where, f'"{slug}" is no table', f"begin it with [{slug}]"
        )
    return own


def _convert(found: object, type_: type[T], path: Path, where: str) -> T:
    try:
        return msgspec.convert(found, type_)
    except msgspec.ValidationError as error:
        raise _explained(str(error), type_, path, where) from None


def _explained(message: str, type_: type, path: Path, where: str) -> ConfigError:
    unknown = re.search(r"unknown field `([^`]+)`", message)
    if unknown:
        known = getattr(type_, "__struct_fields__", ())
        return _unknown(unknown[1], known, path, where)
    at = re.search(r"at `\$\.?([^`\[]+)", message)
    key = at[1].rpartition(".")[2] if at else ""
    line = f":{_line_of(key, path)}" if key else ""
    what = message.partition(" - at")[0]
    return ConfigError(
        "C003",
        f"{where}{line}",
        f'"{key}": {what[:1].lower()}{what[1:]}' if key else what,
    )


def _unknown(key: str, known: Iterable[str], path: Path, where: str) -> ConfigError:
    near = get_close_matches(key, list(known), 1)
    return ConfigError(
        "C002",
        f"{where}:{_line_of(key, path)}",
        f'unknown key "{key}"',
        f'did you mean "{near[0]}"?' if near else f"known: {', '.join(known)}",
    )


def _line_of(word: str, path: Path) -> int:
    """The first line of a file that names ``word``; 1 where none does."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    named = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    return next((n for n, line in enumerate(lines, 1) if named.search(line)), 1)


def _slug(slug: str, path: Path, where: str) -> str:
    _check_slugs((slug,), path, where)
    return slug


def _check_slugs(slugs: Iterable[str], path: Path, where: str) -> None:
    seen: set[str] = set()
    for slug in slugs:
        if not _SLUG.fullmatch(slug) or slug in seen:
            twice = slug in seen
            raise ConfigError(
                "C004",
                f"{where}:{_line_of(slug, path)}",
                f'the slug "{slug}" '
                + ("occurs twice" if twice else "cannot be an address"),
                "small Latin letters, digits and single hyphens",
            )
        seen.add(slug)
