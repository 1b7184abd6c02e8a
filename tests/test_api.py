"""What callers may rely on: one function per command."""

from pathlib import Path

import pytest

from archive import api
from archive.errors import ConfigError
from archive.model.report import Stage
from tests.sites import SEVEN, add, add_dump, build, glass, new_root, seven, tree, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root with two dumps."""
    root = glass(new_root(tmp_path / "root"))
    add_dump(root, "a.md")
    add_dump(root, "b.md", url="https://north.example/b", html="<p>Ice has come.</p>")
    return root


def test_from_dumps_to_site(root: Path) -> None:
    """Normalise, build, check: a whole archive."""
    assert api.normalize(root).written == 2
    report = api.build(root)

    assert (report.articles, report.problems) == (2, ())
    assert {header.outlet for header in api.articles(root)} == {"harbour", "north"}
    assert list(api.broken_articles(root)) == []


def test_configured_folders(root: Path, tmp_path: Path) -> None:
    """``raw`` in site.toml names the folders; an argument replaces them."""
    (root / "content/raw").rename(root / "content/dumps")
    write(root, "content/site.toml", 'raw = ["content/dumps"]\n')
    (tmp_path / "empty").mkdir()

    assert api.normalize(root, raw=[tmp_path / "empty"]).dumps == 0
    assert api.normalize(root).dumps == 2


@pytest.mark.parametrize("output", ["public", "../public"])
def test_configured_output(root: Path, output: str) -> None:
    """``output`` in site.toml names the site's folder, relative to the root."""
    write(root, "content/site.toml", f'output = "{output}"\n')

    api.build(root)

    assert (root / output / "index.html").exists()


def test_base_url_replaces_the_configured_one(root: Path) -> None:
    """With or without a final slash; an empty one takes it away."""
    write(root, "content/site.toml", 'base_url = "https://a.example"\n')

    def robots(base_url: str | None) -> str:
        api.build(root, base_url=base_url)
        return (root / "site/robots.txt").read_text()

    assert "https://a.example/sitemap.xml" in robots(None)
    assert robots("https://b.example/x") == robots("https://b.example/x/")
    assert "https://b.example/x/sitemap.xml" in robots("https://b.example/x")
    assert "sitemap.xml'" not in robots("").replace("path='sitemap.xml'", "")


def test_no_root(tmp_path: Path) -> None:
    """A folder that is no project is a ConfigError with a hint."""
    for command in (api.normalize, api.build, api.settings):
        with pytest.raises(ConfigError) as caught:
            command(tmp_path)
        assert "archive init" in caught.value.hint


def test_broken_articles(tmp_path: Path) -> None:
    """Each broken file is named; the others are listed."""
    root = seven(tmp_path)
    write(root, "content/articles/bad.md", "no front matter")

    assert [p.where for p in api.broken_articles(root)] == ["content/articles/bad.md:1"]
    assert len(list(api.articles(root))) == len(SEVEN)
    build(root)
    assert "content/articles/bad.md:1" in [p.where for p in api.check(root).problems]


def test_progress(root: Path) -> None:
    """Each stage counts up to its total."""
    told: list[tuple[Stage, int, int]] = []

    def progress(stage: Stage, done: int, total: int) -> None:
        told.append((stage, done, total))

    api.normalize(root, progress=progress)
    api.build(root, progress=progress)

    stages = {stage for stage, _, _ in told}
    assert stages == {"read", "normalize", "search", "render"}
    assert all(0 < done <= total for _, done, total in told)
    last = {stage: (done, total) for stage, done, total in told}
    assert all(done == total for done, total in last.values())


def test_building_writes_nothing_but_site_and_cache(root: Path) -> None:
    """Content is read, never touched."""
    api.normalize(root)
    before = tree(root / "content")

    api.build(root)

    assert tree(root / "content") == before
    assert {path.name for path in root.iterdir()} == {
        ".cache",
        "content",
        "site",
        "templates",
    }


def test_suggested_topics(root: Path) -> None:
    """Of the articles on disk; one that cannot be read or is withdrawn does not count."""
    seven(root)
    write(root, "content/articles/zh-Hans/broken.md", "---\n")
    add(root, "harbour-20230103-gone", visibility="withdrawn")

    found = api.suggest_topics(root)

    assert found.articles == 7
    assert api.suggest_topics(root, since="2024").articles == 2
