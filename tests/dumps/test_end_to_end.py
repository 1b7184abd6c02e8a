"""Sources of every kind -> articles on disk."""

import json
from pathlib import Path

import pytest

from archive import api
from archive.dumps import sources
from archive.dumps.raw import read_raw
from archive.formats.front_matter import read_article
from archive.ingest import heads
from archive.model.article import Article
from archive.model.report import NormalizeReport
from tests.dumps.samples import (
    BODY,
    REPOSITORY,
    dump,
    make_folder,
    make_tar,
    make_zip,
    numbered,
)
from tests.dumps.test_feed import RSS, item


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project root with nothing in it."""
    make_folder(tmp_path / "root", {"content/site.toml": b"", "content/raw/.keep": b""})
    return tmp_path / "root"


def articles(root: Path) -> dict[str, Article]:
    """Every article by its title."""
    files = (root / "content/articles").rglob("*.md")
    found = [read_article(file.read_text("utf-8"), file.name) for file in files]
    return {article.header.title: article for article in found}


def counts(report: NormalizeReport) -> tuple[int, int, int, int]:
    """Dumps, written, unchanged and quarantined."""
    return (
        report.dumps,
        report.written,
        report.unchanged,
        len(report.quarantined),
    )


def test_a_zip_of_a_repository_becomes_articles(root: Path) -> None:
    """As its host packs it: nothing to unpack, nothing to tidy up first."""
    source = make_zip(root.parent / "news.zip", REPOSITORY)

    report = api.normalize(root, raw=[source])

    assert counts(report) == (5, 4, 0, 1)
    (broken,) = report.quarantined
    assert (broken.id, broken.path) == (
        "D003",
        "news.zip/news-master/articles/渡口报/broken.md",
    )
    assert report.problems == ()
    assert set(articles(root)) == {f"第{number}盏灯笼" for number in range(1, 5)}
    origin = articles(root)["第2盏灯笼"].header.source
    assert origin
    assert origin.path == "news.zip/" + next(
        name for name in REPOSITORY if "100%" in name
    )


@pytest.mark.parametrize(
    ("name", "jobs"), [("a.zip", 1), ("a.zip", 2), ("a.tar", 2), ("a.tar.gz", 2)]
)
def test_an_archive_gives_the_articles_of_its_folder(
    root: Path, name: str, jobs: int
) -> None:
    """But for the path of the dump; one process or several."""
    files = {f"raw/{number:03}.md": numbered(number) for number in range(160)}
    folder = make_folder(root.parent / "folder", files)
    make = make_zip if name.endswith("zip") else make_tar
    api.normalize(root, raw=[folder], jobs=jobs)
    wanted = {title: article.body for title, article in articles(root).items()}
    ids = {title: article.header.id for title, article in articles(root).items()}
    for file in (root / "content/articles").rglob("*.md"):
        file.unlink()

    report = api.normalize(root, raw=[make(root.parent / name, files)], jobs=jobs)

    assert counts(report) == (160, 160, 0, 0)
    found = articles(root)
    assert {title: article.body for title, article in found.items()} == wanted
    assert {title: article.header.id for title, article in found.items()} == ids


@pytest.mark.parametrize("name", ["news.zip", "news.tar", "news.tar.gz"])
def test_only_what_changed_in_an_archive_is_read_again(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The memory goes by the bytes of each member."""
    make = make_zip if name.endswith("zip") else make_tar
    files = {f"{number}.md": numbered(number) for number in range(5)}
    source = make(root.parent / name, files)
    api.normalize(root, raw=[source])
    read: list[str] = []

    def spy(data: bytes, path: str) -> object:
        read.append(path)
        return read_raw(data, path)

    monkeypatch.setattr(heads, "read_raw", spy)

    assert counts(api.normalize(root, raw=[source])) == (5, 0, 5, 0)
    assert read == []

    files["3.md"] = numbered(3).replace("明年".encode(), "后年".encode())
    make(source, files)
    assert counts(api.normalize(root, raw=[source])) == (5, 1, 4, 0)
    assert read == [f"{name}/3.md"]


