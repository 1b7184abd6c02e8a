"""Work by those who do not see this machine's disk: bytes there, bytes back."""

import pickle
import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

from archive import api
from archive.build.memory import MEMORY, remember
from archive.workers import CHUNK, Jobs, Results, Task
from tests.sites import (
    add,
    add_dump,
    add_state,
    articles,
    build,
    glass,
    new_root,
    normalize,
    same,
    tree,
    write,
)


class Blind:
    """A crew whose workers find nothing where a root is; it is all in one process."""

    has_our_disk = False

    def __init__(self, root: Path) -> None:
        self.root = root
        self.chunks = 0
        self.meddle: Callable[[], object] = lambda: None
        """What somebody does before the first item is sent."""

    def work(
        self, task: Task[Any, Any, Any], chunks: Iterable[Sequence[Any]]
    ) -> Results:
        """The results, while the root is somewhere else."""
        prepare, do, shared = pickle.loads(
            pickle.dumps((task.prepare, task.do, task.shared))
        )
        made = prepare(*shared)
        hidden = self.root.with_name("hidden")
        self.meddle()
        for chunk in chunks:
            sent = pickle.dumps(list(chunk))
            self.root.rename(hidden)
            try:
                results = pickle.dumps(do(made, pickle.loads(sent)))
            finally:
                hidden.rename(self.root)
            self.chunks += 1
            yield pickle.loads(results)


@pytest.fixture
def blind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Blind:
    """What is asked of the cluster "blind" is done without the root."""
    crew = Blind(tmp_path / "root")
    real = api._crew

    def choose(jobs: int, cluster: str, *needed: Any) -> AbstractContextManager[Jobs]:  # noqa: ANN401
        return nullcontext(crew) if cluster else real(jobs, cluster, *needed)

    monkeypatch.setattr(api, "_crew", choose)
    return crew


def test_pages(blind: Blind, tmp_path: Path) -> None:
    """Bodies, earlier states, the project's own templates and what is wrong with them."""
    root = new_root(tmp_path / "root")
    for number in range(4 * CHUNK):
        add(root, f"harbour-20220101-x{number}", f"第{number}班渡轮离港。\n")
        add_state(root, f"harbour-20220101-x{number}", f"{number:064}", "旧的正文。\n")
    write(root, "templates/day.html", "{{ view.nothing_here }}")
    here = build(root, tmp_path / "here")
    shutil.rmtree(root / ".cache")
    there = build(root, tmp_path / "there", cluster="blind")

    assert blind.chunks > 8
    assert there.problems == here.problems
    assert any(p.id == "T002" for p in here.problems)
    assert same(tree(tmp_path / "here"), tree(tmp_path / "there")) == []


@pytest.mark.parametrize("gone", [False, True])
def test_an_article_that_changes_before_it_is_sent(
    blind: Blind, tmp_path: Path, gone: bool
) -> None:
    """A page is made of the bytes that it was planned for, wherever it is made."""
    root = glass(new_root(tmp_path / "root"))
    files = [
        add(root, f"harbour-20220101-x{number}", f"第{number}班渡轮离港。\n")
        for number in range(4 * CHUNK)
    ]
    state = add_state(root, "harbour-20220101-x5", "1" * 64, "旧的正文。\n")
    build(root)
    before = tree(root / "site")

    def meddle() -> None:
        if gone:
            files[3].unlink()
        else:
            add(root, "harbour-20220101-x3", "又变了。\n")
        state.write_bytes(state.read_bytes() + b"x\n")

    blind.meddle = meddle
    report = build(root, cluster="blind", full=True)

    assert {p.id for p in report.problems} == {"A009" if gone else "A011", "A011"}
    assert same(before, tree(root / "site")) == []
    assert not (root / ".site.next").exists()
    blind.meddle = lambda: None
    build(root, cluster="blind")
    shutil.rmtree(root / ".cache")
    build(root, tmp_path / "clean")
    assert same(tree(root / "site"), tree(tmp_path / "clean")) == []


def test_pairs(blind: Blind, tmp_path: Path) -> None:
    """The paragraphs of pairs are compared from the bytes that went along."""
    root = glass(new_root(tmp_path / "root"))
    for number in range(4 * CHUNK):
        zh, en = f"harbour-20220101-x{number}", f"north-20220101-x{number}"
        add(root, zh, f"第{number}班渡轮离港。\n\n票价 {number} 元。\n")
        text = f"Ferry {number} leaves.\n\nThe fare is {number} yuan.\n"
        add(root, en, text, lang="en", translation_of=zh)
    build(root, tmp_path / "here")
    here = remember(root / MEMORY).alignments
    shutil.rmtree(root / ".cache")
    build(root, tmp_path / "there", cluster="blind")

    assert len(here) == 4 * CHUNK
    assert remember(root / MEMORY).alignments == here
    assert same(tree(tmp_path / "here"), tree(tmp_path / "there")) == []


def test_articles(blind: Blind, tmp_path: Path) -> None:
    """From files and archives; what cannot be read is told in the same words."""
    root = blind.root
    new_root(root)
    for number in range(4 * CHUNK):
        url = f"https://harbour.example/news/{number // 2 * 2}"
        html = f"<p>第{number}班渡轮在清晨六点离港。</p>"
        add_dump(root, f"{number}.md", url=url, html=html, epoch=1672717024 + number)
    add_dump(root, "broken.md", b"nothing")
    add_dump(root, "huge.md", b"x" * 20_000_001)
    for kind in ("zip", "tar", "gztar"):
        shutil.make_archive(str(root / f"content/raw/{kind}"), kind, root / "content")
    there = normalize(root, cluster="blind")
    made = articles(root), tree(root / "content/history")
    for folder in ("content/articles", "content/history", ".cache"):
        shutil.rmtree(root / folder)
    here = normalize(root)

    assert blind.chunks > 8
    assert there.quarantined == here.quarantined
    assert (articles(root), tree(root / "content/history")) == made
