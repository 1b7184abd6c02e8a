"""Which last lines say whose reports an article was made from, and which are its text."""

import pytest

from archive.outlets.agency_notes import agency_note


@pytest.mark.parametrize(
    ("text", "named", "note"),
    [
        ("（本文依据了路透社的报道。）", "路透社", "（本文依据了路透社的报道。）"),
        ("钟声停了。（本文包括了美联社报道的内容。)", "美联社", None),
        ("（此文部分内容取自法新社与共同社报道）", "法新社、共同社", None),
        ("（据法新社7月3日电）", "法新社", None),
        ("【来源：路透社】", "路透社", None),
        ("据美联社报道。", "美联社", None),
        ("本文参考了《山城日报》和林间电台的报道。", "山城日报、林间电台", None),
        ("（路透社对本文亦有贡献）", "路透社", None),
        (
            "Some information for this report came from Reuters and the Associated Press.",
            "Reuters, Associated Press",
            None,
        ),
        ("(Some material in this report was provided by AFP.)", "AFP", None),
        ("Reuters contributed to this report.", "Reuters", None),
        (
            "The bells stopped. Some details in this story came from Reuters.",
            "Reuters",
            "Some details in this story came from Reuters.",
        ),
        (
            "This report includes information from the Hill Gazette.",
            "Hill Gazette",
            None,
        ),
    ],
)
def test_a_note_names_its_sources(text: str, named: str, note: str | None) -> None:
    """In its order, under their usual names."""
    found, whole = agency_note(text)

    assert found == named
    assert text.endswith(whole)
    assert note is None or whole == note


@pytest.mark.parametrize(
    "text",
    [
        "根据路透社的报道，钟楼在星期六关了门。",
        "钟楼关了门。（据路透社报道，它会再开）",
        "钟楼（路透社图片）",
        "据当地报道。",
        "综合报道",
        "由他提供内容。",
        "Jane Doe contributed to this report.",
        "Some people in this story are from Reuters, and they keep bees.",
        "",
    ],
)
def test_text_that_mentions_an_agency_is_no_note(text: str) -> None:
    """A clause behind the source is prose, and a caption is no note."""
    assert agency_note(text) == ("", "")


def test_an_agency_alone_is_a_note_under_the_last_paragraph() -> None:
    """Further up it may be what a single sentence rests on."""
    assert agency_note("钟声停了。（路透社）") == ("", "")
    assert agency_note("钟声停了。（路透社）", last=True) == ("路透社", "（路透社）")