def test_a_feed_that_is_saved_again_and_again_tells_each_article_once(
    root: Path,
) -> None:
    """Its facts are those of the articles; what cannot be read is told of each time."""
    facts = (
        "<dc:creator>林河、周渡</dc:creator><category>中秋</category>"
        "<pubDate>Sun, 13 Sep 2020 20:26:40 +0800</pubDate>"
    )
    raw = root / "content/raw"
    monday = item("/1", "甲", facts) + item("/2", "乙") + item("", "丙")
    tuesday = item("/2", "乙") + item("/3", "丁")
    make_folder(raw, {"mo.xml": RSS.format(monday).encode()})

    first = api.normalize(root)
    assert counts(first) == (3, 2, 0, 1)
    assert first.quarantined[0].path.startswith("content/raw/mo.xml#")

    make_folder(raw, {"tu.xml": RSS.format(tuesday).encode()})
    second = api.normalize(root)
    assert counts(second)[0] == 5
    assert second.quarantined == first.quarantined
    assert set(articles(root)) == {"甲", "乙", "丁"}
    header = articles(root)["甲"].header
    assert header.authors == ("林河", "周渡")
    assert header.tags == ("中秋",)
    assert header.published == "2020-09-13T20:26:40+08:00"
    assert header.id.startswith("lantern-example-20200913-")

    third = api.normalize(root)
    assert (counts(third), third.quarantined) == ((5, 0, 3, 1), first.quarantined)


def test_posts_of_a_blog_become_articles(root: Path) -> None:
    """HTML and Markdown, and a post that holds the dump of another source once more."""
    head = "---\nlayout: post\ntitle: {}\nfrom: https://lantern.example/{}\n---\n"
    markdown = "他说**“还在。”**就走了。\n\n- 一\n- 二\n"
    posts = {
        "_posts/2020-09-12-a.md": head.format("甲", 1) + BODY,
        "_posts/2020-09-13-b.md": head.format("乙", 2) + markdown,
        "_posts/2020-09-14-c.md": head.format("丙", 3) + dump().decode(),
        "index.html": "---\nlayout: home\n---\n",
        "_config.yml": "title: x\n",
    }
    source = make_zip(
        root.parent / "blog.zip",
        {f"blog-main/{name}": text.encode() for name, text in posts.items()},
    )
    plain = make_folder(root.parent / "plain", {"x.md": dump()})

    report = api.normalize(root, raw=[source, plain])

    assert counts(report)[:2] == (4, 3)
    assert report.revisions == 1
    found = articles(root)
    assert found["甲"].header.published == "2020-09-12"
    assert found["乙"].body == "他说<strong>“还在。”</strong>就走了。\n\n- 一\n- 二\n"
    assert found["河边的灯笼"].header.archived == "2020-09-13T12:26:40+00:00"


def test_sources_of_every_kind_may_stand_in_the_settings(root: Path) -> None:
    """As paths below the root or elsewhere."""
    make_zip(root / "content/raw/a.zip", {"a.md": numbered(1)})
    make_tar(root / "b.tar.gz", {"b.md": numbered(2)})
    elsewhere = make_folder(root.parent / "else", {"c.md": numbered(3)})
    raw = json.dumps(["content/raw", "b.tar.gz", str(elsewhere)])
    (root / "content/site.toml").write_text(f"raw = {raw}\n")

    assert counts(api.normalize(root)) == (3, 3, 0, 0)
    assert sorted(
        str(a.header.source and a.header.source.path) for a in articles(root).values()
    ) == [
        "b.tar.gz/b.md",
        "content/raw/a.zip/a.md",
        "else/c.md",
    ]


def test_a_damaged_archive_stops_no_other(root: Path) -> None:
    """It is quarantined as a dump would be."""
    raw = root / "content/raw"
    make_folder(raw, {"a.zip": b"<html>not found</html>", "b.md": dump()})

    report = api.normalize(root)

    assert counts(report) == (2, 1, 0, 1)
    assert (report.quarantined[0].path, report.quarantined[0].id) == (
        "content/raw/a.zip",
        "D015",
    )


def test_nothing_is_unpacked_to_disk(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an archive holds is read where it lies."""
    source = make_zip(root.parent / "news.zip", REPOSITORY)
    before = source.read_bytes()
    assert not hasattr(sources, "tempfile")

    api.normalize(root, raw=[source])

    top = {path.relative_to(root.parent).parts[0] for path in root.parent.rglob("*")}
    assert top == {"root", "news.zip"}
    assert source.read_bytes() == before
