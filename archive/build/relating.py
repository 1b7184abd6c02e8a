"""Entries -> what they are to each other, found again only where one of them has changed.

A new template, other words of the interface or another setting leave all of that as it is,
and to find it takes a tenth to a quarter of a build.
"""

from collections.abc import Iterable

from archive.build.memory import Related
from archive.formats.fingerprint import digest_of
from archive.model.library import Entry
from archive.relate.relations import find_relations


def relate(entries: Iterable[Entry], known: Related) -> Related:
    """The relations of these entries, which have one id each; ``known`` may be theirs."""
    found = tuple(entries)
    key = digest_of(sorted((entry.id, entry.digest) for entry in found))
    return known if key == known.key else Related(key, find_relations(found))
