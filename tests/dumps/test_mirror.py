"""Dumps in a store are read as those on this disk are."""

import shutil
from pathlib import Path

import pytest

from archive.errors import ConfigError
from archive.remote import Store, is_url
from tests.sites import add_dump, articles, new_root, normalize, tree, write
from tests.stores import Memory


@pytest.fixture
def dumps(tmp_path: Path) -> Path:
    """Dumps in folders and in archives, and what is none."""
    root = tmp_path / "dumps/content"
    for number in range(4):
        url = f"https://harbour.example/news/{number}"
        add_dump(root.parent, f"a/{number}.md", url=url)
    for kind, number in (("zip", 5), ("gztar", 6), ("tar", 7)):
        add_dump(tmp_path / kind, "x.md", url=f"https://harbour.example/{number}")
        folder = tmp_path / kind / "content/raw"
        shutil.make_archive(str(root / "raw" / kind), kind, folder)
    write(root / "raw", "picture.png", b"no dump")
    return root / "raw"


def test_the_same_articles(dumps: Path, tmp_path: Path) -> None:
    """From a folder, from its address, and from another kind of store."""
    store = Memory()
    store.put_all(dumps.parent)
    found = []
    for number, source in enumerate((dumps, dumps.as_uri(), f"{store.url}/raw")):
        root = new_root(tmp_path / f"root{number}")
        report = normalize(root, raw=[source])
        found.append(articles(root))
        assert report.written == 7
        assert report.quarantined == ()

    assert found[0] == found[1] == found[2]


def test_only_what_changed_is_fetched(
    dumps: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file is fetched once, and again when it has changed; no pictures are."""
    Memory()
    fetched: list[list[str]] = []
    fetch = Store.fetch

    def watch(self: Store, paths: dict[str, Path]) -> None:
        fetched.append(sorted(paths))
        fetch(self, paths)

    monkeypatch.setattr(Store, "fetch", watch)
    root = new_root(tmp_path / "root")
    normalize(root, raw=[dumps.as_uri()])
    normalize(root, raw=[dumps.as_uri()])
    (dumps / "a/1.md").write_bytes((dumps / "a/0.md").read_bytes() + b"<p>more</p>\n")
    (dumps / "a/2.md").unlink()
    report = normalize(root, raw=[dumps.as_uri()])

    every = [
        "a/0.md",
        "a/1.md",
        "a/2.md",
        "a/3.md",
        "gztar.tar.gz",
        "tar.tar",
        "zip.zip",
    ]
    assert fetched == [every, [], ["a/1.md"]]
    assert report.dumps == 6
    assert len(tree(root / ".cache/raw")) == 6


@pytest.mark.parametrize("name", ["a/0.md", "zip.zip"])
def test_a_single_file(dumps: Path, tmp_path: Path, name: str) -> None:
    """A dump or an archive by its own address."""
    Memory()
    here, there = new_root(tmp_path / "here"), new_root(tmp_path / "there")
    normalize(here, raw=[dumps / name])
    report = normalize(there, raw=[(dumps / name).as_uri()])

    assert report.written == 1
    assert articles(here) == articles(there)


def test_nothing_there(tmp_path: Path) -> None:
    """An address with nothing behind it is told."""
    store = Memory()
    with pytest.raises(ConfigError) as raised:
        normalize(new_root(tmp_path / "root"), raw=[store.url])

    assert raised.value.id == "U002"
    assert raised.value.where == store.url


def test_named_in_the_settings(dumps: Path, tmp_path: Path) -> None:
    """``raw`` in site.toml may name addresses."""
    Memory()
    root = new_root(tmp_path / "root")
    write(root, "content/site.toml", f'raw = ["{dumps.as_uri()}"]\n')

    assert normalize(root).written == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("s3://bucket/x", True),
        ("file:///x", True),
        ("simplecache::s3://bucket/x", True),
        ("content/raw", False),
        ("C:/dumps", False),
        ("C://dumps", False),
        ("a:b", False),
    ],
)
def test_what_is_an_address(text: str, expected: bool) -> None:
    """A path is none, a drive's letter neither."""
    assert is_url(text) is expected
