"""What an archive speaks of that has no topic yet."""

import msgspec


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """An article about it."""

    id: str
    day: str
    title: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A new topic, or new names of one that there is."""

    name: str
    """In Simplified characters, or in Latin letters where it is never written otherwise."""
    english: str = ""
    """The name that stands behind it in brackets; empty where there is none."""
    names: tuple[str, ...] = ()
    """Others for the same: regional ones, longer ones, what always comes with it."""
    topic: str = ""
    """Slug of the topic it lies within; of an alias, that it belongs to."""
    articles: int
    """That are about it."""
    mentioned: int
    """Articles that name it at all."""
    outlets: dict[str, int]
    """Slug -> articles about it, the most first."""
    first: str
    last: str
    peak: str
    """First day of the week that has the most of them."""
    peak_articles: int
    score: float
    examples: tuple[Example, ...]


class Suggestions(msgspec.Struct, frozen=True, kw_only=True):
    """Proposals, the best first."""

    articles: int
    """That were looked at."""
    topics: tuple[Proposal, ...]
    aliases: tuple[Proposal, ...]
    block: str
    """The topics as TOML, ready for ``content/topics.toml``; the aliases as comments."""
