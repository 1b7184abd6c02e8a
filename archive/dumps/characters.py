"""The bytes of a raw file -> its text, and what was odd about its characters."""

import codecs
import re
from hashlib import sha256
from typing import NamedTuple

from archive.errors import DumpError
from archive.model.problem import Problem
from archive.text.charset import Decoded, decode

_MARKS = "\ufeff\u200b"
"""Invisible signs that editors leave at the head of a file, some of them twice."""
_LOST = "\ufffd"
_PLAIN = ("utf-8", "utf-8 with byte-order mark")
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_FOREIGN = re.compile(
    r"iso-?8859-\d+|latin-?1|windows-125\d|cp125\d|koi8-[ru]|shift_?jis|euc-(?:jp|kr)"
)
"""Encodings that are believed where a file declares them: nothing in the bytes tells them
from GB18030 or Big5."""


class Text(NamedTuple):
    """What a raw file says, with LF for its line ends."""

    text: str
    encoding: str
    sha256: str
    """Of the bytes."""
    problems: tuple[Problem, ...] = ()


def read_text(data: bytes, path: str) -> Text:
    """Decode a raw file; what is odd about its characters comes along as notices.

    Raises DumpError: D001 where it is empty, D002 where it is not text.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise DumpError("D001", path, "the file is empty")
    declared = _declared(data)
    decoded = _decode(data, declared)
    if decoded is None or _is_binary(decoded.text):
        raise DumpError(
            "D002",
            path,
            "not a text file",
            "dumps are text in UTF-8, UTF-16, GB18030 or Big5",
        )
    text = decoded.text.lstrip(_MARKS).replace("\0", "")
    return Text(
        text.replace("\r\n", "\n").replace("\r", "\n"),
        decoded.encoding,
        sha256(data).hexdigest(),
        (*_encoding(decoded.encoding, declared, path), *_losses(text, path)),
    )


def _declared(data: bytes) -> str:
    """The encoding that an XML file says it is in."""
    found = _DECLARED.match(data)
    return found[1].decode("ascii", "replace").lower() if found else ""


def _decode(data: bytes, declared: str) -> Decoded | None:
    decoded = decode(data)
    is_sure = decoded is not None and decoded.encoding.startswith("utf")
    if is_sure or not _FOREIGN.fullmatch(declared):
        return decoded
    try:
        return Decoded(data.decode(declared), declared)
    except (LookupError, UnicodeDecodeError):
        return decoded


def _is_binary(text: str) -> bool:
    """Pictures and archives decode to many control characters now and then."""
    head = text[:4000]
    return len(_CONTROL.findall(head)) > len(head) / 50


def _encoding(encoding: str, declared: str, path: str) -> tuple[Problem, ...]:
    is_wrong = bool(declared) and _family(declared) != _family(encoding)
    if encoding in _PLAIN and not is_wrong:
        return ()
    message = f"read as {encoding}"
    if is_wrong:
        message += f', although it declares "{declared}"'
    return (
        Problem(
            id="D012",
            severity="notice",
            where=path,
            message=message,
            hint="if characters came out wrong, save the file as UTF-8",
        ),
    )


def _family(encoding: str) -> str:
    """One name for encodings of which one holds the other."""
    name = encoding.partition(" ")[0]
    try:
        name = codecs.lookup(name).name
    except LookupError:
        return name
    for family in ("gb", "big5", "utf-16", "utf-32", "utf-8"):
        if name.startswith(family):
            return family
    return name


def _losses(text: str, path: str) -> tuple[Problem, ...]:
    """U+FFFD stands where another program met bytes that it could not read."""
    lost = text.count(_LOST)
    if not lost:
        return ()
    return (
        Problem(
            id="D013",
            severity="notice",
            where=path,
            message=f"the dump has lost {lost} character{'s' if lost > 1 else ''}",
            hint="they were lost before it was saved; only the source has them still",
        ),
    )
