"""Radio Free Asia, Mandarin service.

2020: paragraphs, some cut by ``<br/> <br/>`` only; ``<ul>``s of related links in the middle;
``div.image-inline`` with caption and credit; the byline is the last line of all
(``记者：甲 责编：乙 丙 网编：丁``). The time is that of the feed, for the body has none.
"""

import re
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bs4.element import NavigableString, Tag
from msgspec.structs import replace

from archive.formats.walking import element_behind, texts
from archive.model.article import Image, Medium, Related
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, is_blank, is_gone, visible_text
from archive.outlets.facts import RFA
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout, Outlet
from archive.outlets.media import (
    embedded_address,
    set_captions,
    set_figure,
    source_of,
    take_image,
)
from archive.outlets.roles import Credited, credited, is_credit_line
from archive.outlets.selectors import find_all
from archive.outlets.sentences import part_sentences
from archive.outlets.tails import last_blocks
from archive.text.dates import from_epoch, from_format, iso
from archive.text.space import fold

_ZONE = RFA.timezone
_STAMP = re.compile(r"-(\d{14})(?:\.html)?/?$")
_VIDEO = re.compile(r"^(?:视频|視頻|影片|影音|音频|录音)\s*[：:]?\s*")
_LABELLED = re.compile(rf"{_VIDEO.pattern}(?:(?<=[：:])|(?<=[：:]\s)|(?=[【《「“]))")
_LABEL = re.compile(r"^\s*Photo\s*[:：]\s*")
_HOUSE = r"(?:以上[是为])?(?:自由亚洲电台|自由亞洲電台|本台)[^。！？”：:\s]{0,8}"
_CREDITS_BEHIND = re.compile(
    rf"[（(]?(?:{_HOUSE})?\s*(?:记者|記者)\s*[：:]?[^。！？”]{{2,30}}?"
    r"(?:报[道导]。)?\s*(?:责编|責編)[^。！？”]{2,40}$"
)
_SIGNED_OFF = re.compile(
    rf"^{_HOUSE}\s*(?:记者|記者)[^。！？：:]{{2,20}}报[道导](?:。|$)"
)
"""``自由亚洲电台记者甲的采访报道。 责编：乙``: a credit with the look of a sentence."""
_BY_HIM = re.compile(r"的(?=(?:采访|综合|现场|录音|专题|独家)*报[道导])")


def _read(clip: Clipping) -> Findings:
    clip.drop_all("#zoomattribute, a.single_image", "zoom-link")
    related = _related(clip)
    image = _pictures(clip)
    media = _videos(clip)
    set_captions(clip)
    _open_up(clip)
    part_sentences(clip)
    people = _credits(clip)
    return Findings(
        published=_published(clip.dump),
        section=_section(clip.dump),
        authors=people.authors,
        editors=people.editors,
        translators=people.translators,
        contributors=people.contributors,
        image=image,
        media=media,
        related=related,
    )


def _published(dump: Dump) -> str:
    """The feed's time; the address holds the hour in which the text was begun."""
    moment = from_epoch(dump.epoch) if dump.epoch is not None else None
    if moment is None:
        stamp = _STAMP.search(urlsplit(dump.url).path)
        moment = from_format(stamp[1], "%m%d%Y%H%M%S", _ZONE) if stamp else None
    return iso(moment.astimezone(ZoneInfo(_ZONE))) if moment else ""


def _section(dump: Dump) -> str:
    """``/mandarin/yataibaodao/gangtai/hx1-….html`` -> ``gangtai``."""
    parts = [part for part in urlsplit(dump.url).path.split("/") if part]
    known = [part for part in parts[1:-1] if part != "yataibaodao"]
    return known[-1] if known else ""


def _related(clip: Clipping) -> tuple[Related, ...]:
    """Lists of which every item is a link and nothing else.

    Editors forget to change an address: other words under the same one are a link too.
    """
    found: list[Related] = []
    for box in clip.all("ul"):
        items = find_all(box, "li")
        if not all(_is_link(item) for item in items):
            continue
        for item in items:
            link = _links(item)[0]
            url = clip.url(link.get("href"))
            title = fold(visible_text(link))
            if url:
                found.append(Related(title=title, url=url))
        clip.take(box, "related")
    return tuple(dict.fromkeys(found))


def _is_link(item: Tag) -> bool:
    links = _links(item)
    return len(links) == 1 and fold(visible_text(links[0])) == fold(visible_text(item))


