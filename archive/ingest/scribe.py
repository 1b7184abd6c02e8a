"""The only one in ``ingest`` who writes: a verdict -> files.

An earlier state is written before the article that follows it, so that a run which is
stopped half-way has lost nothing.
"""

from collections.abc import Iterable
from pathlib import Path

from archive.errors import ArchiveError
from archive.ingest.edits import meet
from archive.ingest.settle import Shelf, Verdict, place_of
from archive.ingest.shelf import Shelved, shelve
from archive.ingest.store import (
    FOLDER,
    HISTORY,
    history_path,
    parse,
    place,
    place_state,
    read_file,
    sweep,
)
from archive.ingest.tellings import State, Telling, says_the_same
from archive.model.problem import Problem
from archive.outlets.registry import Registry


class Scribe:
    """Carries out verdicts; ``files`` and ``past`` are what lies on disk after them."""

    def __init__(
        self, root: Path, shelf: Shelf, registry: Registry, *, is_dry: bool
    ) -> None:
        self._root = root
        self._shelf = shelf
        self._registry = registry
        self._is_dry = is_dry
        self._is_swept = is_dry
        self.files: dict[str, Shelved] = dict(shelf.files)
        """``content/articles``, by path."""
        self.past: dict[str, Shelved] = dict(shelf.past)
        """``content/history``, by path."""

    def carry_out(self, telling: Telling, verdict: Verdict) -> tuple[Problem, ...]:
        """Write what a verdict asks for; what there is to say about it.

        Raises OutputError where the disk refuses.
        """
        if verdict.is_idle:
            return ()
        if not self._is_swept:
            self._is_swept = sweep(self._root)
        made = telling.made
        if verdict.kind == "merge":
            return self._merge(telling, verdict)
        self._keep_states(telling, verdict.states)
        if verdict.retired:
            self._retire(telling, verdict.retired)
        if verdict.kind == "write":
            self._write(made.path, telling.data, verdict.remove)
        return ()

    def _merge(self, telling: Telling, verdict: Verdict) -> tuple[Problem, ...]:
        """The newest state is kept last: until then the merge can be done again."""
        made = telling.made
        main = self._shelf.homes[made.key].main
        where = f"{FOLDER}/{main.path}"
        try:
            mine = read_file(self._root / where, where)
            base = self._base(telling, main)
            kept = place_of(made, made.newest)
            met = meet(main.path, mine, base, telling.data, kept)
        except ArchiveError as error:
            return (Problem.from_error(error),)
        self._keep_states(telling, [s for s in verdict.states if s != made.newest])
        self._write(main.path, met.data, ())
        self._keep_states(telling, [s for s in verdict.states if s == made.newest])
        return met.problems

    def _base(self, telling: Telling, main: Shelved) -> bytes:
        """What the program had written when the person began; empty where it is lost."""
        known = self._shelf.states.get((telling.made.id, main.source))
        if known is None:
            return telling.file_of(main.source)
        where = f"{HISTORY}/{known.path}"
        return read_file(self._root / where, where)

    def _retire(self, telling: Telling, file: Shelved) -> None:
        """The file of an article whose dump is gone becomes one of its earlier states."""
        where = f"{FOLDER}/{file.path}"
        data = read_file(self._root / where, where)
        newest = parse(telling.data, telling.made.path)
        if not says_the_same(parse(data, where), newest):
            path = history_path(file.id, file.archived, file.source)
            self._write_state(path, data)

    def _keep_states(self, telling: Telling, states: Iterable[State]) -> None:
        for state in states:
            path = place_of(telling.made, state)
            self._write_state(path, telling.file_of(state.sha256))

    def _write(self, path: str, data: bytes, remove: tuple[str, ...]) -> None:
        if not self._is_dry:
            place(self._root, path, data, remove)
            self.files[path] = shelve(path, data, self._registry)
            for gone in remove:
                self.files.pop(gone, None)

    def _write_state(self, path: str, data: bytes) -> None:
        if not self._is_dry:
            place_state(self._root, path, data)
            self.past[path] = shelve(path, data, self._registry, folder=HISTORY)
