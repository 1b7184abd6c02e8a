"""Sites with one page for each article: the setting switched to and fro."""

from pathlib import Path

import pytest

from archive import api
from archive.errors import ConfigError
from tests.sites import add, build, same, seven, tree, write

OWN = 'article_pages = "own-language"\n'
PAIR = ("harbour-20230103-ferry", "north-20230103-ice")


@pytest.fixture
def themed(tmp_path: Path) -> Path:
    """Seven articles, two of them a pair, under the default theme."""
    root = seven(tmp_path / "root")
    add(root, PAIR[1], "Ice.\n", lang="en", translation_of=PAIR[0], title="Ice")
    return root


def switch(root: Path, text: str) -> None:
    """Set or unset the key, at the end of the settings."""
    file = root / "content/site.toml"
    write(root, "content/site.toml", file.read_text("utf-8").replace(OWN, "") + text)


def test_switched_to_and_fro(themed: Path, tmp_path: Path) -> None:
    """Each time the bytes are those of a clean build, and pages without a use go."""
    both = build(themed)
    before = tree(themed / "site")
    switch(themed, OWN)

    report = build(themed)
    now = tree(themed / "site")
    build(themed, tmp_path / "clean", full=True)

    assert same(now, tree(tmp_path / "clean")) == []
    assert report.pruned == 7
    assert report.pages == both.pages - 7
    assert "zh/2023/01/03/harbour-ferry.html" in now
    assert "en/2023/01/03/harbour-ferry.html" not in now
    switch(themed, "")
    build(themed)
    assert same(tree(themed / "site"), before) == []


@pytest.mark.parametrize("address", ["", "https://example.org/news/"])
def test_checks_well(themed: Path, address: str) -> None:
    """No link of such a site is dead, no page is an orphan."""
    switch(themed, f'{OWN}base_url = "{address}"\n')
    build(themed)

    assert api.check(themed).problems == ()


def test_the_other_values_are_refused(themed: Path) -> None:
    """A slip of the pen is told with its line."""
    switch(themed, 'article_pages = "mine"\n')

    with pytest.raises(ConfigError, match=r'site.toml:\d+: "article_pages"'):
        build(themed)
