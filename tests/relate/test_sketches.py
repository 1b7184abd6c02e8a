"""Sketches of prose: what they are sure to show, and what they leave out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.relate.reading import reading_of
from archive.relate.sketches import (
    HAN,
    LATIN,
    MOST,
    Mesh,
    containment,
    letters,
    make_sketch,
    numbers_of,
    sketch_text,
)
from tests.relate.passages import prose
from tests.sites import article

MESH = Mesh(gram=3, window=4)
FEW = st.text("渡轮离港船", max_size=60)
"""Of few letters, so that runs repeat and equal numbers meet in a window."""


def sketch_of(body: str, lang: str = "zh-Hans") -> bytes:
    """The sketch of an article with that body."""
    return make_sketch(reading_of(article("harbour-20230710-a", body, lang=lang)))


def test_same_everywhere() -> None:
    """Neither the process nor the machine's seed decides a number."""
    assert list(numbers_of(sketch_text("第一班渡轮清晨离港", MESH))) == [
        37114331,
        1529687977,
    ]


@given(st.text(max_size=200), st.sampled_from([MESH, HAN, LATIN]))
def test_same_text_same_sketch(text: str, mesh: Mesh) -> None:
    """Once more, in upper case, or with other signs and spaces: the same numbers."""
    sketch = sketch_text(text, mesh)

    assert sketch_text(text, mesh) == sketch
    assert sketch_text(letters(text), mesh) == sketch
    assert sketch_text("\n".join(f" {sign}，" for sign in text), mesh) == sketch


def test_both_scripts_have_one_sketch() -> None:
    """A text that was published again in Traditional characters is the same text."""
    plain = "第一班渡轮清晨离港，头发花白的船长说：这里的发展让人惊讶。" * 3
    traditional = "第一班渡輪清晨離港，頭髮花白的船長說：這裡的發展讓人驚訝。" * 3

    assert sketch_of(traditional, "zh-Hant") == sketch_of(plain) != b""


@given(FEW, FEW, FEW, FEW, st.text("渡轮离港船", min_size=MESH.seen, max_size=30))
def test_a_shared_passage_is_seen(
    before: str, after: str, above: str, below: str, shared: str
) -> None:
    """From ``seen`` letters on a passage leaves a common number, wherever it stands."""
    one = sketch_text(before + shared + after, MESH)
    other = sketch_text(above + shared + below, MESH)

    assert set(numbers_of(one)) & set(numbers_of(other))


@given(FEW, FEW)
def test_numbers_are_those_of_the_windows(text: str, more: str) -> None:
    """Each number is the smallest of a window, and every window has one."""
    found = set(numbers_of(sketch_text(text + more, MESH)))
    grams = [
        set(numbers_of(sketch_text((text + more)[at : at + 3], MESH))).pop()
        for at in range(len(text + more) - 2)
    ]
    windows = [grams[at : at + 4] for at in range(max(1, len(grams) - 3)) if grams]

    assert found == {min(window) for window in windows}


@pytest.mark.parametrize("length", [0, 11, 12, 500, 12_000, 40_000])
def test_size(length: int) -> None:
    """About a number for twelve letters, ``MOST`` at most, none for next to nothing."""
    numbers = numbers_of(sketch_text(prose("a", length), HAN))

    assert len(numbers) == len(set(numbers)) <= MOST
    assert abs(len(numbers) - min(length / 12.5, MOST)) <= 1 + length / 100


def test_containment() -> None:
    """It grows with what is shared, up to all of the shorter text."""
    one, other, third = (prose(seed, 1_000) for seed in "abc")
    whole = sketch_text(one + other, HAN)

    assert containment(sketch_text(one, HAN), whole) > 0.95
    assert 0.45 < containment(sketch_text(one + third, HAN), whole) < 0.55
    assert containment(sketch_text(third, HAN), whole) == 0
    assert containment(sketch_text("", HAN), whole) == 0


def test_containment_of_long_texts() -> None:
    """A text too long for its sketch is still compared like with like."""
    long, short, other = prose("a", 40_000), prose("a", 10_000), prose("b", 9_000)

    sketches = [sketch_text(text, HAN) for text in (long, short, short + other)]

    assert containment(sketches[0], sketches[1]) > 0.95
    assert 0.4 < containment(sketches[0], sketches[2]) < 0.65


def test_furniture_does_not_count() -> None:
    """Numbers that are said to be furniture are as if they were in neither text."""
    notice, one, other = (prose(seed, 500) for seed in "abc")
    sketches = [sketch_text(notice + text, HAN) for text in (one, other)]
    common = set(numbers_of(sketches[0])) & set(numbers_of(sketches[1]))

    assert containment(*sketches) > 0.4
    assert containment(*sketches, furniture=common) == 0


def test_only_prose() -> None:
    """Headings, pictures, captions and the targets of links leave no number."""
    text = prose("a", 300)
    body = (
        f"## {prose('b', 60)}\n\n{text[:100]}[{text[100:200]}](https://x.example/{'a' * 99})"
        f'{text[200:]}\n\n<figure>\n<img src="a.jpg" alt="">\n'
        f"<figcaption>{prose('c', 80)}</figcaption>\n</figure>\n"
    )

    assert sketch_of(body) == sketch_of(f"{text}\n")


def test_english_is_looked_at_more_coarsely() -> None:
    """As many numbers for an article in either language, not three times as many."""
    words = prose("a", 3_000).encode("utf-16-be").hex()[:3_000]

    numbers = len(numbers_of(sketch_of(f"{words}\n", "en")))

    assert 60 < numbers < 110
