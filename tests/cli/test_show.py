"""Problems and counts as lines; progress as lines."""

import pytest

from archive.cli.progress import plain_progress
from archive.cli.show import problem_lines, size
from archive.model.problem import Problem, Severity


def many(count: int, id: str = "D008", severity: Severity = "warning") -> list[Problem]:
    """So many problems with one id."""
    return [
        Problem(id=id, severity=severity, where=f"{n:03}.md", message="m")
        for n in range(count)
    ]


def test_the_same_id_many_times_is_counted() -> None:
    """The first five are shown, the others are one line."""
    lines = [text for text, _ in problem_lines(many(42))]

    assert len(lines) == 6
    assert lines[0] == "000.md: m [D008]"
    assert lines[-1] == "… and 37 more [D008]"


def test_a_single_one_more_is_shown() -> None:
    """“… and 1 more” would take the line that the problem itself can have."""
    assert len([*problem_lines(many(6))]) == 6
    assert "more" not in str([*problem_lines(many(6))])


def test_every_problem_where_asked_for() -> None:
    """With ``-v`` nothing is left out."""
    assert len([*problem_lines(many(42), every=True)]) == 42


def test_the_gravest_come_last() -> None:
    """Errors stand next to the prompt, whatever the order they came in."""
    mixed = [*many(1, "E1", "error"), *many(1, "N1", "notice"), *many(1, "W1")]
    lines = [text for text, _ in problem_lines(mixed)]

    assert [line[-4:] for line in lines] == ["[N1]", "[W1]", "[E1]"]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 kB"),
        (999_949, "999.9 kB"),
        (999_950, "1.0 MB"),
        (4_200_000, "4.2 MB"),
        (1_500_000_000, "1.5 GB"),
        (1_500_000_000_000, "1,500.0 GB"),
    ],
)
def test_sizes(count: int, expected: str) -> None:
    """Bytes are told in the unit that keeps the number short."""
    assert size(count) == expected


def test_plain_progress_is_sparse() -> None:
    """Quick stages say nothing; with ``every_stage`` each says when it is done."""
    quiet: list[str] = []
    loud: list[str] = []
    for told, every in ((quiet, False), (loud, True)):
        progress = plain_progress(told.append, every_stage=every)
        for done in range(1001):
            progress("render", done, 1000)

    assert quiet == []
    assert loud == ["render 1,000/1,000"]
