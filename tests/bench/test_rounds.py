"""Every case is built as it should be found, and leaves a site as it was."""

import sys
from pathlib import Path

import pytest

from archive.model.article import Header
from tests.bench.corpus import Story
from tests.bench.measure import Command, cost
from tests.bench.peer import Site, Tools
from tests.bench.peers import ours
from tests.bench.results import CASES as NAMES
from tests.bench.results import Outcome
from tests.bench.rounds import CASES, Contestant, count_output, make_newcomer, run_round
from tests.sites import add, new_root, write

GENERATOR = """
import shutil, sys
from pathlib import Path

note = lambda p: p.name + " " + " ".join(p.read_text().split())
texts = [note(path) for path in sorted(Path("in").iterdir())]
log = Path("log")
fresh = "" if Path("out").exists() else "fresh "
log.write_text((log.read_text() if log.exists() else "") + fresh + "|".join(texts) + "\\n")
Path("out").mkdir(exist_ok=True)
Path("out/index.html").write_text("page")
Path("out/feed.xml").write_text("feed")
"""
"""Writes down what it finds at every build."""


def story(day: str = "2023-01-03") -> Story:
    header = Header(
        id="harbour-20230103-ferry", title="渡轮", outlet="harbour", lang="zh-Hans"
    )
    return Story(header, day, ("ferries",), "第一班", "第一班渡轮离港。\n")


def contestant(folder: Path, code: str = GENERATOR) -> Contestant:
    template = write(folder, "in/template.html", "<article>")
    edited = write(folder, "in/a.md", "一\n")

    def put(one: Story) -> Path:
        return write(folder, f"in/{one.header.id}.md", one.header.title)

    site = Site(
        command=Command((sys.executable, "-c", code), folder),
        output=folder / "out",
        caches=(),
        write=put,
        template=template,
    )
    newcomer = make_newcomer(story())
    return Contestant("it", site, Outcome("1"), edited, newcomer, tuple(CASES))


def quiet(text: str) -> None: ...


def test_each_case_is_done_and_undone(tmp_path: Path) -> None:
    """Two builds for each: the first with the change, the second without."""
    one = contestant(tmp_path)
    run_round([one], limit=60, sampled=CASES, say=quiet)

    first, again, *others = (tmp_path / "log").read_text("utf-8").splitlines()
    plain = "a.md 一|template.html <article>"
    assert (first, again) == (f"fresh {plain}", f"fresh {plain}")
    idle, _, body, _, article, _, template, _ = others
    assert others[::2] == [idle, body, article, template]
    assert others[1::2] == [plain] * 4
    assert idle == plain
    assert "a.md 一 这一段是后来加上的。" in body
    assert "harbour-20230103-a-late-arrival.md" in article
    assert '<article data-edited="yes"' in template


def test_every_case_has_its_numbers(tmp_path: Path) -> None:
    one = contestant(tmp_path)
    for sampled in (CASES, ()):
        run_round([one], limit=60, sampled=sampled, say=quiet)

    assert list(one.outcome.cases) == list(CASES) == list(NAMES)
    for costs in one.outcome.cases.values():
        assert (len(costs.wall), len(costs.cpu), len(costs.memory)) == (2, 2, 1)
    assert (one.outcome.pages, one.outcome.files, one.outcome.bytes) == (1, 2, 8)


def test_who_takes_too_long_is_left_out_from_then_on(tmp_path: Path) -> None:
    slow = contestant(tmp_path / "slow", "import time; time.sleep(60)")
    quick = contestant(tmp_path / "quick")
    run_round([slow, quick], limit=0.6, sampled=(), say=quiet)

    assert slow.outcome.skipped == "cold: longer than 0.01 minutes"
    assert slow.outcome.cases == {}
    assert len(quick.outcome.cases) == len(CASES)


def test_the_newcomer_is_of_the_topics_and_day_of_another() -> None:
    like = story("2024-05-06")
    new = make_newcomer(like)

    assert new.header.id == "harbour-20240506-a-late-arrival"
    assert (new.day, new.topics, new.header.topics) == (
        like.day,
        like.topics,
        like.topics,
    )
    assert new.moment == "2024-05-06T00:00:00Z"


@pytest.mark.slow
def test_our_own_site_is_built_and_shows_the_edits(tmp_path: Path) -> None:
    """The template that is edited is the one that pages are made with."""
    root = new_root(tmp_path / "root")
    add(root, "harbour-20230103-ferry")
    work = tmp_path / "work"
    site = ours.lay(work, root, Tools(tmp_path, tmp_path))
    edited = site.write(story())
    one = Contestant(
        "ours", site, Outcome("1"), edited, make_newcomer(story()), tuple(CASES)
    )
    page = site.output / "zh/2023/01/03/harbour-ferry.html"

    run_round([one], limit=120, sampled=(), say=quiet)
    assert "第一班渡轮离港" in page.read_text("utf-8")
    count_output(one)
    pages = one.outcome.pages

    for name, shown in (("body", "后来加上的"), ("template", 'data-edited="yes"')):
        CASES[name].do(one)
        run_build(site)
        assert shown in page.read_text("utf-8")
        CASES[name].undo(one)
        run_build(site)
        assert shown not in page.read_text("utf-8")
    CASES["article"].do(one)
    run_build(site)
    count_output(one)
    assert one.outcome.pages > pages


def run_build(site: Site) -> None:
    cost(site.command, limit=120)
