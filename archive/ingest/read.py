"""A dump -> an article, in memory: one outlet, one layout, one tree, one text."""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from archive.errors import DumpError
from archive.formats.html_reader import read_blocks
from archive.formats.markdown_html import Markdown
from archive.formats.markdown_writer import write_markdown
from archive.ingest.headings import order_headings, promote_headings
from archive.ingest.heads import key_of
from archive.model.article import Article, Header, Source
from archive.model.document import Block, Figure, Heading, Items, Paragraph, Quote
from archive.model.document import plain as plain_spans
from archive.model.dump import Dump, Given
from archive.outlets.clipping import Clipping, Entry, dropped
from archive.outlets.credits import names
from archive.outlets.english_lines import with_english_credits
from archive.outlets.findings import Findings
from archive.outlets.layout import Outlet
from archive.outlets.registry import Registry, layout_of
from archive.outlets.tails import drop_rss_advert
from archive.text.dates import from_epoch, iso_utc
from archive.text.script import language
from archive.text.slugs import slug
from archive.text.space import fold

_NO_DATE = "undated"


class Reading(NamedTuple):
    """An article as one dump tells it, before it meets what is on disk."""

    article: Article
    key: str
    """Outlet and identity: dumps with the same key are the same article."""
    archived: int
    """Seconds since 1970; 0 where unknown."""
    ledger: tuple[Entry, ...]
    """What was taken out of the dump's HTML, and where it went."""
    blocks: tuple[Block, ...]
    """What the body was written from."""


def read_article(dump: Dump, registry: Registry) -> Reading:
    """Read a dump with its outlet's layout.

    Raises DumpError (D005) where nothing is left that could be an article.
    """
    outlet = registry.of(dump)
    if dump.form == "markdown":
        dump = replace(dump, form="html", body=_markdown().raw_html(dump.body))
    clip = Clipping(dump)
    drop_rss_advert(clip)
    name, layout = layout_of(outlet, clip)
    findings = with_english_credits(clip, layout.read(clip))
    findings = _complete(findings, dump.given)
    blocks = read_blocks(clip.root, base=dump.url)
    if layout.headings:
        blocks = promote_headings(blocks)
    blocks = order_headings(blocks)
    if not blocks and not (findings.deck or findings.image or findings.media):
        raise DumpError("D005", dump.path, "no article below the header")
    source = Source(
        path=dump.path,
        sha256=dump.sha256,
        layout=name,
        dropped=dropped(clip.ledger),
    )
    header = _header(dump, outlet, findings, blocks, source)
    return Reading(
        article=Article(header=header, body=write_markdown(blocks)),
        key=key_of(dump, registry),
        archived=dump.epoch or 0,
        ledger=tuple(clip.ledger),
        blocks=blocks,
    )


@cache
def _markdown() -> Markdown:
    return Markdown()


def _complete(found: Findings, given: Given) -> Findings:
    """What the source stated outright, where the layout found nothing."""
    if given == Given():
        return found
    return replace(
        found,
        deck=found.deck or given.deck,
        published=found.published or given.published,
        section=found.section or given.section,
        tags=found.tags or given.tags,
        authors=found.authors or names("、".join(given.authors)),
    )


def _header(
    dump: Dump,
    outlet: Outlet,
    found: Findings,
    blocks: tuple[Block, ...],
    source: Source,
) -> Header:
    title = fold(found.title or dump.title)
    archived = _archived(dump)
    text = f"{title}\n{found.deck}\n{plain(blocks)}"
    return Header(
        id=article_id(dump, outlet, found.published or archived),
        title=title,
        deck=found.deck,
        outlet=outlet.facts.slug,
        lang=language(text, outlet.facts.lang),
        published=found.published,
        archived=archived,
        url=dump.url,
        original_url=found.original_url,
        section=found.section,
        agency=found.agency,
        tags=found.tags,
        authors=found.authors,
        contributors=found.contributors,
        translators=found.translators,
        editors=found.editors,
        image=found.image,
        media=found.media,
        related=found.related,
        source=source,
    )


def _archived(dump: Dump) -> str:
    moment: datetime | None = from_epoch(dump.epoch) if dump.epoch is not None else None
    return iso_utc(moment) if moment else ""


def article_id(dump: Dump, outlet: Outlet, time: str) -> str:
    """``<outlet>-<yyyymmdd>-<slug>``: from the article's own source alone, for ever."""
    key = outlet.key(dump)
    own = slug(outlet.slug(dump) or fold(dump.title), salt=key)
    day = time[:10].replace("-", "") or _NO_DATE
    return f"{outlet.facts.slug}-{day}-{own}"


def plain(blocks: tuple[Block, ...]) -> str:
    """The text of blocks, a line each."""
    parts: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            parts.append(plain_spans(block.spans))
        elif isinstance(block, Quote):
            parts.append(plain(block.blocks))
        elif isinstance(block, Items):
            parts.extend(plain(item) for item in block.items)
        elif isinstance(block, Figure):
            parts.append(plain_spans(block.caption))
    return "\n".join(parts)
