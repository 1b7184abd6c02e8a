"""Earlier states of articles, from their files to their pages."""

from pathlib import Path

import pytest

from archive import api
from tests.sites import add, add_state, build, write

ID = "harbour-20230103-ferry"
PAGE = "zh/2023/01/03/harbour-ferry.history.html"


@pytest.fixture
def project(themed: Path) -> Path:
    """An article with an earlier state, and others without one."""
    add(themed, ID, "载着三百名乘客。\n", archived="2023-01-05", title="渡轮重开")
    add_state(themed, ID, "1", "载着二百名乘客。\n", archived="2023-01-04")
    return themed


def test_from_file_to_page(project: Path) -> None:
    """The page shows what changed, in both trees, and the site has no fault."""
    report = build(project)

    assert report.problems == ()
    page = (project / "site" / PAGE).read_text("utf-8")
    assert "二</del><ins>" in page
    assert "三</ins>百名乘客" in page
    article = (project / "site" / PAGE.replace(".history", "")).read_text("utf-8")
    assert 'harbour-ferry.history.html"' in article
    problems = api.check(project).problems
    assert [p for p in problems if "history" in p.where or "data" in p.where] == []
    assert [p for p in problems if p.severity == "error"] == []


def test_one_worker_or_many(project: Path) -> None:
    """Both trees' pages are made from one comparison, whoever makes them."""
    build(project)
    before = (project / "site" / PAGE).read_bytes()

    build(project, full=True, jobs=2)

    assert (project / "site" / PAGE).read_bytes() == before


def test_a_state_of_nobody(project: Path) -> None:
    """States without an article are named, and do no harm."""
    add_state(project, "harbour-20230103-gone", "1")

    (problem,) = build(project).problems

    assert (problem.id, problem.severity) == ("A010", "notice")
    assert problem.where == "content/history/harbour-20230103-gone/1.md"


@pytest.mark.parametrize(
    ("text", "id"),
    [
        (b"no front matter\n", "A001"),
        (b'---\nid: "a"\ntitle: "a"\noutlet: "a"\nlang: "en"\n---\n', "A005"),
        (b"\xff", "A006"),
    ],
)
def test_a_broken_file(project: Path, text: bytes, id: str) -> None:
    """It is reported with its place and left out; the others are shown."""
    write(project, f"content/history/{ID}/2.md", text)

    (problem,) = build(project).problems

    assert problem.id == id
    assert problem.where.startswith(f"content/history/{ID}/2.md")
    assert (project / "site" / PAGE).exists()
    broken = [p.id for p in api.broken_articles(project)]
    assert broken == ([] if id == "A005" else [id])


def test_a_withdrawn_article_loses_its_past(project: Path) -> None:
    """The page of its states goes with its text."""
    build(project)
    add(project, ID, "载着三百名乘客。\n", visibility="withdrawn")

    build(project)

    assert not (project / "site" / PAGE).exists()
    assert not (project / "site/data/revisions.jsonl").exists()
    for page in (project / "site").rglob("*.html"):
        assert "二百名" not in page.read_text("utf-8")
