"""China Digital Times, Chinese edition: a WordPress feed of texts that it saves from others.

2020: the feed's footer (``© poster for …``, tags) behind a last ``<hr>``; pictures with
``p.wp-caption-text``; the site's own posts and tweets as ``<blockquote>``s; the author in
one of the first lines (``作者：甲  来源：乙``), in every spelling that WeChat knows. The poster
is a member of the site's staff and not the author.
"""

import re

from bs4.element import NavigableString, PageElement, Tag

from archive.formats.walking import element_before
from archive.model.article import Medium, Related
from archive.model.dump import Dump
from archive.outlets.cdt_authors import saved_authors
from archive.outlets.clipping import Clipping, is_blank, is_gone, visible_text
from archive.outlets.credits import unique
from archive.outlets.facts import CDT
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout, Outlet, canonical_key
from archive.outlets.media import (
    embedded_address,
    set_figure,
    take_first_figure,
    unwrap_images,
)
from archive.outlets.notes import (
    calm_notes,
    drop_tail,
    take_contributors,
    take_credits,
    take_glued_credits,
    take_original,
    take_sources,
)
from archive.outlets.selectors import find_all
from archive.outlets.sentences import part_prose
from archive.outlets.tails import set_rules
from archive.text.dates import from_epoch, iso
from archive.text.script import simplified
from archive.text.space import fold

_POST = re.compile(r"(?:^|/)(\d{4,9})_[^/]*$")
_FOOTER = re.compile(
    r"^(?:©.{1,60}? for .{1,80}?(?:Permalink|Post tags:)|Feed enhanced by|Post tags:)",
    re.DOTALL,
)
_COLUMN = re.compile(r"【([^】]{2,8})】")
_SIGNS = "img[src*='s.w.org/images/core/emoji'], img[src*='sinajs.cn'], img.wp-smiley"
_PIXELS = "img[src*='amazon-adsystem.com'], img[width='1'][height='1']"
_OWN_POST = "blockquote.wp-embedded-content"
_LABEL = re.compile(
    r"^(?:相关|延伸|更多|参考|推荐)(?:阅读|文章|报道|词条|链接)\s*[：:]?$"
)
_FILES = re.compile(r"^(?:CDS\s*(?:档案|词条)|CDT\s*导览)\s*[|｜丨:：]?\s*")
_ADVERT = re.compile(r"^请点击(?:购买|[：:]\s*支持)")
_RULE_LINE = re.compile(r"^[-—–－=_*·.]{4,}$")
_LONGEST_LABEL = 12


def _read(clip: Clipping) -> Findings:
    tags = _footer(clip)
    _set_signs(clip)
    clip.drop_all(_PIXELS, "tracking-pixel")
    _drop_adverts(clip)
    related = _related(clip)
    media = _videos(clip)
    _captions(clip)
    sources = take_sources(clip)
    people = take_credits(clip) + take_glued_credits(clip)
    contributors = take_contributors(clip)
    drop_tail(clip)
    calm_notes(clip)
    set_rules(clip)
    part_prose(clip)
    moment = from_epoch(clip.dump.epoch) if clip.dump.epoch is not None else None
    column = _COLUMN.search(clip.dump.title)
    return Findings(
        published=iso(moment) if moment else "",
        section=column[1] if column else "",
        agency="、".join(unique((*people.agency, *sources))),
        tags=tags,
        original_url=take_original(clip),
        authors=people.authors or saved_authors(clip),
        translators=people.translators,
        editors=people.editors,
        contributors=unique((*people.contributors, *contributors)),
        image=take_first_figure(clip),
        media=media,
        related=related,
    )


def _footer(clip: Clipping) -> tuple[str, ...]:
    """The outlet's own tags; the rest of the feed's footer goes, with the rule above it."""
    found: list[str] = []
    for paragraph in clip.all("p"):
        if not _FOOTER.match(_text(paragraph)) or not clip.first("small", paragraph):
            continue
        found += [clip.take(tag, "tags") for tag in clip.all("a[rel~=tag]", paragraph)]
        before = element_before(paragraph)
        if before is not None and before.name == "hr":
            before.decompose()
        clip.drop(paragraph, "feed-footer")
    return tuple(dict.fromkeys(tag for tag in found if tag))


