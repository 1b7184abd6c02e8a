"""What dumps tell and what lies on the shelf -> what is to be done. Nothing is read.

Ids of the problems that can arise here:

* D008 two articles ask for the same id, or for the same file
* D009 a person changed an article whose dump has changed as well
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from archive.formats.files import readable
from archive.ingest.shelf import Home, Shelved
from archive.ingest.store import FOLDER
from archive.ingest.tellings import Made
from archive.model.problem import Problem
from archive.text.slugs import fingerprint

Kind = Literal["write", "unchanged", "kept", "nothing"]


class Verdict(NamedTuple):
    """What is to be done about one article."""

    kind: Kind
    remove: tuple[str, ...] = ()
    """Files that have to go once the article is written."""
    problem: Problem | None = None


class Shelf(NamedTuple):
    """``content/articles`` before anything is done."""

    files: Mapping[str, Shelved]
    """By path."""
    homes: Mapping[str, Home]
    """By key."""
    broken: tuple[Shelved, ...]
    """Files that cannot be read."""


def judge(made: Made, shelf: Shelf) -> Verdict:
    """What is to be done about an article; a person's file is never touched."""
    if not made.id:
        return Verdict("nothing")
    home = shelf.homes.get(made.key)
    if home is None:
        blocking = shelf.files.get(made.path) or _namesake(made, shelf)
        return _blocked(made, blocking) if blocking else Verdict("write")
    main = home.main
    if main.edited:
        is_outdated = bool(main.source) and main.source != made.source
        return Verdict("kept", problem=_outdated(main, made) if is_outdated else None)
    blocking = shelf.files.get(made.path)
    own = (main, *home.twins)
    if blocking and blocking not in own:
        return _blocked(made, blocking)
    remove = tuple(file.path for file in own if file.path != made.path)
    is_there = blocking is main and main.digest == made.digest
    return Verdict("unchanged" if is_there and not remove else "write", remove)


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
        where=readable(made.newest),
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
            where=readable(made.newest),
            message=f"belongs where {FOLDER}/{blocking.path} is, another article",
            hint="give that file the name of its own id",
        ),
    )


def _outdated(main: Shelved, made: Made) -> Problem:
    return Problem(
        id="D009",
        severity="warning",
        where=f"{FOLDER}/{main.path}",
        message="a person changed this article, and its dump has changed too",
        hint=f"kept as it is; compare it with {readable(made.newest)}",
    )
