"""Static files and mirrored media: copied as they are, the former with a fingerprint."""

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from archive.errors import TemplateError
from archive.formats.fingerprint import digest

STATIC = "static/"
MEDIA = "media/"
SEARCH = "search-page.js"
"""The scripts of these folders as one file, in this order: the search page would else wait for
some twenty. An article's page loads a few of the first folder by themselves."""
_JOINED = ("search/", "search-page/")
_MARK = 10
_URL = re.compile(rb"""url\((['"]?)([^)'"#?]+)([^)'"]*)\1\)""")


class Copy(NamedTuple):
    """A file of the site that no template makes."""

    path: str
    """Site path."""
    source: bytes | Path
    """Its bytes, or the file that has them."""
    digest: str = ""
    """Of the bytes, where it is known: nobody reads them then to see what changed."""

    def data(self) -> bytes:
        """Its bytes. Raises OSError where the file cannot be read."""
        return (
            self.source if isinstance(self.source, bytes) else self.source.read_bytes()
        )


def static_copies(
    files: Mapping[str, Path], before: Mapping[str, bytes] | None = None
) -> tuple[dict[str, str], list[Copy]]:
    """Name -> site path, and the copies.

    ``before`` is what comes before the bytes of some files, by name.

    A changed file gets a new name, so that no browser shows an old style sheet beside
    a new page. What a style sheet or a script names by ``url(…)`` it names by the copy:
    a style sheet any other file, a script in ``static/`` itself those in folders and those
    that come before it by name. The scripts of the search page are the file ``SEARCH``.
    Raises TemplateError (B005) for a file that cannot be read.
    """
    names: dict[str, str] = {}
    copies: list[Copy] = []
    parts: dict[str, bytes] = {}

    def copy(name: str, data: bytes) -> None:
        names[name] = _marked(name, data)
        copies.append(Copy(names[name], data))

    for name in sorted(files, key=lambda name: (_rank(name), name)):
        if name.isprintable():
            data = (before or {}).get(name, b"") + _read(files[name], name)
            data = _pointed(data, name, names) if _rank(name) else data
            if name.startswith(_JOINED) and name.endswith(".js"):
                parts[name] = data
            if name not in parts or name.startswith(_JOINED[0]):
                copy(name, data)
    if parts:
        copy(SEARCH, _joined(parts))
    return names, copies


def _joined(parts: Mapping[str, bytes]) -> bytes:
    """Folder by folder, sorted by name, a line between any two."""
    return b"\n".join(
        parts[name]
        for folder in _JOINED
        for name in sorted(parts)
        if name.startswith(folder)
    )


def _rank(name: str) -> int:
    """Files that name none, scripts that name some of those, style sheets."""
    if name.endswith(".css"):
        return 2
    return int(name.endswith(".js") and "/" not in name)


def _read(file: Path, name: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise TemplateError("B005", STATIC + name, message) from None


def _marked(name: str, data: bytes) -> str:
    path = PurePosixPath(STATIC, name)
    return f"{path.with_suffix('')}.{digest(data)[:_MARK]}{path.suffix}"


def _pointed(text: bytes, name: str, names: Mapping[str, str]) -> bytes:
    """A style sheet or a script whose ``url(…)`` name the copies."""
    folder = posixpath.dirname(name)

    def point(found: re.Match[bytes]) -> bytes:
        own = posixpath.join(folder, found[2].decode("utf-8", "replace").strip())
        target = names.get(posixpath.normpath(own))
        if target is None:
            return found[0]
        path = posixpath.relpath(target, STATIC + folder)
        return b"url(%s%s%s%s)" % (found[1], path.encode(), found[3], found[1])

    return _URL.sub(point, text)


def media_files(root: Path) -> dict[str, Path]:
    """Host and path of every mirrored file -> the file below ``content/media``.

    Hidden files, links and names that no page could write are left out.
    """
    folder = root / "content" / "media"
    found = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".")
    }
    return {name: path for name, path in found.items() if name.isprintable()}
