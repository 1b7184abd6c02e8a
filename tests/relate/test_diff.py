"""A diff of two states of a text."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.relate.diff import ParagraphDiff, Run, diff

TEXT = st.text(alphabet="甲乙丙丁。！，ab 12\n", max_size=60)


def _old(found: tuple[ParagraphDiff, ...]) -> str:
    runs = (run for paragraph in found for run in paragraph.runs)
    return "".join(run.text for run in runs if run.kind != "added")


def _new(found: tuple[ParagraphDiff, ...]) -> str:
    runs = (run for paragraph in found for run in paragraph.runs)
    return "".join(run.text for run in runs if run.kind != "removed")


def _bare(text: str) -> str:
    return "".join(line for line in text.split("\n") if line.strip())


def test_a_changed_number_is_all_that_is_marked() -> None:
    """Inside a sentence, only the words that differ are marked."""
    found = diff("洪水已造成12人死亡，数千人转移。", "洪水已造成19人死亡，数千人转移。")

    assert found == (
        ParagraphDiff(
            (
                Run("same", "洪水已造成"),
                Run("removed", "12"),
                Run("added", "19"),
                Run("same", "人死亡，数千人转移。"),
            )
        ),
    )


def test_a_new_sentence_is_added_whole() -> None:
    """A sentence that came leaves its neighbours unmarked."""
    (found,) = diff("甲地下雨。丙地天晴。", "甲地下雨。乙地下雪，道路封闭。丙地天晴。")

    assert [run.kind for run in found.runs] == ["same", "added", "same"]
    assert found.runs[1].text == "乙地下雪，道路封闭。"


def test_paragraphs_that_have_nothing_in_common_are_not_woven_together() -> None:
    """A replaced paragraph is one that went and one that came."""
    found = diff("天气预报说明天有雨。", "股市今日收盘下跌。")

    assert [p.runs[0].kind for p in found] == ["removed", "added"]


def test_scraps_between_changes_are_folded_into_them() -> None:
    """One equal character between two changes does not make confetti."""
    (found,) = diff(
        "会议于星期一在北京的人民大会堂举行完毕。",
        "会议于周日一上海的人民大会堂举行完毕。",
    )

    assert all(len(run.text) > 1 for run in found.runs)


@given(TEXT, TEXT)
def test_both_states_can_be_read_from_the_diff(old: str, new: str) -> None:
    """Nothing is lost: same and removed are the old text, same and added the new."""
    found = diff(old, new)

    assert _bare(old) == _old(found)
    assert _bare(new) == _new(found)


@given(TEXT)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    """Equal states have no marks."""
    assert all(paragraph.is_same for paragraph in diff(text, text))


def test_a_very_long_sentence_is_compared_in_time() -> None:
    """65,000 characters without a full stop are no reason to wait."""
    old = "字" * 65_000

    assert len(diff(old, old + "尾")) >= 1


def test_an_english_sentence_is_compared_word_by_word() -> None:
    """Whole words are marked, also in a sentence with a hundred of them."""
    words = [f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(120)]
    old, new = " ".join(words), " ".join((*words[:60], "ferry", *words[61:]))

    (found,) = diff(old, new)

    assert [run.text for run in found.runs if run.kind == "added"] == ["ferry"]


@pytest.mark.parametrize("alphabet", ["甲乙", "".join(map(chr, range(0x4E00, 0x5200)))])
@pytest.mark.parametrize("width", [2, 20, 100, 500, 1900, 65_000])
def test_long_texts_that_differ_everywhere_take_no_time(
    alphabet: str, width: int
) -> None:
    """65,000 characters without a line in common: done in a moment, nothing lost."""
    dice = random.Random(width)
    old, new = (
        "\n".join(
            "".join(dice.choices(alphabet, k=width)) for _ in range(65_000 // width)
        )
        for _ in range(2)
    )

    start = time.process_time()
    found = diff(old, new)

    assert time.process_time() - start < 2  # a tenth to a half in fact
    assert (_old(found), _new(found)) == (_bare(old), _bare(new))
