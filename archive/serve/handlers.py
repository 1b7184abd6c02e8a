"""Requests of a browser -> pages, the panel's style, and news over livereload."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler
from tornado import web

from archive.serve.board import Board
from archive.serve.files import content_type, find
from archive.serve.inject import inject
from archive.serve.panel import STYLE, bare_page


class PageHandler(web.StaticFileHandler):
    """Files of the site. Nothing is cached; HTML gets the live reload script."""

    def initialize(self, output: Path, board: Board) -> None:  # type: ignore[override]
        """Tornado's own way to hand over what each request needs."""
        super().initialize(str(output))
        self._output = output
        self._board = board
        self._file = output

    async def head(self, path: str = "") -> None:
        """As ``get``, without the body."""
        await self.get(path, include_body=False)

    async def get(self, path: str = "", include_body: bool = True) -> None:  # noqa: FBT001, FBT002 - tornado's signature
        """Answer with the file, its folder's index page, or the site's own 404."""
        found = find(self._output, self.request.path)
        if found.redirect:
            self.redirect(found.redirect)
        elif found.path is None:
            self._send_missing()
        elif found.path.suffix in {".html", ".htm"}:
            self._send_page(found.path.read_bytes())
        else:
            self._file = found.path
            await super().get(path, include_body)

    def _send_missing(self) -> None:
        own = self._output / "404.html"
        if not self._board.is_built:
            page = bare_page("Building …", "The page comes by itself when it is ready.")
            self.set_status(503)
        elif own.is_file():
            page = own.read_bytes()
            self.set_status(404)
        else:
            page = bare_page("404", "There is no such page, and no 404.html either.")
            self.set_status(404)
        self._send_page(page)

    def _send_page(self, page: bytes) -> None:
        self._board.served[self.request.path] = self._board.generation
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(inject(page, self._board.panel))

    def validate_absolute_path(self, root: str, absolute_path: str) -> str:  # noqa: ARG002
        """The file that ``find`` has found inside the site."""
        return str(self._file)

    def get_content_type(self) -> str:
        """The media type, with UTF-8 for every text."""
        return content_type(self._file)

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002
        """A preview that shows yesterday's file is worse than a slow one."""
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> str | None:
        """None: tornado would remember the digest of a file that has changed since."""
        return None

    def should_return_304(self) -> bool:
        """Never: nothing is cached."""
        return False


class StyleHandler(web.RequestHandler):
    """The style of the panel: as a file, since pages allow no style within them."""

    def get(self) -> None:
        """Answer with the style sheet."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(STYLE)


class ReloadHandler(LiveReloadHandler):  # type: ignore[misc]  # it has no types
    """livereload's channel, which also helps a page that came too late to hear."""

    def initialize(self, board: Board) -> None:
        """Tornado's own way to hand over what each request needs."""
        self._board = board

    def on_message(self, message: str | bytes) -> None:
        """Shake hands; a page from before the last build is told to reload at once."""
        super().on_message(message)
        said: dict[str, Any] = json.loads(message)
        if said.get("command") == "info":
            path = urlsplit(str(said.get("url", ""))).path
            self._board.open[self] = path
            generation = self._board.generation
            if self._board.served.get(path, generation) < generation:
                self.send_message({"command": "reload", "path": "*", "liveCSS": False})

    def on_close(self) -> None:
        """The page is no longer open."""
        self._board.open.pop(self, None)
        super().on_close()
