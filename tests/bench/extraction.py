"""Dumps whose truth people have written down, and what a program makes of them.

``extract_gold.json`` was written by reading the dumps, never by running a program on
them. It holds no text of an article: beginnings, ends and boilerplate are keyed digests.

* ``title``, ``first``, ``last``: digests, any of which is right; ``first`` is of the first
  twelve characters of the standfirst or of the body's prose, ``last`` of the last twelve
* ``day``: of publication, as the dump states it; empty where it does not
* ``paragraphs``: of prose; items of lists count, headings, captions and credits do not;
  null where two readers would not agree
* ``image``: the lead without proxies; empty where there is none, null where two readers
  would not agree
* ``authors``: ``A = B`` where a person signs with either name
* ``absent``: length and digest of what is no part of the article
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.dumps.reader import read_dump
from archive.formats.markdown_html import Markdown
from archive.ingest.read import read_article
from archive.outlets.registry import Registry

GOLD = Path(__file__).with_name("extract_gold.json")
_KEY = b"news-archive extraction gold"
_EDGE = 12
"""Characters of a beginning or an end."""
_PROXY = re.compile(
    r"^(?:https?:)?//images\.weserv\.nl/?\?url=(?:https?://)?"
    r"|^https?://[^/]*thumbor[^/]*/unsafe/\d+x\d+/https?://"
    r"|^https?://|^//"
)


class Gold(NamedTuple):
    """The truth about one dump."""

    file: str
    """Folder and name, below the real data."""
    outlet: str
    title: Sequence[str]
    day: str
    authors: Sequence[str]
    paragraphs: int | None
    first: Sequence[str]
    last: Sequence[str]
    image: str | None
    absent: Sequence[tuple[int, str]]


class Extracted(NamedTuple):
    """What a program says."""

    title: str
    day: str
    authors: Sequence[str]
    paragraphs: Sequence[str]
    text: str
    """All of the body."""
    image: str


def read_gold() -> Sequence[Gold]:
    """Every dump of the gold set."""
    rows: list[dict[str, Any]] = json.loads(GOLD.read_text("utf-8"))
    return [Gold(**row) for row in rows]


def find(gold: Gold, data: Path) -> Path:
    """The dump, below the folder of the real data."""
    below = "" if gold.file.startswith("seeds/") else "corpus/raw"
    return data / below / gold.file


# --- checks ------------------------------------------------------------------------------


def bare(text: str) -> str:
    """NFKC without white space and invisible characters."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        char
        for char in folded
        if not char.isspace() and unicodedata.category(char) not in {"Cf", "Cc"}
    )


def mark(text: str) -> str:
    """The digest that stands for a text."""
    return blake2b(bare(text).encode(), digest_size=12, key=_KEY).hexdigest()


def is_title(gold: Gold, found: Extracted) -> bool:
    return mark(found.title) in gold.title


def is_day(gold: Gold, found: Extracted) -> bool:
    return found.day == gold.day


def is_authors(gold: Gold, found: Extracted) -> bool:
    """The same people, in any order, each under a name of theirs."""
    said = {name.casefold() for name in found.authors}
    people = [set(names.casefold().split(" = ")) for names in gold.authors]
    return len(said) == len(people) and all(said & names for names in people)


def is_count(gold: Gold, found: Extracted) -> bool | None:
    if gold.paragraphs is None:
        return None
    return abs(len(found.paragraphs) - gold.paragraphs) <= 1


def is_first(gold: Gold, found: Extracted) -> bool:
    return bool(found.paragraphs) and (
        mark(bare(found.paragraphs[0])[:_EDGE]) in gold.first
    )


def is_last(gold: Gold, found: Extracted) -> bool:
    return bool(found.paragraphs) and (
        mark(bare(found.paragraphs[-1])[-_EDGE:]) in gold.last
    )


def is_clean(gold: Gold, found: Extracted) -> bool:
    text = bare(found.text)
    for length, digest in gold.absent:
        pieces = {text[at : at + length] for at in range(len(text) - length + 1)}
        if any(mark(piece) == digest for piece in pieces):
            return False
    return True


def is_image(gold: Gold, found: Extracted) -> bool | None:
    if gold.image is None:
        return None
    return _unproxied(found.image) == _unproxied(gold.image)


def _unproxied(url: str) -> str:
    """An address without proxy and scheme."""
    return _PROXY.sub("", url)


CHECKS: Mapping[str, Callable[[Gold, Extracted], bool | None]] = {
    "title": is_title,
    "day": is_day,
    "authors": is_authors,
    "paragraphs": is_count,
    "first words": is_first,
    "last words": is_last,
    "boilerplate": is_clean,
    "lead image": is_image,
}
"""Field -> is it right? None where the gold set does not judge."""


def judge(gold: Gold, found: Extracted) -> dict[str, bool | None]:
    """Each field: right, wrong, or not judged."""
    return {field: check(gold, found) for field, check in CHECKS.items()}


def rates(judged: Iterable[Mapping[str, bool | None]]) -> dict[str, float]:
    """Share of what is right among what is judged, by field."""
    verdicts: dict[str, list[bool]] = {field: [] for field in CHECKS}
    for row in judged:
        for field, verdict in row.items():
            if verdict is not None:
                verdicts[field].append(verdict)
    return {f: sum(v) / len(v) if v else 1.0 for f, v in verdicts.items()}


# --- ours ----------------------------------------------------------------------------------


def extract(path: Path) -> Extracted:
    """What ``archive`` makes of a dump."""
    dump = read_dump(path.read_bytes(), path.name).dump
    article = read_article(dump, Registry()).article
    header = article.header
    tree = LexborHTMLParser(Markdown().html(article.body))
    return Extracted(
        title=header.title,
        day=header.published[:10],
        authors=header.authors,
        paragraphs=[node.text() for node in tree.css("p, li, pre") if _is_prose(node)],
        text=tree.body.text(separator="\n") if tree.body is not None else "",
        image=header.image.url if header.image else "",
    )


def _is_prose(node: LexborNode) -> bool:
    """A paragraph, or an item that holds none of its own; no caption, no mere link."""
    inner = node.css_first("p, li")
    own = inner is None or inner.mem_id == node.mem_id
    around = node.parent
    while around is not None and around.tag != "figure":
        around = around.parent
    links = "".join(link.text() for link in node.css("a"))
    return own and around is None and bare(node.text()) not in {"", bare(links)}
