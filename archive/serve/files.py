"""The address a browser asks for -> a file of the site, never one outside of it."""

import mimetypes
from pathlib import Path
from urllib.parse import quote, unquote

import msgspec

_TEXTS = frozenset(
    {
        "application/atom+xml",
        "application/javascript",
        "application/json",
        "application/jsonl",
        "application/manifest+json",
        "application/opensearchdescription+xml",
        "application/x-ndjson",
        "application/xml",
        "image/svg+xml",
    }
)
# Systems disagree about these, or do not know them.
_OWN_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """The file for an address; or another address to go to; or neither."""

    path: Path | None = None
    redirect: str = ""


def find(output: Path, address: str) -> Found:
    """The file in ``output`` for the path of an address as it was sent, still encoded.

    A folder stands for its ``index.html``. Whatever leads out of ``output``, by ``..``
    or by a symbolic link, is not found.
    """
    try:
        name = unquote(address, errors="strict").lstrip("/")
        target = output / name
        inside = target.resolve().is_relative_to(output.resolve())
    except (OSError, ValueError):  # undecodable, a NUL, too long, a ring of links
        return Found()
    if not inside or "\\" in name:
        return Found()
    if target.is_dir():
        if name and not name.endswith("/"):
            return Found(redirect=f"/{quote(name)}/")
        return find(output, f"{quote(name)}index.html")
    return Found(path=target) if target.is_file() and name[-1:] != "/" else Found()


def content_type(path: Path) -> str:
    """The media type by the file's name; every text is UTF-8."""
    suffix = path.suffix.lower()
    kind = _OWN_TYPES.get(suffix) or mimetypes.guess_type(path.name)[0]
    if kind is None:
        return "application/octet-stream"
    is_text = kind.startswith("text/") or kind in _TEXTS
    return f"{kind}; charset=utf-8" if is_text else kind
