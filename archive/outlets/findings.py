"""What a layout found in a dump, beside the body that it left behind."""

import msgspec

from archive.model.article import Image, Medium, Related


class Findings(msgspec.Struct, frozen=True, kw_only=True):
    """Fields of the front matter, each empty where the dump does not say."""

    title: str = ""
    """Only where the header's title needs mending: a suffix off, a prefix off."""
    deck: str = ""
    published: str = ""
    """ISO 8601 with offset, or a bare date."""
    original_url: str = ""
    section: str = ""
    agency: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    image: Image | None = None
    media: tuple[Medium, ...] = ()
    related: tuple[Related, ...] = ()
