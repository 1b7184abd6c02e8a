"""What is remembered of relations: no piece of it makes them other than they are."""

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from archive.model.library import Entry
from archive.relate.memo import Memo, Pieces, Shelf, key_of
from archive.relate.relations import find_relations
from tests.relate.telling import ELECTION, HARBOUR, STORM, report

NAMES = (HARBOUR, STORM, ELECTION, HARBOUR[:4] + STORM[:4])
IDS = [f"{outlet}-{n}" for outlet in ("north", "south") for n in range(9)]
NEWS: st.SearchStrategy[dict[str, dict[str, Any]]] = st.dictionaries(
    st.sampled_from(IDS),
    st.builds(
        dict,
        month=st.sampled_from((1, 1, 1, 2, 5)),
        day=st.integers(1, 14),
        names=st.sampled_from(NAMES),
        lang=st.sampled_from(("zh-Hans", "en")),
        story=st.sampled_from(("", "", "ferries", *IDS[:3])),
        translation_of=st.sampled_from(("", "", *IDS[:3])),
    ),
)


def dated(
    id: str, *, month: int, day: int, names: tuple[str, ...], **header: str
) -> Entry:
    """An article of 2023."""
    moment = f"2023-{month:02}-{day:02}T08:00:00+00:00"
    return report(id, 1, names, published=moment, **header)


@given(NEWS, st.lists(st.tuples(NEWS, st.sets(st.sampled_from(IDS), max_size=3))))
def test_law_what_is_remembered_changes_nothing(
    news: dict[str, dict[str, Any]],
    edits: list[tuple[dict[str, dict[str, Any]], set[str]]],
) -> None:
    """Articles come, change and go: each state with what is known of the one before."""
    pieces = Pieces()
    for written, gone in [({}, set()), *edits]:
        news = {id_: told for id_, told in (news | written).items() if id_ not in gone}
        entries = [dated(id_, **told) for id_, told in news.items()]
        memo, fresh = Memo(pieces), Memo()

        assert find_relations(entries, memo) == find_relations(entries, fresh)
        assert memo.pieces() == fresh.pieces()
        pieces = msgspec.msgpack.decode(
            msgspec.msgpack.encode(memo.pieces()), type=Pieces
        )


def test_only_what_an_edit_touches_is_found_again() -> None:
    """An article of January: nothing that is of May."""
    first = [dated(f"north-{n}", month=1, day=n, names=HARBOUR) for n in range(1, 9)]
    later = [dated(f"south-{n}", month=5, day=n, names=STORM) for n in range(1, 9)]
    memo = Memo()
    find_relations([*first, *later], memo)
    before = memo.pieces()
    edited = dated("north-3", month=1, day=3, names=ELECTION)

    memo = Memo(before)
    find_relations([*first[:2], edited, *first[3:], *later], memo)
    after = memo.pieces()

    for known, now in (
        (before.weights, after.weights),
        (before.reissues, after.reissues),
        (before.reposts, after.reposts),
    ):
        assert len(known) == len(now) == 2
        assert len(known.keys() & now.keys()) == 1
    assert len(before.related.keys() & after.related.keys()) == len(later)
    assert len(before.stories.keys() & after.stories.keys()) == len(later) + 2


def test_a_piece_is_found_once() -> None:
    """What is known is taken; what is not in use any more is forgotten."""
    shelf = Shelf({b"known": 1, b"old": 2})

    assert shelf.get(b"known", lambda: 9) == 1
    assert shelf.get(b"new", lambda: 3) == 3
    assert set(shelf.used) == {b"known", b"new"}


def test_where_a_part_ends_counts() -> None:
    assert len({key_of(b"ab", b"c"), key_of(b"a", b"bc"), key_of(b"abc")}) == 3
