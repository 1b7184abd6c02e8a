"""What a paragraph and its translation have in common."""

from archive.formats.paragraphs import passages_of
from archive.relate.traits import Traits, traits_of


def traits(markdown: str, *, is_english: bool = False) -> Traits:
    """Of the first paragraph."""
    return traits_of(passages_of(markdown)[0], is_english=is_english)


def test_a_translation_shares_what_stands_for_itself() -> None:
    """Names in Latin letters, numbers, months, days of the week, links, counts."""
    zh = traits(
        "“周二，M\u00e1laga 的 3 万人会来吗？”[港口](https://p.example/7) 7 月 2 日说。"
    )
    en = traits(
        '"Will 30,000 people from Malaga come on Tuesday?" '
        "the [port](https://p.example/7) said on July 2.",
        is_english=True,
    )
    shared = set(zh.anchors) & set(en.anchors)
    assert shared >= {
        *("latin:malaga", "number:30000", "number:7/2", "day:Tuesday"),
        "link:https://p.example/7",
    }
    assert (zh.quotes, zh.questions, zh.sentences) == (2, 1, 2)
    assert (en.quotes, en.questions, en.sentences) == (2, 1, 2)


def test_traditional_characters_are_no_other_words() -> None:
    """What the lexicon knows, it knows in either script."""
    assert traits("週二，醫院。").anchors == traits("周二，医院。").anchors != ()


def test_a_length_is_that_of_what_is_said() -> None:
    """A Latin letter says less than a Han character; no paragraph is without length."""
    assert traits("渡轮停航").length == 4
    assert traits("渡轮 abc 停航。").length == 5.5
    assert traits("……").length == 1
