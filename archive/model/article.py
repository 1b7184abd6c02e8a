"""An article: the front matter as a typed header, and its body in Markdown.

The keys, their order and their meaning are the contract in ``content/README.md``.
"""

from typing import Annotated, Literal

import msgspec

from archive.model.names import Lang

Visibility = Literal["public", "noindex", "excerpt", "withdrawn"]
MediumKind = Literal["image", "audio", "video", "embed"]


class _Value(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True
):
    """A frozen value that leaves out what is empty and refuses what it does not know."""


class Image(_Value, frozen=True, kw_only=True):
    """A picture: the lead of an article."""

    url: str
    """``https:``, proxies unwrapped."""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    width: int = 0
    """Pixels; 0 where the dump does not say."""
    height: int = 0


class Medium(_Value, frozen=True, kw_only=True):
    """A picture, a sound, a film or an embed that the body does not show itself."""

    kind: MediumKind
    url: str
    caption: str = ""
    credit: str = ""
    poster: str = ""
    """The still picture of a video."""


class Related(_Value, frozen=True, kw_only=True):
    """A link that the outlet set beside its article."""

    title: str
    url: str


class Source(_Value, frozen=True, kw_only=True):
    """Where an article came from."""

    path: str
    """The raw dump."""
    sha256: str
    """Of the raw dump's bytes."""
    layout: str
    """The layout that read it, ``nytimes/2023``."""
    dropped: dict[str, Annotated[int, msgspec.Meta(ge=0)]] = {}
    """Rule -> visible characters of the dump that were left out under it."""
    written: str = ""
    """Digest of the article as the program last wrote it; a difference is a person's edit."""


class Header(_Value, frozen=True, kw_only=True):
    """Everything that the front matter says. The field order is the order on disk."""

    id: str
    title: str
    deck: str = ""
    outlet: str
    lang: Lang
    published: str = ""
    """ISO 8601 with offset, or a bare date; empty where unknown."""
    archived: str = ""
    """ISO 8601, UTC: the dump's own time."""
    url: str = ""
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
    topics: tuple[str, ...] = ()
    topics_not: tuple[str, ...] = ()
    translation_of: str = ""
    story: str = ""
    visibility: Visibility = "public"
    reason: str = ""
    source: Source | None = None
    x: dict[str, object] = {}
    """The keys under ``x-``, without that prefix: free for a person's own use."""


KEYS: tuple[str, ...] = tuple(name for name in Header.__struct_fields__ if name != "x")
"""Every key of the contract, in the order on disk."""

ALWAYS = ("id", "title", "outlet", "lang")
"""Keys that no article is without."""


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A header and the Markdown that follows it."""

    header: Header
    body: str
