"""What a build says of the room that a site takes."""

from pathlib import Path

import pytest

from archive.build.memory import Written
from archive.build.site import _room
from archive.model.problem import Problem
from tests.sites import build


def told(files: int, size: int) -> list[Problem]:
    """What is said of a site with so many files, each of that size."""
    written = {f"zh/{n}.html": Written("k", size, 0) for n in range(files)}
    return list(_room(written, "site"))


@pytest.mark.parametrize(
    ("files", "size", "ids"),
    [
        (10, 80_000_000, []),
        (10, 81_000_000, ["B006"]),
        (10, 101_000_000, ["B007"]),
        (50_000, 10, ["B006"]),
        (61_000, 17_000, ["B007", "B007"]),
    ],
)
def test_warned_in_time(files: int, size: int, ids: list[str]) -> None:
    """A first warning near a limit, another one beyond it; both say what to do."""
    found = told(files, size)

    assert [problem.id for problem in found] == ids
    assert all(problem.severity == "warning" for problem in found)
    assert all("own-language" in problem.hint for problem in found)


def test_report_counts_kinds(root: Path) -> None:
    """All files and all bytes, each once; also where there was nothing to do."""
    first = build(root)
    again = build(root)

    assert sum(kind.files for kind in first.kinds.values()) == first.pages
    assert sum(kind.bytes for kind in first.kinds.values()) == first.bytes
    assert first.kinds["articles"].files == 14
    assert again.kinds == first.kinds
