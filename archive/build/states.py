"""Files of earlier states -> states, each read again only when its bytes have changed.

Ids of the problems that can arise here, beside those of ``formats.front_matter``:

* A009 a file cannot be read
* A010 a state of an article that is not there
* A011 a file was written to during the build
"""

from collections.abc import Container, Mapping
from pathlib import Path
from typing import NamedTuple

from archive.build.inputs import as_text, changed_meanwhile, hold, opened
from archive.build.sources import HISTORY
from archive.errors import ArticleError
from archive.formats.files import readable
from archive.formats.fingerprint import digest
from archive.formats.front_matter import read_header
from archive.model.library import State
from archive.model.problem import Problem


class States(NamedTuple):
    """Every earlier state of an article that is there, and what is wrong with the others."""

    states: tuple[State, ...]
    by_file: dict[str, State]
    """What each file says, for the next build."""
    problems: tuple[Problem, ...]


def read_states(
    root: Path,
    digests: Mapping[str, str],
    ids: Container[str],
    known: Mapping[str, State],
) -> States:
    """Read the files below ``content/history``.

    ``digests`` are those of their bytes now, ``ids`` those of the articles; ``known`` are
    the states of the last build, by file. A file that is broken is named in ``problems``
    and left out.
    """
    folder = root / HISTORY
    by_file: dict[str, State] = {}
    problems: list[Problem] = []
    for name, mark in digests.items():
        same = known.get(name)
        if same and same.digest == mark:
            by_file[name] = same
            continue
        found = _read(folder, name, mark)
        if isinstance(found, State):
            by_file[name] = found
        else:
            problems.append(found)
    states = tuple(state for state in by_file.values() if state.id in ids)
    problems.extend(_stray(s) for s in by_file.values() if s.id not in ids)
    return States(states, by_file, tuple(sorted(problems)))


def _read(folder: Path, name: str, mark: str) -> State | Problem:
    data = b""
    try:
        data = opened(hold(folder / name, _where(name)))
        return _state(data, name)
    except ArticleError as error:
        if digest(data) != mark:
            return Problem.from_error(changed_meanwhile(_where(name)))
        return Problem.from_error(error)
    except Exception as error:  # noqa: BLE001 - one file never stops the others
        message = f"cannot be read: {type(error).__name__}: {error}"
        return Problem(id="A009", severity="error", where=_where(name), message=message)


def _state(data: bytes, name: str) -> State:
    """The state that a file holds. Raises ArticleError."""
    where = _where(name)
    if not name.isprintable():
        raise ArticleError("A009", where, "its name is no text", "rename the file")
    header = read_header(as_text(data, where), where)[0]
    if header.source is None:
        raise ArticleError("A005", where, 'no "source"', "a state comes from a dump")
    return State(header=header, file=name, digest=digest(data))


def _where(name: str) -> str:
    return f"{HISTORY}/{readable(name)}"


def _stray(state: State) -> Problem:
    return Problem(
        id="A010",
        severity="notice",
        where=_where(state.file),
        message=f'no article has the id "{state.id}"',
        hint="nobody will see this earlier state: delete the file",
    )
