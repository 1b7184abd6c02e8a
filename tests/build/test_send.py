"""A site in a store is the site in the folder, sent by as few files as have changed."""

from pathlib import Path

import pytest

from archive.build.send import LIST
from archive.errors import ArchiveError, OutputError, UsageError
from archive.remote import Store
from tests.sites import add, build, same, tree, write
from tests.stores import Memory


def sent(store: Memory) -> dict[str, bytes]:
    """What lies in a store, without its list."""
    return {path: data for path, data in store.files().items() if path != LIST}


def test_only_what_changed_is_sent(root: Path) -> None:
    """All of it first; then what an edit changes, what is gone; then nothing."""
    store = Memory()
    first = build(root, output=store.url)
    assert first.sent == first.pages
    assert same(sent(store), tree(root / "site")) == []

    before = store.times()
    add(root, "harbour-20230103-bridge", "正文改过了。\n")
    (root / "content/articles/zh-Hans/harbour-undated-tides.md").unlink()
    second = build(root, output=store.url)
    after = store.times()
    assert 0 < second.sent < first.sent
    assert sum(before.get(p) != t for p, t in after.items() if p != LIST) == second.sent
    assert same(sent(store), tree(root / "site")) == []

    before = store.times()
    assert build(root, output=store.url).sent == 0
    assert store.times() == before


def test_what_is_somebody_elses_stays(root: Path) -> None:
    """A file that the list does not name is never deleted, whatever the list says."""
    store = Memory()
    store.put("notes/mine.txt", b"mine")
    build(root, output=store.url)
    listed = store.files()[LIST]
    store.put(LIST, listed + b"-  ../other/file\n-  old.html\nnonsense\n")
    store.put("old.html", b"ours")
    store.put("../other/file", b"theirs")
    build(root, output=store.url)

    assert store.files()["notes/mine.txt"] == b"mine"
    assert "old.html" not in store.files()
    assert store.files()[LIST] == listed


def test_a_sending_that_was_stopped(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it left is known as ours; the next sending ends with the site alone."""
    store = Memory()
    send = Store.send

    def stop(self: Store, folder: Path, paths: list[str]) -> None:
        send(self, folder, paths[: len(paths) // 2])
        raise OutputError("U003", self.url, "the network is gone")

    with monkeypatch.context() as patch:
        patch.setattr(Store, "send", stop)
        with pytest.raises(OutputError):
            build(root, output=store.url)
    assert 0 < len(sent(store)) < len(tree(root / "site"))
    (root / "content/articles/zh-Hans/harbour-undated-tides.md").unlink()
    build(root, output=store.url)

    assert same(sent(store), tree(root / "site")) == []


def test_new_files_go_before_changed_ones(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No page there leads to one that is not there yet."""
    store = Memory()
    build(root, output=store.url)
    add(root, "harbour-20240202-new")
    order: list[str] = []
    monkeypatch.setattr(Store, "send", lambda _, __, paths: order.extend(paths))
    old = set(store.files())
    build(root, output=store.url)

    news = [path not in old for path in order]
    assert True in news
    assert False in news
    assert news == sorted(news, reverse=True)


def test_a_folder_by_its_address(root: Path, tmp_path: Path) -> None:
    """``file://`` is a store like any other."""
    Memory()
    build(root, output=(tmp_path / "a/b").as_uri())

    found = tree(tmp_path / "a/b")
    found.pop(LIST)
    assert same(found, tree(root / "site")) == []


def test_nothing_unfit_is_sent(root: Path) -> None:
    """A broken template, or no article at all, leaves the store as it is."""
    store = Memory()
    build(root, output=store.url)
    before = store.files()
    write(root, "templates/day.html", "{{ nobody.knows }}")
    assert build(root, output=store.url).sent == 0
    for file in (root / "content/articles").rglob("*.md"):
        file.unlink()
    assert build(root, output=store.url).sent == 0

    assert store.files() == before


def test_a_store_that_refuses(root: Path, tmp_path: Path) -> None:
    """What the driver says is told, with a place and a hint."""
    Memory()
    write(tmp_path, "file", "")
    with pytest.raises(ArchiveError) as raised:
        build(root, output=(tmp_path / "file/site").as_uri())

    assert raised.value.id in {"U002", "U003"}
    assert raised.value.hint


@pytest.mark.parametrize("url", ["nosuch://bucket/site", "s3://bucket/site"])
def test_a_store_that_nobody_knows(
    root: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is built for it."""
    Memory()
    monkeypatch.setitem(__import__("sys").modules, "s3fs", None)
    with pytest.raises(UsageError) as raised:
        build(root, output=url)

    assert raised.value.id == "U001"
    assert not (root / "site").exists()


def test_without_the_extra(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint says what to install."""
    for name in ("fsspec", "fsspec.core"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    with pytest.raises(UsageError) as raised:
        build(root, output="s3://bucket/site")

    assert raised.value.id == "U001"
    assert "news-archive[cluster]" in raised.value.hint
