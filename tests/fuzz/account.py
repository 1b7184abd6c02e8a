"""The account of a dump's characters: what was read, kept, taken and dropped."""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from archive.formats.html_reader import read_blocks
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.registry import Registry, layout_of
from archive.outlets.tails import drop_rss_advert
from archive.text.space import bare
from tests.fuzz.made import Broken, Made


def lost(made: Made) -> Iterator[Broken]:
    """Visible characters of the dump's tree, against the page's body and the ledger.

    Beyond those the body may say what a picture stands for: faces and emoji.
    """
    root = Clipping(made.dump).root
    seen = characters(visible_text(root))
    ledger = "".join(entry.text for entry in made.reading.ledger)
    shown = shown_text(made.body)
    told = characters(shown + ledger)
    said = characters("".join(str(img.get("alt") or "") for img in root("img")))
    if seen <= told <= seen + said:
        return
    gone = "".join((seen - told).elements())
    extra = "".join((told - seen).elements())
    place = "in writing" if characters(_read_text(made.dump)) != told else "in reading"
    layout = made.reading.article.header.source
    by = layout.layout if layout else ""
    yield Broken("lost", f"{place} ({by}): gone {gone[:60]!r}, extra {extra[:60]!r}")


def characters(text: str) -> Counter[str]:
    """In NFD: a mark may stand behind another character in the page than in the dump."""
    return Counter(unicodedata.normalize("NFD", bare(text)))


def shown_text(html: str) -> str:
    body = LexborHTMLParser(html).body
    return (body.text() or "") if body is not None else ""


def _read_text(dump: Dump) -> str:
    """Ledger and blocks, before Markdown is written."""
    clip = Clipping(dump)
    drop_rss_advert(clip)
    layout_of(Registry().of(dump), clip)[1].read(clip)
    blocks = read_blocks(clip.root, base=dump.url)
    return text_of(blocks) + "".join(entry.text for entry in clip.ledger)


def text_of(value: object) -> str:
    """All text in blocks but addresses and alternative texts."""
    if isinstance(value, str):
        return value
    if not isinstance(value, tuple):
        return ""
    names = getattr(value, "_fields", ())
    unshown = {"src", "alt", "marks"}
    parts = [
        part
        for name, part in zip(names or value, value, strict=True)
        if name not in unshown or not names
    ]
    return "".join(text_of(part) for part in parts)
