"""Whole projects, small and invented, for tests that build them.

A site is written down in one text, as Hugo's tests do: a line ``-- path --`` begins a
file. Its articles and dumps are made by functions, since most tests care for one key.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from archive import api
from archive.formats.front_matter import write_article
from archive.model.article import Article, Header
from archive.model.report import BuildReport, NormalizeReport
from archive.render.templates import VIEWS

SETTINGS = """
-- content/site.toml --
title = { zh = "潮汐档案", en = "Tidal Archive" }
tagline = { zh = "每天的报道", en = "The day's reports" }

-- content/outlets.toml --
[harbour]
names = { zh = "海港晚报", en = "Harbour News" }
hosts = ["harbour.example"]

[north]
names = { zh = "北方来信", en = "Letters from the North" }
hosts = ["north.example"]
lang = "en"

-- content/topics.toml --
[[topics]]
slug = "ferries"
names = { zh = "渡轮", en = "Ferries" }
aliases = ["渡船"]

[[topics]]
slug = "rivers"
names = { zh = "江河", en = "Rivers" }

[[topics]]
slug = "floods"
names = { zh = "洪水", en = "Floods" }
parent = "rivers"
"""

_FILE = re.compile(r"^-- (.+) --\n", re.MULTILINE)


def write_files(root: Path, text: str) -> Path:
    """Write every file of an inline site below ``root``."""
    parts = _FILE.split(text)
    for path, content in zip(parts[1::2], parts[2::2], strict=True):
        write(root, path, content.rstrip("\n") + "\n")
    return root


def write(root: Path, path: str, content: str | bytes) -> Path:
    """Write one file below ``root``."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def new_root(root: Path) -> Path:
    """A project root with settings, and without articles."""
    write_files(root, SETTINGS)
    (root / "content/raw").mkdir(parents=True, exist_ok=True)
    return root


# Articles


def article(id: str, body: str = "第一班渡轮离港。\n", /, **header: object) -> Article:
    """An article; what its header does not say follows from its id."""
    parts = re.fullmatch(r"([a-z]+)-(\d{8}|undated)-.*", id)
    outlet, day = parts.groups() if parts else ("harbour", "")
    known: dict[str, object] = {
        "id": id,
        "title": f"渡轮 {id}",
        "outlet": outlet,
        "lang": "zh-Hans",
        "published": f"{day[:4]}-{day[4:6]}-{day[6:]}T08:00:00+08:00"
        if day.isdecimal()
        else "",
        "url": f"https://{outlet}.example/{id}",
    }
    return Article(header=msgspec.convert({**known, **header}, Header), body=body)


def add(
    root: Path, id: str, body: str = "第一班渡轮离港。\n", **header: object
) -> Path:
    """Write an article into ``root``; its file lies at a place of the test's choice."""
    text = write_article(article(id, body, **header))
    return write(root, f"content/articles/zh-Hans/{id}.md", text)


def add_state(
    root: Path, id: str, dump: str, body: str = "第一班渡轮离港。\n", **header: object
) -> Path:
    """Write an earlier state of an article; ``dump`` stands for the bytes of its dump."""
    known = {"source": {"path": f"{dump}.md", "sha256": dump, "layout": "x"}}
    text = write_article(article(id, body, **{**known, **header}))
    return write(root, f"content/history/{id}/{dump}.md", text)


SEVEN: dict[str, dict[str, object]] = {
    "harbour-20230103-ferry": {"topics": ["ferries"]},
    "harbour-20230103-bridge": {},
    "harbour-20230215-flood": {"topics": ["floods"]},
    "harbour-20240101-new-year": {},
    "north-20230103-ice": {"lang": "en", "title": "Ice on the river"},
    "north-20240101-thaw": {"lang": "en", "title": "The thaw", "topics": ["rivers"]},
    "harbour-undated-tides": {},
}
"""Ids and headers of a small archive: three years, two outlets, one without a date."""


def seven(root: Path) -> Path:
    """A root with seven articles."""
    new_root(root)
    for id, header in SEVEN.items():
        add(root, id, f"{id} 的正文。\n", **header)
    return root


def glass(root: Path) -> Path:
    """Templates that show all that they may: what is stale anywhere is seen.

    They also compile in no time.
    """
    for name in VIEWS:
        write(
            root, f"templates/{name}", "{{ site }}\n{{ frame }}\n{{ view }}\n{{ body }}"
        )
    return root


# Dumps


def dump(
    title: str = "第一班渡轮",
    url: str = "https://harbour.example/news/ferry",
    html: str = "<p>第一班渡轮在清晨六点离港。</p>",
    epoch: int | None = 1672717024,
) -> bytes:
    """The bytes of a raw file; the time in seconds."""
    comment = f"<!--{epoch}000-->\n" if epoch is not None else ""
    return f"{comment}[{title}]({url})\n------\n\n{html}\n".encode()


def add_dump(root: Path, name: str, data: bytes | None = None, **parts: object) -> Path:
    """Write a raw file into ``root``."""
    made = dump(**parts) if data is None else data  # type: ignore[arg-type]
    return write(root, f"content/raw/{name}", made)


# What the commands do


def normalize(root: Path, **options: object) -> NormalizeReport:
    """Normalise with one process, or by a cluster."""
    return api.normalize(root, **_with_jobs(options))  # type: ignore[arg-type]


def build(
    root: Path, output: Path | str | None = None, **options: object
) -> BuildReport:
    """Build with one process, or by a cluster."""
    return api.build(root, output=output, **_with_jobs(options))  # type: ignore[arg-type]


def _with_jobs(options: Mapping[str, object]) -> dict[str, object]:
    return {"jobs": 0 if "cluster" in options else 1, **options}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file of a folder: its path and its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def articles(root: Path) -> dict[str, bytes]:
    """Every file in ``content/articles``."""
    return tree(root / "content/articles")


def same(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Paths of the files that differ, or that only one of two trees has."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
