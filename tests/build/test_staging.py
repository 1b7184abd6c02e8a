"""The site is exchanged as a whole, and nothing that is somebody else's is lost."""

import errno
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.build import carry, publish, staged, staging
from archive.build.lock import held
from archive.build.stage import Stage
from archive.errors import OutputError
from tests.sites import add, build, same, tree, write

FERRY = "zh/2023/01/03/harbour-ferry.html"
FLOOD = "content/articles/zh-Hans/harbour-20230215-flood.md"


@pytest.fixture
def built(root: Path) -> Path:
    """A root that has been built, and has an edit that is not."""
    build(root)
    add(root, "harbour-20230103-ferry", "新的正文。\n")
    return root


def clean(root: Path, tmp_path: Path) -> dict[str, bytes]:
    """The site that a clean build makes of a root."""
    fresh = tmp_path / "fresh"
    shutil.copytree(root, fresh, ignore=shutil.ignore_patterns("site", ".cache"))
    build(fresh)
    return tree(fresh / "site")


def left(root: Path) -> list[str]:
    """What lies in a root that is hidden, but for the cache."""
    return [
        p.name for p in root.iterdir() if p.name.startswith(".") if p.name != ".cache"
    ]


def seen_while(monkeypatch: pytest.MonkeyPatch, look: Callable[[], None]) -> None:
    """Have ``look`` called when the next site is whole, before the exchange."""
    real = staging.enter

    def enter(stage: Stage) -> None:
        look()
        real(stage)

    monkeypatch.setattr(publish, "enter", enter)


