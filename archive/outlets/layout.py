"""An outlet and its layouts, as every outlet module declares them."""

from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.model.dump import Dump
from archive.model.outlet import OutletFacts
from archive.outlets.clipping import Clipping
from archive.outlets.findings import Findings


class Layout(NamedTuple):
    """How an outlet laid out its pages in one era."""

    name: str
    """``2020``, ``2023``: the year from which it was seen."""
    fits: Callable[[Clipping], bool]
    """Does this layout recognise itself? Looks only, removes nothing."""
    read: Callable[[Clipping], Findings]
    """Take every field out of the tree, drop what is no article, leave the body."""
    headings: bool = False
    """True where short bold paragraphs are the outlet's only way to set headings."""


def canonical_key(dump: Dump) -> str:
    """What makes two dumps one article: their address without scheme and final slash."""
    parts = urlsplit(dump.url)
    host = (parts.hostname or "").removeprefix("www.")
    path = "/" + parts.path.strip("/")
    return f"{host}{path}?{parts.query}" if parts.query else host + path


def last_segment(dump: Dump) -> str:
    """The last named part of the address, the source's own slug."""
    parts = [part for part in urlsplit(dump.url).path.split("/") if part]
    return parts[-1].rsplit(".", 1)[0] if parts else ""


class Outlet(NamedTuple):
    """An outlet: plain facts, layouts by era, and how its addresses name an article."""

    facts: OutletFacts
    layouts: tuple[Layout, ...]
    """The first that fits reads the dump; after them come the generic ones."""
    slug: Callable[[Dump], str] = last_segment
    """The source's own slug of an article, from its address; may be empty."""
    key: Callable[[Dump], str] = canonical_key
    """The identity of an article across dumps."""
