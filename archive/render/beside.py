"""Two bodies and which of their paragraphs go together -> rows to read side by side.

Every passage of either body is in exactly one cell, in its order, whatever the blocks
say: a number that is not there is nobody's, and what no block has stands by itself.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from archive.formats.paragraphs import Passage, passages_of
from archive.pages.views import BesideView, Row
from archive.render.body import Bodies


class _Cell(NamedTuple):
    """What one side has in a row, and what stands before that."""

    before: Sequence[Passage]
    own: Sequence[Passage]


class _Side:
    """The passages of one body, handed out from the first to the last."""

    def __init__(self, body: str) -> None:
        self._passages = passages_of(body)
        numbered = enumerate(self._passages)
        self._places = {p.number: at for at, p in numbered if p.number is not None}
        self._next = 0

    def take(self, numbers: Sequence[int]) -> _Cell:
        """The paragraphs of these numbers, with what stands between them."""
        places = [self._places[n] for n in numbers if n in self._places]
        if not places or max(places) < self._next:
            return _Cell((), ())
        first, start = max(min(places), self._next), self._next
        self._next = max(places) + 1
        return _Cell(self._passages[start:first], self._passages[first : self._next])

    def rest(self) -> Sequence[Passage]:
        """What nobody has taken."""
        start, self._next = self._next, len(self._passages)
        return self._passages[start:]


def with_rows(view: BesideView, zh: str, en: str, bodies: Bodies) -> BesideView:
    """The view with both texts, rendered: paragraph by paragraph, or whole."""
    if view.match == "none":
        return replace(view, rows=(Row(zh=bodies.html(zh), en=bodies.html(en)),))
    return replace(view, rows=tuple(_rows(view, _Side(zh), _Side(en), bodies)))


def _rows(view: BesideView, zh: _Side, en: _Side, bodies: Bodies) -> Iterator[Row]:
    def row(one: Sequence[Passage], other: Sequence[Passage]) -> Row:
        return Row(zh=_html(one, bodies), en=_html(other, bodies))

    for numbers, others, is_doubtful in view.blocks:
        left, right = zh.take(numbers), en.take(others)
        if left.before or right.before:
            yield row(left.before, right.before)
        if left.own or right.own:
            ids = _ids("p", left.own) or _ids("e", right.own)
            yield replace(row(left.own, right.own), ids=ids, is_doubtful=is_doubtful)
    rests = zh.rest(), en.rest()
    if any(rests):
        yield row(*rests)


def _html(passages: Sequence[Passage], bodies: Bodies) -> str:
    return bodies.html("\n\n".join(passage.markdown for passage in passages))


def _ids(letter: str, passages: Sequence[Passage]) -> tuple[str, ...]:
    """Counted from 1, as people do."""
    return tuple(f"{letter}{p.number + 1}" for p in passages if p.number is not None)
