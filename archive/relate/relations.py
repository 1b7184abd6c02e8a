"""Entries -> everything that they are to each other."""

from collections.abc import Iterable

from archive.model.library import Entry
from archive.model.relations import Relations
from archive.relate.pairs import find_pairs
from archive.relate.reissues import find_reissues


def find_relations(entries: Iterable[Entry]) -> Relations:
    """What can be known from entries alone; their order decides nothing."""
    known = tuple(entries)
    return Relations(pairs=find_pairs(known), reissues=find_reissues(known))
