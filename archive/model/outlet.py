"""The plain facts of an outlet, as code and ``content/outlets.toml`` both state them."""

import msgspec

from archive.model.names import Lang, Names


class OutletFacts(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """What is known of an outlet without reading any of its articles."""

    slug: str
    names: Names
    hosts: tuple[str, ...] = ()
    """Host names, sub-domains included: ``bbc.com`` also stands for ``www.bbc.com``."""
    lang: Lang = "zh-Hans"
    """The language of its texts where a text is too short to tell."""
    timezone: str = "UTC"
    """IANA name; the zone of times that carry none."""
    markup: str = ""
    """Slug of the outlet whose layouts read this one's dumps; empty for its own."""
    description: Names = Names(zh="", en="")
