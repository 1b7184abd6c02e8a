"""The text of a raw file -> a ``Dump``.

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
* D012 the file is not UTF-8, or not what it declares (it is read all the same)
* D013 the file has lost characters before it was saved (likewise)
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.dumps.characters import Text, read_text
from archive.errors import DumpError
from archive.model.dump import Dump
from archive.model.problem import Problem
from archive.text.dates import from_epoch, from_rfc822
from archive.text.entities import decode_entities
from archive.text.space import fold

_EPOCH = re.compile(r"\s*<!--\s*(-?[0-9]+)\s*-->\s*")
_RULE = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
_OPENING = re.compile(r"\s*\[")
_DATE_LINE = re.compile(r"\s*日期[：:][ \t]*([^\n<]+)(?:\n|$)")
_LONGEST_EPOCH = 20
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
    return parse_dump(read_text(data, path), path)


def parse_dump(found: Text, path: str) -> Read:
    """Take the text of a raw file apart.

    Raises DumpError where no article can come of it.
    """
    text = found.text
    epoch, start, problems = _epoch(text, path)
    title, url, body_at = _header(text, start, path)
    body = text[body_at:]
    date_line = _DATE_LINE.match(body)
    told = _rfc822_epoch(date_line[1]) if date_line else None
    if date_line and (told is not None or epoch is None):
        body = body[date_line.end() :]
        if told is None:
            problems = (*problems, _odd_time(path, date_line[1].strip()[:40]))
    if not body.strip():
        raise DumpError("D005", path, "no article below the header")
    dump = Dump(
        path=path,
        sha256=found.sha256,
        encoding=found.encoding,
        title=title,
        url=url,
        epoch=told if epoch is None else epoch,
        date_line=epoch is None and told is not None,
        body=body.strip("\n"),
    )
    return Read(dump, (*found.problems, *problems))


def _epoch(text: str, path: str) -> tuple[int | None, int, tuple[Problem, ...]]:
    """Seconds, the offset behind the comment, and what is wrong with it."""
    found = _EPOCH.match(text)
    if not found:
        return None, 0, ()
    digits = found[1]
    seconds = int(digits) // 1000 if len(digits) <= _LONGEST_EPOCH else None
    if seconds is None or from_epoch(seconds) is None:
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
    opening = _OPENING.match(text, start)
    title_at = opening.end() if opening else start
    line = text.count("\n", 0, title_at) + 1
    rule: re.Match[str] | None = None
    rules = _RULE.finditer(text, start, start + _HEAD_LIMIT)
    for rule in rules if opening else ():
        # a title of several lines may hold dashes of its own
        head = text[title_at : rule.start()].rstrip()
        title, found, address = head.rpartition("](")
        if found and address.endswith(")"):
            break
    else:
        raise _no_header(f"{path}:{line}", has_rule=rule is not None)
    url = web_address(address[:-1].strip(), f"{path}:{line}")
    folded = fold(decode_entities(title))
    if not folded:
        raise DumpError("D007", f"{path}:{line}", "the header's title is empty")
    return folded, url, rule.end()


def _no_header(where: str, *, has_rule: bool) -> DumpError:
    if has_rule:
        return DumpError(
            "D003",
            where,
            "the header line is not a link",
            "expected [title](address) before the line of dashes",
        )
    return DumpError(
        "D003",
        where,
        "no header: expected [title](address) and a line of dashes",
        "is this file a dump at all?",
    )


def web_address(url: str, where: str) -> str:
    """``url``, if it can be an article's address; DumpError (D004) otherwise."""
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
    moment = from_rfc822(text)
    return int(moment.timestamp()) if moment else None
