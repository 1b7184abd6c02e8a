"""What was found the last time -> what need not be found again.

Relations are put together from pieces: the weights of a span of time, the re-issues of an
outlet, what to read after an article. A piece is kept by its key, a digest of all that it
was found from: equal keys, equal pieces. Nothing records what depends on what.
"""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import Generic, TypeVar

import msgspec

from archive.model.relations import Reissue, Repost

Piece = TypeVar("Piece")
_SIZE = 16


class Pieces(msgspec.Struct, frozen=True, kw_only=True):
    """What relations were put together from, by keys. Of one program, one list of topics."""

    weights: dict[bytes, tuple[bytes, ...]] = {}
    """Of spans: those of each article, see ``weights.packed``."""
    reissues: dict[bytes, tuple[Reissue, ...]] = {}
    """Of outlets, language by language."""
    reposts: dict[bytes, tuple[Repost, ...]] = {}
    """Of spans, language by language."""
    stories: dict[bytes, tuple[tuple[str, str], ...]] = {}
    """Of days: who has come to whom, see ``events.Joins``."""
    related: dict[bytes, tuple[str, ...]] = {}
    """Of articles: the ids of what to read next."""


class Shelf(Generic[Piece]):
    """Pieces of one kind: those that were known, and those in use."""

    def __init__(self, known: Mapping[bytes, Piece] | None = None) -> None:
        self._known = known or {}
        self.used: dict[bytes, Piece] = {}

    def get(self, key: bytes, find: Callable[[], Piece]) -> Piece:
        """The piece of that key; only one that nobody knows is found."""
        found = self.known(key)
        return self.keep(key, find() if found is None else found)

    def known(self, key: bytes) -> Piece | None:
        """The piece of that key; None where nobody knows it."""
        return self._known.get(key)

    def keep(self, key: bytes, piece: Piece) -> Piece:
        """The same piece, which is in use."""
        self.used[key] = piece
        return piece


class Memo:
    """A shelf for each kind of piece."""

    def __init__(self, known: Pieces | None = None) -> None:
        known = known or Pieces()
        self.weights = Shelf(known.weights)
        self.reissues = Shelf(known.reissues)
        self.reposts = Shelf(known.reposts)
        self.stories = Shelf(known.stories)
        self.related = Shelf(known.related)

    def pieces(self) -> Pieces:
        """Those in use; what has become of no use is forgotten."""
        return Pieces(
            weights=self.weights.used,
            reissues=self.reissues.used,
            reposts=self.reposts.used,
            stories=self.stories.used,
            related=self.related.used,
        )


def key_of(*parts: bytes) -> bytes:
    """Stands for some bytes, one after another; where one ends counts."""
    found = blake2b(digest_size=_SIZE)
    for part in parts:
        found.update(b"%d " % len(part))
        found.update(part)
    return found.digest()
