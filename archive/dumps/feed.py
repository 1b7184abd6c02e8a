"""A feed that somebody saved (RSS, RDF, Atom) -> a ``Dump`` for each of its entries.

The entry's full text where the feed has it, else its summary; links are resolved against
``xml:base``, else against the feed's own address. Nothing is fetched, no file is opened.

Ids of the problems that can arise here, beside those of ``dumps.reader``:

* D018 the file is XML but no feed, has no entries, or is made to swell
"""

import io
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

from archive.dumps.characters import Text
from archive.dumps.markup import joined, paragraphs, plain_text, with_base
from archive.dumps.reader import Read, web_address
from archive.errors import DumpError
from archive.model.dump import Dump, Given
from archive.text.dates import from_iso, from_rfc822, iso
from archive.text.entities import decode_entities
from archive.text.slugs import fingerprint
from archive.text.space import fold

_HEAD = 20_000
"""Characters in which the root of the file must begin."""
_BEFORE_ROOT = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?(rss|feed|RDF|channel)[\s>]")
_SWELLING = re.compile(
    r"<!ENTITY\s+(?:%|\S+\s+(?:SYSTEM|PUBLIC|[\"'][^\"']*[&%](?!#)))", re.IGNORECASE
)
"""Entities made of entities, or of files: what a feed needs them for is no good."""
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_LONGEST_DECK = 600
_MAILBOX = re.compile(r"\S+@\S+\s*\((.+)\)|\S*\s*\(([^()]+)")
"""``who@where (Name)``; of long domains the library leaves ``ain (Name``."""

Entry = dict[str, Any]


class _Feed(NamedTuple):
    """What all entries of a file share."""

    path: str
    text: Text
    base: str
    is_atom: bool
    """Then a title without markup says so, and ``<b>`` in it is no tag."""
    authors: tuple[str, ...]
    epoch: int | None


def is_xml(text: str) -> bool:
    """True for a file that says it is XML, and for a feed that does not say so."""
    return text.lstrip()[:6].lower().startswith("<?xml") or _has_feed_root(text)


def _has_feed_root(text: str) -> bool:
    head = text[:_HEAD]
    at = 0
    while found := _BEFORE_ROOT.match(head, at) or _DOCTYPE.match(head, at):
        at = found.end()
    return bool(_ROOT.match(head, at))


def read_feed(found: Text, path: str) -> tuple[Read | DumpError, ...]:
    """A dump for each entry, or the reason why there is none, in the feed's order.

    Raises DumpError where the file is no feed at all.
    """
    if not _has_feed_root(found.text):
        raise DumpError("D018", path, "XML, but neither RSS nor Atom")
    if _SWELLING.search(found.text, 0, _HEAD):
        raise DumpError("D018", path, "the feed defines entities out of others")
    parsed = _parse(found.text, path)
    entries: list[Entry] = [entry for entry in parsed["entries"] if entry]
    if not entries:
        raise DumpError("D018", path, "the feed holds no entry")
    return tuple(_read_all(entries, _shared(parsed, found, path)))


def _parse(text: str, path: str) -> dict[str, Any]:
    # Imported here: a dump repository holds none, and the import costs a tenth second.
    import feedparser  # noqa: PLC0415

    # As a stream: a string it would take for the name of a file. And as UTF-8 whatever
    # the file declares, for it has been decoded already.
    data = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    try:
        parsed: dict[str, Any] = feedparser.parse(
            io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False
        )
    except Exception as error:  # the library promises nothing of what it may raise
        message = f"not to be read as a feed: {type(error).__name__}: {error}"
        raise DumpError("D018", path, message) from error
    return parsed


def _shared(parsed: dict[str, Any], found: Text, path: str) -> _Feed:
    head: Entry = parsed["feed"]
    is_atom = str(parsed.get("version") or "").startswith("atom")
    return _Feed(
        path=path,
        text=found,
        base=str(head.get("link") or ""),
        is_atom=is_atom,
        authors=_authors(head) if is_atom else (),
        epoch=_epoch(head),
    )


