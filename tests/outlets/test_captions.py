"""Which ends of captions are credits, and which captions stay whole."""

import pytest

from archive.outlets.captions import split_credit


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("钟楼。REUTERS/Ann Lee", ("钟楼。", "REUTERS/Ann Lee")),
        ("钟楼。Ann Lee/Pool via REUTERS", ("钟楼。", "Ann Lee/Pool via REUTERS")),
        ("The tower. REUTERS/Ann Lee", ("The tower.", "REUTERS/Ann Lee")),
        ("钟楼 Ann Lee/Getty Images", ("钟楼", "Ann Lee/Getty Images")),
        ("钟楼（路透社）", ("钟楼", "路透社")),
        ("钟楼（AFP）", ("钟楼", "AFP")),
        ("钟楼。(AP图片)", ("钟楼。", "AP图片")),
        ("钟楼（某某之音黄小满摄）", ("钟楼", "某某之音黄小满摄")),
        ("钟楼（图片：林小满）", ("钟楼", "林小满")),
        ("钟楼。图/法新社", ("钟楼。", "法新社")),
        ("钟楼。图片来源：山城晚报", ("钟楼。", "山城晚报")),
        ("钟楼。受访者供图", ("钟楼。", "受访者供图")),
        ("钟楼（路透社）。", ("钟楼", "路透社")),
        ("钟楼（美国之音林小满）", ("钟楼", "美国之音林小满")),
        ("钟楼 (Photo Credit:山城晚报)", ("钟楼", "山城晚报")),
        ("鐘樓（圖片來源\ufe55林小滿）", ("鐘樓", "林小滿")),
        ("图/本刊记者 林小满", ("", "本刊记者 林小满")),
        ("钟楼（记者 林小满摄）", ("钟楼", "记者 林小满摄")),
        (
            "山城的钟楼停了。 山城社记者 林小满 摄",
            ("山城的钟楼停了。", "山城社记者 林小满 摄"),
        ),
        ("林小满（左一）来源：山城日报", ("林小满（左一）", "山城日报")),
    ],
)
def test_an_unmistakable_credit_leaves_the_caption(
    caption: str, expected: tuple[str, str]
) -> None:
    """Without its label and brackets; the caption keeps all of its own words."""
    assert split_credit(caption) == expected


@pytest.mark.parametrize(
    "caption",
    [
        "钟楼（路透社2020年7月14日）",
        "钟楼（资料照片）",
        "钟楼（推特图片）",
        "钟楼（图）",
        "图为山城的钟楼",
        "林小满（Lin Xiaoman）",
        "林小满（美国之音记者）",
        "林小满（美国之音高级编辑）",
        "钟楼（美国之音视频截图）",
        "资料图片：山城的钟楼",
        "她接受了美国之音",
        "钟楼，摄于5月。",
        "图片来源：某台 林小满在镜头前说话",
        "",
    ],
)
def test_any_other_caption_stays_whole(caption: str) -> None:
    """A bracket that says when, who or what kind is part of what the picture shows."""
    assert split_credit(caption) == (caption, "")
