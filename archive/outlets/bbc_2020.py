"""BBC pages of 2020: classed pictures, players, embeds, and labels for screen readers."""

import json
import re

from bs4.element import Tag

from archive.formats.walking import lies_in
from archive.model.article import Image, Medium, Related
from archive.outlets.bbc_bylines import take_byline
from archive.outlets.bbc_lines import section, set_boxes, take_tail
from archive.outlets.clipping import Clipping, is_blank, is_gone, visible_text
from archive.outlets.credits import unique
from archive.outlets.english_dates import any_day_in
from archive.outlets.findings import Findings
from archive.outlets.media import (
    embedded_address,
    set_captions,
    set_figure,
    source_of,
    take_image,
    unwrap_images,
)
from archive.outlets.selectors import find
from archive.outlets.tails import drop_blanks
from archive.text.space import fold

_FIGURE = frozenset({"figure"})
_PICTURES = frozenset({"media-landscape", "media-portrait"})
_DIVIDER = re.compile(
    r"(?:gr[ea]y|white|black|blue|red|short|long|thin)[-_]?line|line_new|divider|separator|_line\d*[-_.]|cps_web_banner|banner_(?:top|bottom)|blank_white"
    r"|624_transparent|in_numbers_624|presentational",
    re.IGNORECASE,
)
"""Pictures that only draw a line between two parts of an article."""

_PROSE = 300
"""Characters that no legend of a chart has."""

_DIGEST = 3
"""Links with a story below each: the titles of a digest."""

_NUMBERED = re.compile(r"\d{1,2}\s*[.、)）]")


def read(clip: Clipping) -> Findings:
    """The fields of a page; its text stays in the tree."""
    published = _day(clip)
    clip.drop_all("style, script, link, svg, .bbccom_slot", "page-furniture")
    _charts(clip)
    media = _players(clip) + _embeds(clip)
    unwrap_images(clip)
    _draw_lines(clip)
    image = _lead(clip)
    _pictures(clip)
    _sliders(clip)
    set_captions(clip)
    clip.drop_all(".off-screen", "screen-reader-label")
    related = _links(clip)
    _drop_empty_introduction(clip)
    authors = take_byline(clip)
    set_boxes(clip)
    tail = take_tail(clip)
    drop_blanks(clip)
    _tidy_lines(clip)
    return Findings(
        published=published,
        section=section(clip.dump),
        authors=unique((*authors, *tail.credited.authors)),
        translators=tail.credited.translators,
        editors=tail.credited.editors,
        contributors=unique((*tail.contributors, *tail.credited.contributors)),
        image=image,
        media=media,
        related=related,
    )


def _day(clip: Clipping) -> str:
    block = clip.first("div > i")
    day = any_day_in(visible_text(block)) if block else ""
    if block is None or not day:
        return ""
    clip.take(block.parent, "published")
    return day


def _charts(clip: Clipping) -> None:
    """Charts, of which a dump holds the labels alone; a widget with prose stays."""
    for chart in clip.all("[class^=VegaGraphic], .idt2"):
        if is_gone(chart):
            continue
        if len(fold(visible_text(chart))) < _PROSE or chart.select_one(
            "canvas, [class*=Vega]"
        ):
            clip.drop(chart, "interactive-chart")


# Players and embeds


def _players(clip: Clipping) -> tuple[Medium, ...]:
    """Players name a page that embeds them, in JSON; the dump holds no film."""
    found: list[Medium] = []
    for box in clip.all(".media-with-caption"):
        caption = clip.first("figcaption, .media-with-caption__caption", box)
        words = clip.take(caption, "media.caption")
        img = clip.first("img", box)
        poster = source_of(clip, img) if img else ""
        url = _player_address(clip, box) or clip.dump.url
        clip.drop(box, "player-notice")
        found.append(Medium(kind="embed", url=url, caption=words, poster=poster))
    return tuple(found)


def _player_address(clip: Clipping, box: Tag) -> str:
    player = clip.first("[data-playable]", box)
    try:
        settings = json.loads(str(player["data-playable"])) if player else {}
        return clip.url(settings["settings"]["externalEmbedUrl"])
    except (ValueError, KeyError, TypeError):
        return ""


def _embeds(clip: Clipping) -> tuple[Medium, ...]:
    """Posts of other sites: their words as a quotation, else a link to what is shown.

    A widget holds the same post up to three times, with skip links around it, a notice
    about advertisements, and a screenshot whose address contains the post's own.
    """
    found: list[Medium] = []
    for box in clip.all(".social-embed"):
        url, words = _post_address(clip, box), _post_words(box)
        for copy in clip.all("noscript", box):
            copy.decompose()
        clip.drop_all(".off-screen", "skip-link", box)
        clip.drop_all(".embed-youtube-warning", "player-notice", box)
        quote = find(box, "blockquote")
        if quote is not None and not is_blank(quote):
            continue
        clip.drop(box, "embed")
        if url:
            found.append(Medium(kind="embed", url=url, caption=words))
    return tuple(dict.fromkeys(found))


