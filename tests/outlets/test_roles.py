import pytest

from archive.outlets.roles import Credited, credited, is_credit_line, is_staff_line

LINES = [
    (
        "自由亚洲电台记者甲乙华盛顿综合报道  责编：丙丁  网编：戊己",
        Credited(authors=("甲乙",), editors=("丙丁", "戊己")),
    ),
    (
        "自由亚洲电台记者 甲一一、乙二二 台北、台中综合报导 责编 丙丁 戊己  网编 庚辛",
        Credited(authors=("甲一一", "乙二二"), editors=("丙丁", "戊己", "庚辛")),
    ),
    (
        "自由亚洲电台记者甲一一 乙二二台北报道",
        Credited(authors=("甲一一", "乙二二")),
    ),
    ("记者 文海海、丙丁报道", Credited(authors=("文海海", "丙丁"))),
    (
        "（记者 甲乙；责编 丙丁、戊己 网编 庚辛）",
        Credited(authors=("甲乙",), editors=("丙丁", "戊己", "庚辛")),
    ),
    (
        "编译/审校 甲一/乙二",
        Credited(translators=("甲一", "乙二"), editors=("甲一", "乙二")),
    ),
    (
        "编译/甲一/乙二；审校　<丙三>",
        Credited(translators=("甲一", "乙二"), editors=("丙三",)),
    ),
    ("编译 甲一 发稿 乙二", Credited(translators=("甲一",), editors=("乙二",))),
    ("发稿 甲一 ；审校 乙二", Credited(authors=("甲一",), editors=("乙二",))),
    ("发稿/甲一", Credited(authors=("甲一",))),
    (
        "作者：码头老李    来源：渡口周刊",
        Credited(authors=("码头老李",), agency=("渡口周刊",)),
    ),
    ("作者：本刊记者 甲乙 发自北京", Credited(authors=("甲乙",))),
    ("作者 | 某大学乡村研究中心研究员 甲乙丙", Credited(authors=("甲乙丙",))),
    ("作者：甲乙 （前船员）", Credited(authors=("甲乙",))),
    ("文丨甲 乙", Credited(authors=("甲乙",))),
    ("文/甲乙", Credited(authors=("甲乙",))),
    ("作者丨甲乙 编辑丨丙丁", Credited(authors=("甲乙",), editors=("丙丁",))),
    (
        "值班主编 | 甲乙 值班编辑 | 丙丁",
        Credited(editors=("甲乙", "丙丁")),
    ),
    ("特约作者甲乙丙  来源：八岸", Credited(authors=("甲乙丙",), agency=("八岸",))),
    ("甲一 乙二|撰稿", Credited(authors=("甲一", "乙二"))),
    (
        "甲乙/丙丁（德新社、路透社）",
        Credited(("甲乙",), (), ("丙丁",), ("德新社", "路透社")),
    ),
    ("記者 甲乙　責編：丙丁", Credited(authors=("甲乙",), editors=("丙丁",))),
    ("作者：本刊記者 甲乙 發自北京", Credited(authors=("甲乙",))),
    ("譯者：陳飛／審校：林遠", Credited(translators=("陳飛",), editors=("林遠",))),
    ("作 者 | 甲 乙", Credited(authors=("甲乙",))),
    ("執筆：甲乙　責任編輯：丙丁", Credited(authors=("甲乙",), editors=("丙丁",))),
    ("作者：Jane Doe、JOHN ROE", Credited(authors=("Jane Doe", "John Roe"))),
    (
        "自由亚洲电台粤语组记者甲乙采访报道 责任编辑：丙丁 网络编辑：戊己",
        Credited(authors=("甲乙",), editors=("丙丁", "戊己")),
    ),
    (
        "自由亚洲电台驻台北记者甲乙报道 責編 丙丁",
        Credited(authors=("甲乙",), editors=("丙丁",)),
    ),
    ("主持人：甲乙 责编：丙丁", Credited(editors=("丙丁",))),
    ("记者：甲乙 摄像：丙丁 责编：戊己", Credited(("甲乙",), (), ("戊己",))),
    ("（甲乙编译；丙丁审校）", Credited((), ("甲乙",), ("丙丁",))),
    ("甲乙、丙丁采写；戊己编辑", Credited(("甲乙", "丙丁"), (), ("戊己",))),
    ("發稿 甲乙；審核 丙丁", Credited(("甲乙",), (), ("丙丁",))),
    ("编译整理 甲乙；核校 丙丁", Credited((), ("甲乙",), ("丙丁",))),
    (
        "记者 甲乙、丙丁 北京报道；编译 戊己",
        Credited(("甲乙", "丙丁"), ("戊己",)),
    ),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_a_credit_line_names_its_people(line: str, expected: Credited) -> None:
    """Each under the field of the role, without places, ranks and brackets."""
    assert is_credit_line(line)
    assert expected == credited(line)


@pytest.mark.parametrize(
    "line",
    [
        "记者：您为什么不用钉子？",
        "记者：谢谢您接受采访。",
        "记者了解到，该公司",
        "作者在书中写道",
        "作者简介：",
        "作者甲乙、丙丁是「渡口」家属",
        "编辑部的故事",
        "图/本刊记者 甲乙",
        "题图水墨，作者：@甲乙（丙丁）",
        "文海海说他不知道",
        "甲乙报道",
        "实习记者甲乙对本文亦有贡献",
        "主持人：欢迎丙丁",
        "译文如下",
        "采访手记",
        "譯者後記",
        "编辑推荐",
        "整理工作",
        "",
    ],
)
def test_what_only_begins_like_a_credit_is_prose(line: str) -> None:
    """Turns of interviews, sentences about writers, credits of pictures."""
    assert not is_credit_line(line)


def test_roles_that_no_field_is_for_are_staff_lines() -> None:
    """A layouter's line is no part of the text; the credit of a picture is."""
    assert is_staff_line("排版 | 甲乙")
    assert not is_staff_line("图/甲乙")
    assert not is_staff_line("设计者说，桥要能呼吸。")
