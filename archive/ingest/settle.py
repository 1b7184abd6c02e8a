"""What dumps tell and what lies on the shelf -> what is to be done. Nothing is read.

Ids of the problems that can arise here:

* D008 two articles ask for the same id, or for the same file
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from archive.formats.files import readable
from archive.ingest.shelf import Home, Shelved
from archive.ingest.store import FOLDER, history_path
from archive.ingest.tellings import Made, State
from archive.model.problem import Problem
from archive.text.slugs import fingerprint

Kind = Literal["write", "unchanged", "kept", "merge", "nothing"]


class Verdict(NamedTuple):
    """What is to be done about one article."""

    kind: Kind
    remove: tuple[str, ...] = ()
    """Files that have to go once the article is written."""
    problem: Problem | None = None
    states: tuple[State, ...] = ()
    """What dumps tell and ``content/history`` does not hold: to be written there."""
    retired: Shelved | None = None
    """The file of the article, which becomes one of its earlier states: nothing but it
    remembers what its dump told."""

    @property
    def is_idle(self) -> bool:
        """True where nothing has to be written."""
        is_settled = self.kind in {"unchanged", "kept", "nothing"}
        return is_settled and not (self.states or self.retired)


class Shelf(NamedTuple):
    """``content/articles`` and ``content/history`` before anything is done."""

    files: Mapping[str, Shelved]
    """By path."""
    homes: Mapping[str, Home]
    """By key."""
    broken: tuple[Shelved, ...]
    """Files that cannot be read."""
    past: Mapping[str, Shelved]
    """The files of ``content/history``, by path."""
    states: Mapping[tuple[str, str], Shelved]
    """Of these, by id and sha256 of the dump, those that no person has changed."""


def judge(made: Made, shelf: Shelf) -> Verdict:
    """What is to be done about an article; what a person wrote is never written over."""
    if not made.id:
        return Verdict("nothing")
    home = shelf.homes.get(made.key)
    if home is None:
        blocking = shelf.files.get(made.path) or _namesake(made, shelf)
        if blocking:
            return _blocked(made, blocking)
        return Verdict("write", states=_unkept(made, shelf, made.states[:-1]))
    main = home.main
    if _outlives(main, made):
        kind: Kind = "kept" if main.edited else "unchanged"
        return Verdict(kind, states=_unkept(made, shelf, made.states))
    return _of_a_person(made, main, shelf) if main.edited else _own(made, home, shelf)


def _outlives(main: Shelved, made: Made) -> bool:
    """True for a file whose dump is gone, and was newer than all that are there.

    A dump that stands in the place of another one replaces it, whatever its time.
    """
    known = {state.sha256 for state in made.states}
    places = {state.dump for state in made.states}
    is_gone = bool(main.source) and main.source not in known | {""}
    is_newer = main.archived > made.newest.archived
    return is_gone and is_newer and main.dump not in places


def _own(made: Made, home: Home, shelf: Shelf) -> Verdict:
    """About an article that is the program's alone."""
    main = home.main
    blocking = shelf.files.get(made.path)
    own = (main, *home.twins)
    if blocking and blocking not in own:
        return _blocked(made, blocking)
    remove = tuple(file.path for file in own if file.path != made.path)
    is_there = blocking is main and main.digest == made.newest.digest
    is_known = (made.id, main.source) in shelf.states or any(
        state.sha256 == main.source for state in made.states
    )
    return Verdict(
        "unchanged" if is_there and not remove else "write",
        remove,
        states=_unkept(made, shelf, made.states[:-1]),
        retired=None if is_known else main,
    )


def _of_a_person(made: Made, main: Shelved, shelf: Shelf) -> Verdict:
    """About an article that a person has changed.

    ``content/history`` holds what the program had written when the person began: only
    with that can be told whose a difference is, once the dump changes.
    """
    if not main.source:
        return Verdict("kept")
    newest = made.newest
    base = shelf.states.get((made.id, main.source))
    began = [state for state in made.states if state.sha256 == main.source]
    is_same = base.digest == newest.digest if base else began == [newest]
    kind: Kind = "kept" if is_same else "merge"
    return Verdict(kind, states=_unkept(made, shelf, made.states))


def _unkept(made: Made, shelf: Shelf, states: Iterable[State]) -> tuple[State, ...]:
    """Of these states, those that say something else and are not in the history yet."""
    return tuple(
        state
        for state in states
        if state.is_news and _is_open(shelf.past.get(place_of(made, state)), state)
    )


def _is_open(file: Shelved | None, state: State) -> bool:
    """May the state be written where ``file`` is?"""
    return file is None or not (file.edited or file.digest == state.digest)


def place_of(made: Made, state: State) -> str:
    """Where a state of an article lies, below ``content/history``."""
    return history_path(made.id, state.archived, state.sha256)


def name(made: Made, taken: Mapping[str, str]) -> tuple[str, Problem | None]:
    """The id of an article that is not on disk yet, and the clash that led to it.

    ``taken`` maps ids to the keys of their articles.
    """
    id_ = made.id
    salt = made.key
    while taken.get(id_, made.key) != made.key:
        id_ = f"{made.id}-{fingerprint(salt)}"
        salt += "+"
    if id_ == made.id:
        return id_, None
    owner = taken[made.id].partition(" ")[2]
    return id_, Problem(
        id="D008",
        severity="notice",
        where=readable(made.newest.dump),
        message=f'asks for the id "{made.id}", which is that of {owner}',
        hint="it was given the same id with a fingerprint behind it; nothing is lost",
    )


def _namesake(made: Made, shelf: Shelf) -> Shelved | None:
    """A file that cannot be read, and whose name says that it is this article."""
    own = f"{made.id}.md"
    return next((f for f in shelf.broken if f.path.rpartition("/")[2] == own), None)


def _blocked(made: Made, blocking: Shelved) -> Verdict:
    """A file that is not ours lies where the article belongs: both stay as they are."""
    return Verdict(
        "kept",
        problem=blocking.broken
        or Problem(
            id="D008",
            severity="warning",
            where=readable(made.newest.dump),
            message=f"belongs where {FOLDER}/{blocking.path} is, another article",
            hint="give that file the name of its own id",
        ),
    )