def _post_words(box: Tag) -> str:
    """What the alternative text of the screenshot says: user and words of the post."""
    img = box.select_one("img[alt]")
    alt = fold(str(img["alt"])) if img else ""
    return re.sub(r"^\w+ 用户名\s*", "", alt)


def _post_address(clip: Clipping, box: Tag) -> str:
    link = clip.first("a.embed-original-post-link, a[href^=http]", box)
    if link is not None:
        return clip.url(link.get("href"))
    holder = clip.first("[data-iframe]", box)
    frame = re.search(r'src="([^"]+)"', str(holder["data-iframe"])) if holder else None
    return embedded_address(clip.url(frame[1])) if frame else ""


# Pictures


def _draw_lines(clip: Clipping) -> None:
    """Pictures of a line -> ``<hr>``."""
    for img in clip.all("img"):
        if is_gone(img):  # it shared a box with another line
            continue
        if _DIVIDER.search(str(img.get("src")).rpartition("/")[2]):
            box = img.find_parent(class_=list(_PICTURES)) or img
            if isinstance(box, Tag) and not clip.first(".media-caption__text", box):
                box.insert_before(clip.new("hr"))
                clip.drop(box, "divider-image")


def _lead(clip: Clipping) -> Image | None:
    """The picture before the first text, else the first that is marked ``lead``.

    Picture stories mark all of theirs, and set a paragraph before them.
    """
    body = clip.first(".story-body__inner") or clip.root
    shown = (tag for tag in clip.blocks(body) if not is_blank(tag) and tag.name != "hr")
    first = next(shown, None)
    if first is None or not _PICTURES & set(first.get_attribute_list("class")):
        first = clip.first(".lead:has(img)", body)
    if first is None:
        return None
    clip.drop_all(".off-screen", "screen-reader-label", first)
    credit, caption = (
        clip.first(".story-image-copyright", first),
        find(first, "figcaption"),
    )
    image = take_image(clip, find(first, "img"), caption=caption, credit=credit)
    clip.drop(first, "empty")
    return image


def _pictures(clip: Clipping) -> None:
    for box in clip.all(
        ".media-landscape, .media-portrait, div.div:has(> picture), figure:has(img)"
    ):
        clip.drop_all(".off-screen", "screen-reader-label", box)
        img = clip.first("img", box)
        if img is None or lies_in(box, _FIGURE):
            continue
        caption = clip.first(".media-caption__text", box) or clip.first(
            "figcaption", box
        )
        credit = clip.first(".story-image-copyright, .div__attribution", box)
        set_figure(clip, img, caption=caption, credit=credit, replace=box)


def _sliders(clip: Clipping) -> None:
    """Two pictures to compare: the date above each becomes its caption."""
    for box in clip.all('[class*="image-slider__images-container"]'):
        clip.drop_all('[class*="cta-label"]', "player-notice")
        labels = clip.all("h3", box)
        for img in clip.all("img", box):
            before = img.find_previous("h3")
            label = before if before in labels else None
            set_figure(clip, img, caption=label)


def _tidy_lines(clip: Clipping) -> None:
    """Lines that separate nothing: doubled, beside a heading, first or last."""
    for line in clip.all("hr"):
        before, after = _shown(line, back=True), _shown(line, back=False)
        beside = {tag.name if tag else "" for tag in (before, after)}
        if beside & {"", "hr", "h2", "h3"}:
            line.decompose()


def _shown(tag: Tag, *, back: bool) -> Tag | None:
    """The nearest sibling that shows something."""
    siblings = tag.find_previous_siblings() if back else tag.find_next_siblings()
    return next(
        (one for one in siblings if one.name == "hr" or not is_blank(one)), None
    )


def _links(clip: Clipping) -> tuple[Related, ...]:
    """Paragraphs that are nothing but a link to another article.

    A weekly digest numbers such lines, or only sets them apart, and tells the story
    below each: those stay.
    """
    found: list[Related] = []
    links = [link for link in clip.all(_LINKS) if _is_alone(link)]
    if len(links) >= _DIGEST and all(map(_tells_below, links)):
        return ()
    for link in links:
        holder, title = link.parent, fold(visible_text(link))
        if holder is None or _NUMBERED.match(title):
            continue
        found.append(Related(title=title, url=clip.url(link.get("href"))))
        clip.take(holder, "related")
    return tuple(dict.fromkeys(found))


_LINKS = "p > a.story-body__link, li > a.story-body__link"


def _is_alone(link: Tag) -> bool:
    """True where the link is all of its paragraph."""
    holder = link.parent
    return holder is not None and fold(visible_text(holder)) == fold(visible_text(link))


def _tells_below(link: Tag) -> bool:
    """True where prose follows the link's paragraph, and not the next link."""
    holder = link.parent
    below = _shown(holder, back=False) if holder is not None else None
    while below is not None and below.name == "figure":
        below = _shown(below, back=False)
    return below is not None and below.name == "p" and not below.select(_LINKS)


def _drop_empty_introduction(clip: Clipping) -> None:
    """An introduction that is only a full stop: the form must not have been empty."""
    for paragraph in clip.all(".story-body__introduction"):
        if not re.search(r"\w", visible_text(paragraph)):
            clip.drop(paragraph, "empty-introduction")
