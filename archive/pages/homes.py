"""Where the page of an article is: in both trees, or in that of its language alone.

Nothing else decides it. Every list asks where it links to, every article's page whether
it is there at all.
"""

from archive.model.article import Header
from archive.model.library import Entry
from archive.model.names import Lang, UiLang
from archive.model.settings import SiteSettings
from archive.pages import urls

LANG_UI: dict[Lang, UiLang] = {"zh-Hans": "zh", "zh-Hant": "zh", "en": "en"}
"""The tree in which an article is at home."""


def home_of(header: Header) -> UiLang:
    """The tree of the article's own language."""
    return LANG_UI[header.lang]


def tree_of(site: SiteSettings, ui: UiLang, header: Header) -> UiLang:
    """The tree that holds the page to which the tree ``ui`` links."""
    return ui if site.article_pages == "both" else home_of(header)


def link(site: SiteSettings, ui: UiLang, entry: Entry) -> str:
    """Tree path of the article's page, as seen from ``ui``: ``../en/2023/…`` leads over."""
    tree, path = tree_of(site, ui, entry.header), urls.article(entry)
    return path if tree == ui else f"../{urls.in_tree(tree, path)}"
