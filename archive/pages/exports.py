"""The archive as data: a line of JSON per article, and per re-issue."""

from collections.abc import Iterator

import msgspec

from archive.formats.front_matter import KEYS
from archive.model.library import Entry, Library
from archive.pages import urls
from archive.pages.articles import LANG_UI
from archive.pages.page import Data

_encoder = msgspec.json.Encoder()


def data_files(library: Library) -> Iterator[Data]:
    """The data, and the mark that GitHub Pages serves files as they are.

    ``data/articles.jsonl``: a line has every front-matter key, empty ones too, plus the
    ``path`` of the article's page in its own language's tree. Withdrawn articles have no
    line.

    ``data/reissues.jsonl``: a line ``{earlier, later, overlap}`` for each two articles of
    an outlet that are one text under two ids, by the earlier id; ``overlap`` is the share
    of the shorter text that the other one has too. No such pair, no such file.
    """
    lines = [_line(entry) for entry in sorted(library.entries.values(), key=_by_id)]
    yield Data(path="data/articles.jsonl", content=b"".join(lines))
    pairs = [_encoder.encode(pair) + b"\n" for pair in library.reissues]
    if pairs:
        yield Data(path="data/reissues.jsonl", content=b"".join(pairs))
    yield Data(path=".nojekyll", content=b"")


def _by_id(entry: Entry) -> str:
    return entry.id


def _line(entry: Entry) -> bytes:
    header = entry.header
    own = {key: getattr(header, key) for key in KEYS} | {"topics": entry.topics}
    path = urls.in_tree(
        "en" if LANG_UI[header.lang] == "en" else "zh", urls.article(entry)
    )
    extra = {f"x-{key}": value for key, value in sorted(header.x.items())}
    return _encoder.encode({**own, **extra, "path": path}) + b"\n"
