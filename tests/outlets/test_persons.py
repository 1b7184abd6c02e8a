"""Personal names where no role announces them."""

import pytest

from archive.outlets.persons import is_person, without_rank


@pytest.mark.parametrize("name", ["林小满", "高山", "歐陽小舟", "慕容雪", "张河"])
def test_a_surname_begins_a_persons_name(name: str) -> None:
    """Of two to four characters, in either script."""
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["渡口周刊", "关于水位的事", "全现在", "林", "river", ""]
)
def test_what_has_no_surname_or_is_too_long_is_none(name: str) -> None:
    """Accounts and headlines are no people."""
    assert not is_person(name)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("林小满", "林小满"),
        ("林小满律师", "林小满"),
        ("某大学教授林小满", "林小满"),
        ("某网创办人林小满", "林小满"),
        ("渡口记者", "渡口"),
    ],
)
def test_a_rank_is_no_part_of_a_name(called: str, name: str) -> None:
    """Before or behind it."""
    assert without_rank(called) == name