# Pictures and players


def _set_signs(clip: Clipping) -> None:
    """Emoji and Weibo's faces are pictures: their ``alt`` is what they say."""
    for img in clip.all(_SIGNS):
        img.replace_with(str(img.get("alt") or ""))


def _captions(clip: Clipping) -> None:
    unwrap_images(clip)
    for img in clip.all("img"):
        box = img.find_parent("div", class_="wp-caption")
        caption = clip.first(".wp-caption-text", box) if box else None
        alone = box is not None and len(find_all(box, "img")) == 1
        figure = set_figure(clip, img, caption=caption, replace=box if alone else None)
        _hoist(figure)


def _hoist(figure: Tag) -> None:
    """A picture at the head of a paragraph stands before it: a credit may follow."""
    parent = figure.parent
    while parent is not None and parent.name in {"p", "span", "a", "strong", "b", "em"}:
        if any(_shows(node) for node in figure.previous_siblings):
            return
        parent.insert_before(figure.extract())
        parent = figure.parent


def _shows(node: PageElement) -> bool:
    return isinstance(node, Tag | NavigableString) and bool(fold(visible_text(node)))


def _videos(clip: Clipping) -> tuple[Medium, ...]:
    found: list[Medium] = []
    for frame in clip.all("iframe"):
        if is_gone(frame):
            continue
        url = embedded_address(clip.url(frame.get("src")))
        own = "wp-embedded-content" in (frame.get("class") or [])
        frame.decompose()
        if url.startswith("http") and not own:
            found.append(Medium(kind="embed", url=url))
    return tuple(dict.fromkeys(found))


# What the site sets beside a text


def _drop_adverts(clip: Clipping) -> None:
    """``请点击购买某某的著作：…`` with a shop's link, and the line of dashes above it."""
    for paragraph in clip.all("p"):
        if not _ADVERT.match(simplified(_text(paragraph))):
            continue
        before = _before(paragraph)
        if before is not None and _RULE_LINE.match(_text(before)):
            clip.drop(before, "rule-line")
        clip.drop(paragraph, "book-advert")


def _related(clip: Clipping) -> tuple[Related, ...]:
    """The site's own posts, as boxes anywhere or as links at the end, and their label."""
    found: dict[str, Related] = {}
    boxes = clip.all(_OWN_POST)
    boxes += [tag for tag in clip.all("p") if _FILES.match(simplified(_text(tag)))]
    for box in boxes:
        links = [link for link in clip.all("a", box) if _text(link)]
        words = sum(len(_text(link)) for link in links)
        if not links or len(_text(box)) > words + _LONGEST_LABEL:
            continue  # a sentence that names one of the site's files
        url, label = clip.url(links[-1].get("href")), _before(box)
        found.setdefault(url, Related(title=clip.take(box, "related"), url=url))
        if label is not None and _LABEL.match(simplified(_text(label))):
            clip.drop(label, "related-label")
    return tuple(one for url, one in found.items() if url)


def _text(tag: Tag) -> str:
    return fold(visible_text(tag))


def _before(tag: Tag) -> Tag | None:
    """The nearest sibling above that shows something."""
    before = element_before(tag)
    while before is not None and (is_blank(before) or _is_frame(before)):
        before = element_before(before)
    return before


def _is_frame(tag: Tag) -> bool:
    return (
        not _text(tag) and tag.find("iframe", class_="wp-embedded-content") is not None
    )


def _key(dump: Dump) -> str:
    """WordPress's own number, which stands in the dump's file name.

    The same post is found under several titles, and so under several addresses.
    """
    post = _POST.search(dump.path)
    return post[1] if post else canonical_key(dump)


OUTLET = Outlet(
    facts=CDT,
    layouts=(
        Layout(
            "2020",
            lambda clip: clip.first("time, address, article, main") is None,
            _read,
            headings=True,
        ),
    ),
    key=_key,
)
