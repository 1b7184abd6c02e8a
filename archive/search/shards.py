"""Terms -> shards: files of a size that a browser likes to load."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from archive.search.coding import encode, number, pack
from archive.search.lists import Term

SHARD = 14_000
"""Characters of a shard: a search wants one term of it, and loads them all."""
_WIDTH = 7


class Shard(NamedTuple):
    """Some terms that follow each other; or one alone, whose bits are in pieces."""

    first: str
    """Its first term."""
    value: str
    """JavaScript."""
    pieces: tuple[str, ...] = ()


class _Coded(NamedTuple):
    """A term as a shard will hold it."""

    text: str
    directory: str
    lists: tuple[str, ...]
    """The bits of each."""

    @property
    def size(self) -> int:
        """Characters."""
        return len(self.directory) + 1 + sum(map(len, self.lists)) // _WIDTH


def make_shards(terms: Iterable[Term], positions: int) -> Iterator[Shard]:
    """The terms of a segment of so many positions, in shards."""
    held: list[_Coded] = []
    size = 0
    for term in terms:
        coded = _code(term, positions)
        if held and size + coded.size > SHARD:
            yield _shard(held)
            held, size = [], 0
        if coded.size > SHARD:
            yield _in_pieces(coded)
        else:
            held.append(coded)
            size += coded.size
    if held:
        yield _shard(held)


def _code(term: Term, positions: int) -> _Coded:
    keys = (f"{key}{number(len(steps))}" for key, steps in term.lists)
    lists = (encode(steps, positions) if steps else "" for _, steps in term.lists)
    return _Coded(term.text, term.text + "".join(keys), tuple(lists))


def _shard(terms: list[_Coded]) -> Shard:
    directory = " ".join(term.directory for term in terms)
    bits = pack("".join(bits for term in terms for bits in term.lists))
    return Shard(terms[0].text, f'{{"t":"{directory}","b":"{bits}"}}')


def _in_pieces(term: _Coded) -> Shard:
    """A term whose lists are more than a shard: so many lists in each piece."""
    counts: list[int] = []
    pieces: list[str] = []
    held: list[str] = []
    size = 0
    for bits in term.lists:
        if held and size + len(bits) > SHARD * _WIDTH:
            counts.append(len(held))
            pieces.append(_piece(held))
            held, size = [], 0
        held.append(bits)
        size += len(bits)
    counts.append(len(held))
    pieces.append(_piece(held))
    numbers = ",".join(map(str, counts))
    value = f'{{"t":"{term.directory}","p":[{numbers}]}}'
    return Shard(term.text, value, tuple(pieces))


def _piece(lists: list[str]) -> str:
    return f'{{"b":"{pack("".join(lists))}"}}'
