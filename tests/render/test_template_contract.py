"""Templates ask for nothing that their views do not hold."""

import re
from pathlib import Path

import pytest

from archive.render.templates import VIEWS
from archive.render.theme import find_theme
from tests.render.contract import Contract

ROOT = Path(__file__).resolve().parents[2]
THEME = find_theme(ROOT)


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_template_and_view(name: str) -> None:
    """Every attribute that a template reads, through macros too, exists on its view."""
    assert Contract(THEME).check(name, VIEWS[name]) == []


def test_mistake_is_found(tmp_path: Path) -> None:
    """A misspelt attribute of a card in a loop, in a macro, is seen."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "macros.html").write_text(
        "{% macro row(card) %}{{ card.titel }}{% endmacro %}"
    )
    (folder / "day.html").write_text(
        '{% import "macros.html" as m %}{% for part in view.outlets %}'
        "{% for card in part.cards %}{{ m.row(card) }}{% endfor %}{% endfor %}"
        "{{ nobody }}"
    )

    found = Contract(find_theme(tmp_path)).check("day.html", VIEWS["day.html"])

    assert found == ["macros.html:1: Card.titel", "day.html:1: nobody"]


def test_every_template_has_a_view() -> None:
    """A page template is in the table of views, and nothing else is."""
    parts = {"base.html", "macros.html"}
    files = {path.name for path in THEME.templates[-1].iterdir() if path.is_file()}

    assert {*VIEWS, *parts, "README.md"} == files


def test_readme_lists_the_views() -> None:
    """The table in the README is the table that the program uses."""
    text = (THEME.templates[-1] / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w.]+)` \| `(\w+View)` \|", text, re.MULTILINE)

    assert {name: view.__name__ for name, view in VIEWS.items()} == dict(rows)
