"""The bytes of a raw file -> a ``Dump``.

The form: an optional ``<!--epoch-->`` line (milliseconds), ``[title](url)``, a line of
dashes, and the article's HTML. The title may hold brackets and line breaks
(``[[视频]北京…]``), the address parentheses; one outlet's older dumps carry their time
in a ``日期：`` line at the head of the body instead of the comment.

Ids of the problems that can arise here:

* D001 the file is empty
* D002 the file is not text
* D003 there is no header line
* D004 the header's address is not a web address
* D005 there is no article below the header
* D006 the dump's time is not a plausible date (the dump is read all the same)
* D007 the header's title is empty
"""

import re
from email.utils import parsedate_to_datetime
from hashlib import sha256
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.errors import DumpError
from archive.model.dump import Dump
from archive.model.problem import Problem
from archive.text.charset import decode
from archive.text.dates import from_epoch
from archive.text.space import fold

_EPOCH = re.compile(r"\s*<!--\s*(-?\d+)\s*-->[ \t]*(?:\n|$)")
_RULE = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
_DATE_LINE = re.compile(r"\s*日期[：:][ \t]*([^\n<]+)(?:\n|$)")
_HEAD_LIMIT = 20_000
"""Characters in which the header must end; a link deep in the body is not a header."""


class Read(NamedTuple):
    """A dump, and what was odd about it."""

    dump: Dump
    problems: tuple[Problem, ...]


def read_dump(data: bytes, path: str) -> Read:
    """Take a raw file apart.

    Raises DumpError where no article can come of it.
    """
    text, encoding = _text(data, path)
    epoch, start, problems = _epoch(text, path)
    title, url, body_at = _header(text, start, path)
    body = text[body_at:]
    date_line = _DATE_LINE.match(body) if epoch is None else None
    if date_line:
        epoch = _rfc822_epoch(date_line[1])
        body = body[date_line.end() :]
        if epoch is None:
            problems = (*problems, _odd_time(path, date_line[1].strip()))
    if not body.strip():
        raise DumpError("D005", path, "no article below the header")
    dump = Dump(
        path=path,
        sha256=sha256(data).hexdigest(),
        encoding=encoding,
        title=title,
        url=url,
        epoch=epoch,
        date_line=bool(date_line),
        body=body.strip("\n"),
    )
    return Read(dump, problems)


def _text(data: bytes, path: str) -> tuple[str, str]:
    if not data.strip(b"\0 \t\r\n"):
        raise DumpError("D001", path, "the file is empty")
    decoded = decode(data)
    if decoded is None or _is_binary(decoded.text):
        raise DumpError(
            "D002",
            path,
            "not a text file",
            "dumps are text in UTF-8, UTF-16, GB18030 or Big5",
        )
    return decoded.text.replace("\r\n", "\n"), decoded.encoding


def _is_binary(text: str) -> bool:
    """Pictures and archives decode to many control characters now and then."""
    head = text[:4000]
    odd = sum(char < " " and char not in "\t\n\r\f" for char in head)
    return odd > len(head) / 50


def _epoch(text: str, path: str) -> tuple[int | None, int, tuple[Problem, ...]]:
    """Seconds, the offset behind the comment, and what is wrong with it."""
    found = _EPOCH.match(text)
    if not found:
        return None, 0, ()
    seconds = int(found[1][:20]) // 1000
    if from_epoch(seconds) is None:
        return None, found.end(), (_odd_time(path, found[1][:40]),)
    return seconds, found.end(), ()


def _odd_time(path: str, text: str) -> Problem:
    return Problem(
        id="D006",
        severity="warning",
        where=f"{path}:1",
        message=f'the dump\'s time "{text}" is not a plausible date',
        hint="the article is kept without an archiving time",
    )


def _header(text: str, start: int, path: str) -> tuple[str, str, int]:
    """Title, address and the offset of the body."""
    line = text.count("\n", 0, start) + 1
    opening = re.compile(r"\s*\[").match(text, start)
    rule = _RULE.search(text, start, start + _HEAD_LIMIT)
    if not opening or not rule:
        raise DumpError(
            "D003",
            f"{path}:{line}",
            "no header: expected [title](address) and a line of dashes",
            "is this file a dump at all?",
        )
    head = text[opening.end() : rule.start()].rstrip()
    title, found, address = head.rpartition("](")
    if not found or not address.endswith(")"):
        raise DumpError(
            "D003",
            f"{path}:{line}",
            "the header line is not a link",
            "expected [title](address) before the line of dashes",
        )
    url = _address(address[:-1].strip(), f"{path}:{line}")
    folded = fold(unescape(title))
    if not folded:
        raise DumpError("D007", f"{path}:{line}", "the header's title is empty")
    return folded, url, rule.end()


def _address(url: str, where: str) -> str:
    """``url``, if it can be an article's address."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or re.search(r"[\s\x00-\x1f<>\"]", url):
        raise DumpError(
            "D004",
            where,
            f'"{url[:80]}" is not a web address',
            "the header's link must start with http:// or https://",
        )
    return url


def _rfc822_epoch(text: str) -> int | None:
    try:
        seconds = int(parsedate_to_datetime(text.strip()).timestamp())
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return seconds if from_epoch(seconds) else None
