"""Results become tables, a picture and a plan; what a person wrote around them stays."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.bench.compare import PEERS
from tests.bench.plan import ONE_SIZE, Cost, growth, plan_tables, seconds, size_of
from tests.bench.plan import ROWS as COSTS
from tests.bench.plot import COLOURS, draw
from tests.bench.report import PAGE, between, parts, refresh
from tests.bench.results import (
    CASES,
    FROM_DUMPS,
    Costs,
    Machine,
    Outcome,
    Results,
    Size,
    load,
    ratio,
    save,
    spread,
)
from tests.bench.tables import cost_table, figure, figures, size_tables


def outcome(wall: list[float], factor: float = 1, *, skipped: str = "") -> Outcome:
    """Every case takes as long; memory and output follow."""
    cases = {
        case: Costs(wall, [2 * w for w in wall], [100 * w for w in wall])
        for case in CASES
    }
    return Outcome("1.0", 10, 12, int(1e6 * factor), skipped, cases)


def results() -> Results:
    machine = Machine("A processor", 2, 24 * 2**30, "Linux 6.1", "3.11.7", "20.1")
    small = Size(
        1000,
        5_000_000,
        is_made=False,
        outcomes={
            "archive": outcome([1.0, 2.0, 4.0]),
            "hugo": outcome([2.0, 2.0, 2.0]),
            "nikola": Outcome("8.3", skipped="not installed"),
            FROM_DUMPS: Outcome("1.0", cases={"cold": Costs([8.0], [8.0], [8.0])}),
        },
    )
    large = Size(
        11_000, 55_000_000, is_made=True, outcomes={"archive": outcome([12.0], 11)}
    )
    notes = {"archive": ("Does more.",), "hugo": ("Does less.", "And that.")}
    return Results("2026-01-31", machine, notes, [small, large])


def test_ratios_are_taken_round_by_round() -> None:
    """Not of the medians: a slow round is slow for both."""
    outcomes = results().sizes[0].outcomes

    found = ratio(outcomes, "hugo", "archive", case="cold", measure="wall")
    assert found == (0.5, 1.0, 2.0)
    back = ratio(outcomes, "archive", "hugo", case="cold", measure="wall")
    assert back == (0.5, 1.0, 2.0)
    assert ratio(outcomes, "nikola", "archive", case="cold", measure="wall") is None


def test_a_figure_has_three_digits_or_so() -> None:
    numbers = (0.123, 1.234, 12.34, 123.4, 12345.6)
    assert [*map(figure, numbers)] == ["0.12", "1.23", "12.3", "123", "12,346"]
    assert figures(spread([1, 2, 4])) == "**2.00** (1.00–4.00)"
    assert figures(spread([1, 1])) == "1.00"
    assert figures(None) == "–"


def test_a_size_has_a_table_for_each_measure() -> None:
    text = size_tables(results().sizes[0])

    assert text.startswith("### 1,000 articles, 5.0 MB, as they are\n")
    assert "nikola: not installed." in text
    assert "| nikola" not in text
    for line in text.splitlines():
        if line.startswith("|"):
            assert line.count("|") in {6, 7}
    assert text.count("| hugo ÷ archive |") == text.count("| archive ÷ hugo |") == 3


def test_from_dumps_is_set_beside_hugo_alone() -> None:
    text = cost_table(results().sizes[0], "wall")

    assert f"| hugo ÷ {FROM_DUMPS} | 0.25 | – |" in text
    assert f"| {FROM_DUMPS} ÷ hugo | 4.00 | – |" in text
    assert f"{FROM_DUMPS} ÷ archive " not in text


def test_the_picture_is_svg_with_a_bar_for_each_case() -> None:
    root = ET.fromstring(draw(results()))
    space = "{http://www.w3.org/2000/svg}"
    texts = [node.text for node in root.iter(f"{space}text")]

    assert root.tag == f"{space}svg"
    assert {"archive", "hugo", "1,000", "11,000"} <= set(texts)
    bars = len(list(root.iter(f"{space}rect"))) - len(("archive", "hugo"))
    assert bars == len(CASES) * 3
    assert "prefers-color-scheme: dark" in draw(results())
    for node in root.iter(f"{space}rect"):
        assert float(node.get("height", "0")) >= 0


def test_the_picture_holds_no_words_of_a_language() -> None:
    """Names of programs apart, only numbers, units and signs."""
    root = ET.fromstring(draw(results()))
    texts = [t.text or "" for t in root.iter("{http://www.w3.org/2000/svg}text")]
    words = {text for text in texts if re.fullmatch(r"[a-z]{2,}", text)}

    assert words == {"archive", "hugo"}


def test_a_cost_grows_as_between_the_two_largest_sizes() -> None:
    """1000 articles take 2 s (the median), 11,000 take 12 s: a thousand more take 1 s."""
    found = growth(results().sizes, COSTS["wall"])

    assert found == pytest.approx(Cost(1.0, 0.001))
    assert growth(results().sizes[:1], COSTS["wall"]) == Cost(0.0, 0.002)
    assert growth([], COSTS["wall"]) is None


def test_the_plan_says_what_ten_million_take() -> None:
    text = plan_tables(results())

    assert "| Cold build, by the clock | 2.00 s | 12.0 s | 1.00 s | 2.78 h |" in text
    assert "| Site | 1.00 MB | 11.0 MB | 1.00 MB | 10.0 GB |" in text
    assert "| Articles in a site of 1 GB | 1,000,000 |" in text
    assert "| Sites of 1 GB for 10,000,000 | 10 |" in text
    assert "Such machines for 10,000,000" in text


def test_a_plan_from_one_size_says_so() -> None:
    one = results()
    assert ONE_SIZE not in plan_tables(one)
    one.sizes = one.sizes[:1]
    assert plan_tables(one).startswith(ONE_SIZE)


def test_nothing_is_invented_where_nothing_was_measured() -> None:
    empty = results()
    empty.sizes = []
    assert plan_tables(empty) == "Nothing has been measured yet."


def test_times_and_sizes_are_said_in_the_unit_that_suits() -> None:
    times = [seconds(s) for s in (1.5, 150, 9000, 800_000)]
    assert times == ["1.50 s", "2.50 min", "2.50 h", "9.26 d"]
    sizes = [size_of(b) for b in (5e3, 5e6, 5e9, 5e12)]
    assert sizes == ["5.00 kB", "5.00 MB", "5.00 GB", "5.00 TB"]


def test_what_was_measured_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "deep/results.json"
    save(results(), file)
    assert load(file) == results()


def test_only_what_is_between_the_markers_changes(tmp_path: Path) -> None:
    """A second time changes nothing."""
    names = list(parts(results()))
    marked = "".join(
        f"<!-- bench: {n} -->\n<!-- /bench: {n} -->\n\n*own*\n" for n in names
    )
    page, picture = tmp_path / "page.md", tmp_path / "picture.svg"
    page.write_text(f"# Own\n\n{marked}", "utf-8")
    save(results(), tmp_path / "results.json")

    refresh(tmp_path / "results.json", page, picture)
    once = page.read_text("utf-8")
    refresh(tmp_path / "results.json", page, picture)

    assert page.read_text("utf-8") == once
    assert once.startswith("# Own\n")
    assert once.count("*own*") == len(names)
    assert "### 11,000 articles" in once
    assert "2026-01-31" in once
    assert picture.read_text("utf-8").startswith("<svg")


def test_a_marker_that_is_missing_or_twice_there_is_an_error() -> None:
    pair = "<!-- bench: plan --><!-- /bench: plan -->"
    for text in ("", pair * 2):
        with pytest.raises(ValueError, match="exactly once"):
            between(text, "plan", "part")


def test_our_own_page_has_every_marker() -> None:
    text = PAGE.read_text("utf-8")
    for name, part in parts(results()).items():
        assert part.strip() in between(text, name, part)


def test_sizes_measured_at_different_times_stand_together(tmp_path: Path) -> None:
    """A run adds to what is kept, or replaces the sizes that it measures again."""
    file = tmp_path / "results.json"
    first = results()
    save(first, file)
    save(
        Results("2026-02-01", first.machine, first.notes, [first.sizes[0]]),
        file,
    )

    kept = load(file)
    assert [size.articles for size in kept.sizes] == [1000, 11_000]
    assert kept.date == "2026-02-01"

    another = Machine("Another", 2, 24 * 2**30, "Linux 6.1", "3.11.7", "20.1")
    save(Results("2026-03-01", another, {}, [first.sizes[0]]), file)
    assert [size.articles for size in load(file).sizes] == [1000]


def test_rounds_are_added_to_those_that_were_kept(tmp_path: Path) -> None:
    """Some take part in some rounds alone; a size that is measured anew replaces."""
    file = tmp_path / "kept.json"
    save(results(), file)
    again = results()
    again.sizes = again.sizes[:1]
    del again.sizes[0].outcomes["nikola"]

    save(again, file, more=True)
    both = load(file).sizes[0]
    assert both.rounds == 6
    assert both.outcomes["archive"].cases["cold"].wall == [1.0, 2.0, 4.0] * 2
    assert both.outcomes["nikola"].skipped == "not installed"

    save(again, file)
    assert load(file).sizes[0].rounds == 3


def test_every_generator_has_a_colour_of_its_own() -> None:
    """And there are as many as the bench knows, ours among them."""
    assert len(set(COLOURS)) == len(COLOURS) >= len(PEERS) + 1
