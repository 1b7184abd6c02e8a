"""Saves on the disk -> rebuilds in a thread of their own -> a word to the browsers."""

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import watchfiles
from livereload.watcher import Watcher
from tornado.ioloop import IOLoop

_STEP = 20
"""Milliseconds without a further change after which a batch is complete."""
_DEBOUNCE = 500
"""Milliseconds after which a batch is complete in any case."""
_LOOK_AGAIN = 100
"""Milliseconds after which to look for folders that have come or gone."""

Rebuild = Callable[[Iterable[Path]], bool]
Rest = Callable[[], bool]


class SiteWatcher(Watcher):  # type: ignore[misc]  # it has no types
    """livereload's watcher, with the system's own notice of changes behind it.

    The original polls, builds inside the server's loop, so that no page is served
    meanwhile, and forgets a reload that follows another one within three seconds.
    """

    def __init__(
        self, folders: Iterable[Path], rebuild: Rebuild, rest: Rest = lambda: False
    ) -> None:
        super().__init__()
        self._folders = _outermost(folders)
        self._rebuild = rebuild
        self._rest = rest
        self._is_polling = False
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, callback: Callable[[], None]) -> bool:
        """Build, then watch; ``callback`` is called in the loop when pages are old.

        True tells livereload not to poll.
        """
        loop = IOLoop.current()
        # A daemon: a build that hangs must not keep the program from ending.
        self._thread = threading.Thread(
            target=self._run, args=(loop, callback), name="rebuild", daemon=True
        )
        self._thread.start()
        return True

    def stop(self, timeout: float) -> None:
        """No build begins after this; one that runs may take ``timeout`` seconds."""
        self._stopped.set()
        if self._thread:
            self._thread.join(timeout)

    def _run(self, loop: IOLoop, callback: Callable[[], None]) -> None:
        for changed in self._batches():
            is_old = self._rest() if changed is None else self._rebuild(changed)
            if is_old and not self._stopped.is_set():
                # The name that livereload lets through at once.
                self._changes.append(("__livereload__", None))
                with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile
                    loop.add_callback(callback)

    def _batches(self) -> Iterator[set[Path] | None]:
        """Nothing, for the first build; then the paths that changed, batch by batch.

        None where nothing has changed for a moment.
        """
        news: set[Path] = set()
        is_due = True  # only once the watch stands: no save is to fall into a gap
        while not self._stopped.is_set():
            there = self._there()
            for changed in self._watch(there):
                if changed or is_due:
                    yield news | changed
                    news, is_due = set(), False
                else:
                    yield None
                if there != self._there():
                    news, is_due = set(there) ^ set(self._there()), True
                    break

    def _there(self) -> list[Path]:
        return [path for path in self._folders if path.exists()]

    def _watch(self, there: list[Path]) -> Iterator[set[Path]]:
        """Paths that changed, or every now and then none; ends where it cannot watch."""
        try:
            for changes in watchfiles.watch(
                *there,
                watch_filter=_is_watched,
                step=_STEP,
                debounce=_DEBOUNCE,
                stop_event=self._stopped,
                rust_timeout=_LOOK_AGAIN,
                yield_on_timeout=True,
                force_polling=self._is_polling or None,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                yield {Path(path) for _, path in changes}
        except FileNotFoundError:
            return  # a folder went before it could be watched
        except (OSError, RuntimeError):  # watchfiles has its own of the latter
            # More folders than the system lets a program watch: ask in turns.
            self._is_polling = True


def _is_watched(_change: watchfiles.Change, path: str) -> bool:
    """False for what editors and our own writers put down for a moment."""
    name = Path(path).name
    return not (name.startswith((".", "#")) or name.endswith(("~", ".tmp", ".swp")))


def _outermost(folders: Iterable[Path]) -> list[Path]:
    """Real paths, those within another left out: no change is to be heard twice."""
    real = sorted({folder.resolve() for folder in folders})
    return [
        path
        for path in real
        if not any(path != other and path.is_relative_to(other) for other in real)
    ]
