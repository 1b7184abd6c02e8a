"""Two bodies, row by row."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from archive.pages.views import BesideView, Row
from archive.relate.clues import KINDS
from archive.relate.pairs import LINK, PERSON
from archive.render.beside import with_rows
from archive.render.body import Bodies
from archive.render.strings import load_strings
from archive.render.theme import find_theme
from tests.render.examples import BESIDE

BODIES = Bodies(frozenset(), "../")
Blocks = tuple[tuple[tuple[int, ...], tuple[int, ...], bool], ...]
ZH = "甲。\n\n## 一\n\n乙。\n\n![](https://img.example/a.jpg)\n\n丙。\n"
EN = "A.\n\n> B.\n\n## One\n\nC.\n\nD.\n"
PARTS = st.lists(st.sampled_from(["词。", "# 题", "***", "> 引。", "- 项"]), max_size=8)
NUMBERS = st.lists(st.integers(0, 9), max_size=3).map(tuple)
BLOCKS = st.lists(st.tuples(NUMBERS, NUMBERS, st.booleans()), max_size=6).map(tuple)


def rows(zh: str, en: str, blocks: Blocks) -> tuple[Row, ...]:
    """What a page shows of two bodies."""
    view: BesideView = replace(BESIDE, match="good", blocks=blocks, rows=())
    return with_rows(view, zh, en, BODIES).rows


def test_paragraphs_beside_each_other() -> None:
    """Headings and pictures stay in their places between the rows that have addresses."""
    made = rows(ZH, EN, (((0,), (0, 1), False), ((1,), (2,), True), ((), (3,), False)))

    assert [row.ids for row in made] == [("p1",), (), ("p2",), ("e4",), ()]
    assert [row.is_doubtful for row in made] == [False, False, True, False, False]
    assert made[0].en.count("<p>") == 2
    assert "<h2>一</h2>" in made[1].zh
    assert "<h2>One</h2>" in made[1].en
    assert (made[3].zh, "<p>D.</p>" in made[3].en) == ("", True)
    assert "<img" in made[4].zh
    assert "丙" in made[4].zh


def test_each_paragraph_keeps_its_address() -> None:
    """Also where it is not the first one of its row."""
    (made,) = rows("甲。\n\n乙。\n", "A.\n", (((0, 1), (0,), False),))

    assert made.ids == ("p1", "p2")


def test_whole_texts() -> None:
    """Where nothing goes together each text stands there in one piece."""
    view = with_rows(replace(BESIDE, match="none", rows=()), ZH, EN, BODIES)
    (row,) = view.rows

    assert (row.zh, row.en) == (BODIES.html(ZH), BODIES.html(EN))
    assert row.ids == ()


@given(PARTS, PARTS, BLOCKS)
def test_nothing_is_lost_or_told_twice(
    zh: list[str], en: list[str], blocks: Blocks
) -> None:
    """Whatever the blocks say, each side shows its passages once and in order."""
    left, right = (
        "\n\n".join(f"{part}{at}" for at, part in enumerate(parts))
        for parts in (zh, en)
    )
    made = rows(left, right, blocks)
    ids = [id for row in made for id in row.ids]

    assert len(ids) == len(set(ids))
    for side, parts in (([r.zh for r in made], zh), ([r.en for r in made], en)):
        text = "".join(side)
        places = [
            text.find(f"{part.strip('#>- ')}{at}")
            for at, part in enumerate(parts)
            if part != "***"
        ]
        assert -1 not in places
        assert places == sorted(places)
        for at, part in enumerate(parts):
            if part != "***":
                assert text.count(f"{part.strip('#>- ')}{at}") == 1


def test_evidence_has_words() -> None:
    """Every kind that a pair may name is told in both languages."""
    for strings in load_strings(find_theme(Path(__file__).parents[2])).values():
        for kind in (*KINDS, PERSON, LINK, "topics", "time"):
            assert strings.word("evidence", kind) != kind


def test_nothing_breaks_out_of_its_cell() -> None:
    """Markup that is left open, or that would run, is made safe in each cell."""
    hostile = (
        "<div><table>甲\n\n<script>alert(1)</script></div></div>\n\n乙\n\n</main>\n"
    )
    made = rows(hostile, hostile, (((0,), (0,), False), ((1,), (1,), False)))

    for row in made:
        for text in (row.zh, row.en):
            assert "<script" not in text
            assert "main" not in text
            assert text.count("<div") == text.count("</div")
            assert text.count("<table") == text.count("</table")
