"""Where templates and static files come from."""

from pathlib import Path

import pytest

import archive
from archive.render.theme import Theme, find_theme


def write(path: Path, text: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_empty_project(tmp_path: Path) -> None:
    """A project without a theme of its own gets all of the default."""
    theme = find_theme(tmp_path)

    assert {"icon.svg", "site.js", "style.css"} <= set(theme.static_files())
    assert theme.template_file("article.html") is not None


def test_override_of_one_file(tmp_path: Path) -> None:
    """A project's file wins; its neighbours stay the default's."""
    own = write(tmp_path / "templates" / "day.html")
    style = write(tmp_path / "static" / "style.css")
    added = write(tmp_path / "static" / "img" / "logo.svg")

    theme = find_theme(tmp_path)

    assert own == theme.template_file("day.html")
    assert theme.template_file("month.html") != tmp_path / "templates" / "month.html"
    files = theme.static_files()
    assert style == files["style.css"]
    assert added == files["img/logo.svg"]
    assert sorted(files) == list(files)
    assert "site.js" in files


def test_hidden_and_notes(tmp_path: Path) -> None:
    """Hidden files and notes for people are no part of the site."""
    write(tmp_path / "static" / ".DS_Store")
    write(tmp_path / "static" / ".git" / "x.css")
    write(tmp_path / "static" / "README.md")

    names = find_theme(tmp_path).static_files()

    assert not {".DS_Store", ".git/x.css", "README.md"} & set(names)


def test_default_of_the_checkout() -> None:
    """In the checkout the project's folders are the default's: each is looked at once."""
    theme = find_theme(Path(__file__).resolve().parents[2])

    assert len(theme.templates) == 1


def test_default_of_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed, the default theme lies inside the package."""
    package = tmp_path / "site-packages" / "archive"
    template = write(package / "theme" / "templates" / "day.html")
    style = write(package / "theme" / "static" / "style.css")
    monkeypatch.setattr(archive, "__file__", str(package / "__init__.py"))

    theme = find_theme(tmp_path / "project")

    assert template == theme.template_file("day.html")
    assert theme.static_files() == {"style.css": style}


def test_label(tmp_path: Path) -> None:
    """A message names a file of the project relative to it, any other in full."""
    theme = Theme(root=tmp_path, templates=(), static=())

    assert theme.label(tmp_path / "templates" / "a.html") == "templates/a.html"
    assert theme.label("/elsewhere/a.html") == "/elsewhere/a.html"
