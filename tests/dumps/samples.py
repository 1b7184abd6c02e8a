"""Invented dumps, and the archives that hold them."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

EPOCH = 1600000000
BODY = "<p>昨夜大风，河边的灯笼落了一地。</p><p>老人说，明年再挂新的。</p>"


def dump(
    title: str = "河边的灯笼",
    url: str = "https://lantern.example/news/20200913/deng-long/",
    body: str = BODY,
    epoch: int = EPOCH,
) -> bytes:
    """A dump in the common form."""
    return f"<!--{epoch}000-->\n[{title}]({url})\n------\n\n{body}\n".encode()


def numbered(number: int) -> bytes:
    """One of many dumps that differ in title and address."""
    return dump(
        f"第{number}盏灯笼", f"https://lantern.example/{number}", epoch=EPOCH + number
    )


def make_zip(path: Path, members: Mapping[str, bytes]) -> Path:
    """A zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return path


def make_tar(path: Path, members: Mapping[str, bytes], mode: str = "") -> Path:
    """A tar with these members, compressed as its name says."""
    kind = mode or {"gz": "w:gz", "tgz": "w:gz", "xz": "w:xz"}.get(
        path.name.rpartition(".")[2], "w"
    )
    with tarfile.open(path, kind) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def make_folder(path: Path, members: Mapping[str, bytes]) -> Path:
    """A folder with these files."""
    for name, data in members.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return path


REPOSITORY: Mapping[str, bytes] = {
    "news-master/README.md": b"# news\n\n[one](lists/one.md)\n",
    "news-master/.github/workflows/build.yml": b"on: push\n",
    "news-master/lists/灯笼报.md": "灯笼报\n------\n\n9-1 [x](/articles/x.md)\n".encode(),
    "news-master/articles/灯笼报/1047443.md": numbered(1),
    "news-master/articles/灯笼报/1047444_风 与\n灯 100%.md": numbered(2),
    "news-master/articles/灯笼报/1047444_风与灯（上） .md": numbered(3),
    "news-master/articles/渡口报/1047443_\\“渡口\\”.md": numbered(4),
    "news-master/articles/渡口报/broken.md": b"no header here\n",
}
"""A repository of dumps as its host packs it; four of the files can be read."""
