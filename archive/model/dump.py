"""A raw dump as it was found: header fields and the article's text, nothing interpreted."""

from typing import Literal

import msgspec


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Facts that some sources state outright beside the text; each may be empty.

    A layout that finds the same fact in the text knows better.
    """

    authors: tuple[str, ...] = ()
    """Names or bylines, as they stand there."""
    tags: tuple[str, ...] = ()
    published: str = ""
    """ISO 8601 with offset; a bare date where the source names no zone."""
    deck: str = ""
    """Plain text."""
    section: str = ""


class Dump(msgspec.Struct, frozen=True, kw_only=True):
    """One raw article, taken apart into header and body. The bytes behind it are never changed."""

    path: str
    """Path relative to the project root (or the raw folder's own name), POSIX form; a file
    of several dumps has ``#`` and a short id behind it."""
    sha256: str
    """Of the file's bytes; of the entry's own content in a file of several dumps."""
    encoding: str
    """The encoding the bytes were decoded from, ``utf-8`` nearly always."""
    title: str
    """The link text of the header: entities decoded, white space folded."""
    url: str
    """The link target of the header, exactly as it stands there."""
    epoch: int | None
    """The dump's own time, seconds since 1970 UTC: epoch comment or date line."""
    date_line: bool = False
    """True where the time came from a ``日期：`` line in the body instead of an epoch comment."""
    form: Literal["html", "markdown"] = "html"
    """What the body is written in."""
    given: Given = Given()
    body: str
    """The article's HTML, or its Markdown."""
