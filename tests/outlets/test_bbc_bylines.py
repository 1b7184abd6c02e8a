"""Which first lines are a byline, whom they name, and how many of them they are."""

import pytest

from archive.outlets.bbc_bylines import byline_in, is_box_title


@pytest.mark.parametrize(
    ("lines", "people", "count"),
    [
        (["林叶 BBC中文记者"], ("林叶",), 1),
        (["林叶、高山 BBC中文", "正文。"], ("林叶", "高山"), 1),
        (["林叶", "BBC中文记者"], ("林叶",), 2),
        (["BBC驻山城记者 林叶（Ye Lin）发自山城"], ("林叶",), 1),
        (["BBC News 中文记者林叶 高山"], ("林叶", "高山"), 1),
        (["健康事务记者 林叶"], ("林叶",), 1),
        (["安·李（Ann Lee）", "BBC健康与科学事务记者"], ("安·李",), 2),
        (["By Ann Lee", "Health and science correspondent"], ("Ann Lee",), 2),
        (["Ann Lee", "BBC News, Oslo"], ("Ann Lee",), 2),
        (["By Ann Lee and Bo Reed", "The ferry sails."], ("Ann Lee", "Bo Reed"), 1),
        (["BBC中文", "正文。"], (), 1),
    ],
)
def test_a_byline_names_people(
    lines: list[str], people: tuple[str, ...], count: int
) -> None:
    """With their posts, which are no part of the text either."""
    found, taken = byline_in(lines)

    assert found == people
    assert len(taken) == count


@pytest.mark.parametrize(
    "lines",
    [
        ["英国首相星期一到访", "他说，记者都来了。"],
        ["山城警方拘捕记者"],
        ["BBC获得的文件显示果园编辑"],
        ["林叶", "他来到了果园"],
        ["The ferry", "It sails at night."],
        [],
    ],
)
def test_text_is_no_byline(lines: list[str]) -> None:
    """A line that only mentions a post or a person stays."""
    assert byline_in(lines) == ((), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("方圆（Fang Yuan），BBC News", True),
        ("安·李（Ann Lee）发自山城", True),
        ("BBC中文 方圆", True),
        ("BBC发现了什么", False),
        ("果园的新主人", False),
    ],
)
def test_a_name_heads_a_box(text: str, *, expected: bool) -> None:
    """Over somebody's analysis, in bold."""
    assert is_box_title(text) is expected
