"""Saves are shown at once and built afterwards; what was shown needs no second reload."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from archive.errors import ConfigError
from archive.model.problem import Problem
from archive.model.report import BuildReport
from archive.serve import work as module
from archive.serve.board import Board
from archive.serve.events import Event, Failed, Rebuilt, Shown
from archive.serve.work import Rebuilder, Work

PAGE = "zh/a.html"
Normalize: TypeAlias = "Callable[[], tuple[Problem, ...]]"


class FakeQuick:
    """Shows one page for any save, as long as it is warm."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.is_warm = False
        self.is_broken = False
        self.heard: list[BuildReport] = []

    def warm_up(self) -> None:
        """Ready from now on."""
        self.is_warm = True

    def show(self, paths: Iterable[Path]) -> Mapping[str, int]:
        """The page that a save makes; its text is that of the file."""
        if self.is_broken:
            raise RuntimeError("broken")
        if not self.is_warm:
            return {}
        page = self.output / PAGE
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(next(iter(paths)).read_text("utf-8"), "utf-8")
        return {PAGE: page.stat().st_mtime_ns}

    def after(self, report: BuildReport) -> None:
        """A build is over."""
        self.heard.append(report)


class Bench:
    """A rebuilder with a pretended build, and what it has told."""

    def __init__(self, root: Path, normalize: Normalize = lambda: ()) -> None:
        self.root = root.resolve()
        self.file = self.root / "content/articles/a.md"
        self.file.parent.mkdir(parents=True)
        self.quick = FakeQuick(self.root / "site")
        self.builds = 0
        self.why: dict[str, str] = {}
        self.events: list[Event] = []
        self.board = Board()
        work = Work(
            root=root,
            output=root / "site",
            normalize=normalize,
            build=self.build,
            dumps=(root / "content/raw",),
            folders=(root / "content",),
            quick=self.quick,
        )
        self.rebuilder = Rebuilder(work, self.board, self.events.append)
        self.rebuilder.run()
        self.rebuilder.rest()  # warms up
        self.events.clear()

    def build(self) -> BuildReport:
        """Pretend that these files were made."""
        self.builds += 1
        return BuildReport(
            articles=1,
            pages=2,
            rendered=len(self.why),
            kept=0,
            pruned=0,
            bytes=1,
            problems=(),
            seconds=0,
            why=self.why,
        )

    def save(self, text: str) -> bool:
        """Save the article; True where an open page is to be loaded again."""
        self.file.write_text(text, "utf-8")
        return self.rebuilder.run([self.file])

    def kinds(self) -> list[type[Event]]:
        """What was told since the last time."""
        found = [type(event) for event in self.events]
        self.events.clear()
        return found


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Ready and warm; what is put off is due at once."""
    monkeypatch.setattr(module, "_QUIET", (0.0, 0.0))
    return Bench(tmp_path)


def test_a_save_is_shown_before_anything_is_built(bench: Bench) -> None:
    """The page that is open is loaded again; the build comes with the next rest."""
    bench.board.open["reader"] = f"/{PAGE}"

    assert bench.save("一")
    assert (bench.kinds(), bench.builds) == ([Shown], 1)

    bench.rebuilder.rest()
    assert (bench.kinds(), bench.builds) == ([Rebuilt], 2)
    assert not bench.rebuilder.rest()
    assert bench.builds == 2


def test_nobody_loads_a_page_that_is_not_open(bench: Bench) -> None:
    """A reader of another page is left in peace."""
    bench.board.open["reader"] = "/zh/other.html"

    assert not bench.save("一")


def test_the_build_asks_for_a_second_look_only_where_it_changes_what_is_open(
    bench: Bench,
) -> None:
    """What was shown already is as the build leaves it; a list is not."""
    bench.board.open["reader"] = f"/{PAGE}"
    bench.save("一")
    bench.why = {PAGE: "view"}
    assert not bench.rebuilder.rest()

    bench.board.open["other"] = "/zh/index.html"
    bench.save("二")
    bench.why = {PAGE: "view", "zh/index.html": "view"}
    assert bench.rebuilder.rest()


def test_many_saves_are_followed_by_one_build(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who goes on writing is not kept waiting by builds in between."""
    monkeypatch.setattr(module, "_QUIET", (60.0, 60.0))
    for text in "一二三":
        bench.save(text)
        assert not bench.rebuilder.rest()
    assert bench.kinds() == [Shown, Shown, Shown]

    monkeypatch.setattr(module, "_QUIET", (0.0, 0.0))
    bench.rebuilder.rest()
    assert bench.builds == 2
    assert bench.quick.heard[-1].articles == 1


def test_whatever_is_doubtful_is_built(bench: Bench) -> None:
    """A quick way that fails, or shows nothing, is as if there were none."""
    bench.quick.is_broken = True
    bench.save("一")
    assert bench.kinds() == [Rebuilt]

    bench.quick.is_broken, bench.quick.is_warm = False, False
    bench.save("二")
    assert bench.kinds() == [Rebuilt]


def test_what_was_put_off_is_built_with_what_comes_next(bench: Bench) -> None:
    """A dump that comes after a save: one build for both, and both are named."""
    bench.save("一")
    dump = bench.root / "content/raw/a.md"
    dump.parent.mkdir()
    dump.write_text("x", "utf-8")
    bench.rebuilder.run([dump])

    shown, built = bench.events
    assert isinstance(shown, Shown)
    assert isinstance(built, Rebuilt)
    assert built.changed == ("content/articles/a.md", "content/raw/a.md")


def test_a_build_that_fails_after_a_save_is_told(bench: Bench) -> None:
    """The page that was shown stays; the problem is on it."""
    bench.save("一")

    def fail() -> BuildReport:
        raise RuntimeError("no")

    bench.rebuilder._work = Work(
        root=bench.root,
        output=bench.root / "site",
        normalize=lambda: (),
        build=fail,
        dumps=(),
        folders=(),
    )
    assert bench.rebuilder.rest()
    assert bench.kinds() == [Shown, Failed]


def test_articles_are_shown_where_there_are_no_dumps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dumps that cannot be had are told of, and stop nothing that does without them."""

    def normalize() -> tuple[Problem, ...]:
        raise ConfigError("C007", "content/raw", "there is no such folder")

    monkeypatch.setattr(module, "_QUIET", (0.0, 0.0))
    bench = Bench(tmp_path, normalize)
    bench.save("一")
    bench.rebuilder.rest()

    (told,) = [event for event in bench.events if isinstance(event, Rebuilt)]
    assert [problem.id for problem in told.problems] == ["C007"]
    assert bench.builds == 2
