"""The articles of an archive without their bodies, and indices of their ids."""

from collections.abc import Mapping

import msgspec

from archive.model.article import Header
from archive.model.relations import Relations


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An article as lists and pages need it: the header, and what its body told."""

    header: Header
    file: str
    """Its file, below ``content/articles``."""
    digest: str
    """Of the file's bytes."""
    day: str
    """``2023-01-03``: the day of its permalink; empty where no date is known."""
    name: str
    """The last part of its permalink, ``nytimes-xi-putin-china-russia``."""
    excerpt: str
    length: int
    """Han characters plus Latin words of the body."""
    media: tuple[str, ...] = ()
    """Addresses of the pictures, sounds and films in the body."""
    topics: tuple[str, ...] = ()
    """Slugs, in the order of ``topics.toml``."""
    sketch: bytes = b""
    """Of its prose, see ``relate.sketches``; empty where that is next to nothing."""
    clues: bytes = b""
    """By which its translation is found, see ``relate.clues``."""
    words: bytes = b""
    """What it is about, see ``relate.words``."""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.header.id

    @property
    def moment(self) -> str:
        """The most exact time known, ISO 8601: what lists are sorted by."""
        return self.header.published or self.header.archived


class State(msgspec.Struct, frozen=True, kw_only=True):
    """An article as an earlier dump had it."""

    header: Header
    file: str
    """Its file, below ``content/history``."""
    digest: str
    """Of the file's bytes."""

    @property
    def id(self) -> str:
        """The article's id."""
        return self.header.id

    @property
    def sha256(self) -> str:
        """Of the dump's bytes."""
        return self.header.source.sha256 if self.header.source else ""


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """Every article that may be listed; indices hold ids, newest first."""

    entries: Mapping[str, Entry]
    """By id, newest first."""
    withdrawn: tuple[Entry, ...]
    """Articles that only have a notice left."""
    by_day: Mapping[str, tuple[str, ...]]
    by_month: Mapping[str, tuple[str, ...]]
    by_year: Mapping[str, tuple[str, ...]]
    by_outlet: Mapping[str, tuple[str, ...]]
    by_topic: Mapping[str, tuple[str, ...]]
    earlier: Mapping[str, tuple[State, ...]]
    """Id -> earlier states of the article, the oldest first."""
    relations: Relations = Relations()
    pairs: Mapping[str, str] = {}
    """Id -> id of the same article in the other language, both ways."""

    def get(self, ids: tuple[str, ...]) -> tuple[Entry, ...]:
        """The entries behind some ids."""
        return tuple(self.entries[id_] for id_ in ids)
