"""What many outlets' dumps carry at their end and is no part of the article."""

import re

from bs4.element import Tag

from archive.formats.walking import element_before, holds
from archive.outlets.clipping import Clipping, edges, first_text, is_blank, visible_text
from archive.text.space import fold

_RSS = re.compile(r"^\s*[获獲]取更多\s*RSS\s*[：:]")
_IMG = frozenset({"img"})
_BOXES = frozenset({"p", "div"})
_LINE = re.compile(r"^[-—–－─━_\uff3f=＝]{4,}$")


def drop_rss_advert(clip: Clipping) -> None:
    """The dump service's own advertisement: a rule, then ``获取更多RSS：`` and links.

    Matched by its words, not by its addresses: those changed over the years.
    """
    for tag in clip.all("div"):
        if tag.parent is not None and _RSS.match(first_text(tag, 40)[:40]):
            _drop_separators_before(tag)
            clip.drop(tag, "rss-advert")


def _drop_separators_before(tag: Tag) -> None:
    """The ``<br><hr>`` that sets the advertisement apart."""
    before = element_before(tag)
    while before is not None and before.name in {"hr", "br"}:
        before.decompose()
        before = element_before(tag)


def drop_blanks(clip: Clipping, selector: str = "p, b, strong, em, i, a, span") -> None:
    """Elements that show nothing; innermost first, so that their parents may follow."""
    for tag in reversed(clip.all(selector)):
        if tag.parent is not None and is_blank(tag):
            tag.unwrap() if tag.contents else tag.decompose()


def set_rules(clip: Clipping) -> None:
    """Paragraphs of nothing but a typed line (``————``) -> ``<hr>``."""
    for paragraph in clip.all("p"):
        if _LINE.match(fold(visible_text(paragraph))) and not holds(paragraph, _IMG):
            paragraph.insert_before(clip.new("hr"))
            clip.drop(paragraph, "rule-line")


def last_blocks(clip: Clipping, within: Tag, count: int) -> list[Tag]:
    """The last ``count`` paragraphs with something to see, last first."""
    tags = clip.all("p, div, section", within)
    return edges(tags, _is_leaf, first=0, last=count)[::-1]


def _is_leaf(tag: Tag) -> bool:
    return not holds(tag, _BOXES) and not is_blank(tag)
