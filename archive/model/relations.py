"""What articles are to each other: found by reading them, or said by a person."""

import msgspec


class Reissue(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles of one outlet that are one text, published again under a new id."""

    earlier: str
    """Id."""
    later: str
    """Id."""
    overlap: float
    """Share of the shorter one that the other has too, estimated; 1.0 is all."""


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """An article in Chinese and the same one in English."""

    zh: str
    """Id."""
    en: str
    """Id."""
    evidence: tuple[str, ...]
    """Why: names of kinds, the strongest first, such as ``person`` or ``link``."""
    confidence: float
    """0.0 to 1.0; a person's word is 1.0."""


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """Paragraphs that say the same in both languages; one side may have none."""

    zh: tuple[int, ...]
    """Numbers of the body's paragraphs of prose, from 0."""
    en: tuple[int, ...]
    confidence: float
    """0.0 to 1.0."""


class Alignment(msgspec.Struct, frozen=True, kw_only=True):
    """The paragraphs of a pair beside each other."""

    zh: str
    """Id."""
    en: str
    """Id."""
    blocks: tuple[Block, ...]
    """In order: every paragraph of either body is in exactly one."""
    confidence: float
    """Of the whole, 0.0 to 1.0."""


class Repost(msgspec.Struct, frozen=True, kw_only=True):
    """An article that another outlet has published before, in the main."""

    first: str
    """Id of the one that was there first."""
    again: str
    """Id."""
    overlap: float
    """Share of the shorter one that the other has too, estimated; 1.0 is all."""


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One event as several articles tell it."""

    id: str
    """That of the article it began with, or what a person calls it. For ever: an article
    that joins does not change it."""
    members: tuple[str, ...]
    """Ids, the oldest first; two at least."""
    reposts: tuple[tuple[str, str], ...] = ()
    """Of the members those that are one text, re-issues too, as ``(first, again)``."""


class Relations(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found between the articles of a library."""

    pairs: tuple[Pair, ...] = ()
    """By the Chinese id; an article is in one pair at most."""
    alignments: tuple[Alignment, ...] = ()
    """Of those pairs, by the Chinese id."""
    reissues: tuple[Reissue, ...] = ()
    """By the earlier id; an article has one earlier version and one later at most."""
    reposts: tuple[Repost, ...] = ()
    """By the first id, then the other one."""
    stories: tuple[Story, ...] = ()
    """By id; an article is in one story at most."""
    related: dict[str, tuple[str, ...]] = {}
    """Id -> ids of the articles to read next, the nearest first."""
