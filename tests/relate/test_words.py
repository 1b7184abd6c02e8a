"""The words of an article: compact, of one script, counted by where they stand."""

from archive.relate.reading import reading_of
from archive.relate.words import MOST, TITLE, counted, make_words, number_of
from tests.relate.passages import prose
from tests.sites import article


def words_of(body: str, /, **header: object) -> bytes:
    return make_words(reading_of(article("north-a", body, **header)))


def counts(body: str, /, **header: object) -> dict[int, int]:
    """Number of each word -> how often it counts."""
    return dict(counted(words_of(body, **header)))


def test_words_count() -> None:
    """In the title many times, early in the text several times, later once."""
    late = "渡轮停在码头。" * 40 + "拖船起火"
    found = counts(f"{late}\n", title="灯塔 2023")

    assert found[number_of("灯塔")] == found[number_of("2023")] == TITLE
    assert found[number_of("拖船")] == 1
    assert found[number_of("渡轮")] == 255 or found[number_of("渡轮")] > 40


def test_scripts_and_widths_meet() -> None:
    """Traditional, Simplified and full-width forms are the same words."""
    plain = words_of("台湾总统访问 ABC 大学\n", title="头发")
    other = words_of("臺灣總統訪問 \uff21\uff22\uff23 大學\n", title="頭髮")

    assert plain == other


def test_names_of_regions_meet() -> None:
    """What the mainland and Taiwan call a person is one word."""
    plain = words_of("普京抵达灯塔\n", title="普京与灯塔")
    other = words_of("普丁抵達燈塔\n", title="普丁與燈塔")

    assert plain == other


def test_a_compact_field() -> None:
    """However long the text."""
    words = words_of(prose("long", 40000))

    assert len(words) <= 4 * MOST


def test_nothing_to_say() -> None:
    assert words_of("…\n", title="—") == b""
