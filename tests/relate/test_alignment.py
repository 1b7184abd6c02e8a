"""Paragraphs of a pair beside each other: the right ones, all of them, in order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.model.relations import Alignment
from archive.relate.alignment import LONGEST, SURE, align

Pair = tuple[tuple[int, ...], tuple[int, ...]]

ZH = (
    "北岸码头周二早上九点重新开放，此前的风暴让它关闭了 14 天。",
    "港务局说，修复一共花去 320 万元，比原先估计的多出三成。",
    "“我们每天都在数日子。”渡轮船长 Ida Holm 这样说。",
    "下一班夜间渡轮要到 9 月 6 日才会恢复，届时票价不变。",
    "环保团体 Blue Shore 批评说，防波堤的 45% 仍然没有加固。",
    "市长会在周五回答居民的提问吗？她的办公室没有回应。",
)
EN = tuple(
    text.replace("\n", " ")
    for text in """\
The pier on the north bank reopened at nine on Tuesday morning after a storm had
kept it shut for 14 days.

The port authority said that the repairs had cost 3.2 million yuan in all, almost a
third more than it had first expected.

"We have been counting the days," said Ida Holm, a captain of one of the ferries.

The next of the night ferries will not be running again before September 6, when
fares are to stay as they are.

Blue Shore, an environmental group, complained that 45 percent of the breakwater had
still not been strengthened.

Will the mayor answer what residents ask of her on Friday? Her office gave no
answer.""".split("\n\n")
)


def body(*paragraphs: str) -> str:
    """A Markdown body of these."""
    return "\n\n".join(paragraphs) + "\n"


def rows(alignment: Alignment) -> list[Pair]:
    """Its blocks as pairs of numbers."""
    return [(block.zh, block.en) for block in alignment.blocks]


def test_paragraph_for_paragraph() -> None:
    """The plain case: as many on both sides, surely so."""
    found = align(body(*ZH), body(*EN))
    assert rows(found) == [((n,), (n,)) for n in range(6)]
    assert found.confidence > 0.9
    assert all(block.confidence > 0.9 for block in found.blocks)


def test_joined_paragraphs() -> None:
    """Either side may tell in one what the other tells in two."""
    zh = body(ZH[0] + ZH[1], *ZH[2:])
    en = body(*EN[:3], f"{EN[3]} {EN[4]}", EN[5])
    assert rows(align(zh, en)) == [
        *(((0,), (0, 1)), ((1,), (2,)), ((2, 3), (3,)), ((4,), (4,))),
    ]


def test_paragraphs_that_cross() -> None:
    """Where both sides divide at other places, the block has two of each."""
    zh = body(ZH[0], ZH[1] + ZH[2], *ZH[3:])
    en = body(EN[0], EN[1], f"{EN[2]} {EN[3]}", *EN[4:])
    assert rows(align(zh, en))[1] == ((1, 2), (1, 2))


@pytest.mark.parametrize("gone", range(6))
def test_what_one_side_lacks(gone: int) -> None:
    """It stands alone, and what comes after it is still in its place."""
    en = [text for n, text in enumerate(EN) if n != gone]
    found = rows(align(body(*ZH), body(*en)))
    expected = [((n,), (n - (n > gone),) if n != gone else ()) for n in range(6)]
    assert found == expected


def test_headings_and_pictures_divide() -> None:
    """Not counted, but what stands before one is not what stands after the other.

    By their lengths alone the paragraphs would be one for one.
    """
    zh = ["一" * 30, "一" * 10, "一" * 30]
    en = ["w" * 105, "w" * 35, "w" * 105]
    assert rows(align(body(*zh), body(*en))) == [((n,), (n,)) for n in range(3)]
    for mark in ("## 题", "![](https://p.example/x.jpg)"):
        zh_marked = body(*zh[:2], mark, zh[2])
        en_marked = body(en[0], mark, *en[1:])
        assert rows(align(zh_marked, en_marked)) == [((0, 1), (0,)), ((2,), (1, 2))]


def test_words_of_the_lexicon_count() -> None:
    """Where lengths leave it open, a paragraph goes where its words are."""
    zh = body("那是" * 15, "医院、警察、法院。", "那是" * 15)
    plain, words = "it was " * 16, "hospital, police, court"
    before = body(plain + words, plain)
    after = body(plain, words + plain)
    assert rows(align(zh, before)) == [((0, 1), (0,)), ((2,), (1,))]
    assert rows(align(zh, after)) == [((0,), (0,)), ((1, 2), (1,))]


def test_two_texts_that_are_none() -> None:
    """Articles with nothing in common are not shown beside each other."""
    other = [
        "Cats sleep.",
        "A most unusual exhibition of 97 wooden clocks, none of which works, has opened in "
        "Zurich to the delight of Tom Beck and of his 3 daughters. " * 4,
        "In 1903?",
        'No. "Never," she said, "and least of all on a Monday." ' * 3,
    ]
    assert align(body(*ZH), body(*other)).confidence < SURE


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("", "", []),
        ("", "A flash.\n", [((), (0,))]),
        ("![](a.jpg)\n", "![](a.jpg)\n", []),
        ("快讯。\n", "A flash.\n", [((0,), (0,))]),
    ],
)
def test_bodies_with_hardly_anything(zh: str, en: str, expected: list[Pair]) -> None:
    """Nothing, pictures only, a flash of one sentence."""
    assert rows(align(zh, en)) == expected


def test_a_body_in_both_languages() -> None:
    """Every paragraph followed by its translation, on both sides: no error, all there."""
    both = body(*(text for pair in zip(ZH, EN, strict=True) for text in pair))
    found = align(both, both)
    assert [n for block in found.blocks for n in block.zh] == list(range(12))


def test_what_is_too_long_is_left_alone() -> None:
    """Hostile bodies cost little: thousands of paragraphs, all of them the same."""
    for count in (LONGEST + 1, LONGEST):
        found = align("字\n\n" * count, "word\n\n" * count)
        assert found.confidence < SURE
        assert len(found.blocks) >= count


PROSE = st.lists(
    st.sampled_from([*ZH, *EN, "字", "a", "7 月", "?", "> 说", "- 一\n- 二", "## 题"]),
    max_size=9,
)


@settings(max_examples=30)
@given(PROSE, PROSE)
def test_every_paragraph_is_in_one_block(zh: list[str], en: list[str]) -> None:
    """Of either side, in order, whatever the texts are; and the same every time."""
    one, other = body(*zh), body(*en)
    found = align(one, other)
    for side in ("zh", "en"):
        numbers = [n for block in found.blocks for n in getattr(block, side)]
        assert numbers == list(range(len(numbers)))
    assert all(block.zh or block.en for block in found.blocks)
    assert all(0 <= block.confidence <= 1 for block in found.blocks)
    assert 0 <= found.confidence <= 1
    assert align(one, other) == found


@settings(max_examples=30)
@given(PROSE, PROSE)
def test_the_other_way_round_is_no_worse(zh: list[str], en: list[str]) -> None:
    """Two bodies in each other's place: nothing is lost there either."""
    one, other = align(body(*zh), body(*en)), align(body(*en), body(*zh))
    assert sorted(n for b in one.blocks for n in b.zh) == sorted(
        n for b in other.blocks for n in b.en
    )
