"""Deutsche Welle, Chinese service.

One markup: ``<div><i>AUTHOR<br>TIME</i></div>``, pictures with a grey ``<small>`` behind
them; where the head names nobody, the last paragraph does (``作者/责编（通讯社）``).
Galleries and videos have no head at all. Other people's galleries hang behind articles.
"""

import re

from bs4.element import Tag
from msgspec.structs import replace

from archive.formats.walking import element_behind, holds
from archive.model.article import Image
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, is_blank, is_gone, lines, visible_text
from archive.outlets.credits import unique
from archive.outlets.dw_tails import drop_tails, people, tail_credits
from archive.outlets.facts import DW
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout, Outlet, canonical_key, last_segment
from archive.outlets.media import (
    set_captions,
    set_figure,
    small_after,
    source_of,
    take_embeds,
    take_image,
    take_players,
)
from archive.outlets.related import take_related
from archive.outlets.roles import credited
from archive.outlets.run_in import part_run_in_headings
from archive.outlets.selectors import find
from archive.text.dates import from_iso, iso
from archive.text.space import fold

_NUMBER = re.compile(r"/([a-z]{1,3}-\d+)/?(?:$|[?#])")
"""``/a-54186767`` at the end; some titles before it hold an unescaped ``?``."""

_API = re.compile(r"^https?://api\.dw\.com/api/detail/\w+/(\d+)")
_AGENCY = re.compile(
    r"^(?:[A-Z]{2,5}|[dD][pP][aA]|epd|kna|afp|Reuters|Tagesschau|Deutschlandfunk|.{1,6}社"
    r"|.{2,8}(?:电台|電台|[电電][视視].{0,2}台|广播|廣播|日报|日報|周刊|週刊|时报|時報|汇报|[新电電][闻聞视視]网))$"
)
"""In the place of an author: other broadcasters whose work was taken over."""

_GALLERY = re.compile(r"^(?:相[关關])?[图圖](?:集|片集?)\s*[：:]")
"""``相关图集：…``, above other people's pictures."""

_DATELINE = re.compile(r"^[（(]\s*德[国國]之[声聲](?:中文[网網])?\s*[）)]$")

_BOLD = frozenset({"b", "strong"})

_RELATED = re.compile(
    r"(?:延伸|更多|相关|参考)[阅閱][读讀]\s*[：:]?\s*|相关(?:报道|文章)\s*[：:]\s*"
)


def _read(clip: Clipping) -> Findings:
    head = _head(clip)
    related = take_related(clip, _RELATED)
    media = take_players(clip) + take_embeds(clip)
    _drop_appended_galleries(clip)
    image = _lead(clip)
    _set_gallery(clip)
    _drop_orphan_captions(clip)
    set_captions(clip)
    _join_dateline(clip)
    part_run_in_headings(clip)
    guests = drop_tails(clip, head.authors)
    tail = tail_credits(clip)
    _mend_links(clip)
    return replace(
        head,
        authors=unique((*head.authors, *tail.authors)) or guests,
        translators=unique((*head.translators, *tail.translators)),
        editors=unique((*head.editors, *tail.editors)),
        agency=head.agency or tail.agency,
        image=image,
        media=media,
        related=tuple(replace(one, url=_public(one.url)) for one in related),
    )


def _head(clip: Clipping) -> Findings:
    """``null 某某（综合报道）<br>2020-07-20T14:58:19.428Z``: who, and when."""
    block = clip.first(":scope > div > i")
    if block is None or block.parent is None:
        return Findings()
    stamps = [line for line in lines(block) if from_iso(line)]
    byline = "、".join(line for line in lines(block) if line not in stamps)
    moment = from_iso(stamps[0]) if stamps else None
    clip.take(block.parent, "authors")
    who, told = people(byline), credited(byline)
    if told.translators or told.editors:
        return Findings(
            authors=told.authors,
            translators=told.translators,
            editors=told.editors,
            published=iso(moment) if moment else "",
        )
    return Findings(
        authors=tuple(name for name in who if not _AGENCY.match(name)),
        agency="、".join(name for name in who if _AGENCY.match(name)),
        published=iso(moment) if moment else "",
    )


