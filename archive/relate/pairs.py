"""Entries -> which of them are one article in Chinese and in English.

A pair is one Chinese article and one English; each has one partner at most. A person's
word comes first, then a link from one to the other's address, then what the articles say
(``relate.translations``). Of several links to one article the one from where the text is
most alike counts, or else from the earliest.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from archive.model.library import Entry
from archive.model.relations import Pair
from archive.relate.addresses import address_key
from archive.relate.likeness import likeness
from archive.relate.translations import find_translations

PERSON, LINK = "person", "link"
"""Kinds of evidence: ``translation_of`` in the front matter, the original's address."""

_LINKED = 0.99
"""Confidence in a link."""


class _Claim(NamedTuple):
    """That two articles are one; compares by what is to be believed first."""

    doubt: float
    """1.0 less the confidence."""
    unlike: float
    """1.0 less the likeness."""
    moment: str
    """Of the article that makes the claim."""
    zh: str
    en: str
    evidence: tuple[str, ...]


def find_pairs(entries: Iterable[Entry]) -> tuple[Pair, ...]:
    """Every pair, by the Chinese id; the order of the entries decides nothing."""
    by_id = {entry.id: entry for entry in entries}
    taken: set[str] = set()
    pairs: list[Pair] = []
    for claim in sorted({*_said(by_id), *_linked(by_id)}):
        if taken.isdisjoint((claim.zh, claim.en)):
            taken.update((claim.zh, claim.en))
            sure = 1.0 - claim.doubt
            pairs.append(
                Pair(zh=claim.zh, en=claim.en, evidence=claim.evidence, confidence=sure)
            )
    free = [entry for entry in by_id.values() if entry.id not in taken]
    pairs.extend(_alike(free))
    return tuple(sorted(pairs, key=lambda pair: pair.zh))


def _alike(entries: Iterable[Entry]) -> Iterator[Pair]:
    """Pairs that only the texts tell of."""
    sides: tuple[list[Entry], list[Entry]] = [], []
    for entry in entries:
        sides[_is_english(entry)].append(entry)
    for zh, en, found in find_translations(*sides):
        yield Pair(
            zh=zh.id,
            en=en.id,
            evidence=found.evidence,
            confidence=found.confidence,
        )


def _is_english(entry: Entry) -> bool:
    return entry.header.lang == "en"


def _said(by_id: Mapping[str, Entry]) -> Iterator[_Claim]:
    for entry in by_id.values():
        if entry.header.translation_of in by_id:
            other = by_id[entry.header.translation_of]
            yield from _claim(entry, other, 0.0, PERSON)


def _linked(by_id: Mapping[str, Entry]) -> Iterator[_Claim]:
    linked = [entry for entry in by_id.values() if entry.header.original_url]
    by_address = _by_address(by_id.values()) if linked else {}
    for entry in linked:
        for other in by_address.get(address_key(entry.header.original_url), ()):
            yield from _claim(entry, other, 1.0 - _LINKED, LINK)


def _claim(one: Entry, other: Entry, doubt: float, kind: str) -> Iterator[_Claim]:
    """The claim, where one of the two is in English."""
    if _is_english(one) == _is_english(other):
        return
    zh, en = (other, one) if _is_english(one) else (one, other)
    alike = likeness(zh, en)
    evidence = (kind, *alike.evidence)
    yield _Claim(doubt, 1.0 - alike.value, one.moment, zh.id, en.id, evidence)


def _by_address(entries: Iterable[Entry]) -> Mapping[str, list[Entry]]:
    """Address -> the articles there."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if address := address_key(entry.header.url):
            found[address].append(entry)
    return found
