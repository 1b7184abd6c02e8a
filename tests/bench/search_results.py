"""What a bench of searches finds out."""

from typing import NamedTuple


class Weight(NamedTuple):
    """Files of one kind."""

    kind: str
    files: int
    bytes: int


class Build(NamedTuple):
    """How an index was made."""

    seconds: float
    """Of the index alone."""
    processor: float
    """Of the whole command, with that of all its processes."""
    whole: float
    """Of the command that makes it: for ours that is the whole site."""
    memory: float
    """MB, at most, of the whole command."""
    weights: tuple[Weight, ...]


class Found(NamedTuple):
    """What a query found."""

    kind: str
    query: str
    there: int
    """Articles that hold it."""
    found: int
    right: int
    """Of those that were found."""


class Wait(NamedTuple):
    """What a reader's browser loads for a query, and how long it takes."""

    nth: int
    """The first query of a visit, the tenth."""
    bytes: float
    """As sent over http, not compressed: median."""
    requests: float
    from_file: float
    """Milliseconds from a key to the results on the page, from ``file://``: median."""
    most: float
    """Milliseconds, the slowest."""


class Results(NamedTuple):
    """One size."""

    articles: int
    text: int
    """Bytes of all that is searched."""
    gzipped: int
    """The same in one gzip stream."""
    ours: Build
    pagefind: Build | None
    """None where it was left out."""
    found: tuple[Found, ...]
    found_by_pagefind: tuple[Found, ...]
    waits: tuple[Wait, ...]
