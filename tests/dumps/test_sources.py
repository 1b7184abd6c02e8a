import io
import os
import pickle
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from archive.dumps import items, tars, zips
from archive.dumps.items import RawItem
from archive.dumps.sources import Sources, load, raw_items
from archive.errors import ConfigError, DumpError
from tests.dumps.samples import (
    REPOSITORY,
    dump,
    make_folder,
    make_tar,
    make_zip,
    numbered,
)

FORMS = ["folder", "news.zip", "news.tar", "news.tar.gz", "news.tgz", "news.tar.xz"]


def make(tmp_path: Path, form: str, members: dict[str, bytes]) -> Path:
    """The same files as a folder or as an archive."""
    if form == "folder":
        return make_folder(tmp_path / form, members)
    if form.endswith("zip"):
        return make_zip(tmp_path / form, members)
    return make_tar(tmp_path / form, members)


def find(source: Path, *more: Path) -> Sources:
    return raw_items(Path("/nowhere"), [source, *more])


def paths(source: Path, *more: Path) -> list[str]:
    return [item.path for item in find(source, *more).items]


def fault(item: RawItem) -> str:
    """The id of the problem with which an item cannot be loaded."""
    with pytest.raises(DumpError) as caught:
        load(item)
    return caught.value.id


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_source_holds_the_same_dumps(tmp_path: Path, form: str) -> None:
    """Byte for byte, in the order of their names, also behind a pickle."""
    source = make(tmp_path, form, dict(REPOSITORY))
    wanted = {
        f"{form}/{name}": data
        for name, data in REPOSITORY.items()
        if "/articles/" in name
    }

    found = pickle.loads(pickle.dumps(find(source)))

    assert [item.path for item in found.items] == sorted(wanted)
    assert {item.path: load(item) for item in found.items} == wanted
    assert found.problems == ()


@pytest.mark.parametrize("form", FORMS)
def test_what_lies_beside_articles_is_one_notice(tmp_path: Path, form: str) -> None:
    """Not a quarantine for each."""
    files = {"articles/1.md": dump(), **{f"extra/{n}.md": dump() for n in range(5)}}
    found = find(make(tmp_path, form, files))

    assert [item.path for item in found.items] == [f"{form}/articles/1.md"]
    assert [(p.id, p.severity, p.where) for p in found.problems] == [
        ("D017", "notice", form)
    ]
    assert "5 files (extra/0.md" in found.problems[0].message


@pytest.mark.parametrize("form", FORMS[1:])
def test_a_members_name_leads_nowhere(tmp_path: Path, form: str) -> None:
    """Absolute, upwards, on a drive: labels below the archive's own, nothing on disk."""
    names = ["/etc/a.md", "../../b.md", "C:/c.md", "x/../d.md"]
    source = make(tmp_path, form, {name: dump() for name in names})

    found = find(source).items

    assert [item.path for item in found] == [
        f"{form}/b.md",
        f"{form}/c.md",
        f"{form}/etc/a.md",
        f"{form}/x/d.md",
    ]
    assert {load(item) for item in found} == {dump()}
    assert list(tmp_path.iterdir()) == [source]


