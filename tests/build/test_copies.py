"""Static files under fingerprinted names."""

from pathlib import Path

import pytest

from archive.build.copies import static_copies
from tests.sites import write


def copies(
    folder: Path, files: dict[str, bytes]
) -> tuple[dict[str, str], dict[str, bytes]]:
    """Names, and the bytes under them."""
    paths = {name: write(folder, name, data) for name, data in files.items()}
    names, made = static_copies(paths)
    return names, {copy.path: copy.data() for copy in made}


def test_a_change_gives_another_name(tmp_path: Path) -> None:
    """Equal bytes keep their name; other bytes get another."""
    names = [
        copies(tmp_path, {"site.js": data})[0]["site.js"] for data in (b"1", b"1", b"2")
    ]

    assert names[0] == names[1] != names[2]
    assert names[0].startswith("static/site.")
    assert names[0].endswith(".js")


@pytest.mark.parametrize("name", ["plain", "a.b/plain", "a.tar.gz", "fonts/x.woff2"])
def test_any_name(tmp_path: Path, name: str) -> None:
    """The folder and the last suffix stay what they are."""
    names, _ = copies(tmp_path, {name: b"x"})

    path, own = Path("static", name), Path(names[name])
    assert own.parent == path.parent
    assert own.name.startswith(path.stem)
    assert own.suffix == path.suffix or not path.suffix


@pytest.mark.parametrize(
    ("sheet", "written", "target"),
    [
        ("style.css", "icon.svg", "icon.svg"),
        ("style.css", "'icon.svg'", "icon.svg"),
        ("style.css", "./fonts/x.woff2?v=1#iefix", "fonts/x.woff2"),
        ("css/style.css", "../icon.svg", "icon.svg"),
        ("css/style.css", "x.png", "css/x.png"),
        ("style.css", "图.svg", "图.svg"),
    ],
)
def test_style_sheets_name_the_copies(
    tmp_path: Path, sheet: str, written: str, target: str
) -> None:
    """``url(…)`` leads to the copy, from wherever the sheet lies."""
    css = f"a{{b:url({written})}}".encode()
    names, data = copies(tmp_path, {sheet: css, target: b"x"})

    text = data[names[sheet]].decode()
    link = text.partition("url(")[2].partition(")")[0].partition("?")[0]
    link = link.strip("'")
    folder = Path("/", names[sheet]).parent
    assert (folder / link).resolve() == Path("/", names[target])


@pytest.mark.parametrize(
    "css",
    [b"url(data:image/svg+xml,x)", b"url(https://x.example/a)", b"url(\xff)", b""],
)
def test_other_addresses_stay(tmp_path: Path, css: bytes) -> None:
    """What is no file of ours is left as it is."""
    names, data = copies(tmp_path, {"style.css": css})

    assert data[names["style.css"]] == css


def test_scripts_name_scripts_in_folders(tmp_path: Path) -> None:
    """``url("…")`` in a script of the top folder stays a call, of the copy's name."""
    files = {"site.js": b'load(url("lib/a.js"), url("site.js"))', "lib/a.js": b"1"}
    names, data = copies(tmp_path, files)

    call = f'load(url("{names["lib/a.js"].removeprefix("static/")}"), url("site.js"))'
    assert data[names["site.js"]].decode() == call


def test_the_search_page_has_one_script(tmp_path: Path) -> None:
    """The engine comes before the page, whatever is sorted first; it alone has own copies."""
    files = {"search-page/b.js": b"4", "search-page/a.js": b"3"}
    files |= {"search/z.js": b"2", "search/a.js": b"1", "search/x.svg": b"0"}
    names, data = copies(tmp_path, files)

    assert data[names["search-page.js"]] == b"1\n2\n3\n4"
    assert set(names) == {
        "search-page.js",
        "search/z.js",
        "search/a.js",
        "search/x.svg",
    }
    assert set(data) == set(names.values())


def test_a_changed_picture_changes_the_sheet(tmp_path: Path) -> None:
    """A sheet that names a picture gets another name along with it."""
    names = [
        copies(tmp_path, {"style.css": b"url(icon.svg)", "icon.svg": data})[0][
            "style.css"
        ]
        for data in (b"1", b"2")
    ]

    assert names[0] != names[1]
