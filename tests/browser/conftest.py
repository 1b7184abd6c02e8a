"""A real Chromium for tests of pages, cut off from every other machine."""

import functools
import http.server
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    Route,
    expect,
    sync_playwright,
)

from tests.browser.find_chromium import NONE_FOUND, find_chromium
from tests.missing import missing

ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 30_000
"""Milliseconds that a page may take for what a test expects: other work may go on
beside the tests, and five seconds, the usual, have been too few."""
SUB_PATH = "/some/path/"
"""Sites are served from below it: no link may count on being at the root."""

ServeFolder = Callable[[Path], str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium, one for all tests of a module.

    Not one for the session: while Playwright runs, its thread has an event loop, and
    other tests want to start their own.
    """
    path = find_chromium()
    if path is None:
        missing(NONE_FOUND)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        yield chromium
        chromium.close()


@pytest.fixture
def page_problems() -> list[str]:
    """What went wrong on the page. A test that provokes a problem empties the list."""
    return []


@pytest.fixture
def page(
    browser: Browser, page_problems: list[str], serve_folder: ServeFolder
) -> Iterator[Page]:
    """A new page that fails its test for errors and for missing files of the site.

    Requests to other hosts never leave the machine and are no problem. The page asks
    for ``serve_folder`` so as to be closed before the server that it may be reading.
    """
    context = browser.new_context()
    expect.set_options(timeout=PATIENCE)
    context.route("**/*", keep_local)
    page = context.new_page()
    watch(page, page_problems)
    yield page
    context.close()
    assert page_problems == []


def is_local(url: str) -> bool:
    parts = urlsplit(url)
    return parts.hostname in {None, "", "127.0.0.1", "localhost"}


def keep_local(route: Route) -> None:
    """Let through what stays on this machine."""
    if is_local(route.request.url):
        route.continue_()
    else:
        route.abort()


def watch(page: Page, problems: list[str]) -> None:
    """Write down errors of scripts and local requests that failed."""

    def on_console(message: ConsoleMessage) -> None:
        # A request that failed has its own line below, or is of another host.
        if message.type == "error" and "Failed to load resource" not in message.text:
            problems.append(f"console: {message.text}")

    def on_response(response: Response) -> None:
        if response.status >= 400 and is_local(response.url):
            problems.append(f"{response.status}: {response.url}")

    def on_failed(request: Request) -> None:
        # ERR_ABORTED is the page's own wish: it moved on, or began a download.
        if is_local(request.url) and request.failure != "net::ERR_ABORTED":
            problems.append(f"{request.failure}: {request.url}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: problems.append(f"script: {error.message}"))
    page.on("response", on_response)
    page.on("requestfailed", on_failed)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below SUB_PATH and nothing beside it, without a word."""

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(SUB_PATH)
        if below == path:
            return str(Path(self.directory, "no such file"))
        return super().translate_path("/" + below)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class _Server(http.server.ThreadingHTTPServer):
    """A browser opens more connections at once than the usual five that may wait."""

    request_queue_size = 128
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about a page that went away before its file was there."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@pytest.fixture
def serve_folder() -> Iterator[ServeFolder]:
    """Serve a folder over http; give the URL of its top, which ends in a slash."""
    with ExitStack() as stack:

        def serve(folder: Path) -> str:
            handler = functools.partial(_Handler, directory=str(folder))
            server = _Server(("127.0.0.1", 0), handler)
            stack.enter_context(server)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}{SUB_PATH}"

        yield serve
