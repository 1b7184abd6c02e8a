"""What is read of an article."""

from archive.catalog.entry import make_entry
from archive.relate.reading import reading_of
from tests.sites import article


def test_the_text_and_its_form() -> None:
    """Markup is gone from both; in the form each sign stands where it stood."""
    reading = reading_of(
        article("north-a", "## 渡輪\n\n**臺灣**，[\uff11\uff12\uff13](x)\n")
    )

    assert reading.text == "渡輪\n臺灣，\uff11\uff12\uff13"
    assert reading.form == "渡轮\n台湾,123"


def test_an_entry_is_the_same_of_a_text_at_hand() -> None:
    """Whether its text is handed over or made once more."""
    made = article("north-a", "第一班渡轮**离港**。\n")

    given = make_entry(
        made, file="a.md", digest="", topics=(), text=reading_of(made).text
    )

    assert given == make_entry(made, file="a.md", digest="", topics=())
    assert given.length == len("第一班渡轮离港")
