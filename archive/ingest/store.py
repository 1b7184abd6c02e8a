"""Articles on disk: where each lies and its earlier states, and whose its bytes are."""

import re
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from archive.errors import ArticleError
from archive.formats.files import inside, refused, write_file
from archive.formats.fingerprint import digest
from archive.formats.front_matter import read_article, write_article
from archive.model.article import Article, Header
from archive.text.slugs import slug

FOLDER = "content/articles"
HISTORY = "content/history"
"""Earlier states of articles, and what edited ones were when a person began."""
_DIGITS = 16
_OF_DUMP = 8
"""Hexadecimal digits that tell the dumps of one article apart."""
_PLAIN = re.compile(r"[a-z0-9-]+")
_NOT_IN_STAMP = re.compile(r"[^0-9TZ]")
_DAY = re.compile(r"-(\d{4})(\d{2})\d{2}-")
_SEAL = re.compile(
    rb'^source: \{.*(, "written": "([0-9a-f]{%d})")\}$' % _DIGITS, re.MULTILINE
)
_SOURCE = re.compile(rb"^(source: \{.*)\}$", re.MULTILINE)
"""The line that the seal goes into; all keys of a header are lines, and come first."""


def article_path(header: Header) -> str:
    """``<lang>/<outlet>/<yyyy>/<mm>/<id>.md``, below ``content/articles``."""
    day = _DAY.search(header.id)
    place = f"{day[1]}/{day[2]}" if day else "undated"
    return f"{header.lang}/{header.outlet}/{place}/{header.id}.md"


def history_path(id_: str, archived: str, sha256: str) -> str:
    """``<outlet>/<yyyy>/<mm>/<id>/<time>-<dump>.md``, below ``content/history``.

    In the order of their names the states of an article are in the order of time.
    """
    day = _DAY.search(id_)
    outlet = id_[: day.start()] if day else id_.partition("-undated-")[0]
    place = f"{day[1]}/{day[2]}" if day else "undated"
    time = _NOT_IN_STAMP.sub("", archived.replace("+00:00", "Z")) or "undated"
    own, outlet = _plain(id_), _plain(outlet)
    return f"{outlet}/{place}/{own}/{time}-{sha256[:_OF_DUMP]}.md"


def _plain(name: str) -> str:
    """A name of a folder, also where a person made up the id."""
    return name if _PLAIN.fullmatch(name) else slug(name, salt=name)


def seal(article: Article) -> bytes:
    """The file as the program writes it, the digest of everything else in it."""
    header = article.header
    source = header.source
    if source is None:
        return write_article(article).encode()
    bare = Article(
        header=replace(header, source=replace(source, written="")), body=article.body
    )
    data = write_article(bare).encode()
    mark = digest(data)[:_DIGITS].encode()
    return _SOURCE.sub(rb'\1, "written": "%s"}' % mark, data, count=1)


def is_edited(data: bytes) -> bool:
    """True where a person (or another program) has changed what ``seal`` wrote.

    Only bytes are looked at: a program that would write the article in another way
    today still knows what it wrote itself. Line ends may have become Windows' own.
    """
    data = data.replace(b"\r\n", b"\n")
    found = _SEAL.search(data)
    if not found:
        return True
    bare = data[: found.start(1)] + data[found.end(1) :]
    return digest(bare)[:_DIGITS].encode() != found[2]


def place(root: Path, path: str, data: bytes, remove: Iterable[str]) -> None:
    """Write an article to its place, and only then take it from its old ones.

    Raises OutputError where the disk refuses; nothing is lost then.
    """
    folder = root / FOLDER
    write_file(inside(folder, path), data, f"{FOLDER}/{path}")
    for old in remove:
        try:
            inside(folder, old).unlink(missing_ok=True)
        except OSError as error:
            raise refused(error, f"{FOLDER}/{old}") from None


def place_state(root: Path, path: str, data: bytes) -> None:
    """Write a state of an article to its place. Raises OutputError."""
    write_file(inside(root / HISTORY, path), data, f"{HISTORY}/{path}")


def sweep(root: Path) -> bool:
    """Delete what a run that was stopped left half written. True, when it is done."""
    for folder in (FOLDER, HISTORY):
        for half in (root / folder).rglob(".writing-*"):
            half.unlink(missing_ok=True)
    return True


def load(path: Path, where: str) -> Article:
    """Read an article file.

    Raises ArticleError (A006 where it is not UTF-8, A009 where the disk refuses).
    """
    return parse(read_file(path, where), where)


def read_file(path: Path, where: str) -> bytes:
    """The bytes of an article file.

    Raises ArticleError (A009).
    """
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise ArticleError("A009", where, message) from None


def parse(data: bytes, where: str) -> Article:
    """Read the bytes of an article file.

    Raises ArticleError (A006 where it is not UTF-8).
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ArticleError("A006", where, "not UTF-8", "save it as UTF-8") from None
    return read_article(text.replace("\r\n", "\n"), where)
