"""Entries -> which of them are one article in Chinese and in English.

A pair is one Chinese article and one English; each has one partner at most. A person's
word comes first, then a link from one to the other's address.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.model.library import Entry
from archive.model.relations import Pair

PERSON, LINK = "person", "link"
"""Kinds of evidence: ``translation_of`` in the front matter, the original's address."""


class _Claim(NamedTuple):
    """That two articles are one; compares by what is to be believed first."""

    doubt: float
    """1.0 less the confidence."""
    one: str
    other: str
    kind: str


def find_pairs(entries: Iterable[Entry]) -> tuple[Pair, ...]:
    """Every pair, by the Chinese id."""
    by_id = {entry.id: entry for entry in entries}
    taken: set[str] = set()
    pairs: list[Pair] = []
    for claim in sorted((*_said(by_id), *_linked(by_id))):
        one, other = by_id[claim.one], by_id[claim.other]
        if differ(one, other) and taken.isdisjoint((one.id, other.id)):
            taken.update((one.id, other.id))
            zh, en = (other, one) if one.header.lang == "en" else (one, other)
            sure = 1.0 - claim.doubt
            pairs.append(
                Pair(zh=zh.id, en=en.id, evidence=(claim.kind,), confidence=sure)
            )
    return tuple(sorted(pairs, key=lambda pair: pair.zh))


def differ(one: Entry, other: Entry) -> bool:
    """A pair is one Chinese article and one English."""
    return (one.header.lang == "en") != (other.header.lang == "en")


def _said(by_id: Mapping[str, Entry]) -> Iterator[_Claim]:
    for entry in by_id.values():
        if entry.header.translation_of in by_id:
            yield _Claim(0.0, entry.id, entry.header.translation_of, PERSON)


def _linked(by_id: Mapping[str, Entry]) -> Iterator[_Claim]:
    by_address = _by_address(by_id.values())
    for entry in by_id.values():
        for other in by_address.get(address_key(entry.header.original_url), ()):
            yield _Claim(0.01, entry.id, other, LINK)


def _by_address(entries: Iterable[Entry]) -> Mapping[str, list[str]]:
    """Address -> ids of the articles there."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        if address := address_key(entry.header.url):
            found[address].append(entry.id)
    return found


def address_key(url: str) -> str:
    """An address without what varies: scheme, ``www.`` or ``m.``, query, final slash.

    Empty for what is no address.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    path = parts.path.strip("/")
    return f"{host}/{path}" if host and path else ""
