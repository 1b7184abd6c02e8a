"""A project -> its site at an address of this machine, until somebody stops it."""

import asyncio
import contextlib
import errno
import signal
import socket
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.httpserver import HTTPServer

from archive.errors import UsageError
from archive.serve.board import Board
from archive.serve.events import Serving, Tell
from archive.serve.handlers import PageHandler, ReloadHandler, StyleHandler
from archive.serve.inject import SCRIPT_PATH, STYLE_PATH
from archive.serve.watcher import SiteWatcher
from archive.serve.work import Rebuilder, Work

_LAST_BUILD = 2.0
"""Seconds that a build may still take when the server is stopped."""


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where the server listens."""

    host: str = "127.0.0.1"
    port: int = 8000
    """0 for any that is free."""


def preview(work: Work, address: Address, *, tell: Tell) -> None:
    """Serve the site and build it anew on every change, until SIGINT or SIGTERM.

    Raises UsageError (S001) where the address cannot be listened on; whatever goes
    wrong after that is told and shown in the pages, and the server lives on.
    """
    asyncio.run(serve(work, address, tell=tell, stop=asyncio.Event()))


async def serve(
    work: Work, address: Address, *, tell: Tell, stop: asyncio.Event
) -> None:
    """As ``preview``, within a running loop, until ``stop`` is set as well."""
    listening = _listen(address)
    board = Board()
    rebuilder = Rebuilder(work, board, tell)

    def rebuild(changed: Iterable[Path]) -> bool:
        is_first = not board.is_built
        is_old = rebuilder.run(changed)
        if is_first and not board.is_built:
            board.renew()
        return is_old or is_first

    watcher = SiteWatcher((*work.dumps, *work.folders), rebuild, rebuilder.rest)
    server = HTTPServer(_application(work.output, board))
    server.add_socket(listening)
    tell(Serving(url=_url(address.host, listening)))
    with _signals(stop), _reloading(watcher):
        await stop.wait()
    server.stop()
    await server.close_all_connections()


def _application(output: Path, board: Board) -> web.Application:
    return web.Application(
        [
            ("/livereload", ReloadHandler, {"board": board}),
            (SCRIPT_PATH, LiveReloadJSHandler),
            (STYLE_PATH, StyleHandler),
            ("/.*", PageHandler, {"output": output, "board": board}),
        ],
        log_function=lambda _handler: None,
    )


def _listen(address: Address) -> socket.socket:
    where = f"{address.host}:{address.port}"
    try:
        # One socket: with port 0 each of several would get a port of its own.
        family = min(
            info[0]
            for info in socket.getaddrinfo(
                address.host, address.port, type=socket.SOCK_STREAM
            )
        )
        listening = socket.create_server((address.host, address.port), family=family)
        listening.setblocking(False)  # noqa: FBT003 - its only way
    except PermissionError:
        message, hint = (
            "this port needs more rights",
            "choose one above 1023 with --port",
        )
    except (OSError, OverflowError) as error:
        taken = getattr(error, "errno", None) == errno.EADDRINUSE
        message = "the port is already in use" if taken else f"cannot listen: {error}"
        hint = (
            "choose another one with --port; --port 0 takes any that is free"
            if taken
            else "name an address of this machine with --host"
        )
    else:
        return listening
    raise UsageError("S001", where, message, hint)


def _url(host: str, listening: socket.socket) -> str:
    """An address that a browser on this machine can open."""
    port = listening.getsockname()[1]
    if host in {"", "0.0.0.0", "::"}:  # noqa: S104 - compared, not bound
        host = "127.0.0.1"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextlib.contextmanager
def _reloading(watcher: SiteWatcher) -> Iterator[None]:
    """The handler of livereload, which keeps its state in its class, set up and cleared."""
    LiveReloadHandler.watcher = watcher
    LiveReloadHandler.live_css = False
    LiveReloadHandler._last_reload_time = 0.0  # noqa: SLF001 - it has no other way
    watcher.start(LiveReloadHandler.poll_tasks)
    try:
        yield
    finally:
        watcher.stop(_LAST_BUILD)
        LiveReloadHandler.waiters.clear()


@contextlib.contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    """Both ways to end a program set ``stop``, where the system lets us hear them."""
    loop = asyncio.get_running_loop()
    heard = []
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(number, stop.set)
                heard.append(number)
    try:
        yield
    finally:
        for number in heard:
            loop.remove_signal_handler(number)
