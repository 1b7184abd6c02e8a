"""``archive topics suggest``: what it asks, and what it says."""

import json
from pathlib import Path

import msgspec
import pytest

from archive.model.suggestions import Example, Proposal, Suggestions
from tests.cli.conftest import Api, Run

LIGHTHOUSE = Proposal(
    name="灯塔",
    english="Lighthouse",
    names=("燈樓",),
    topic="ports",
    articles=12,
    mentioned=15,
    outlets={"harbour": 8, "north": 4},
    first="2020-07-01",
    last="2020-07-20",
    peak="2020-07-02",
    peak_articles=9,
    score=3.5,
    examples=(Example(id="harbour-20200702-a", day="2020-07-02", title="灯塔重开"),),
)
FOUND = Suggestions(
    articles=3000,
    topics=(LIGHTHOUSE,),
    aliases=(msgspec.structs.replace(LIGHTHOUSE, name="港区", english="", peak=""),),
    block='[[topics]]\nslug = "lighthouse"\n',
)


@pytest.fixture(autouse=True)
def _answer(api: Api) -> None:
    api.answers["suggest_topics"] = FOUND


def test_it_hands_over_its_options(api: Api, run: Run, tmp_path: Path) -> None:
    run("topics", "suggest", "--most", "7", "--since", "2020", "--until", "2020-07-05")

    assert api.calls == [
        (
            "suggest_topics",
            (tmp_path.resolve(),),
            {"most": 7, "since": "2020", "until": "2020-07-05"},
        )
    ]


def test_what_it_says(run: Run) -> None:
    """Counts, outlets and examples of each, and last the block to paste."""
    ran = run("topics", "suggest")

    assert ran.status == 0
    assert ran.out.startswith("New topics\n\n灯塔 / 燈樓 / Lighthouse  → ports\n")
    assert "12 articles about it, 15 name it: harbour 8, north 4" in ran.out
    assert "9 in the week from 2020-07-02" in ran.out
    assert "harbour-20200702-a  灯塔重开" in ran.out
    assert "New names of topics\n\n港区" in ran.out
    assert "3,000 articles · 1 topics · 1 names to consider" in ran.out
    assert ran.out.endswith(FOUND.block)


def test_its_report(run: Run, tmp_path: Path) -> None:
    """Everything that was found, as JSON."""
    path = tmp_path / "report.json"
    run("topics", "suggest", "--report", str(path))
    report = json.loads(path.read_text("utf-8"))

    assert list(report) == ["articles", "topics", "aliases", "block"]
    assert msgspec.convert(report, Suggestions) == FOUND


def test_nothing_to_look_at_is_status_3(api: Api, run: Run) -> None:
    api.answers["suggest_topics"] = Suggestions(
        articles=0, topics=(), aliases=(), block=""
    )

    ran = run("topics", "suggest")

    assert (ran.status, ran.out) == (3, "")
    assert "no articles" in ran.err


@pytest.mark.parametrize(
    "words", [["--since", "July"], ["--until", "2020-7"], ["--most", "0"]]
)
def test_wrong_usage(words: list[str], run: Run) -> None:
    assert run("topics", "suggest", *words).status == 2
