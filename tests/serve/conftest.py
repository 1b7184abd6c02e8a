"""A tiny project whose build the tests can watch, slow down and break."""

import asyncio
import contextlib
import json
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from archive.errors import ArticleError
from archive.model.problem import Problem
from archive.model.report import BuildReport
from archive.serve import Address, Event, Failed, Rebuilt, Serving, Work
from archive.serve.server import serve

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'">'
    "<title>t</title></head><body>{text}</body></html>"
)


class Project:
    """A root with content/ and site/; a build makes one page of each article."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "site"
        self.articles = root / "content" / "articles"
        self.raw = root / "content" / "raw"
        self.articles.mkdir(parents=True)
        self.raw.mkdir()
        self.normalized = 0
        self.built = 0
        self.problems: tuple[Problem, ...] = ()
        self.delay = 0.0
        self.building = threading.Event()
        self.save("a", "one")

    def save(self, name: str, text: str) -> None:
        """Save an article, as an editor does."""
        (self.articles / f"{name}.md").write_text(text, "utf-8")

    def normalize(self) -> tuple[Problem, ...]:
        """Turn every dump into an article."""
        self.normalized += 1
        for dump in self.raw.glob("*.md"):
            self.save(f"from-{dump.stem}", dump.read_text("utf-8"))
        return ()

    def build(self) -> BuildReport:
        """Make the site; an article that says BROKEN breaks it."""
        self.built += 1
        texts = {p.stem: p.read_text("utf-8") for p in self.articles.glob("*.md")}
        self.building.set()
        time.sleep(self.delay)
        self.output.mkdir(exist_ok=True)
        rendered = 0
        for name, text in texts.items():
            if "BROKEN" in text:
                where = f"content/articles/{name}.md:3"
                raise ArticleError("A002", where, 'unknown key "<b>"', "is it author?")
            rendered += self._write(f"{name}.html", PAGE.format(text=text))
        rendered += self._write("index.html", PAGE.format(text=" ".join(texts)))
        return BuildReport(
            articles=len(texts),
            pages=len(texts) + 1,
            rendered=rendered,
            kept=0,
            pruned=0,
            bytes=0,
            problems=self.problems,
            seconds=0,
        )

    def _write(self, name: str, page: str) -> bool:
        path = self.output / name
        if path.exists() and path.read_text("utf-8") == page:
            return False
        path.write_text(page, "utf-8")
        return True

    def work(self) -> Work:
        """The project as the preview takes it."""
        return Work(
            root=self.root,
            output=self.output,
            normalize=self.normalize,
            build=self.build,
            dumps=(self.raw, self.root / "content" / "site.toml"),
            folders=(self.root / "content", self.root / "templates"),
        )


class Browser:
    """What a test does with a running preview."""

    def __init__(self, url: str, events: list[Event]) -> None:
        self.url = url
        self.events = events
        self.channels: list[WebSocketClientConnection] = []

    async def get(self, path: str) -> HTTPResponse:
        """Ask for an address just as it stands."""
        client = AsyncHTTPClient()
        return await client.fetch(
            self.url + path, raise_error=False, follow_redirects=False
        )

    async def text(self, path: str) -> str:
        """The body of a page."""
        return (await self.get(path)).body.decode("utf-8")

    async def listen(self, path: str = "index.html") -> WebSocketClientConnection:
        """Connect to the reload channel as the script in a page does."""
        url = self.url.replace("http", "ws", 1)
        socket = await websocket_connect(url + "livereload")
        self.channels.append(socket)
        await socket.write_message(json.dumps({"command": "hello"}))
        assert "hello" in str(await socket.read_message())
        await socket.write_message(
            json.dumps({"command": "info", "url": self.url + path})
        )
        return socket

    async def until(self, done: Callable[[], bool], seconds: float = 10) -> None:
        """Wait for something to become true."""
        deadline = time.monotonic() + seconds
        while not done():
            assert time.monotonic() < deadline, self.events
            await asyncio.sleep(0.01)

    @property
    def rebuilt(self) -> list[Rebuilt]:
        """The builds that went well."""
        return [event for event in self.events if isinstance(event, Rebuilt)]

    @property
    def failed(self) -> list[Failed]:
        """The builds that did not."""
        return [event for event in self.events if isinstance(event, Failed)]


async def reload_from(socket: WebSocketClientConnection, seconds: float = 10) -> str:
    """The next message of the reload channel."""
    return str(await asyncio.wait_for(socket.read_message(), seconds))


@contextlib.asynccontextmanager
async def previewing(project: Project) -> AsyncIterator[Browser]:
    """The preview of a project, on a free port, for as long as the block runs."""
    events: list[Event] = []
    stop = asyncio.Event()
    task = asyncio.create_task(
        serve(project.work(), Address(port=0), tell=events.append, stop=stop)
    )
    while not events:
        await asyncio.sleep(0.01)
        if task.done():
            task.result()
    first = events[0]
    assert isinstance(first, Serving)
    browser = Browser(first.url, events)
    try:
        yield browser
    finally:
        for channel in browser.channels:
            channel.close()
            while await channel.read_message() is not None:
                pass
        stop.set()
        await asyncio.wait_for(task, 10)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one article, not built yet."""
    return Project(tmp_path)
