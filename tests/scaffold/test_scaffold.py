"""New archives and new outlets: everything that is needed, nothing written over."""

import importlib.util
import tomllib
from pathlib import Path

import pytest

from archive.errors import ConfigError, OutputError, UsageError
from archive.formats.settings import read_outlets, read_site, read_topics
from archive.outlets.layout import Outlet
from archive.outlets.registry import OUTLETS
from archive.scaffold import init, new_outlet
from archive.scaffold.outlet import module_name
from archive.scaffold.project import content_folder

TABLE = 'names = { zh = "my-paper", en = "my-paper" }'


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_new_archive_has_all_it_needs(tmp_path: Path) -> None:
    """Settings that can be read, places for dumps and media, a workflow, a README."""
    root = tmp_path / "deep" / "news"
    made = init(root)
    content = root / "content"

    assert sorted(made) == sorted(root / name for name in snapshot(root))
    assert {"README.md", "Makefile", ".gitignore", ".github", "content"} == {
        path.name for path in root.iterdir()
    }
    read_site(content / "site.toml", "content/site.toml")
    read_outlets(content / "outlets.toml", "content/outlets.toml")
    read_topics(content / "topics.toml", "content/topics.toml")
    assert (content / "raw").is_dir()
    assert (content / "media").is_dir()
    assert list(tmp_path.iterdir()) == [tmp_path / "deep"]


def test_a_new_archive_has_the_sample_dumps(tmp_path: Path) -> None:
    """The dumps of the sample come along byte for byte, each folder's number bounded."""
    init(tmp_path / "new")
    sample = snapshot(content_folder() / "raw")
    copied = snapshot(tmp_path / "new" / "content" / "raw")
    copied.pop(".gitkeep")

    assert copied.items() <= sample.items()
    assert bool(copied) == any(not Path(name).name.startswith(".") for name in sample)


def test_articles_do_not_come_along(tmp_path: Path) -> None:
    """Articles are made from the dumps; a new archive begins without any."""
    init(tmp_path)

    assert not (tmp_path / "content" / "articles").exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """One file in the way is enough: an error that names it, and nothing is written."""
    (tmp_path / "Makefile").write_text("mine", "utf-8")
    (tmp_path / "notes.txt").write_text("mine too", "utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(UsageError) as caught:
        init(tmp_path)

    assert caught.value.id == "N001"
    assert caught.value.where == str(tmp_path / "Makefile")
    assert snapshot(tmp_path) == before


def test_other_files_are_not_in_the_way(tmp_path: Path) -> None:
    """A folder that holds something else, such as a git repository, is fine."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    init(tmp_path)

    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"


@pytest.mark.parametrize("link", ["content", ".github"])
def test_nothing_is_written_outside(link: str, tmp_path: Path) -> None:
    """A link in the folder that leads elsewhere is refused."""
    outside = tmp_path / "outside"
    outside.mkdir()
    root = tmp_path / "new"
    root.mkdir()
    (root / link).symlink_to(outside)
    with pytest.raises(UsageError) as caught:
        init(root)

    assert caught.value.id == "N004"
    assert list(outside.iterdir()) == []


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A target that is a file, or below one, is refused."""
    (tmp_path / "file").write_text("x", "utf-8")
    for target in ("file", "file/new"):
        with pytest.raises(UsageError) as caught:
            init(tmp_path / target)

        assert caught.value.id == "N004"


def test_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the disk is an OutputError that names the file."""

    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError) as caught:
        init(tmp_path / "new")

    assert "No space left" in caught.value.message


def test_an_outlet_is_appended(tmp_path: Path) -> None:
    """What stood in the file stays byte for byte; the new table can be read."""
    settings = tmp_path / "content" / "outlets.toml"
    settings.parent.mkdir()
    before = '# mine\n[other]\nnames = { zh = "他", en = "Other" }  # yes'.encode()
    settings.write_bytes(before)
    made = new_outlet(tmp_path, "my-paper")
    facts = read_outlets(settings, "content/outlets.toml")

    assert made == (settings,)
    assert settings.read_bytes().startswith(before + b"\n\n[my-paper]\n")
    assert [fact.slug for fact in facts] == ["other", "my-paper"]
    assert "# " in settings.read_text("utf-8").partition("[my-paper]")[2]


def test_the_first_outlet_makes_the_file(tmp_path: Path) -> None:
    """Where there is no file yet it begins with the table."""
    (settings,) = new_outlet(tmp_path, "my-paper")

    assert settings.read_text("utf-8").startswith("[my-paper]\n")
    assert TABLE in settings.read_text("utf-8")


@pytest.mark.parametrize(
    "slug", ["", "My-Paper", "a_b", "-a", "a-", "a--b", "报", "a/b", "..", "a b", "a\n"]
)
def test_slugs_that_cannot_be(slug: str, tmp_path: Path) -> None:
    """A slug is part of addresses and file names."""
    with pytest.raises(UsageError) as caught:
        new_outlet(tmp_path, slug)

    assert caught.value.id == "N002"
    assert list(tmp_path.iterdir()) == []


def test_slugs_that_are_taken(tmp_path: Path) -> None:
    """Neither an outlet of the code nor one of the settings is begun a second time."""
    new_outlet(tmp_path, "my-paper")
    before = snapshot(tmp_path)
    for slug in ("my-paper", OUTLETS[0].facts.slug):
        with pytest.raises(UsageError) as caught:
            new_outlet(tmp_path, slug)

        assert caught.value.id == "N003"
    assert snapshot(tmp_path) == before


def test_broken_settings_are_not_made_worse(tmp_path: Path) -> None:
    """A file that is no TOML is left alone; the error says what is wrong with it."""
    settings = tmp_path / "content" / "outlets.toml"
    settings.parent.mkdir()
    settings.write_text("[other\n", "utf-8")
    with pytest.raises(ConfigError):
        new_outlet(tmp_path, "my-paper")

    assert settings.read_text("utf-8") == "[other\n"


def test_a_checkout_gets_a_module_and_a_place_for_cases(tmp_path: Path) -> None:
    """The module can be imported as it is, and declares the outlet."""
    registry = tmp_path / "archive" / "outlets" / "registry.py"
    registry.parent.mkdir(parents=True)
    registry.touch()
    settings, module, cases = new_outlet(tmp_path, "my-paper")
    spec = importlib.util.spec_from_file_location("my_paper", module)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)

    assert tomllib.loads(settings.read_text("utf-8"))["my-paper"]["hosts"] == []
    assert module == tmp_path / "archive/outlets/my_paper.py"
    assert cases == tmp_path / "tests/outlets/my-paper/README.md"
    assert isinstance(made.OUTLET, Outlet)
    assert made.OUTLET.facts.slug == "my-paper"
    assert "@" not in module.read_text("utf-8") + cases.read_text("utf-8")


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("voa", "voa"),
        ("my-paper", "my_paper"),
        ("36kr", "outlet_36kr"),
        ("is", "outlet_is"),
    ],
)
def test_module_names(slug: str, expected: str) -> None:
    """Every slug has a module name that Python can import."""
    assert module_name(slug) == expected
