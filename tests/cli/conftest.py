"""The command line over an api that answers what a test wants."""

import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import archive
from archive.cli import main
from archive.model.article import Header
from archive.model.report import Amount, BuildReport, CheckReport, NormalizeReport

NORMALIZED = NormalizeReport(
    dumps=3,
    written=2,
    unchanged=1,
    edited_kept=0,
    revisions=0,
    quarantined=(),
    problems=(),
    seconds=0.25,
)
BUILT = BuildReport(
    articles=3,
    pages=1234,
    rendered=2,
    kept=1232,
    pruned=0,
    bytes=4_200_000,
    kinds={"articles": Amount(files=1000, bytes=4_000_000), "feeds": Amount(files=9)},
    problems=(),
    seconds=61.4,
    why={"zh/index.html": "view", "zh/a.html": "new"},
)
CHECKED = CheckReport(problems=(), files=10, links=2000, seconds=1)


class Api(types.ModuleType):
    """Stands for ``archive.api``: keeps the calls, gives what it was told to."""

    def __init__(self) -> None:
        super().__init__("archive.api")
        self.calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []
        self.answers: dict[str, Any] = {
            "normalize": NORMALIZED,
            "build": BUILT,
            "check": CHECKED,
            "init": (Path("a/content/site.toml"), Path("a/README.md")),
            "new_outlet": (Path("content/outlets.toml"),),
            "articles": [],
            "suggest_topics": None,
        }
        for name in self.answers:
            setattr(self, name, self._function(name))

    def _function(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - any api call
            self.calls.append((name, args, options))
            answer = self.answers[name]
            if isinstance(answer, BaseException):
                raise answer
            return answer

        return call


class Ran(NamedTuple):
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line of standard output."""
        return self.out.splitlines()[-1]


Run = Callable[..., Ran]


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Api]:
    """The api that the commands call in this test."""
    fake = Api()
    monkeypatch.setitem(__import__("sys").modules, "archive.api", fake)
    monkeypatch.setattr(archive, "api", fake, raising=False)
    return fake


@pytest.fixture
def run(api: Api, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run ``archive -C tmp_path WORDS``."""

    def call(*words: str) -> Ran:
        status = main(["-C", str(tmp_path), *words])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


def header(**fields: Any) -> Header:  # noqa: ANN401 - whatever a header has
    """A header with what a test is about."""
    known = {
        "id": "nytimes-20230103-x",
        "title": "标题",
        "outlet": "nytimes",
        "lang": "zh-Hans",
    }
    return Header(**{**known, **fields})
