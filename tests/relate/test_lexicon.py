"""The lists that translate words."""

from collections import Counter
from itertools import combinations

from archive.relate import lexicon
from archive.relate.lexicon_affairs import AFFAIRS
from archive.relate.lexicon_life import LIFE
from archive.relate.lexicon_names import NAMES

ENTRIES = [
    entry.split()
    for listed in (NAMES, AFFAIRS, LIFE)
    for entry in listed.split(";")
    if entry.strip()
]


def concepts(english: str, chinese: str) -> set[int]:
    """What both texts name."""
    places = {word: at for at, word in enumerate(english.split())}
    ours = {number for _, number in lexicon.in_english(english, places)}
    return ours & {number for _, number in lexicon.in_chinese(chinese)}


def test_entries_are_in_both_languages() -> None:
    """Each says something in English first, then in Chinese."""
    for words in ENTRIES:
        chinese = [word for word in words if not word.isascii()]
        assert 0 < len(chinese) < len(words), words
        assert words[-len(chinese) :] == chinese, words


def test_english_words_mean_one_thing() -> None:
    """No word is listed twice: the second meaning would hide the first."""
    count = Counter(word for words in ENTRIES for word in words if word.isascii())

    assert [word for word, n in count.items() if n > 1] == []


def test_both_languages_meet() -> None:
    """A word, one of its forms, and a phrase are found under the Chinese word."""
    assert concepts("two ferries left", "两艘渡轮离开")
    assert concepts("the prime minister", "首相说")
    assert concepts("in New-York", "在纽约") == set()  # words come taken apart
    assert concepts("in US waters", "在美国水域")
    assert not concepts("between us", "在美国水域")


def test_the_longer_word_counts() -> None:
    """印度尼西亚 is not about India, but 印度 beside it is."""
    assert not concepts("india", "印度尼西亚的渡轮")
    assert concepts("india", "印度尼西亚和印度的渡轮")


def test_places_are_in_the_text() -> None:
    """Each concept comes with where it is named first."""
    text = "渡轮从香港出发,渡轮到香港"

    assert all(0 <= at < text.index(",") for at, _ in lexicon.in_chinese(text))


def test_names_of_places_differ() -> None:
    """Countries that begin alike do not meet: Niger and Nigeria, 几内亚 and 几何."""
    for (one, first), (other, second) in combinations(
        [("niger", "尼日尔"), ("nigeria", "尼日利亚"), ("guinea", "几内亚")], 2
    ):
        assert not concepts(one, second)
        assert not concepts(other, first)
