"""A page as a value: where it goes, which template shows it, and what."""

import msgspec

from archive.model.names import UiLang
from archive.pages.views import Frame, View


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the site that a template writes."""

    path: str
    """Site path."""
    template: str
    ui: UiLang
    frame: Frame
    view: View
    body: str = ""
    """File of the article whose text the page shows, below ``content/articles``."""
    other: str = ""
    """File of the article whose text the page shows beside it."""
    earlier: tuple[str, ...] = ()
    """Files of the earlier states that the page compares it with, the oldest first,
    below ``content/history``."""
    digests: tuple[str, ...] = ()
    """Of the bytes that the page is planned for: those in ``body``, in ``other``,
    in ``earlier``."""


class Data(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the site that needs no template."""

    path: str
    content: bytes
