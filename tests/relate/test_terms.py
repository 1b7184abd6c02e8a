"""What an article speaks of, and what it is about."""

import pytest

from archive.relate.terms import is_noun, is_proper, terms_of
from tests.sites import article

ID = "harbour-20230103-a"


def test_about_is_the_title_or_often() -> None:
    """A term in the title, or one that keeps coming back."""
    body = "渔民说起渔港。渔民回来了，渔民很多，渔民高兴。灯塔亮着。\n"
    spoken = terms_of(article(ID, body, title="灯塔重开"))

    assert {"渔民", "灯塔", "渔港"} <= spoken.words
    assert spoken.about["渔民"] == 4
    assert spoken.about["灯塔"] == 1
    assert "渔港" not in spoken.about
    assert spoken.titled >= {"灯塔"}


def test_both_scripts_have_the_same_words() -> None:
    """A Traditional article speaks of what its Simplified twin does."""
    plain = terms_of(article(ID, "渔民说灯塔关闭。\n", title="渔港与灯塔"))
    other = terms_of(article(ID, "漁民說燈塔關閉。\n", title="漁港與燈塔"))

    assert other == plain


def test_names_in_latin_letters() -> None:
    """Names are taken whole; days, agencies and the beginnings of sentences are not."""
    body = "The Monday. Anna Lee Smith met Anna Lee Smith. Reuters\n"
    spoken = terms_of(article(ID, body, title="In Port", lang="en"))

    assert "Anna Lee Smith" in spoken.words
    assert not {"The Monday", "Reuters", "In Port", "Monday"} & spoken.words


@pytest.mark.parametrize(
    "text",
    ["2020年", "三百人", "今天", "记者", "周五", "对美", "英方", "十月", "第一次"],
)
def test_what_is_no_term(text: str) -> None:
    """Dates, amounts, what newsrooms always write, and sides in one character."""
    assert text not in terms_of(article(ID, f"{text}。\n", title=text)).words


def test_glosses() -> None:
    """The name in brackets goes with the characters in front of it."""
    spoken = terms_of(article(ID, "市长安东（Anton Berg）说，他（he）来了。\n"))

    assert spoken.glosses == (("市长安东", "Anton Berg"),)


def test_kinds_of_words() -> None:
    """Names are known from nouns, and both from other words."""
    assert is_proper("上海")
    assert is_proper("Boeing")
    assert not is_proper("灯塔")
    assert is_noun("灯塔")
    assert not is_noun("觉得")
