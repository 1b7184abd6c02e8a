"""Lines that only point to the outlet's own other articles -> ``related``."""

import re

from bs4.element import Tag

from archive.model.article import Related
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.selectors import find_all
from archive.text.space import fold

_MARKS = " :：/／|｜>»·•-–—[]【】()（）"


def take_related(
    clip: Clipping, label: re.Pattern[str], within: Tag | None = None
) -> tuple[Related, ...]:
    """Take every paragraph that is nothing but ``label`` and links.

    ``<p>相关报道 <a>题目</a></p>`` and ``<p><a>延伸阅读：题目</a></p>`` alike; a sentence
    that merely begins with such words has text outside its links and stays.
    """
    found: list[Related] = []
    for paragraph in clip.all("p, li", within):
        if not label.match(fold(visible_text(paragraph))) or _prose(paragraph, label):
            continue
        found.extend(_links(clip, paragraph, label))
        clip.take(paragraph, "related")
    return tuple(dict.fromkeys(found))


def _prose(paragraph: Tag, label: re.Pattern[str]) -> bool:
    """Is there text beyond the label and the links? Or no link at all?"""
    links = find_all(paragraph, "a")
    outside = fold(visible_text(paragraph))
    for link in links:
        outside = outside.replace(fold(visible_text(link)), "", 1)
    return not links or bool(label.sub("", fold(outside), count=1).strip(_MARKS))


def _links(clip: Clipping, paragraph: Tag, label: re.Pattern[str]) -> list[Related]:
    found: list[Related] = []
    for link in find_all(paragraph, "a"):
        title = label.sub("", fold(visible_text(link)), count=1).strip(" :：/／")
        url = clip.url(link.get("href"))
        if title and url:
            found.append(Related(title=title, url=url))
    return found