def _links(item: Tag) -> list[Tag]:
    """The links that show something: some are doubled by an empty one."""
    return [link for link in find_all(item, "a") if fold(visible_text(link))]


def _pictures(clip: Clipping) -> Image | None:
    """All pictures stand inside the text; the first is the article's own."""
    lead: Image | None = None
    for box in clip.all("div.image-inline"):
        img, caption = clip.first("img", box), clip.first(".image-caption > span", box)
        credit = clip.first(".copyright", box)
        if credit is not None:
            _cut_label(clip, credit)
        if credit is caption or credit is None or is_blank(credit):
            credit = None
        if img is not None and not source_of(clip, img):
            clip.drop(img, "broken-image")
            img = None
        if img is None:
            continue
        if lead is None:
            lead = take_image(clip, img, caption=caption, credit=credit)
            clip.drop(box, "empty")
        else:
            set_figure(clip, img, caption=caption, credit=credit, replace=box)
    return lead


def _cut_label(clip: Clipping, credit: Tag) -> None:
    for text in credit.find_all(string=_LABEL):
        match = _LABEL.match(text)
        if match and isinstance(text, NavigableString):
            clip.cut(match, text, "drop:credit-label")


def _videos(clip: Clipping) -> tuple[Medium, ...]:
    """Facebook players, each with ``视频：…`` in the paragraph behind it."""
    found: list[Medium] = []
    for frame in clip.all("iframe"):
        if is_gone(frame):
            continue
        url = embedded_address(clip.url(frame.get("src")))
        holder = _alone_in(frame)
        caption = element_behind(holder)
        while caption is not None and caption.name == "p" and is_blank(caption):
            caption = element_behind(caption)
        medium = Medium(kind="embed", url=url)
        if caption is not None and _is_caption(caption):
            words = _VIDEO.sub("", clip.take(caption, "media.caption"))
            medium = replace(medium, caption=words)
        frame.decompose()
        if url.startswith("http"):
            found.append(medium)
    return tuple(dict.fromkeys(found))


def _is_caption(paragraph: Tag) -> bool:
    """``视频：…``, ``视频【…】``, or all in italics; ``视频显示，…`` is prose."""
    text = fold(visible_text(paragraph))
    leaning = "".join(visible_text(tag) for tag in find_all(paragraph, "i, em"))
    whole = _VIDEO.match(text) is not None and fold(leaning) == text
    return whole or _LABELLED.match(text) is not None


def _alone_in(frame: Tag) -> Tag:
    """The paragraph around a player: ``<p><i><iframe></iframe></i></p>``."""
    paragraph = frame.find_parent("p")
    return paragraph if paragraph and not fold(visible_text(paragraph)) else frame


def _open_up(clip: Clipping) -> None:
    """Give the text beside paragraphs, which follows pictures, paragraphs of its own."""
    box = clip.new("div")
    for node in list(clip.root.contents):
        box.append(node.extract())
    clip.root.append(box)
    clip.wrap_loose("div")


# The byline


def _credits(clip: Clipping) -> Credited:
    """The last line that shows something: a paragraph, or what follows the last ``<br/>``."""
    for block in last_blocks(clip, clip.root, 2):
        text = _as_line(visible_text(block))
        if is_credit_line(text):
            clip.take(block, "credits")
            return credited(text)
        line = clip.split_lines(block)[-1:]
        text = _as_line(visible_text(line[0])) if line else ""
        if is_credit_line(text):
            clip.take(line[0], "credits")
            return credited(text)
        found = _cut_credits(clip, block)
        if found is not None:
            return found
    return Credited()


def _as_line(text: str) -> str:
    """``text`` without the full stop that would make a sentence of a credit."""
    line = fold(text)
    signed = _SIGNED_OFF.match(line)
    if signed is None:
        return line
    credit = _BY_HIM.sub("", signed[0].removeprefix("以上").lstrip("是为").rstrip("。"))
    return f"{credit} {line[signed.end() :]}"


def _cut_credits(clip: Clipping, block: Tag) -> Credited | None:
    """Credits without a line of their own, behind the last sentence."""
    for text in reversed(texts(block)):
        match = _CREDITS_BEHIND.search(str(text))
        if match and isinstance(text, NavigableString):
            clip.cut(match, text, "field:credits")
            return credited(_as_line(match[0]))
    return None


OUTLET = Outlet(
    facts=RFA,
    layouts=(
        Layout(
            "2020",
            lambda clip: clip.first("time, address, article, main") is None,
            _read,
            headings=True,
        ),
    ),
)
