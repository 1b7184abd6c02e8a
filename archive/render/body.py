"""A body in Markdown -> the HTML that an article's page shows."""

import re
from html import escape, unescape

from markupsafe import Markup

from archive.formats.markdown_html import Markdown
from archive.pages.cards import local_path

_MEDIA = re.compile(r'<(img|audio|video|source)\b([^>]*?)\ssrc="([^"]*)"')
_LAZY = ' loading="lazy" decoding="async" referrerpolicy="no-referrer"'


class Bodies:
    """Renders bodies for pages at one depth; make one per worker."""

    def __init__(self, local: frozenset[str], root: str) -> None:
        self._markdown = Markdown()
        self._local = local
        self._root = root

    def html(self, markdown: str) -> Markup:
        """Safe HTML: pictures load late and tell nobody who reads.

        Those that the archive keeps itself come from there.
        """
        html = self._markdown.html(markdown)
        html = _MEDIA.sub(self._medium, html) if "src=" in html else html
        return Markup(html.rstrip("\n"))  # noqa: S704  it has passed the sanitiser

    def _medium(self, found: re.Match[str]) -> str:
        name, before, src = found.groups()
        own = local_path(unescape(src), self._local)
        if own:
            src = escape(self._root + own)
        return f'<{name}{_LAZY if name == "img" else ""}{before} src="{src}"'
