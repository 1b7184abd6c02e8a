"""What a build does where something is wrong, or somebody else's."""

import os
import pickle
import re
from pathlib import Path

import pytest
from markupsafe import Markup

from archive.errors import OutputError, TemplateError
from archive.model.report import BuildReport
from archive.render.body import Bodies
from tests.sites import SEVEN, add, build, glass, new_root, same, tree, write


def ids(report: BuildReport) -> list[str]:
    """The ids of a report's problems."""
    return [problem.id for problem in report.problems]


MONTH = re.compile(r"../\d{4}/\d\d/index.html")
BROKEN_TEMPLATES = {
    "syntax": ("{% if %}", "T001", 1),
    "name": ("ok\n{{ view.nothing }}", "T002", 2),
    "text": ('{{ t("no.such.text") }}', "T003", 1),
    "include": ('{% include "nowhere.html" %}', "T005", 1),
    "error": ("\n\n{{ 1 / 0 }}", "T006", 3),
}


@pytest.mark.parametrize("kind", BROKEN_TEMPLATES)
def test_broken_template(root: Path, kind: str) -> None:
    """It is named with file and line; its pages stay, all others are built."""
    text, id_, line = BROKEN_TEMPLATES[kind]
    build(root)
    before = tree(root / "site")
    write(root, "templates/month.html", text)
    add(root, "harbour-20230103-ferry", "改过了。\n")

    report = build(root)

    assert set(ids(report)) == {id_}
    place = report.problems[0].where
    assert place.startswith("templates/")
    assert place in {f"templates/month.html:{line}", "templates/nowhere.html"}
    after = tree(root / "site")
    months = [path for path in before if MONTH.fullmatch(path)]
    assert months
    assert all(after[path] == before[path] for path in months)
    assert "zh/2023/01/03/harbour-ferry.html" in same(before, after)
    assert not {path for path in report.why if path in months}


@pytest.mark.parametrize("kind", BROKEN_TEMPLATES)
def test_mended_template(root: Path, kind: str) -> None:
    """Once mended, the site is that of a clean build."""
    build(root)
    good = tree(root / "site")
    text = (root / "templates/month.html").read_text()
    write(root, "templates/month.html", BROKEN_TEMPLATES[kind][0])
    build(root)
    (root / ".cache/build.msgpack").unlink()
    assert same(tree(root / "site"), good) == []
    build(root)
    write(root, "templates/month.html", text)

    report = build(root)

    assert ids(report) == []
    assert same(tree(root / "site"), good) == []


def test_broken_base_of_a_new_site(themed: Path) -> None:
    """Where no page can be rendered, feeds and data are there all the same."""
    write(themed, "templates/base.html", "{% block")

    report = build(themed)

    assert ids(report) == ["T001"]
    assert (themed / "site/zh/feed.xml").exists()
    assert not (themed / "site/zh/index.html").exists()


def test_broken_words(root: Path) -> None:
    """Without words for the interface there is nothing to build."""
    write(root, "templates/strings/zh.toml", "not toml")

    with pytest.raises(TemplateError):
        build(root)


BROKEN_ARTICLES = {
    "A001": b"no front matter\n",
    "A002": b"---\nid: [\n---\n\nx\n",
    "A003": b'---\nid: "a"\ntitel: "b"\n---\n\nx\n',
    "A004": b'---\nid: "a"\ntitle: "b"\noutlet: "BBC/../x"\nlang: "en"\n---\n\nx\n',
    "A005": b'---\nid: "a"\n---\n\nx\n',
    "A006": b'---\nid: "a"\ntitle: "\xff"\n---\n\nx\n',
}


@pytest.mark.parametrize("id_", BROKEN_ARTICLES)
def test_broken_article(root: Path, id_: str) -> None:
    """It is named with file and line, and all others are built."""
    write(root, "content/articles/odd\nname.md", BROKEN_ARTICLES[id_])
    write(root, "content/articles/bad.md", BROKEN_ARTICLES[id_])

    report = build(root)

    assert id_ in ids(report)
    assert report.articles == len(SEVEN)
    places = [problem.where for problem in report.problems]
    assert any(place.startswith("content/articles/bad.md:") for place in places)
    assert all(place.isprintable() for place in places)


