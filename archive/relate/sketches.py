"""The prose of an article -> its sketch: few numbers that tell which passages it shares.

Winnowing: S. Schleimer, D. S. Wilkerson, A. Aiken, "Winnowing: Local Algorithms for
Document Fingerprinting", SIGMOD 2003. Every run of ``gram`` letters is hashed, and of
every ``window`` neighbouring hashes the smallest is kept, the last one of equals. What is
kept depends on its surroundings alone, so a passage that two texts share leaves the same
numbers in both, wherever it stands: one at least from ``gram + window - 1`` letters on.

A sketch is a string of bytes, four to a number, in the order of the text: the memory of
a build holds one for every article.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple
from zlib import crc32

from archive.formats.plain import plain_text
from archive.relate.reading import Reading
from archive.text.variants import one_form

MOST = 1024
"""Numbers in a sketch: those of some 13,000 Han characters."""


class Mesh(NamedTuple):
    """How finely a text is looked at, in letters."""

    gram: int
    """Of a hashed run: two texts hardly share one by accident."""
    window: int

    @property
    def seen(self) -> int:
        """Letters of a shared passage that cannot be missed."""
        return self.gram + self.window - 1


HAN = Mesh(gram=12, window=24)
LATIN = Mesh(gram=36, window=72)
"""Three Latin letters say about as much as one Han character."""

_HEADING = re.compile(r"^ {0,3}#{1,6} .*$", re.MULTILINE)
_LETTERS = re.compile(r"[^\W_]+")
_UNIT = 2
"""Bytes of a letter in UTF-16, where a slice of letters is a slice of bytes."""
_ANY = (1 << 32) - 1
"""The greatest number that there is."""


def make_sketch(reading: Reading) -> bytes:
    """The sketch of an article's prose; empty where there is hardly any.

    Headings, pictures and captions are left out: outlets repeat them under many texts.
    """
    header, body = reading.article.header, reading.article.body
    prose = _HEADING.sub("", body)
    form = reading.form if prose == body else one_form(plain_text(prose))
    return _sketch(_letters(form), LATIN if header.lang == "en" else HAN)


def sketch_text(text: str, mesh: Mesh) -> bytes:
    """The sketch of a text: each number once, and of more than ``MOST`` the smallest."""
    return _sketch(letters(text), mesh)


def _sketch(text: str, mesh: Mesh) -> bytes:
    hashes = _hashes(text, mesh.gram)
    kept = list(dict.fromkeys(_winnow(hashes, mesh.window)))
    if len(kept) > MOST:
        greatest = sorted(kept)[MOST - 1]
        kept = [number for number in kept if number <= greatest]
    return array("I", kept).tobytes()


def letters(text: str) -> str:
    """What is left of a text where case, width, script, signs and white space do not count."""
    return _letters(one_form(text))


def _letters(form: str) -> str:
    return "".join(_LETTERS.findall(form.casefold()))


def _hashes(text: str, gram: int) -> list[int]:
    """One for each run of ``gram`` letters; a shorter text has none."""
    units = text.encode("utf-16-le", "surrogatepass")
    size = gram * _UNIT
    return [
        crc32(units[at : at + size]) for at in range(0, len(units) - size + 1, _UNIT)
    ]


def _winnow(hashes: Sequence[int], window: int) -> Iterator[int]:
    """The smallest of every ``window`` neighbours, the last of equals; each place once.

    From one such place the next is near: the first number ahead that is no greater, or
    else the smallest of the ``window`` ahead. Most windows are never looked at.
    """
    at = _last_least(hashes[:window])
    while at < len(hashes):
        number = hashes[at]
        yield number
        at += 1
        ahead = hashes[at : at + window]
        if ahead and min(ahead) <= number:
            for other in ahead:
                if other <= number:
                    break
                at += 1
        elif len(ahead) == window:
            at += _last_least(ahead)
        else:
            return


def _last_least(numbers: Sequence[int]) -> int:
    if not numbers:
        return 0
    return len(numbers) - 1 - numbers[::-1].index(min(numbers))


def numbers_of(sketch: bytes) -> "array[int]":
    """The numbers of a sketch, in the order of its text."""
    return array("I", sketch)


def containment(
    one: bytes, other: bytes, *, furniture: AbstractSet[int] = frozenset()
) -> float:
    """How much of the text that has fewer numbers is in the other, 0.0 to 1.0.

    Numbers in ``furniture`` do not count. Where a sketch had to leave out its greatest
    numbers, the other one's are left out as well.
    """
    limit = min(_limit(one), _limit(other))
    own, its = (
        {number for number in numbers_of(sketch) if number <= limit} - furniture
        for sketch in (one, other)
    )
    fewer = min(len(own), len(its))
    return len(own & its) / fewer if fewer else 0.0


def _limit(sketch: bytes) -> int:
    """The number up to which a sketch is complete."""
    found = numbers_of(sketch)
    return max(found) if len(found) == MOST else _ANY
