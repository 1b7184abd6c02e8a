"""A topic as ``content/topics.toml`` states it."""

import msgspec

from archive.model.names import Names


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place, a person, an institution or a theme that articles are gathered under."""

    slug: str
    names: Names
    description: Names = Names(zh="", en="")
    aliases: tuple[str, ...] = ()
    """Strings that name the topic: Chinese in either script, English. The names count as well."""
    parent: str = ""
    """Slug of the wider topic."""
    iptc: str = ""
    """IPTC Media Topic code, eight digits."""
    wikidata: str = ""
    """Wikidata item, ``Q8646``."""
