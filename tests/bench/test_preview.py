"""What was measured of previews is kept by the number of articles."""

from pathlib import Path

from tests.bench.preview import Saves, keep
from tests.bench.report import PAGE


def test_other_projects_stay(tmp_path: Path) -> None:
    page, file = tmp_path / "page.md", tmp_path / "preview.json"
    page.write_text(PAGE.read_text("utf-8"), "utf-8")

    keep(Saves(2000, (800.0, 600.0, 700.0)), page, file)
    keep(Saves(10, (90.0,)), page, file)
    keep(Saves(10, (100.0,)), page, file)

    lines = [line for line in page.read_text("utf-8").split("\n") if line[:1] == "|"]
    assert "| 10 | 1 | 100 | 100 | 100 |" in lines
    assert "| 2,000 | 3 | 700 | 600 | 800 |" in lines
    assert not [line for line in lines if line.startswith("| 10 | 1 | 90")]
