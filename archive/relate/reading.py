"""An article -> the text that is distilled of it, made once for all that is."""

from typing import NamedTuple

from archive.formats.plain import plain_text
from archive.model.article import Article
from archive.text.variants import one_form


class Reading(NamedTuple):
    """An article as sketches, clues and words read it."""

    article: Article
    text: str
    """The running text of its body."""
    form: str
    """That text with one form for each sign and character; positions are the same."""


def reading_of(article: Article) -> Reading:
    """The reading of an article."""
    text = plain_text(article.body)
    return Reading(article, text, one_form(text))
