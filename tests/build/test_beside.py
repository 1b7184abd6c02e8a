"""The page of an article in two languages is made of two files."""

from pathlib import Path

import pytest

from archive import api
from tests.sites import add, build, same, tree

ZH, EN = "harbour-20230103-ferry", "north-20230104-ferries"
LONG = f"{'The first ferry left. ' * 40}\n\nFog.\n"
PAGE = "bilingual/2023/01/03/harbour-ferry.html"


@pytest.fixture
def pair(themed: Path) -> Path:
    """The small site with a translation of one of its articles."""
    add(themed, ZH, "第一班渡轮离港。\n\n晨雾。\n")
    translation(themed, LONG)
    return themed


def translation(root: Path, body: str, **header: object) -> None:
    add(root, EN, body, lang="en", title="Ferries", translation_of=ZH, **header)


def test_both_texts_are_there(pair: Path) -> None:
    """Each in its own language, in both trees; the checker has nothing to say."""
    build(pair)
    site = tree(pair / "site")

    for ui in ("zh", "en"):
        page = site[f"{ui}/{PAGE}"].decode()
        assert "晨雾。" in page
        assert "Fog." in page
    assert api.check(pair).problems == ()


def test_a_word_of_either_text(pair: Path, tmp_path: Path) -> None:
    """A changed body renders its article and the page that has it beside the other."""
    build(pair)
    translation(pair, LONG.replace("Fog", "Mist"))

    why = build(pair).why

    assert why["zh/" + PAGE] == why["en/" + PAGE] == "view"
    assert "zh/2023/01/03/harbour-ferry.html" not in why
    build(pair, tmp_path / "clean", full=True)
    assert same(tree(pair / "site"), tree(tmp_path / "clean")) == []


def test_withheld_later(pair: Path) -> None:
    """An article that is cut short takes its side-by-side pages with it."""
    build(pair)
    translation(pair, LONG, visibility="excerpt")
    build(pair)
    site = tree(pair / "site")

    assert not [path for path in site if path.endswith(PAGE)]
    assert not [path for path, data in site.items() if b"Fog." in data]
    assert api.check(pair).problems == ()