def test_unreadable_articles(root: Path) -> None:
    """A file that is a loop of links, or whose name is no text, is A009."""
    folder = root / "content/articles"
    (folder / "loop.md").symlink_to(folder / "loop.md")
    write(folder, os.fsdecode(b"\xff.md"), BROKEN_ARTICLES["A001"])

    report = build(root)

    assert ids(report) == ["A009", "A009"]
    assert report.articles == len(SEVEN)


def test_two_files_one_id(root: Path) -> None:
    """A007 names the second file; the first is shown."""
    text = (root / "content/articles/zh-Hans/north-20230103-ice.md").read_bytes()
    write(root, "content/articles/zz.md", text)

    report = build(root)

    assert ids(report) == ["A007"]
    assert report.problems[0].where == "content/articles/zz.md"
    assert report.articles == len(SEVEN)


def test_unknown_topic(root: Path) -> None:
    """A008 proposes the nearest one; no page links to a topic that is none."""
    add(root, "harbour-20230103-ferry", topics=["feries", "../../x"])

    report = build(root)

    assert ids(report) == ["A008", "A008"]
    assert any("ferries" in problem.hint for problem in report.problems)
    for data in tree(root / "site").values():
        assert b"topics/feries" not in data
        assert b"topics/../" not in data


def test_page_that_fails(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a body does to the program stays with its pages."""
    build(root)
    before = tree(root / "site")
    add(root, "harbour-20230103-ferry", "新的。\n", topics=["ferries"])

    real = Bodies.html

    def fail(bodies: Bodies, markdown: str) -> Markup:
        if "新的" in markdown:
            raise RecursionError("too deep")
        return real(bodies, markdown)

    with monkeypatch.context() as patch:
        patch.setattr("archive.render.body.Bodies.html", fail)
        report = build(root)

    path = "zh/2023/01/03/harbour-ferry.html"
    assert ids(report) == ["B004"]
    assert report.problems[0].where.endswith("harbour-20230103-ferry.md")
    assert tree(root / "site")[path] == before[path]
    assert path in build(root).why


def test_foreign_files_stay(root: Path) -> None:
    """What no build wrote is never deleted, whatever it is called."""
    foreign = ["CNAME", "zh/2023/02/15/mine.html", "zh/notes.txt", ".well-known/x"]
    for path in foreign:
        write(root, f"site/{path}", "mine")
    build(root)
    (root / "content/articles/zh-Hans/harbour-20230215-flood.md").unlink()

    build(root)

    assert all((root / "site" / path).read_text() == "mine" for path in foreign)
    assert not (root / "site/zh/2023/02/15/harbour-flood.html").exists()


def test_own_files_are_known_without_the_cache(root: Path) -> None:
    """A page that nothing wants any more goes, also when the cache is lost."""
    build(root)
    (root / "content/articles/zh-Hans/harbour-20230215-flood.md").unlink()
    (root / ".cache/build.msgpack").unlink()

    build(root)

    assert not (root / "site/zh/2023/02").exists()


def test_list_of_own_files_cannot_lead_outside(root: Path) -> None:
    """A list that somebody changed deletes nothing outside the site."""
    build(root)
    outside = write(root, "outside.txt", "mine")
    (root / "site/zh/link").symlink_to(root / "content")
    with (root / "site/.news-archive").open("a") as file:
        file.write(f"../outside.txt\n{outside}\nzh/link/site.toml\nzh\n\n\0\n")

    build(root)

    assert outside.exists()
    assert (root / "content/site.toml").exists()
    assert (root / "site/zh/index.html").exists()


@pytest.mark.parametrize(
    "place", ["", "content", "content/articles/site", "templates/x", "static", ".git/x"]
)
def test_refused_places(root: Path, place: str) -> None:
    """A site is never built over the project or what it is made of."""
    before = tree(root)

    with pytest.raises(OutputError) as caught:
        build(root, root / place)

    assert caught.value.id == "B002"
    assert tree(root) == before


def test_refuses_parents_and_files(root: Path) -> None:
    """Nor over a folder that holds the project, nor in the place of a file."""
    for place in (root.parent, write(root, "file", "x")):
        with pytest.raises(OutputError):
            build(root, place)


def test_output_that_cannot_be_written(root: Path) -> None:
    """Where the disk refuses, the build ends with an OutputError."""
    write(root, "site/zh", "a file where a folder should be")

    with pytest.raises(OutputError) as caught:
        build(root)

    assert caught.value.id == "O001"


def test_link_that_leads_outside(root: Path, tmp_path: Path) -> None:
    """A tree that is a link to elsewhere is not written to."""
    (tmp_path / "elsewhere").mkdir()
    (root / "site").mkdir()
    (root / "site/zh").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(OutputError) as caught:
        build(root)

    assert caught.value.id == "O002"
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_cache_that_cannot_be_written(root: Path) -> None:
    """Without a cache a build is slower, and that is all."""
    write(root, ".cache", "a file")

    first, second = build(root), build(root)

    assert first.pages == second.pages == second.rendered


def test_two_outputs(root: Path, tmp_path: Path) -> None:
    """Sites in two folders are each kept whole, whichever was built last."""
    build(root, tmp_path / "a")
    build(root, tmp_path / "b")
    (root / "content/articles/zh-Hans/harbour-20230215-flood.md").unlink()
    build(root, tmp_path / "b")
    build(root, tmp_path / "a")

    assert same(tree(tmp_path / "a"), tree(tmp_path / "b")) == []


@pytest.mark.parametrize("count", [0, 1])
def test_smallest_archives(tmp_path: Path, count: int) -> None:
    """An archive of nothing or of one article builds under the default theme."""
    root = new_root(tmp_path)
    for number in range(count):
        add(root, f"harbour-2023010{number + 1}-x", title="长" * 300)

    report = build(root)

    assert (report.articles, report.problems) == (count, ())
    site = tree(root / "site")
    assert {"index.html", "404.html", "zh/index.html", "en/index.html"} <= set(site)
    assert (report.pages, report.bytes) == (len(site), sum(map(len, site.values())))


def test_media(root: Path) -> None:
    """Mirrored media are copied, and pages lead to the copy; withdrawn ones are not."""
    url = "https://img.example/a/lead.jpg"
    write(root, "content/media/img.example/a/lead.jpg", b"\xff\xd8")
    write(root, "content/media/img.example/.hidden", b"x")
    add(root, "harbour-20230103-ferry", f"![]({url})\n", image={"url": url})

    build(root)

    page = (root / "site/zh/2023/01/03/harbour-ferry.html").read_text("utf-8")
    assert (root / "site/media/img.example/a/lead.jpg").read_bytes() == b"\xff\xd8"
    assert not (root / "site/media/img.example/.hidden").exists()
    assert "../../../../media/img.example/a/lead.jpg" in page
    add(root, "harbour-20230103-ferry", f"![]({url})\n", visibility="withdrawn")
    build(root)
    assert not (root / "site/media").exists()


def test_under_the_default_theme(themed: Path) -> None:
    """The real templates render every view that a plan can hold."""
    add(themed, "harbour-20230103-gone", visibility="withdrawn", reason="应要求")
    add(themed, "harbour-20230103-short", visibility="excerpt")
    add(
        themed,
        "north-20230104-pair",
        lang="en",
        translation_of="harbour-20230103-ferry",
    )

    report = build(themed)

    assert report.problems == ()
    undated = "zh/undated/harbour-tides.html"
    assert undated in tree(themed / "site")
    timeline = (themed / "site/zh/timeline/index.html").read_text("utf-8")
    assert "../undated/index.html" in timeline


def test_glass_shows_all(tmp_path: Path) -> None:
    """The templates that these tests use do show what pages know."""
    root = glass(new_root(tmp_path))
    add(root, "harbour-20230103-ferry", "暗号。\n", section="港口")

    build(root)

    page = (root / "site/zh/2023/01/03/harbour-ferry.html").read_text("utf-8")
    assert "暗号" in page
    assert "港口" in page
    assert "潮汐档案" in page


def test_errors_travel_between_processes() -> None:
    """What a worker raises arrives whole: place, id and hint."""
    error = OutputError("O001", "zh/index.html", "cannot be written", "full?")

    arrived = pickle.loads(pickle.dumps(error))

    assert str(arrived) == str(error)
    assert arrived.hint == "full?"
