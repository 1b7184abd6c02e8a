"""One name has one slug, however it is written; two names never share one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.bylines import name_slug


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("托马斯•弗里德曼", "托馬斯·弗里德曼"),
        ("李军", "李軍"),
        ("Jean-Luc Picard", "JEAN LUC PICARD"),
        ("\uff2dike\u3000Isaac", "Mike Isaac"),
    ],
)
def test_forms_of_a_name(one: str, other: str) -> None:
    assert name_slug(one) == name_slug(other)


def test_a_latin_name_is_its_slug() -> None:
    assert name_slug("Mike Isaac") == "mike-isaac"
    assert name_slug("Nicholas D. Kristof") == "nicholas-d-kristof"


def test_names_of_one_sound_stay_apart() -> None:
    """李军 and 李钧 are both Li Jun."""
    assert name_slug("李军").startswith("li-jun-")
    assert name_slug("李军") != name_slug("李钧")


def test_the_index_stays_free() -> None:
    assert name_slug("Index") != "index"
    assert name_slug("Index") == name_slug("INDEX")


@given(st.text(min_size=1))
def test_any_name_is_a_safe_part_of_a_path(name: str) -> None:
    found = name_slug(name)
    assert found
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
