"""A raw dump as it was found: header fields and the article's HTML, nothing interpreted."""

import msgspec


class Dump(msgspec.Struct, frozen=True, kw_only=True):
    """One raw file, taken apart into header and body. The bytes behind it are never changed."""

    path: str
    """Path relative to the project root (or the raw folder's own name), POSIX form."""
    sha256: str
    """Of the file's bytes."""
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
    body: str
    """The article's HTML."""
