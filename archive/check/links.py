"""An address as it stands in a file -> the file of the site it names, or a finding."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import msgspec

from archive.check.finding import Finding
from archive.check.scan import Reference, Scan

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HAS_IDS = (".html", ".htm", ".xhtml", ".svg")

ERROR_PAGE = "404.html"
"""Hosts show it under any address, so its links cannot be relative."""


class Place(msgspec.Struct, frozen=True):
    """Where an address leads to: a file of the site and a fragment in it."""

    path: str
    fragment: str = ""


class Map(msgspec.Struct, frozen=True, kw_only=True):
    """What there is on the site, to hold addresses against."""

    files: frozenset[str]
    folders: frozenset[str]
    by_lower: dict[str, str]
    """Lower-case path -> path, for files that are spelt in another way."""
    base_url: str = ""
    """The site's absolute address with a final slash, or empty."""

    @property
    def base_path(self) -> str:
        """The path in ``base_url``; ``/`` where there is none."""
        return urlsplit(self.base_url).path or "/"


def resolve_all(
    page: str, scan: Scan, site: Map
) -> Iterator[tuple[Reference, Place | Finding]]:
    """Every address of a page that stays on this site, with what became of it."""
    folder = _folder_of(page, scan, site)
    above = _ancestors(folder)
    for reference in scan.references:
        place = _look_up_plain(reference.href, above, site) or _resolve(
            page, folder, reference, site
        )
        if place is not None:
            yield reference, place


def _ancestors(folder: str) -> list[str]:
    """The folder and all above it, each as a prefix of site paths."""
    parts = folder.split("/") if folder else []
    return [
        "".join(f"{part}/" for part in parts[:n]) for n in range(len(parts), -1, -1)
    ]


def _look_up_plain(href: str, above: list[str], site: Map) -> Place | None:
    """The short way for ``../../a/b.html``, which nearly all addresses look like."""
    ups = href.count("../")
    if ups >= len(above) or "%" in href or "?" in href:
        return None
    target = above[ups] + href[3 * ups :]
    is_plain = target in site.files and href.startswith("../" * ups)
    return Place(target) if is_plain else None


def _folder_of(page: str, scan: Scan, site: Map) -> str:
    """The folder that relative addresses of a page start from."""
    base = scan.base.strip()
    if not base:
        return posixpath.dirname(page)
    inside = _inside(base, site)
    if inside is None:
        inside = posixpath.join(posixpath.dirname(page), base)
    folder = posixpath.normpath(posixpath.dirname(inside))
    return "" if folder == "." else folder


def _inside(href: str, site: Map) -> str | None:
    """The site path of an absolute or root-absolute address of this site, else None."""
    if site.base_url and (href + "/").startswith(site.base_url):
        return href[len(site.base_url) :]
    if href.startswith("/") and not href.startswith("//"):
        return href.removeprefix(site.base_path).lstrip("/")
    return None


def _resolve(
    page: str, folder: str, reference: Reference, site: Map
) -> Place | Finding | None:
    """The place an address leads to; None where that is not on this site."""
    href = reference.href.strip()
    if not href:
        return None
    if _SCHEME.match(href):
        return _resolve_absolute(page, reference, site)
    if href.startswith("/") and (page != ERROR_PAGE or href.startswith("//")):
        return Finding("L004", href, page, reference.line)
    return _resolve_relative(page, folder, reference, site)


def _resolve_relative(
    page: str, folder: str, reference: Reference, site: Map
) -> Place | Finding:
    href = reference.href.strip()
    path, _, fragment = href.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return Place(page, _fragment(fragment))
    if path.startswith("/"):
        return _look_up_url(page, path, fragment, reference, site)
    target = posixpath.normpath(posixpath.join(folder, path))
    if target == ".." or target.startswith("../"):
        return Finding("L005", href, page, reference.line, href)
    is_folder = path.endswith("/") or target in site.folders or target == "."
    if is_folder and target not in site.files:
        return Finding("L002", target, page, reference.line, href)
    return _look_up(page, target, fragment, reference, site)


def _resolve_absolute(
    page: str, reference: Reference, site: Map
) -> Place | Finding | None:
    """Absolute addresses count where they begin with the site's own."""
    href = reference.href.strip()
    if href[:5].lower() == "file:":
        return Finding("L004", href, page, reference.line)
    if not site.base_url or not (href + "/").startswith(site.base_url):
        return None
    path, _, fragment = href[len(site.base_url) :].partition("#")
    path = unquote(path.partition("?")[0])
    return _look_up_url(page, path, fragment, reference, site)


def _look_up_url(
    page: str, path: str, fragment: str, reference: Reference, site: Map
) -> Place | Finding:
    """A path on the server, where a folder stands for the page in it."""
    inside = path.removeprefix(site.base_path) if path.startswith("/") else path
    target = posixpath.normpath(inside.lstrip("/") or ".")
    if target in site.folders or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return _look_up(page, target, fragment, reference, site)


def _look_up(
    page: str, target: str, fragment: str, reference: Reference, site: Map
) -> Place | Finding:
    if target in site.files:
        return Place(target, _fragment(fragment) if target.endswith(_HAS_IDS) else "")
    href = reference.href.strip()
    if (spelt := site.by_lower.get(target.lower())) is not None:
        return Finding("L006", spelt, page, reference.line, href)
    id = "L007" if reference.use == "part" else "L001"
    return Finding(id, target, page, reference.line, href)


def _fragment(raw: str) -> str:
    """The id that a fragment names; empty for the top of the page and text fragments."""
    name = unquote(raw.partition(":~:")[0])
    return "" if name.lower() == "top" else name
