"""The settings of an archive, as ``content/site.toml`` and its neighbours state them."""

from typing import Literal, NamedTuple

import msgspec

from archive.model.names import Names, UiLang
from archive.model.outlet import OutletFacts
from archive.model.topic import Topic


class SiteSettings(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """Everything a person may set for the whole site. Each key has a default."""

    title: Names = Names(zh="新闻档案", en="News Archive")
    tagline: Names = Names(zh="", en="")
    notice: Names = Names(zh="", en="")
    """Who keeps this archive; shown at the foot of each page."""
    contact: str = ""
    """A mail or web address for corrections and removal requests."""
    base_url: str = ""
    """Where the site will live, ``https://name.github.io/news/``; may stay empty."""
    default_lang: UiLang = "zh"
    canonical: Literal["self", "source"] = "self"
    """Where ``<link rel="canonical">`` of an article points."""
    raw: tuple[str, ...] = ("content/raw",)
    """Folders of dumps, relative to the root."""
    output: str = "site"
    feed_entries: int = 50
    article_pages: Literal["both", "own-language"] = "both"
    """The trees that hold an article's page; the lists of both name every article."""


class Settings(NamedTuple):
    """Everything that a person has set."""

    site: SiteSettings
    outlets: tuple[OutletFacts, ...]
    """Those of the code included."""
    topics: tuple[Topic, ...]
