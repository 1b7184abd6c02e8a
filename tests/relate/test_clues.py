"""What an article is found by."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.relate.clues import (
    IMAGES,
    LINKS,
    NAMES,
    NUMBERS,
    WORDS,
    clue_for,
    clues_of,
    kind_of,
    make_clues,
)
from archive.relate.reading import reading_of
from tests.relate.translated import FERRY_EN, FERRY_ZH
from tests.sites import article

MOST = 600
"""Bytes: an archive of 100,000 articles holds them all."""


def made(body: str, /, **header: object) -> bytes:
    """Of an article with that body."""
    return make_clues(reading_of(article("harbour-20230710-a", body, **header)))


def clues(body: str, /, **header: object) -> list[int]:
    """The same, one by one."""
    return list(clues_of(made(body, **header)))


def test_both_languages_leave_the_same() -> None:
    """Names, numbers and words of a translation are the original's, in its order."""
    english, chinese = clues(FERRY_EN, lang="en"), clues(FERRY_ZH)
    shared = set(english) & set(chinese)
    kinds = Counter(map(kind_of, shared))

    assert kinds[NAMES] >= 3
    assert kinds[NUMBERS] >= 6
    assert kinds[WORDS] >= 15
    assert clue_for(NAMES, "lindqvist") in shared
    assert clue_for(NUMBERS, "3400000") in shared


def test_traditional_characters_are_no_other_words() -> None:
    """A text in Traditional characters has the clues of the same in Simplified."""
    assert clues("總統訪問醫院。", lang="zh-Hant") == clues("总统访问医院。")


def test_accents_do_not_count() -> None:
    """Pedalé is Pedale to some."""
    assert set(clues("Pedalé 医院")) == set(clues("Pedale 医院"))


def test_pictures_and_links() -> None:
    """Sizes of a picture are one picture, spellings of an address one address."""
    one = clues(
        "![渡轮](https://a.example/harbour-at-dawn-jumbo.jpg)\n\n"
        "见[报道](https://www.north.example/ice?smid=x)。\n"
    )
    other = clues(
        "[A report](http://north.example/ice/).\n",
        image={"url": "https://b.example/harbour-at-dawn-1024x576.jpg"},
        lang="en",
    )

    assert {kind_of(clue) for clue in {*one} & {*other}} >= {IMAGES, LINKS}


@given(st.text(max_size=400), st.sampled_from(["en", "zh-Hans", "zh-Hant"]))
def test_any_text(text: str, lang: str) -> None:
    """Whatever a text holds, its clues are few, and each is there once."""
    found = clues(text, title=text, lang=lang)

    assert len(set(found)) == len(found)
    assert all(WORDS <= kind_of(clue) <= IMAGES for clue in found)


@pytest.mark.parametrize("lang", ["en", "zh-Hans"])
def test_few_bytes(lang: str) -> None:
    """A long article has no more than a page of them."""
    words = " ".join(f"Name{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(400))
    links = " ".join(f"[a](https://n.example/{n})" for n in range(99))
    numbers = " ".join(map(str, range(1000, 1999)))
    body = f"{words}\n\n{links}\n\n{numbers}\n\n{FERRY_EN}\n\n{FERRY_ZH}"

    assert 0 < len(made(body, lang=lang)) <= MOST
