"""The preview in a real browser, where a page's policy and scripts count."""

import asyncio
import contextlib
import queue
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from archive.serve import Address, Event, Serving
from archive.serve.server import serve
from tests.browser.conftest import (  # noqa: F401 - fixtures
    browser,
    page,
    page_problems,
    serve_folder,
)
from tests.serve.conftest import Project


@contextlib.contextmanager
def preview_of(project: Project) -> Iterator[str]:
    """The address of a preview that runs beside the test."""
    events: queue.Queue[Event] = queue.Queue()
    stops: queue.Queue[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = queue.Queue()

    async def run() -> None:
        stop = asyncio.Event()
        stops.put((asyncio.get_running_loop(), stop))
        await serve(project.work(), Address(port=0), tell=events.put, stop=stop)

    thread = threading.Thread(target=asyncio.run, args=(run(),))
    thread.start()
    loop, stop = stops.get(timeout=10)
    first = events.get(timeout=10)
    assert isinstance(first, Serving)
    events.get(timeout=10)
    try:
        yield first.url
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)


@pytest.mark.usefixtures("page_problems")
def test_an_open_page_follows_every_save(project: Project, page: Page) -> None:  # noqa: F811
    """Text, error and mended text appear by themselves; the policy objects to nothing."""
    with preview_of(project) as url:
        page.goto(f"{url}a.html")
        expect(page.locator("body")).to_contain_text("one")
        project.save("a", "two")
        expect(page.locator("body")).to_contain_text("two")
        project.save("a", "BROKEN")
        panel = page.locator("#archive-preview")
        expect(panel.locator("code")).to_be_visible()
        expect(panel).to_contain_text('unknown key "<b>"')
        expect(panel).to_have_css("position", "fixed")
        project.save("a", "three")
        expect(page.locator("body")).to_contain_text("three")
        expect(panel).to_have_count(0)
