"""Where the time of a build goes, and that nothing of it gets into the site."""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from archive.build.hints import hints
from archive.build.watch import Watch
from archive.model.report import BuildReport, Profile, StageTime, TemplateTime
from tests.sites import add, build, same, tree, write


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that goes on by the numbers that a test puts in; then it stands."""
    steps: list[float] = []

    def ticks() -> Iterator[float]:
        now = 0.0
        while True:
            now += steps.pop(0) if steps else 0
            yield now

    clock = ticks()
    monkeypatch.setattr(time, "perf_counter", lambda: next(clock))
    return steps


def seconds(profile: Profile) -> dict[str, float]:
    """By stage."""
    return {one.stage: one.seconds for one in profile.stages}


def test_each_moment_counts_once(clock: list[float]) -> None:
    """A stage within another one is not part of it; what is in none is the rest."""
    clock[:] = [0, 1, 2, 4, 8, 16]
    watch = Watch()
    with watch.stage("publish"), watch.stage("render"):
        pass

    assert seconds(watch.profile()) == {"render": 4, "publish": 2 + 8, "rest": 1 + 16}


def test_a_stage_may_come_again(clock: list[float]) -> None:
    """Its times are added, also where it ended in an error."""
    clock[:] = [0, 0, 1, 0, 2]
    watch = Watch()
    with watch.stage("read"):
        pass
    with pytest.raises(KeyError), watch.stage("read"):
        raise KeyError

    assert seconds(watch.profile())["read"] == 3


def test_templates(clock: list[float]) -> None:
    """Pages, their time, the slowest of them; the template that took most comes first."""
    watch = Watch()
    clock.append(1)
    for template, path, took in (
        ("day.html", "zh/d", 0.5),
        ("article.html", "zh/a", 0.25),
        ("article.html", "zh/b", 1),
        ("article.html", "zh/c", 0.5),
    ):
        watch.page(template, path, took)

    first, last = watch.profile().templates

    assert first == TemplateTime(
        template="article.html",
        pages=3,
        seconds=1.75,
        slowest="zh/b",
        slowest_seconds=1,
    )
    assert (last.template, last.average) == ("day.html", 0.5)


def test_profile_of_a_build(root: Path, tmp_path: Path) -> None:
    """Every page is counted, all stages are there, and the bytes are the same."""
    report = build(root, profile=True)
    pages = sum(one.pages for one in report.profile.templates)
    other = build(root, tmp_path / "plain", full=True)

    assert pages == sum(path.endswith((".html", ".xml", ".txt")) for path in report.why)
    assert seconds(report.profile).keys() >= {"read", "plan", "render", "copy"}
    assert all(one.seconds >= 0 for one in report.profile.stages)
    assert other.profile == Profile()
    assert same(tree(root / "site"), tree(tmp_path / "plain")) == []


def test_profile_with_many_workers(root: Path) -> None:
    """Workers tell the time of each page."""
    for number in range(160):
        add(root, f"harbour-20230103-{number}")

    report = build(root, jobs=2, profile=True)

    (article,) = (t for t in report.profile.templates if t.template == "article.html")
    assert article.pages == 2 * 167
    assert article.slowest in report.why
    assert article.seconds > 0


def test_a_lost_memory_is_told(root: Path) -> None:
    """Of a build without one, and of no other, whatever it had to read again."""
    hint = "nothing was remembered"
    told = [build(root, profile=True).profile.hints]
    write(root, "content/topics.toml", "")  # every article is read again
    told.append(build(root, profile=True).profile.hints)

    assert [any(hint in one for one in hints) for hints in told] == [True, False]


def test_profile_of_nothing_to_do(root: Path) -> None:
    """What was read is told, and no page; asking does not make a build needed."""
    build(root, profile=True)

    again = build(root, profile=True)

    assert (again.profile.templates, again.profile.hints) == ((), ())
    assert seconds(again.profile).keys() <= {"read", "rest"}
    assert again.rendered == 0
    assert build(root).profile == Profile()


# Hints

DAY = TemplateTime(
    template="day.html", pages=10, seconds=1, slowest="zh/d", slowest_seconds=1
)
ARTICLE = TemplateTime(
    template="article.html", pages=1000, seconds=9, slowest="zh/a", slowest_seconds=1
)
REPORT = BuildReport(
    articles=1000,
    pages=2000,
    rendered=1000,
    kept=1000,
    pruned=0,
    bytes=0,
    problems=(),
    seconds=0,
)


def hinted(
    *templates: TemplateTime,
    why: str = "view",
    render: float = 10,
    processes: int = 2,
    is_fresh: bool = False,
) -> list[str]:
    """The hints after a build that rendered a thousand pages for one reason."""
    report = msgspec.structs.replace(REPORT, why={f"{n}": why for n in range(1000)})
    stages = (StageTime(stage="render", seconds=render),)
    profile = Profile(stages=stages, templates=templates)
    return list(hints(report, profile, processes=processes, is_fresh=is_fresh))


def test_nothing_to_hint_at() -> None:
    """A build that did only what was due is left in peace."""
    even = msgspec.structs.replace(DAY, seconds=9)

    assert hinted(ARTICLE, even) == []
    assert hinted(DAY) == []
    assert hinted(processes=1, render=1) == []


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (
            hinted(ARTICLE, DAY),
            "article.html takes 90% of the rendering, 9.0 ms a page",
        ),
        (hinted(why="code"), "1,000 pages were rendered again because the program"),
        (hinted(why="template"), "because their templates changed"),
        (hinted(processes=1), "one process rendered all pages"),
        (hinted(is_fresh=True), "all 1,000 articles were read"),
    ],
)
def test_hints(found: list[str], words: str) -> None:
    """Each says what was the matter, and alone."""
    assert [words in hint for hint in found] == [True]
