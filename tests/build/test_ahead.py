"""Parts of the search are made beside other work, and make no difference to the site."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from archive import api, workers
from archive.build import ahead
from archive.build.ahead import Ahead
from archive.build.folding import FOLDER, is_kept
from archive.build.gather import decoys_of
from archive.build.inputs import read_inputs
from archive.build.searching import parts_of
from archive.build.sources import read_sources
from archive.model.library import Entry
from tests.sites import build, seven, tree


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seven articles are enough to begin with."""
    monkeypatch.setattr(ahead, "WORTHWHILE", 1)
    monkeypatch.setattr(workers, "WORTHWHILE", 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return seven(tmp_path / "root")


def entries_of(root: Path) -> Sequence[Entry]:
    """What a build would read."""
    settings = api.settings(root)
    articles = read_sources(root).articles
    decoys = decoys_of(settings)
    return read_inputs(root, articles, settings.topics, decoys, {}, jobs=1).entries


def missing(root: Path) -> int:
    """Parts that nobody has made."""
    parts = parts_of(root, entries_of(root))
    return sum(not is_kept(root, batch) for batch in parts)


def test_what_is_due_is_made(root: Path) -> None:
    assert missing(root)

    with Ahead(root, 2) as work:
        work.begin(entries_of(root), 7)
        work.wait()

    assert not missing(root)


def test_the_site_is_the_same(root: Path, tmp_path: Path) -> None:
    build(root, jobs=2)
    alone = seven(tmp_path / "alone")
    build(alone, jobs=1)

    assert tree(root / "site") == tree(alone / "site")


def test_one_process_has_nobody_to_give_work_to(root: Path) -> None:
    with Ahead(root, 1) as work:
        work.begin(entries_of(root), 7)

    assert not (root / FOLDER).exists()


def test_what_cannot_be_read_is_told_by_who_needs_it(root: Path) -> None:
    """Nothing is raised here, and no part is kept that lacks a text."""
    entries = entries_of(root)
    for entry in entries:
        (root / "content/articles" / entry.file).unlink()

    with Ahead(root, 2) as work:
        work.begin(entries, 7)
        work.wait()

    assert not list((root / FOLDER).glob("*"))


def test_after_an_edit_nothing_is_looked_for(root: Path) -> None:
    """What few new articles make due is folded sooner than it is found."""
    with Ahead(root, 2) as work:
        work.begin(entries_of(root), 0)

    assert not (root / FOLDER).exists()
