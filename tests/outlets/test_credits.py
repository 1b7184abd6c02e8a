import pytest

from archive.outlets.contributions import contribution_names
from archive.outlets.credits import (
    agencies,
    name_case,
    names,
    unique,
    without_role,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ANNA LEE, BO REED", ("Anna Lee", "Bo Reed")),
        ("晋一、邓二", ("晋一", "邓二")),
        ("张三/李四", ("张三", "李四")),
        ("Ann Lee和Bo Reed", ("Ann Lee", "Bo Reed")),
        ("李和平", ("李和平",)),
        ("ANN LEE,ANN LEE", ("Ann Lee",)),
        ("", ()),
    ],
)
def test_a_credit_line_is_split_into_names(
    text: str, expected: tuple[str, ...]
) -> None:
    """Every separator that credit lines use; a name that holds one of them stays whole."""
    assert names(text) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("CHOE LANG-HUN", "Choe Lang-Hun"),
        ("MARIA ABI-HALL", "Maria Abi-Hall"),
        ("DAVID McCABLE", "David McCable"),
        ("DAVID MCCABLE", "David McCable"),
        ("A.O. SCOTTY", "A.O. Scotty"),
        ("CHRIS O'BRIAN", "Chris O'Brian"),
        ("JOHN SMITHERS III", "John Smithers III"),
        ("MARIANA SIMÕES", "Mariana Simões"),
        ("Ezra Marcus", "Ezra Marcus"),
        ("AFP", "AFP"),
        ("BBC 中文", "BBC 中文"),
        ("《纽约时报》", "《纽约时报》"),
    ],
)
def test_upper_case_names_get_title_case(given: str, expected: str) -> None:
    """Latin bylines in capitals read like names; agencies and Chinese names stay."""
    assert name_case(given) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee对本文有报道贡献。", ("Ann Lee",)),
        (
            "Ann Lee、Bo Reed和Cy Fox对本文有报道贡献。Di Wu对本文有研究贡献。",
            ("Ann Lee", "Bo Reed", "Cy Fox", "Di Wu"),
        ),
        (
            "Ann Lee自湖城、Bo Reed自海港及Cy Fox自山城对本文有报道和研究贡献。",
            ("Ann Lee", "Bo Reed", "Cy Fox"),
        ),
        (
            "Ann Lee、Bo Reed和Cy Fox分别自湖城、海港、山城对本文有贡献。",
            ("Ann Lee", "Bo Reed", "Cy Fox"),
        ),
        ("Ann Lee自湖城对本文有报道贡献，Bo Reed有研究贡献。", ("Ann Lee", "Bo Reed")),
        ("王小二(Austin Wang)对本文有报道贡献。", ("王小二",)),
        ("王小二和李大对本文亦有贡献", ("王小二", "李大")),
        ("（某某之音驻湖城记者张三对本报道亦有贡献。）", ("张三",)),
        ("张三补充报道", ("张三",)),
    ],
)
def test_those_who_helped_are_named(text: str, expected: tuple[str, ...]) -> None:
    """Places, affiliations and Latin forms are no part of a helper's name."""
    assert contribution_names(text) == expected


def test_agencies_go_by_their_usual_names() -> None:
    """In the order in which the note names them, each once."""
    assert agencies("（本文依据了美联社和路透的报道）") == ("美联社", "路透社")
    assert agencies("无") == ()


def test_names_are_unique_whatever_their_case() -> None:
    assert unique(["Ann Lee", "ANN LEE", " ", "、Bo"]) == ("Ann Lee", "Bo")


def test_a_role_is_no_part_of_a_name() -> None:
    assert without_role("记者：张三") == "张三"
    assert without_role("张三") == "张三"
