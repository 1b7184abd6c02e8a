"""An article -> what of it is searched, paragraph by paragraph."""

import re
from collections.abc import Iterator
from itertools import chain

import msgspec

from archive.formats.plain import plain_text
from archive.model.article import Article, Header

_FIGURE = re.compile(r"</?fig(?:ure|caption)\b[^<>]*>")
_ITEM = re.compile(
    r"^(?=(?:[ >]|[-+*] |\d{1,9}[.)] )*(?:[-+*]|\d{1,9}[.)]) )", re.MULTILINE
)
_CELL = re.compile(r"<br>|</t[dhr]>")
_BLANK = re.compile(r"\n(?:[ >]*\n)+")


class Text(msgspec.Struct, frozen=True, array_like=True):
    """What is searched, in this order."""

    title: str
    deck: str = ""
    bylines: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    """Captions and credits of the lead and of the media beside the body."""
    paragraphs: tuple[str, ...] = ()
    """Of the body, the captions in it among them."""

    def parts(self) -> Iterator[str]:
        """All of it, a paragraph at a time."""
        yield self.title
        yield self.deck
        yield from chain(self.bylines, self.captions, self.paragraphs)


def text_of(article: Article) -> Text:
    """What is searched of an article that is shown whole."""
    header = article.header
    return Text(
        title=header.title,
        deck=header.deck,
        bylines=bylines(header),
        captions=tuple(filter(None, _captions(header))),
        paragraphs=paragraphs(article.body),
    )


def excerpt_of(header: Header, excerpt: str) -> Text:
    """What is searched of an article of which readers only see an excerpt."""
    return Text(title=header.title, deck=excerpt, bylines=bylines(header))


def bylines(header: Header) -> tuple[str, ...]:
    """Everybody who is named as having worked on it, each once."""
    names = (header.authors, header.contributors, header.translators, header.editors)
    return tuple(dict.fromkeys(chain(*names)))


def _captions(header: Header) -> Iterator[str]:
    if header.image:
        yield from (header.image.caption, header.image.credit)
    for medium in header.media:
        yield from (medium.caption, medium.credit)


def paragraphs(markdown: str) -> tuple[str, ...]:
    """The paragraphs, headings, items, cells and captions of a body as plain text."""
    text = _ITEM.sub("\n", _FIGURE.sub("\n\n", markdown))
    if "<table" in text:
        text = _CELL.sub("\n\n", text)
    blocks = (plain_text(block) for block in _BLANK.split(text))
    return tuple(block for block in blocks if block)
