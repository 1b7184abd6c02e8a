"""A small search index, its scripts and a page that loads them."""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec
from playwright.sync_api import Page

from archive.search.files import (
    Document,
    SegmentLine,
    manifest_file,
    order,
    segment_files,
)
from archive.search.folding import fold_all
from archive.search.folds import folds_of
from archive.search.parts import join_parts, make_part
from archive.search.segments import newest_first, segment_of
from archive.search.texts import Text

SCRIPTS = Path(__file__).parents[3] / "static" / "search"
PAGE = "zh/search.html"

Answer = dict[str, Any]


class Row(NamedTuple):
    """An article of the index."""

    document: Document
    text: Text


def row(id: str, title: str, *paragraphs: str, deck: str = "", **about: object) -> Row:
    """An article; its day is in its id, as ``a-20200703``, and no other fact needed."""
    digits = id.rpartition("-")[2]
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if digits.isdigit() else ""
    path = f"{day.replace('-', '/')}/{id}.html"
    facts = {"id": id, "path": path, "day": day, "outlet": "harbour", "lang": "zh-Hans"}
    document = msgspec.convert({**facts, **about}, Document)
    return Row(document, Text(title=title, deck=deck, paragraphs=paragraphs))


def write_index(site: Path, rows: Iterable[Row], *, shard: int, pairs: int) -> None:
    """Write the index of some articles, with shards and lists as small as one likes."""
    rows = sorted(rows, key=lambda one: order(one.document))
    name_of = segment_of([one.document.day for one in rows])
    parts = defaultdict(list)
    for one in rows:
        parts[name_of(one.document.day)].append(one)
    lines = [
        write_segment(site, name, parts[name], shard=shard, pairs=pairs)
        for name in newest_first(parts)
    ]
    documents = [one.document for one in rows]
    signs = {sign for one in rows for sign in fold_all(one.text.parts())}
    facets = {
        "outlets": [one.outlet for one in documents],
        "langs": [one.lang for one in documents],
        "topics": [topic for one in documents for topic in one.topics],
    }
    folds = folds_of(signs)
    manifest = manifest_file(lines, facets, trees="both", folds=folds)
    (site / manifest.path).write_bytes(manifest.data)


def write_segment(
    site: Path, name: str, rows: Sequence[Row], *, shard: int, pairs: int
) -> SegmentLine:
    documents = [one.document for one in rows]
    joined = join_parts([make_part(text for _, text in rows)])
    with (
        patch("archive.search.shards.SHARD", shard),
        patch("archive.search.lists.OWN_LIST", pairs),
        patch("archive.search.files._TEXTS", 400),
    ):
        for file in segment_files(name, documents, joined):
            path = site / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.data)
    return SegmentLine(
        name, len(rows), "d1", documents[0].day or "", documents[-1].day or ""
    )


def write_site(
    site: Path, rows: Iterable[Row], *, shard: int = 300, pairs: int = 2
) -> Path:
    """Write the index, the scripts and a search page that shows nothing."""
    write_index(site, rows, shard=shard, pairs=pairs)
    shutil.copytree(SCRIPTS, site / "static", dirs_exist_ok=True)
    write_page(site / PAGE)
    return site


def write_page(path: Path, main: str = "") -> None:
    """Write a page one folder below the site's top, with the engine's scripts."""
    tags = "".join(
        f'<script src="../static/{file.name}"></script>'
        for file in sorted(SCRIPTS.glob("*.js"))
    )
    head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{head}{tags}<main>{main}</main>", encoding="utf-8")


_SEARCH = """async ([text, options, limits]) => {
  window.engines ??= {};
  const engine = (engines[JSON.stringify(limits)] ??= await ArchiveSearch.open("../", limits));
  const { hits, ...answer } = await engine.search(text, options);
  return { ...answer, hits: await hits(0, 1000) };
}"""


def search(
    page: Page, text: str, options: object = None, limits: object = None
) -> Answer:
    """Ask the engine of an open page; all hits come with the answer."""
    answer: Answer = page.evaluate(_SEARCH, [text, options or {}, limits or {}])
    return answer


def ids(answer: Answer) -> list[str]:
    """Of the hits, in their order."""
    return [hit["id"] for hit in answer["hits"]]


def shown(parts: Iterable[dict[str, Any]]) -> str:
    """A passage in one line, what was found in brackets."""
    return "".join(f"[{p['text']}]" if p["hit"] else p["text"] for p in parts)
