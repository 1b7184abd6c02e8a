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
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from archive.errors import ConfigError
from archive.model.names import Names
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
    _check_site(settings, path, where)
    if settings.base_url and not settings.base_url.endswith("/"):
        settings = msgspec.structs.replace(settings, base_url=settings.base_url + "/")
    return settings


def read_outlets(path: Path, where: str) -> tuple[OutletFacts, ...]:
    """The outlets that a person described; none where there is no such file."""
    found = _load(path, where) or {}
    _check_slugs(found, path, where)
    return tuple(_outlet(slug, own, path, where) for slug, own in found.items())


def _outlet(slug: str, own: object, path: Path, where: str) -> OutletFacts:
    start = _line_of(slug, path)
    if not isinstance(own, dict):
        raise ConfigError(
            "C003",
            f"{where}:{start}",
            f'"{slug}" is no table',
            f"begin it with [{slug}]",
        )
    known = tuple(key for key in OutletFacts.__struct_fields__ if key != "slug")
    if "slug" in own:
        raise _unknown("slug", known, f"{where}:{_line_of('slug', path, start)}")
    facts = _convert({"slug": slug, **own}, OutletFacts, path, where, start)
    try:
        ZoneInfo(facts.timezone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ConfigError(
            "C003",
            f"{where}:{_line_of('timezone', path, start)}",
            f'"timezone": there is no time zone "{facts.timezone}"',
            'write it as "Asia/Shanghai" or "UTC"',
        ) from None
    return facts


def _check_site(settings: SiteSettings, path: Path, where: str) -> None:
    """Values of the right type that still cannot be followed."""
    wrong, hint = "", ""
    if settings.base_url and not re.match(r"https?://[^/\s]", settings.base_url):
        wrong, hint = "base_url", 'write it whole: "https://example.org/news/"'
    elif settings.feed_entries < 1:
        wrong, hint = "feed_entries", "write 1 or more"
    if wrong:
        line = _line_of(wrong, path)
        value = getattr(settings, wrong)
        message = f'"{wrong}": "{value}" cannot be followed'
        raise ConfigError("C003", f"{where}:{line}", message, hint)


def read_topics(path: Path, where: str) -> tuple[Topic, ...]:
    """The topics, in the order of the file; none where there is no such file."""
    found = _load(path, where) or {}
    for key in found:
        if key != "topics":
            raise _unknown(key, ("topics",), f"{where}:{_line_of(key, path)}")
    listed = found.get("topics", [])
    if not isinstance(listed, list):
        line = f"{where}:{_line_of('topics', path)}"
        raise ConfigError(
            "C003", line, '"topics" is no list', "begin each topic with [[topics]]"
        )
    starts = _starts(path)
    topics = tuple(
        _convert(own, Topic, path, where, starts[n] if n < len(starts) else 1)
        for n, own in enumerate(listed)
    )
    _check_slugs((topic.slug for topic in topics), path, where)
    slugs = {topic.slug for topic in topics}
    for topic in topics:
        if topic.parent and topic.parent not in slugs:
            near = get_close_matches(topic.parent, slugs, 1)
            raise ConfigError(
                "C005",
                f"{where}:{_line_of_value('parent', topic.parent, path)}",
                f'the parent "{topic.parent}" of "{topic.slug}" is no topic',
                f'did you mean "{near[0]}"?' if near else "",
            )
    _refuse_rings(topics, path, where)
    return topics


def _refuse_rings(topics: Iterable[Topic], path: Path, where: str) -> None:
    parents = {topic.slug: topic.parent for topic in topics}
    for slug, parent in parents.items():
        seen, at = {slug}, parent
        while at:
            if at in seen:
                line = _line_of_value("slug", slug, path)
                raise ConfigError(
                    "C005",
                    f"{where}:{line}",
                    f'the topic "{slug}" is its own parent',
                    "one of the topics above it must have no parent",
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


def _convert(
    found: object, type_: type[T], path: Path, where: str, start: int = 1
) -> T:
    """``found`` as a value of ``type_``; it stands in the file from line ``start`` on."""
    try:
        return msgspec.convert(found, type_)
    except msgspec.ValidationError as error:
        raise _explained(str(error), type_, path, where, start) from None


def _explained(
    message: str, type_: type, path: Path, where: str, start: int
) -> ConfigError:
    at = re.search(r"at `\$\.?([^`\[]*)", message)
    steps = [step for step in at[1].split(".") if step] if at else []
    key = steps[0] if steps else ""
    line = _line_of(key, path, start) if key else start
    unknown = re.search(r"unknown field `([^`]+)`", message)
    if unknown:
        known = Names.__struct_fields__ if key else type_.__struct_fields__  # type: ignore[attr-defined]
        line = _line_of(unknown[1], path, line)
        return _unknown(unknown[1], known, f"{where}:{line}")
    what = message.partition(" - at")[0]
    what = what[:1].lower() + what[1:]
    return ConfigError(
        "C003",
        f"{where}:{line}",
        f'"{".".join(steps)}": {what}' if key else what,
        "texts stand between double quotes, lists between brackets",
    )


def _unknown(key: str, known: Iterable[str], where: str) -> ConfigError:
    near = get_close_matches(key, list(known), 1)
    return ConfigError(
        "C002",
        where,
        f'unknown key "{key}"',
        f'did you mean "{near[0]}"?' if near else f"known: {', '.join(known)}",
    )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError):
        return []


def _line_of(key: str, path: Path, start: int = 1) -> int:
    """The first line from ``start`` on that sets ``key`` or begins its table.

    Else the first that names it, else ``start``.
    """
    lines = _lines(path)[start - 1 :]
    word = re.escape(key)
    for form in (
        rf"\s*(?:[\w-]+\s*\.\s*)*[\"']?{word}[\"']?\s*[.=]",
        rf"\s*\[+\s*(?:[\w-]+\s*\.\s*)*[\"']?{word}[\"']?\s*[].]",
        rf".*(?<![\w-]){word}(?![\w-])",
    ):
        for n, line in enumerate(lines, start):
            if re.match(form, line):
                return n
    return start


def _line_of_value(key: str, value: str, path: Path, *, last: bool = False) -> int:
    """The line that says ``key = "value"``."""
    form = re.compile(rf"\s*{key}\s*=\s*[\"']{re.escape(value)}[\"']")
    found = [n for n, line in enumerate(_lines(path), 1) if form.match(line)]
    return found[-1 if last else 0] if found else _line_of(value, path)


def _starts(path: Path) -> list[int]:
    """The lines on which the topics begin."""
    form = re.compile(r"\s*\[\[\s*topics\s*\]\]")
    return [n for n, line in enumerate(_lines(path), 1) if form.match(line)]


def _check_slugs(slugs: Iterable[str], path: Path, where: str) -> None:
    seen: set[str] = set()
    for slug in slugs:
        if not _SLUG.fullmatch(slug) or slug in seen:
            twice = slug in seen
            line = _line_of_value("slug", slug, path, last=twice)
            raise ConfigError(
                "C004",
                f"{where}:{line}",
                f'the slug "{slug}" '
                + ("occurs twice" if twice else "cannot be an address"),
                "small Latin letters, digits and single hyphens",
            )
        seen.add(slug)
