"""English credit lines: whom they name, and what only looks like one."""

import pytest

from archive.outlets.contributions import contribution_names
from archive.outlets.english_credits import english_people
from archive.outlets.english_dates import any_day_in
from archive.outlets.roles import Credited, credited, is_credit_line

LINES = [
    (
        "Reporting by Ann Lee and Bo Reed; Editing by Cy Fox",
        Credited(authors=("Ann Lee", "Bo Reed"), editors=("Cy Fox",)),
    ),
    (
        "(Reporting by Ann Lee in Oslo and New York; additional reporting by Di Wu)",
        Credited(authors=("Ann Lee",), contributors=("Di Wu",)),
    ),
    (
        "Writing by Ed Low in Rome and Jo May; editing by Cy Fox & Bo Reed",
        Credited(authors=("Ed Low", "Jo May"), editors=("Cy Fox", "Bo Reed")),
    ),
    ("Reporting by Oslo newsroom; Editing by Cy Fox", Credited(editors=("Cy Fox",))),
    ("Reporting by Di van der Berg", Credited(authors=("Di van der Berg",))),
    ("Reported by Ann Lee for RFA's Service.", Credited(authors=("Ann Lee",))),
    (
        "Translated and edited by Ann Lee",
        Credited(translators=("Ann Lee",), editors=("Ann Lee",)),
    ),
    ("Translated from French by 张三", Credited(translators=("张三",))),
    ("Written by Ann Lee", Credited(authors=("Ann Lee",))),
    ("Edited by: Ann Lee", Credited(editors=("Ann Lee",))),
    ("By ANN LEE and BO REED", Credited(authors=("Ann Lee", "Bo Reed"))),
    ("Story by Ann Lee, photographs by Bo Reed", Credited(authors=("Ann Lee",))),
    (
        "Ann Lee reported from Oslo, and Bo Reed from Rome. Cy Fox contributed reporting.",
        Credited(authors=("Ann Lee", "Bo Reed"), contributors=("Cy Fox",)),
    ),
    (
        "Ann Lee contributed reporting from Oslo.",
        Credited(contributors=("Ann Lee",)),
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_an_english_credit_line_names_its_people(line: str, expected: Credited) -> None:
    """Each under the field of the work, without places; photographers under none."""
    assert is_credit_line(line)
    assert credited(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "By Tuesday",
        "By 2030",
        "By Land and Sea",
        "By the time he arrived",
        "Reporting by doctors shows that cases rise.",
        "Written by a team of doctors",
        "Edited by Ann Lee and published by Sample Press in 2020",
        "He contributed reporting from Oslo.",
        "The bank contributed to the report.",
        "Ann Lee reported from his flat that he was ill.",
        "",
    ],
)
def test_what_only_begins_like_an_english_credit_is_prose(line: str) -> None:
    """Words that are no names, or more than names, make a line prose."""
    assert english_people(line) == {}
    assert not is_credit_line(line)


def test_english_notes_of_help_name_their_people() -> None:
    """The same question as for Chinese notes, the same answer."""
    note = "Ann Lee and Bo Reed contributed reporting. Cy Fox contributed research."

    assert contribution_names(note) == ("Ann Lee", "Bo Reed", "Cy Fox")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 March 2021", "2021-03-29"),
        ("Sept. 1st, 2020", "2020-09-01"),
        ("July 27, 2024", "2024-07-27"),
        ("2021年 3月 29日", "2021-03-29"),
        ("31 February 2021", ""),
        ("29 March", ""),
    ],
)
def test_dates_in_english_words(text: str, expected: str) -> None:
    """Day first or month first; what is no day gives nothing."""
    assert any_day_in(text) == expected
