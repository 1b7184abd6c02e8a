"""What regions call differently is one name for comparing."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.text.regions import fold_names, regional_names
from archive.text.variants import fold_variants

NAMES = regional_names()


def test_the_table() -> None:
    """Some hundred names, folded ones, none of which stands for another one in turn."""
    both = {*NAMES, *NAMES.values()}

    assert len(NAMES) > 150
    assert not NAMES.keys() & set(NAMES.values())
    assert [name for name in both if fold_variants(name) != name] == []
    assert [name for name in both if not re.fullmatch(r"[\u4e00-\u9fff·]+", name)] == []


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name(name: str) -> None:
    """A regional name becomes the common one, which stays what it is."""
    assert fold_names(name) == NAMES[name]
    assert fold_names(NAMES[name]) == NAMES[name]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("川普總統在推特發文", "特朗普总统在推特发文"),
        ("紐西蘭總理阿爾登", "新西兰总理阿尔登"),
        ("沙烏地阿拉伯與葉門", "沙特阿拉伯与也门"),
        ("北韓發射飛彈", "朝鲜发射导弹"),
        ("網際網路與行動支付", "互联网与移动支付"),
        ("澳洲雪梨的軟體業", "澳大利亚悉尼的软件业"),
    ],
)
def test_regions_meet(one: str, other: str) -> None:
    """One sentence of two regions is one string afterwards."""
    assert fold_names(one) == fold_names(other)


@pytest.mark.parametrize(
    "text",
    [
        "越南韩国两队",
        "东北韩家村",
        "他说四川普通话",
        "方程式赛车",
        "互联网路由器",
        "软体动物",
    ],
)
def test_what_only_looks_like_a_name(text: str) -> None:
    """A name that two words make by standing together is none."""
    assert fold_names(text) == text


@given(st.text(st.characters(codec="utf-8", max_codepoint=0x2FFF)))
def test_other_text_stays(text: str) -> None:
    """Nothing but Chinese is changed."""
    assert fold_names(text) == fold_variants(text)


def test_long_texts_take_time_in_proportion() -> None:
    """Half a million characters, all of them beginnings of names, take a moment."""
    started = time.perf_counter()
    fold_names("阿拉伯联合大公" * 70_000)

    assert time.perf_counter() - started < 2
