"""The sample archive: what its dumps become is part of the repository."""

import shutil
from pathlib import Path

from archive import api

ROOT = Path(__file__).parents[1]


def test_the_articles_are_what_the_dumps_give(tmp_path: Path) -> None:
    """Normalising the sample again would change nothing: ``make build`` keeps it so."""
    shutil.copytree(ROOT / "content", tmp_path / "content")

    report = api.normalize(tmp_path, check=True)

    assert report.written == 0
    assert report.states == 0
    assert report.edited_kept == 0
    assert not report.quarantined


def test_the_sample_builds_without_a_problem(tmp_path: Path) -> None:
    """Every article is shown, and the checker finds nothing to complain about."""
    shutil.copytree(ROOT / "content", tmp_path / "content")

    built = api.build(tmp_path)
    checked = api.check(tmp_path)

    assert built.problems == ()
    assert checked.problems == ()
