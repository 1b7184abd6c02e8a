"""A slug -> the beginnings of an outlet, in the settings and in the code's checkout."""

import keyword
import re
import tomllib
from importlib.resources import files
from pathlib import Path

from archive.errors import ConfigError, UsageError
from archive.formats.settings import read_outlets
from archive.outlets.facts import FACTS
from archive.scaffold.planned import refused, write_new

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_SETTINGS = "content/outlets.toml"
_REGISTRY = "archive/outlets/registry.py"


def new_outlet(root: Path, slug: str) -> tuple[Path, ...]:
    """Append a table to ``content/outlets.toml``; the files that were made or changed.

    In a checkout of the program a module for its layouts and a folder for its test
    cases are begun as well. Raises UsageError for a slug that cannot be (N002) or is
    taken (N003), and ConfigError where the settings cannot be read as they are.
    """
    _check_slug(root, slug)
    new = {}
    if (root / _REGISTRY).is_file():
        new = {
            f"archive/outlets/{module_name(slug)}.py": _filled("outlet.py.txt", slug),
            f"tests/outlets/{slug}/README.md": _filled("cases.md", slug),
        }
    made = write_new(root, new)
    return (_append(root / _SETTINGS, _filled("outlet.toml", slug)), *made)


def module_name(slug: str) -> str:
    """The slug as a name that Python can import."""
    name = slug.replace("-", "_")
    return f"outlet_{name}" if name[0].isdigit() or keyword.iskeyword(name) else name


def _check_slug(root: Path, slug: str) -> None:
    if not _SLUG.fullmatch(slug):
        raise UsageError(
            "N002",
            slug,
            "this slug cannot be part of an address",
            "small Latin letters, digits and single hyphens, as in new-york-times",
        )
    configured = (facts.slug for facts in read_outlets(root / _SETTINGS, _SETTINGS))
    if slug in {*configured, *(facts.slug for facts in FACTS)}:
        raise UsageError("N003", slug, "this slug is taken", "choose another one")


def _filled(name: str, slug: str) -> bytes:
    text = (files("archive.scaffold") / "files" / name).read_text("utf-8")
    return text.replace("@SLUG@", slug).replace("@MODULE@", module_name(slug)).encode()


def _append(path: Path, table: bytes) -> Path:
    """The file with ``table`` behind all that stood in it, byte for byte."""
    try:
        before = path.read_bytes() if path.exists() else b""
        gap = b"" if not before else b"\n" if before.endswith(b"\n") else b"\n\n"
        _check_toml(before + gap + table)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            file.write(gap + table)
    except OSError as error:
        raise refused(path, error) from None
    return path


def _check_toml(data: bytes) -> None:
    """A table cannot follow everything: what stands before may be left open."""
    try:
        tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(
            "C001", _SETTINGS, f"no table can be added: {error}", "mend the file first"
        ) from None
