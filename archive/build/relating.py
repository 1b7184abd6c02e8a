"""Entries -> what they are to each other, found again only where one of them has changed.

A new template, other words of the interface or another setting leave all of that as it is.
Where articles have changed, the pieces that have not are taken from a file of their own:
it is as large as all other memory, and most builds never look into it.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from archive.build.memory import Related
from archive.formats.cache import read_cache, write_cache
from archive.formats.fingerprint import digest, digest_of
from archive.model.library import Entry
from archive.relate.memo import Memo, Pieces
from archive.relate.relations import find_relations

PIECES = ".cache/relations.msgpack"


class _Kept(msgspec.Struct, frozen=True):
    """The pieces of the last relations."""

    mark: str
    """Of the code and the settings that they depend on."""
    digest: str
    """Of ``pieces``: a byte that the disk has lost would make a wrong piece, not none."""
    pieces: bytes


def relate(root: Path, entries: Iterable[Entry], mark: str, known: Related) -> Related:
    """The relations of these entries, which have one id each; ``known`` may be theirs.

    ``mark`` stands for the code and the settings that they depend on. Found where nothing
    can be kept, they are the same.
    """
    found = tuple(entries)
    key = digest_of(sorted((entry.id, entry.digest) for entry in found))
    if key == known.key:
        return known
    memo = Memo(_kept(root / PIECES, mark))
    relations = find_relations(found, memo)
    pieces = msgspec.msgpack.encode(memo.pieces())
    write_cache(root / PIECES, _Kept(mark, digest(pieces), pieces))
    return Related(key, relations)


def _kept(file: Path, mark: str) -> Pieces | None:
    """The pieces in a file; None where they are of something else, or not whole."""
    found = read_cache(file, _Kept)
    if found is None or found.mark != mark or found.digest != digest(found.pieces):
        return None
    return msgspec.msgpack.decode(found.pieces, type=Pieces)
