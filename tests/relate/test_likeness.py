"""How likely two articles are translations."""

from archive.model.library import Entry
from archive.relate.likeness import LEAST, NOTHING, likeness, sameness
from tests.pages.planning import an_entry
from tests.relate.translated import FERRY_EN, FERRY_ZH, ferry, garden, told_again


def ferry_at(day: str, /, **header: object) -> Entry:
    """The Chinese ferry on some day, the English one being of July 9."""
    return an_entry(f"harbour-{day}-ferry", FERRY_ZH, **header)


def test_translations_are_alike() -> None:
    """A translation stands out, and says why."""
    found = likeness(*ferry())

    assert found.value > 2 * LEAST
    assert found.confidence > 0.95
    assert {"names", "numbers", "words", "time"} <= set(found.evidence)


def test_other_reports_are_not() -> None:
    """Another report of the same event is no translation, nor is another article."""
    zh, en = ferry()

    assert likeness(told_again(), en).value < LEAST / 2
    assert likeness(garden()[0], en) == NOTHING
    assert likeness(an_entry("harbour-20230710-a", ""), en) == NOTHING
    assert sameness(zh, zh) > 0.8 > sameness(zh, told_again())


def test_time_counts_softly() -> None:
    """Days are nothing, weeks are something, and months do not rule it out."""
    en = ferry()[1]
    days = ("20230711", "20230720", "20231231")
    at = [likeness(ferry_at(day), en).value for day in days]
    unknown = likeness(ferry_at("undated"), en)

    assert at[0] > at[1] > at[2] > LEAST
    assert at[0] > unknown.value > LEAST
    assert "time" not in unknown.evidence


def test_order_counts() -> None:
    """The same names and numbers the other way round are another text."""
    zh, en = ferry()
    turned = "\n\n".join(reversed(FERRY_ZH.strip().split("\n\n")))

    assert likeness(an_entry(zh.id, turned), en).value < likeness(zh, en).value


def test_length_counts() -> None:
    """A text that goes on for ever is no translation of a short one."""
    zh, en = ferry()
    longer = FERRY_ZH + "第一班渡轮离港。\n\n" * 100

    assert likeness(an_entry(zh.id, longer), en).value < likeness(zh, en).value


def test_links_count() -> None:
    """Who links to the other article is more like it, whichever of the two does."""
    zh, en = ferry()
    linked = an_entry(zh.id, f"{FERRY_ZH}\n\n[英文]({en.header.url})\n")
    beside = an_entry(
        en.id,
        FERRY_EN,
        lang="en",
        related=[{"title": "中文", "url": f"{zh.header.url}?utm_source=x"}],
    )

    for found in (likeness(linked, en), likeness(zh, beside)):
        assert found.value > likeness(zh, en).value
        assert "links" in found.evidence