def test_readers_see_one_site(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until all is ready the old site is there, whole; then the new one is."""
    before = tree(built / "site")
    (built / FLOOD).unlink()
    seen: list[dict[str, bytes]] = []
    seen_while(monkeypatch, lambda: seen.append(tree(built / "site")))

    build(built)

    assert same(seen[0], before) == []
    assert same(tree(built / "site"), clean(built, tmp_path)) == []
    assert left(built) == []


def test_what_stays_keeps_its_time(built: Path) -> None:
    """Only a file with other bytes is another file; the next build finds nothing to do."""
    before = {path: (built / "site" / path).stat() for path in tree(built / "site")}

    report = build(built, full=True)

    assert report.rendered > report.kept
    new = {path: (built / "site" / path).stat() for path in before}
    changed = {p for p in before if new[p].st_mtime_ns != before[p].st_mtime_ns}
    assert FERRY in changed
    assert len(changed) < len(before) / 2
    assert all(new[p].st_ino == before[p].st_ino for p in before if p not in changed)
    assert all(found.st_nlink == 1 for found in new.values())
    assert build(built).rendered == 0


def test_nothing_to_do_changes_no_folder(built: Path) -> None:
    """A build without a change leaves the very folder in place."""
    build(built)
    before = (built / "site").stat().st_ino
    (built / ".cache/still.msgpack").unlink()

    build(built)

    assert (built / "site").stat().st_ino == before


def test_in_place(built: Path, tmp_path: Path) -> None:
    """Asked to, a build changes file by file, and comes to the same site."""
    before = (built / "site").stat().st_ino
    (built / FLOOD).unlink()

    report = build(built, in_place=True)

    assert (built / "site").stat().st_ino == before
    assert report.pruned
    assert same(tree(built / "site"), clean(built, tmp_path)) == []
    again = build(built, full=True)
    assert again.pages == report.pages


# What is somebody else's


def test_foreign_files_are_carried_over(built: Path, tmp_path: Path) -> None:
    """Files, links, empty folders, a repository: they are the same ones as before."""
    site = built / "site"
    outside = write(tmp_path, "outside/x.txt", "mine")
    write(site, "CNAME", "tides.example")
    write(site, ".git/objects/ab/cd", "git").chmod(0o444)
    (site / ".git").chmod(0o700)
    write(site, "zh/2023/mine.html", "mine")
    (site / "empty").mkdir()
    (site / "file-link").symlink_to(outside)
    (site / "folder-link").symlink_to(outside.parent)
    (site / "zh/nowhere").symlink_to("nowhere")
    os.mkfifo(site / "pipe")
    inodes = {path: (site / path).lstat().st_ino for path in ("CNAME", "pipe")}

    build(built)

    assert (site / "CNAME").read_text() == "tides.example"
    assert (site / ".git/objects/ab/cd").stat().st_mode & 0o777 == 0o444
    assert (site / ".git").stat().st_mode & 0o777 == 0o700
    assert (site / "zh/2023/mine.html").read_text() == "mine"
    assert (site / "empty").is_dir()
    assert (site / "file-link").readlink() == outside
    assert (site / "folder-link").readlink() == outside.parent
    assert str((site / "zh/nowhere").readlink()) == "nowhere"
    assert stat.S_ISFIFO((site / "pipe").lstat().st_mode)
    assert inodes == {path: (site / path).lstat().st_ino for path in inodes}
    assert outside.read_text() == "mine"
    assert left(built) == []


def test_foreign_files_that_change_meanwhile(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody adds, replaces, moves or deletes during a build is so afterwards."""
    site = built / "site"
    for name in ("replaced", "moved", "deleted", "written"):
        write(site, name, "old")

    def meddle() -> None:
        write(site, "deep/er/added", "new")
        (write(site, "temporary", "new")).replace(site / "replaced")
        (site / "moved").rename(site / "elsewhere")
        (site / "deleted").unlink()
        (site / "written").write_text("new")

    seen_while(monkeypatch, meddle)

    build(built)

    for name in ("deep/er/added", "replaced", "written"):
        assert (site / name).read_text() == "new"
    assert (site / "elsewhere").read_text() == "old"
    assert not (site / "moved").exists()
    assert not (site / "deleted").exists()
    assert left(built) == []


def test_rights_of_folders_stay(built: Path) -> None:
    """A site that only a group may read is not opened to all by a build."""
    (built / "site").chmod(0o750)
    (built / "site/zh").chmod(0o770)

    build(built)

    assert (built / "site").stat().st_mode & 0o777 == 0o750
    assert (built / "site/zh").stat().st_mode & 0o777 == 0o770


def test_a_folder_like_ours_is_left_alone(built: Path, tmp_path: Path) -> None:
    """Somebody's folder that has the name of ours stays; the site is built in place."""
    mine = write(built, ".site.next/new/mine", "mine")

    build(built)

    assert mine.read_text() == "mine"
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_link_in_the_place_of_a_page(built: Path, tmp_path: Path) -> None:
    """What a link leads to is not written to, and the site stays as it was."""
    outside = write(tmp_path, "outside.html", "mine")
    (built / "site" / FERRY).unlink()
    (built / "site" / FERRY).symlink_to(outside)

    with pytest.raises(OutputError) as caught:
        build(built)

    assert caught.value.id == "O002"
    assert outside.read_text() == "mine"
    assert left(built) == []


@pytest.mark.parametrize(
    "path", ["../x", "/x", "a/../../x", "zh//x", "zh/./x", "a/..", "", "x\0", "x\0/y"]
)
def test_no_path_leads_outside(tmp_path: Path, path: str) -> None:
    """Whatever a page is called, it lies in the site."""
    (tmp_path / "new").mkdir()
    place = staged.Staged(str(tmp_path / "old"), str(tmp_path / "new"))

    with pytest.raises(OutputError) as caught:
        place.put(path, b"x")

    assert caught.value.id == "O002"
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_the_work_of_a_worker_that_died(tmp_path: Path) -> None:
    """A file that is there half, or as a link, is made anew; no link is written through."""
    old, new = tmp_path / "old", tmp_path / "new"
    write(old, "linked", "old")
    write(old, "same", "same")
    new.mkdir()
    os.link(old / "linked", new / "linked")
    write(new, "half", "ha")
    write(new, "same", "sa")
    place = staged.Staged(str(old), str(new))

    for path in ("linked", "half", "same"):
        place.put(path, path.encode())
    place.leave("same")

    assert tree(new) == {"half": b"half", "linked": b"linked", "same": b"same"}
    assert tree(old) == {"linked": b"old", "same": b"same"}


def test_readable_whatever_the_umask(built: Path) -> None:
    """A page may be read by all, as web servers need it."""
    umask = os.umask(0o077)
    try:
        build(built)
    finally:
        os.umask(umask)

    assert (built / "site" / FERRY).stat().st_mode & 0o777 == 0o644


# Where it cannot be done so


def refusing(number: int) -> Callable[..., None]:
    """A call of the system that always fails so."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refuse


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_no_exchange_in_one_step(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Two steps do it, and foreign files survive them."""
    monkeypatch.setattr(staging, "exchange", refusing(number))
    write(built, "site/CNAME", "mine")
    before = (built / "site").stat().st_ino

    build(built)

    assert (built / "site").stat().st_ino != before
    assert (built / "site/CNAME").read_text() == "mine"
    (built / "site/CNAME").unlink()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []
    assert left(built) == []


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EACCES, errno.EPERM])
def test_no_exchange_at_all(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """The site is built in place: say, where its folder is a disk of its own."""
    monkeypatch.setattr(staging, "exchange", refusing(number))
    before = (built / "site").stat().st_ino

    build(built)

    assert (built / "site").stat().st_ino == before
    assert same(tree(built / "site"), clean(built, tmp_path)) == []
    assert left(built) == []


def test_second_step_that_fails(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one is taken back."""
    monkeypatch.setattr(staging, "exchange", refusing(errno.ENOSYS))
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(errno.EACCES, "no")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)

    build(built)

    monkeypatch.undo()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []
    assert left(built) == []


@pytest.mark.parametrize(
    "number", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.EIO]
)
def test_no_links(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Without hard links files are copied, or the site is built in place."""
    (built / "site/link").symlink_to("CNAME")
    write(built, "site/CNAME", "mine")
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", refusing(number))
        patch.setattr(
            os, "supports_follow_symlinks", os.supports_follow_symlinks | {os.link}
        )
        if number == errno.EIO:
            with pytest.raises(OutputError):
                build(built)
        else:
            build(built)

    assert left(built) == []
    assert (built / "site/link").read_text() == "mine"
    build(built)
    for name in ("CNAME", "link"):
        (built / "site" / name).unlink()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_no_folder_beside_it(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A parent that may not be written to is no reason to fail."""
    real = Path.mkdir

    def mkdir(self: Path, *args: object, **options: object) -> None:
        if self.name == ".site.next":
            raise PermissionError(errno.EACCES, "no")
        real(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", mkdir)

    build(built)

    monkeypatch.undo()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_a_folder_on_another_disk(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk within the site does not move with it: the site is built in place."""
    before = (built / "site").stat().st_ino
    monkeypatch.setattr(carry, "_entries", refusing(errno.EXDEV))

    build(built)

    assert (built / "site").stat().st_ino == before
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_a_disk_of_its_own(root: Path, tmp_path: Path) -> None:
    """Built into a folder where a disk hangs, the site is whole, file by file."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be hung up here")
    try:
        build(root, disk)
        add(root, "harbour-20230103-ferry", "新的正文。\n")
        build(root, disk)
        assert same(tree(disk), clean(root, tmp_path)) == []
        assert not (tmp_path / ".disk.next").exists()
        write(root, "site/CNAME", "mine")
        subprocess.run(["mount", "--bind", disk, root / "site"], check=True)
        try:
            for full in (False, True):
                build(root, full=full)
                assert same(tree(root / "site"), tree(disk)) == []
        finally:
            subprocess.run(["umount", root / "site"], check=True)
    finally:
        subprocess.run(["umount", disk], check=True)


# What a killed build leaves


def stop_at(
    monkeypatch: pytest.MonkeyPatch, root: Path, name: str, *, after: bool = False
) -> None:
    """Build, and end as if killed when a function of ``staging`` is called."""

    class KilledError(BaseException):
        """What nothing catches."""

    real = getattr(staging, name)

    def kill(*args: object) -> None:
        if after:
            real(*args)
        patch.setattr(staging, "tidy", lambda *_: None)
        raise KilledError

    with monkeypatch.context() as patch:
        patch.setattr(staging, name, kill)
        if name == "enter":
            patch.setattr(publish, name, kill)
        with pytest.raises(KilledError):
            build(root)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("in_place", [False, True])
def test_killed_at_the_exchange(
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    after: bool,
    in_place: bool,
) -> None:
    """Just before or after it: the next build clears away, and keeps what is foreign."""
    write(built, "site/CNAME", "mine")
    before = tree(built / "site")
    stop_at(monkeypatch, built, "enter", after=after)
    assert left(built) == [".site.next"]
    assert (same(tree(built / "site"), before) == []) is not after
    last = ".site.next/new" if after else "site"
    write(built, f"{last}/late", "mine")

    build(built, in_place=in_place)

    assert left(built) == []
    assert (built / "site/CNAME").read_text() == "mine"
    assert (built / "site/late").read_text() == "mine"
    for name in ("CNAME", "late"):
        (built / "site" / name).unlink()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_killed_between_two_steps(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the site had to be taken away first, the new one comes in at the next start."""
    write(built, "site/CNAME", "mine")
    stop_at(monkeypatch, built, "enter")
    stage = Stage(built / "site")
    stage.output.rename(stage.old)

    build(built)

    assert left(built) == []
    assert (built / "site/CNAME").read_text() == "mine"
    (built / "site/CNAME").unlink()
    assert same(tree(built / "site"), clean(built, tmp_path)) == []


def test_killed_and_taken_back(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a killed build left goes, even if nothing is to be built any more."""
    ferry = built / "content/articles/zh-Hans/harbour-20230103-ferry.md"
    build(built)
    text = ferry.read_bytes()
    before = tree(built / "site")
    ferry.write_bytes(text + b"more\n")
    stop_at(monkeypatch, built, "enter")
    ferry.write_bytes(text)

    build(built)

    assert left(built) == []
    assert same(tree(built / "site"), before) == []


def test_killed_in_the_first_build(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half made ever becomes the site."""
    stop_at(monkeypatch, root, "enter")
    assert not (root / "site").exists()

    build(root)

    assert left(root) == []
    assert same(tree(root / "site"), clean(root, tmp_path)) == []


def test_an_empty_stage(built: Path) -> None:
    """A build that was killed as it began has left an empty folder: it goes."""
    (built / ".site.next").mkdir()

    build(built)

    assert left(built) == []


def test_what_cannot_be_cleared_away(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A foreign file that cannot be moved stays where it is, until it can."""
    stop_at(monkeypatch, built, "enter", after=True)
    mine = write(built, ".site.next/new/mine", "mine")
    with monkeypatch.context() as patch:
        patch.setattr(carry, "inside", refusing(errno.EIO))
        build(built)

        assert mine.read_text() == "mine"

    add(built, "harbour-20230103-ferry", "又一段正文。\n")
    build(built)
    assert (built / "site/mine").read_text() == "mine"
    assert left(built) == []


def test_two_roots_one_output(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody else makes a site in the same folder meanwhile."""
    monkeypatch.setattr(
        staging, "held", lambda folder, where: held(folder, where, patience=0.1)
    )
    with held(built, "site"), pytest.raises(OutputError) as caught:
        build(built)

    assert caught.value.id == "B003"
    assert caught.value.where == str(built / "site")
