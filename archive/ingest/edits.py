"""A changed dump meets an article that a person has changed: what its file says then.

Ids of the problems that can arise here:

* D009 a person and the dump have changed the same value
"""

from typing import NamedTuple

from archive.formats.files import readable
from archive.formats.front_matter_edit import edit_article, line_of
from archive.ingest.merge import BODY, Collision, merge
from archive.ingest.store import FOLDER, HISTORY, parse
from archive.ingest.tellings import says_the_same
from archive.model.problem import Problem

_LONGEST = 60
"""Characters of a value in a message."""


class Met(NamedTuple):
    """The file of an article after its two authors have met."""

    data: bytes
    problems: tuple[Problem, ...] = ()


def meet(path: str, mine: bytes, base: bytes, theirs: bytes, kept: str) -> Met:
    """Merge what ``theirs``, the dump's newest state, says into the person's file ``mine``.

    ``base`` is what the program had written when the person began; empty where nobody
    knows. ``path`` is the article's, ``kept`` that of the dump's state in the history.
    Raises ArticleError where one of the files is no article.
    """
    where = f"{FOLDER}/{path}"
    own, told = parse(mine, where), parse(theirs, where)
    began = parse(base, where) if base else None
    merged = merge(began, own, told)
    if says_the_same(merged.article, told):
        return Met(theirs)  # the dump came to say what the person did
    text = mine.decode()
    problems = tuple(
        _problem(collision, f"{where}:{_line(text, collision, where)}", kept)
        for collision in merged.collisions
    )
    return Met(edit_article(text, merged.article, where).encode(), problems)


def _line(text: str, collision: Collision, where: str) -> int:
    return line_of(text, collision.key.partition(".")[0], where)


def _problem(collision: Collision, where: str, kept: str) -> Problem:
    what = f"{collision.key}: a person and the dump have both changed it"
    if collision.key != BODY:
        mine, theirs = _short(collision.mine), _short(collision.theirs)
        what = f"{what}; here {mine}, in the dump {theirs}"
    return Problem(
        id="D009",
        severity="warning",
        where=where,
        message=what,
        hint=f"the person's stands; the dump's version is {HISTORY}/{kept}",
    )


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    text = readable(text)
    return f'"{text}"' if len(text) <= _LONGEST else f'"{text[:_LONGEST]}…"'
