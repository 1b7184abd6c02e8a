"""The archive as data: a line of JSON per article, per state, per tie between articles."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import asdict

from archive.model.article import KEYS, Header
from archive.model.library import Entry, Library
from archive.model.relations import Relations
from archive.pages import urls
from archive.pages.cards import earlier_states
from archive.pages.homes import home_of
from archive.pages.page import Data

_encoder = msgspec.json.Encoder()


def data_files(library: Library) -> Iterator[Data]:
    """The data, and the mark that GitHub Pages serves files as they are.

    ``data/articles.jsonl``: a line has every front-matter key, empty ones too, plus the
    ``path`` of the article's page in its own language's tree. Withdrawn articles have no
    line.

    ``data/pairs.jsonl``: a line ``{zh, en, evidence, confidence, blocks}`` for each article
    in two languages, by the Chinese id; a block is ``{zh, en, confidence}``, with the
    numbers of the paragraphs that say the same, see ``formats.paragraphs``. No blocks
    where the paragraphs have not been compared. The file is there without pairs, too.

    ``data/stories.jsonl``: a line ``{id, members, reposts}`` for each event that several
    articles tell of, by id; members are the oldest first, reposts are ``[first, again]``.
    The file is there without stories, too.

    ``data/reposts.jsonl``: a line ``{first, again, overlap}`` for each article that
    another outlet had published before. None, no such file.

    ``data/reissues.jsonl``: a line ``{earlier, later, overlap}`` for each two articles of
    an outlet that are one text under two ids, by the earlier id; ``overlap`` is the share
    of the shorter text that the other one has too. No such pair, no such file.

    ``data/revisions.jsonl``: a line for each earlier state of an article that is shown
    whole, by id and the oldest first; its ``path`` leads to the page that compares them,
    its ``file`` is the one below ``content/history``. No state, no such file.
    """
    entries = sorted(library.entries.values(), key=_by_id)
    lines = [_line(entry) for entry in entries]
    yield Data(path="data/articles.jsonl", content=b"".join(lines))
    relations = library.relations
    yield _lines("data/pairs.jsonl", _pairs(relations))
    yield _lines("data/stories.jsonl", relations.stories)
    if relations.reposts:
        yield _lines("data/reposts.jsonl", relations.reposts)
    if relations.reissues:
        yield _lines("data/reissues.jsonl", relations.reissues)
    revisions = [line for entry in entries for line in _revisions(library, entry)]
    if revisions:
        yield Data(path="data/revisions.jsonl", content=b"".join(revisions))
    yield Data(path=".nojekyll", content=b"")


def _lines(path: str, values: Iterable[object]) -> Data:
    return Data(path=path, content=_encoder.encode_lines(values))


def _pairs(relations: Relations) -> Iterator[dict[str, object]]:
    blocks = {found.zh: found.blocks for found in relations.alignments}
    for pair in relations.pairs:
        yield asdict(pair) | {"blocks": blocks.get(pair.zh, ())}


def _by_id(entry: Entry) -> str:
    return entry.id


def _line(entry: Entry) -> bytes:
    own = _keys(entry.header) | {"topics": entry.topics}
    path = {"path": _path(entry, urls.article(entry))}
    return _encoder.encode(own | _free_keys(entry.header) | path) + b"\n"


def _revisions(library: Library, entry: Entry) -> Iterator[bytes]:
    for state in earlier_states(library, entry):
        own = _keys(state.header) | _free_keys(state.header)
        place = {"path": _path(entry, urls.history(entry)), "file": state.file}
        yield _encoder.encode(own | place) + b"\n"


def _keys(header: Header) -> dict[str, object]:
    return {key: getattr(header, key) for key in KEYS}


def _free_keys(header: Header) -> dict[str, object]:
    return {f"x-{key}": value for key, value in sorted(header.x.items())}


def _path(entry: Entry, path: str) -> str:
    """The page in the tree of the article's language."""
    return urls.in_tree(home_of(entry.header), path)