def _drop_appended_galleries(clip: Clipping) -> None:
    """``<h3>相关图集：…</h3>`` and its pictures: the same ones hang behind many articles."""
    for heading in clip.all("h2, h3, h4, p"):
        title = "" if is_gone(heading) else fold(visible_text(heading))
        if not title or (heading.name == "p" and not _GALLERY.match(title)):
            continue
        item = _next(heading)
        if item is None or not _is_item(item):
            continue
        while item is not None and _is_item(item):
            after = _next(item)
            clip.drop(item, "gallery")
            item = after
        clip.drop(heading, "gallery")


def _next(tag: Tag) -> Tag | None:
    after = element_behind(tag)
    while after is not None and is_blank(after):
        after = element_behind(after)
    return after


def _is_item(tag: Tag) -> bool:
    """``<div><img><br><b>题</b>：文字</div>``."""
    return tag.name == "div" and bool(find(tag, "img")) and not find(tag, "p")


def _lead(clip: Clipping) -> Image | None:
    """The picture before the first text; in a gallery that of the first item."""
    first = next((tag for tag in clip.blocks() if not is_blank(tag)), None)
    if first is not None and _is_item(first):
        return take_image(clip, find(first, "img"))
    if first is None or first.name != "img" or not source_of(clip, first):
        return None
    return take_image(clip, first, caption=small_after(first))


def _set_gallery(clip: Clipping) -> None:
    """An article that is a gallery: each item's text is a paragraph below its picture."""
    for item in clip.all(":scope > div"):
        img = find(item, "img")
        if not find(item, "b") or find(item, "small"):
            continue
        if img:
            item.insert_before(img.extract())
            set_figure(clip, img)
        item.name = "p"


def _drop_orphan_captions(clip: Clipping) -> None:
    """``<img src="">`` with a caption: there is no picture to caption."""
    for img in clip.all("img"):
        if not source_of(clip, img):
            clip.drop(small_after(img), "orphan-caption")
            img.decompose()


def _join_dateline(clip: Clipping) -> None:
    """``<p>（德国之声中文网）</p>`` alone: the sentence behind it begins the next one."""
    first = next((tag for tag in clip.all("p") if not is_blank(tag)), None)
    behind = _next(first) if first else None
    if (
        first is not None
        and behind is not None
        and behind.name == "p"
        and not holds(behind, _BOLD)  # a heading, or an interviewer's question
        and _DATELINE.match(fold(visible_text(first)))
    ):
        for node in reversed(list(first.contents)):
            behind.insert(0, node.extract())
        first.decompose()


def _mend_links(clip: Clipping) -> None:
    for link in clip.all("a[href]"):
        link["href"] = _public(str(link["href"]))


def _public(url: str) -> str:
    """``https://api.dw.com/api/detail/article/N`` is the page ``…/zh/a-N`` for programs."""
    return _API.sub(r"https://www.dw.com/zh/a-\1", url)


def slug_of(dump: Dump) -> str:
    """``a-54186767``."""
    found = _NUMBER.search(dump.url)
    return found[1] if found else last_segment(dump)


def key_of(dump: Dump) -> str:
    """The number alone: the words before it change with the title."""
    found = _NUMBER.search(dump.url)
    return found[1] if found else canonical_key(dump)


def _fits(clip: Clipping) -> bool:
    """A head, a gallery's first item, or a film below a line of text."""
    first = next((tag for tag in clip.blocks() if not is_blank(tag)), None)
    return first is not None and (
        clip.first(":scope > div > i") is not None
        or _is_item(first)
        or clip.first(":scope > video, :scope > p ~ img") is not None
    )


OUTLET = Outlet(
    facts=DW,
    layouts=(Layout("2020", _fits, _read, headings=True),),
    slug=slug_of,
    key=key_of,
)