def _read_all(entries: Iterable[Entry], feed: _Feed) -> Iterator[Read | DumpError]:
    seen: dict[str, str] = {}
    problems = feed.text.problems  # of the file: the first entry brings them along
    for entry in entries:
        name = str(entry.get("id") or entry.get("link") or entry.get("title") or "")
        path = f"{feed.path}#{fingerprint(name)}"
        try:
            dump = _dump(entry, feed, path)
        except DumpError as error:
            yield error
            continue
        while seen.get(dump.path) not in {None, dump.sha256}:
            dump = msgspec.structs.replace(dump, path=dump.path + "~")
        if dump.path not in seen:  # else the very same entry stands there twice
            seen[dump.path] = dump.sha256
            yield Read(dump, problems)
            problems = ()


def _dump(entry: Entry, feed: _Feed, path: str) -> Dump:
    title = _title(entry, feed)
    if not title:
        raise DumpError("D007", path, "the entry has no title")
    address = str(entry.get("link") or "")
    if not address:
        raise DumpError("D004", path, f'the entry "{title[:80]}" has no link')
    url = web_address(joined(feed.base, address), path)
    body, is_summary = _body(entry)
    if not body:
        raise DumpError("D005", path, f'no text in the entry "{title[:80]}"')
    given = Given(
        authors=_authors(entry) or feed.authors,
        tags=_tags(entry),
        published=_published(entry),
        deck="" if is_summary else _deck(entry, body),
    )
    return Dump(
        path=path,
        sha256=sha256(msgspec.json.encode([url, title, given, body])).hexdigest(),
        encoding=feed.text.encoding,
        title=title,
        url=url,
        epoch=feed.epoch if feed.epoch is not None else _epoch(entry),
        given=given,
        body=body,
    )


def _title(entry: Entry, feed: _Feed) -> str:
    detail = entry.get("title_detail") or {}
    title = str(entry.get("title") or "")
    if feed.is_atom and detail.get("type") == "text/plain":
        return fold(decode_entities(title))
    return plain_text(title)


def _body(entry: Entry) -> tuple[str, bool]:
    """The HTML of the text; True where it is the summary that has to stand for it."""
    texts = [html for content in entry.get("content") or () if (html := _html(content))]
    if texts:
        return max(texts, key=len), False
    return _html(entry.get("summary_detail") or {}), True


def _html(detail: Entry) -> str:
    value = str(detail.get("value") or "").strip()
    kind = str(detail.get("type") or "text/html")
    if kind == "text/plain":
        return paragraphs(value)
    if not value or "html" not in kind:
        return ""  # a picture, a film
    base = str(detail.get("base") or "")
    return with_base(value, base) if base else value


def _deck(entry: Entry, body: str) -> str:
    """The summary, where it is one and not just how the text begins."""
    deck = plain_text(_html(entry.get("summary_detail") or {}))
    start = deck.rstrip(" .…[]").removesuffix("Read more")
    is_beginning = plain_text(body).startswith(start.rstrip())
    return "" if is_beginning or len(deck) > _LONGEST_DECK else deck


def _authors(entry: Entry) -> tuple[str, ...]:
    found = [str(author.get("name") or "") for author in entry.get("authors") or ()]
    names = (_name(fold(plain_text(name))) for name in found)
    return tuple(dict.fromkeys(name for name in names if name and "@" not in name))


def _name(author: str) -> str:
    found = _MAILBOX.fullmatch(author)
    return (found[1] or found[2]) if found else author


def _tags(entry: Entry) -> tuple[str, ...]:
    tags = entry.get("tags") or ()
    terms = (fold(str(tag.get("label") or tag.get("term") or "")) for tag in tags)
    return tuple(dict.fromkeys(t for t in terms if t and "://" not in t))


def _published(entry: Entry) -> str:
    """With its offset; the bare day where none is named."""
    text = str(entry.get("published") or entry.get("updated") or "").strip()
    moment = from_rfc822(text) or from_iso(text)
    if moment is None:
        return ""
    has_zone = re.search(r"(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,4})$", text) and ":" in text
    return iso(moment) if has_zone else moment.date().isoformat()


def _epoch(entry: Entry) -> int | None:
    """When the feed, or the entry, was last changed."""
    text = str(entry.get("updated") or entry.get("published") or "").strip()
    moment = from_rfc822(text) or from_iso(text)
    return int(moment.timestamp()) if moment else None