def test_a_member_without_a_name_is_no_dump(tmp_path: Path) -> None:
    """Nor is it a crash."""
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo(""), dump())
        archive.writestr("a.md", dump())

    assert paths(file) == ["a.zip/a.md"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_one_name_are_all_there(tmp_path: Path) -> None:
    """Unpacked, the last would have overwritten the others."""
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(3):
            archive.writestr("same.md", numbered(number))

    found = find(file).items

    assert [item.path for item in found] == [
        "a.zip/same.md",
        "a.zip/same.md~",
        "a.zip/same.md~~",
    ]
    assert [load(item) for item in found] == [numbered(n) for n in range(3)]


def old_name(name: str, codec: str) -> zipfile.ZipInfo:
    """A member whose name is in ``codec``, and does not say so."""

    class OldInfo(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
            return self.filename.encode(codec), self.flag_bits

    return OldInfo(name)


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8"])
@pytest.mark.parametrize("form", ["a.zip", "a.tar", "a.tar.gz"])
def test_names_that_do_not_say_what_they_are_in(
    tmp_path: Path, codec: str, form: str
) -> None:
    """As archivers on Chinese systems write them."""
    names = ["新聞/我們的中秋.md", "新聞/風與燈在河邊.md"]
    if codec == "gbk":
        names = ["新闻/我们的中秋.md", "新闻/风与灯在河边.md"]
    file = tmp_path / form
    if form == "a.zip":
        with zipfile.ZipFile(file, "w") as zipped:
            for name in names:
                zipped.writestr(old_name(name, codec), dump())
    else:
        mode = "w:gz" if form.endswith("gz") else "w"
        with tarfile.open(  # type: ignore[call-overload]
            file, mode, format=tarfile.GNU_FORMAT, encoding=codec
        ) as archive:
            for name in names:
                info = tarfile.TarInfo(name)
                info.size = len(dump())
                archive.addfile(info, io.BytesIO(dump()))

    found = find(file).items

    assert [item.path for item in found] == sorted(f"{form}/{n}" for n in names)
    assert {load(item) for item in found} == {dump()}


def test_names_with_backslashes_for_slashes(tmp_path: Path) -> None:
    """Where all of them are so; a backslash among slashes belongs to a title."""
    old = make_zip(tmp_path / "old.zip", {"x": b""})
    with zipfile.ZipFile(old, "w") as archive:
        archive.writestr("articles\\1.md", dump())
        archive.writestr("readme\\2.md", dump())

    assert paths(old) == ["old.zip/articles/1.md"]


def test_links_devices_and_folders_in_archives_are_no_dumps(tmp_path: Path) -> None:
    """Nor what a link points to, inside the archive or outside."""
    file = tmp_path / "a.tar"
    with tarfile.open(file, "w") as archive:
        kinds = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE)
        for number, kind in enumerate(kinds):
            info = tarfile.TarInfo(f"{number}.md")
            info.type = kind
            info.linkname = "/etc/passwd"
            archive.addfile(info)
        folder = tarfile.TarInfo("folder.md")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    zipped = tmp_path / "b.zip"
    with zipfile.ZipFile(zipped, "w") as archive_:
        link = zipfile.ZipInfo("link.md")
        link.external_attr = 0o120777 << 16
        archive_.writestr(link, "/etc/passwd")
        archive_.writestr("folder.md/", "")

    assert paths(file, zipped) == []


def test_links_and_pipes_in_folders_are_no_dumps(tmp_path: Path) -> None:
    """A pipe would hold everything up for ever."""
    source = make_folder(tmp_path / "raw", {"a.md": dump(), ".git/b.md": dump()})
    (source / "link.md").symlink_to(source / "a.md")
    (source / "loop").symlink_to(source)
    os.mkfifo(source / "pipe.md")

    assert paths(source) == ["raw/a.md"]


@pytest.mark.parametrize("form", FORMS)
def test_a_file_larger_than_any_dump_is_told_of_and_not_read(
    tmp_path: Path, form: str
) -> None:
    """Most of it may be air; the others go on."""
    big = b"[a](https://a.example/)\n---\n" + b" " * items.LARGEST
    found = find(make(tmp_path, form, {"a.md": big, "b.md": dump()})).items

    assert fault(found[0]) == "D014"
    assert load(found[1]) == dump()


def test_a_zip_that_lies_about_a_size_is_not_believed(tmp_path: Path) -> None:
    """What it says is as much as is read."""
    file = make_zip(tmp_path / "a.zip", {"a.md": dump() * 1000, "b.md": dump()})
    size = struct.pack("<L", len(dump()) * 1000)
    file.write_bytes(file.read_bytes().replace(size, struct.pack("<L", 50)))

    found = find(file).items

    assert fault(found[0]) == "D015"
    assert load(found[1]) == dump()


@pytest.mark.parametrize("form", ["a.zip", "a.tar.gz"])
def test_a_bomb_of_many_members_is_one_problem(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each may be small enough; all of them are not."""
    for module in (zips, tars):
        monkeypatch.setattr(module, "ROOM", 100_000)
    air = {f"{n}.md": bytes(50_000) for n in range(200)}
    found = find(make(tmp_path, form, air)).items

    assert fault(found[0]) == "D014"
    assert found[0].path == form
    assert len(found) < len(air)


def test_an_encrypted_member_is_a_problem_of_its_own(tmp_path: Path) -> None:
    """The others go on."""
    file = make_zip(tmp_path / "a.zip", {"a.md": dump(), "b.md": dump()})
    data = bytearray(file.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(data)

    found = find(file).items

    assert fault(found[0]) == "D016"
    assert load(found[1]) == dump()


def test_a_damaged_member_is_a_problem_of_its_own(tmp_path: Path) -> None:
    """Its checksum tells."""
    file = make_zip(tmp_path / "a.zip", {"a.md": dump(), "b.md": dump()})
    data = bytearray(file.read_bytes())
    data[60] ^= 0xFF
    file.write_bytes(data)

    found = find(file).items

    assert fault(found[0]) == "D015"
    assert load(found[1]) == dump()


@pytest.mark.parametrize("form", FORMS[1:])
@pytest.mark.parametrize(
    "data", [b"", b"<html>404</html>", b"\x1f\x8b\x08junk", b"PK\3\4"]
)
def test_what_is_no_archive_is_one_problem(
    tmp_path: Path, form: str, data: bytes
) -> None:
    """A page that says "not found", saved under the archive's name."""
    file = tmp_path / form
    file.write_bytes(data)
    found = find(file, make_folder(tmp_path / "raw", {"a.md": dump()})).items

    assert [item.path for item in found] == [form, "raw/a.md"]
    assert fault(found[0]) == "D015"


@pytest.mark.parametrize("form", ["a.tar", "a.tar.gz", "a.tar.xz"])
def test_what_stands_before_the_damage_is_read(tmp_path: Path, form: str) -> None:
    """A download that broke off half-way."""
    noise = {f"{n:03}.md": os.urandom(8000).hex().encode() for n in range(40)}
    file = make_tar(tmp_path / form, noise)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    found = find(file).items

    assert fault(found[0]) == "D015"
    assert 10 < len(found) < 30
    assert load(found[1]) == noise["000.md"]


def test_a_broken_header_inside_a_tar_is_not_taken_for_its_end(tmp_path: Path) -> None:
    """What comes after it is lost, and that is told."""
    file = make_tar(tmp_path / "a.tar", {f"{n}.md": dump() for n in range(3)})
    data = bytearray(file.read_bytes())
    data[1024 + 148 : 1024 + 156] = b"xxxxxxxx"
    file.write_bytes(data)

    found = find(file).items

    assert [item.path for item in found] == ["a.tar", "a.tar/0.md"]
    assert fault(found[0]) == "D015"


def test_archives_in_a_folder_are_read_where_they_lie(tmp_path: Path) -> None:
    """But not archives in archives."""
    inner = make_zip(tmp_path / "inner.zip", {"a.md": dump()})
    source = make_folder(tmp_path / "raw", {"x/b.md": dump()})
    make_zip(
        source / "x" / "outer.zip", {"c.md": dump(), "inner.zip": inner.read_bytes()}
    )

    found = find(source).items

    assert [item.path for item in found] == [
        "raw/x/b.md",
        "raw/x/outer.zip/c.md",
        "raw/x/outer.zip/inner.zip",
    ]
    assert fault(found[2]) == "D015"


def test_an_archive_that_changed_is_opened_again(tmp_path: Path) -> None:
    """The open handle is that of the file as it is now."""
    file = make_zip(tmp_path / "a.zip", {"a.md": dump()})
    assert load(find(file).items[0]) == dump()

    make_zip(file, {"a.md": numbered(7)})
    assert load(find(file).items[0]) == numbered(7)


def test_a_member_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    """Between being listed and being read."""
    file = make_zip(tmp_path / "a.zip", {"a.md": dump(), "b.md": dump()})
    found = find(file).items
    make_zip(file, {"a.md": dump()})
    assert fault(found[1]) == "D015"

    file.unlink()
    assert fault(found[0]) == "D015"


def test_a_single_file_is_a_source(tmp_path: Path) -> None:
    """A feed that was saved somewhere."""
    file = tmp_path / "feed.xml"
    file.write_bytes(b"<rss/>")

    assert paths(file) == ["feed.xml"]


def test_a_source_that_is_not_there_is_told_of_at_once(tmp_path: Path) -> None:
    """Before anything is read."""
    with pytest.raises(ConfigError) as caught:
        find(tmp_path / "gone.zip")

    assert caught.value.id == "C007"


def test_a_file_in_two_sources_is_read_once(tmp_path: Path) -> None:
    """Under the path of the outer one."""
    source = make_folder(tmp_path / "raw", {"x/a.md": dump()})
    file = make_zip(source / "x" / "b.zip", {"c.md": dump()})

    assert paths(source / "x", file, source) == ["raw/x/a.md", "raw/x/b.zip/c.md"]


def test_sources_of_one_name_keep_their_dumps_apart(tmp_path: Path) -> None:
    """As much of their path is told as tells them apart."""
    one = make_folder(tmp_path / "one/raw", {"a.md": dump()})
    two = make_folder(tmp_path / "two/raw", {"a.md": dump()})

    assert paths(one, two) == ["one/raw/a.md", "two/raw/a.md"]
    assert [i.path for i in raw_items(tmp_path / "one", [one]).items] == ["raw/a.md"]
