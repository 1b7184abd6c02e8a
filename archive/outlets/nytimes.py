"""The New York Times, Chinese edition.

2020: one ``<div><i>AUTHORS<br>TIME</i></div>``, pictures with a grey ``<small>`` behind
them, credits in a last paragraph broken by ``<br/>``. 2023: ``<address>``, ``<time>``,
``<figure>``, ``<section>``, ``<footer>``.
"""

import re
from datetime import timedelta
from itertools import pairwise
from urllib.parse import urlsplit

from bs4.element import Tag

from archive.formats.walking import lies_in
from archive.model.article import Image
from archive.model.dump import Dump
from archive.outlets.bullets import set_lists
from archive.outlets.clipping import Clipping, is_blank, lines, visible_text
from archive.outlets.credits import names, unique
from archive.outlets.english_dates import any_day_in
from archive.outlets.facts import NYTIMES
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout, Outlet
from archive.outlets.media import set_captions, small_after, take_image
from archive.outlets.nytimes_footer import Credits, take_credits, take_footer
from archive.outlets.selectors import find
from archive.text.dates import day_in, from_epoch, from_iso, is_fresh, iso
from archive.text.space import fold

_ZONE = NYTIMES.timezone
_FRESH = timedelta(hours=3)
"""Dumps were taken within this time; a stamp that is older was set in another zone."""

_NEWSLETTER = re.compile(
    r"^[（(]?欢迎.{0,6}(?:点击|订阅|注册).{0,80}(?:订阅|简报)|^感谢阅读今天的简报"
)
_PROMOTION = re.compile(
    r"^(?=.{0,300}$)[（(【]?\s*(?:(?:欢迎|歡迎|请|請|点击|點擊|点此|如需|感谢|感謝|扫描|下载|長按|长按)"
    r".{0,60}(?:订阅|訂閱|注册|简报|簡報|邮箱|郵箱|邮件|电邮|電郵|公众号|公眾號|二维码|微信|客户端|App\b)"
    r"|(?:Sign up|Subscribe|Thanks? (?:you )?for reading)\b.{0,80}"
    r"(?:newsletter|briefing|email|inbox|today))",
    re.IGNORECASE,
)
"""The paper's own advertisement, where a reader meets it: first, or last of all."""

_SIGN_UP = re.compile(
    r"/email\b|newsletters?|morning-brief|subscri|signup|weixin|apps?\.apple"
)
_EDGE = 3
"""Paragraphs from either end among which it stands."""

_CLOSED = re.compile(r"[。！？!?…；;：:，,）)》”\"]$")
_INSIDE = frozenset({"figure", "li"})
_LONGEST_HEADING = 30


def _read_2020(clip: Clipping) -> Findings:
    byline, published = _stamp(clip)
    image = _lead(clip)
    _drop_newsletter(clip)
    set_captions(clip)
    credits_ = take_credits(clip, byline)
    set_lists(clip)
    _set_headings(clip)
    return _findings(
        clip, _complete(byline, credits_), credits_, published=published, image=image
    )


def _read_2023(clip: Clipping) -> Findings:
    byline = clip.take(clip.first("address"), "authors")
    published = _time(clip)
    image = _lead_figure(clip)
    _drop_newsletter(clip)
    set_captions(clip)
    footer = clip.first("footer")
    credits_ = take_footer(clip, footer) if footer else take_credits(clip, byline)
    set_lists(clip)
    return _findings(clip, names(byline), credits_, published=published, image=image)


def _findings(
    clip: Clipping,
    authors: tuple[str, ...],
    credits_: Credits,
    *,
    published: str,
    image: Image | None,
) -> Findings:
    return Findings(
        authors=authors,
        published=published,
        image=image,
        contributors=unique(credits_.contributors),
        translators=unique(credits_.translators),
        editors=unique(credits_.editors),
        original_url=credits_.english,
        section=_section(clip.dump),
    )


# Byline and time


def _stamp(clip: Clipping) -> tuple[str, str]:
    """The byline and the time from the first block."""
    block = clip.first("div > i")
    if block is None:
        return "", ""
    *byline, stamp = lines(block) or [""]
    published = _published(clip, stamp)
    if not published:
        byline, stamp = [*byline, stamp], ""
    clip.take(block.parent, "authors")
    return "、".join(byline), published


def _time(clip: Clipping) -> str:
    time = clip.first("time")
    if time is None:
        return ""
    stamp = str(time.get("datetime") or time.get("pudate") or "")
    shown = any_day_in(clip.take(time, "published"))
    return _published(clip, stamp) or shown


def _published(clip: Clipping, stamp: str) -> str:
    """The time in Beijing's zone, if the dump's own time bears that out; else the day.

    In 2023 some stamps were in New York's zone: at +08:00 one would be 12 hours older
    than its dump, and older than the event that it reports.
    """
    moment = from_iso(stamp, _ZONE)
    epoch = clip.dump.epoch
    archived = from_epoch(epoch) if epoch is not None else None
    if moment is None or not is_fresh(moment, archived, _FRESH):
        return day_in(stamp)
    return iso(moment)


def _complete(byline: str, credits_: Credits) -> tuple[str, ...]:
    """The authors, those included whom the last one's name overwrote.

    ``DREW JORDAN,DREW JORDAN`` stands for two or more authors of whom only the last
    is named. The others have a biography, or a place that they reported from.
    """
    found = names(byline)
    if len(found) != 1 or len(re.split("[,，、]", byline)) == 1:
        return found
    known: dict[str, str] = {}
    helpers = {name.casefold() for name in credits_.contributors}
    for name, latin in credits_.writers:
        if name.casefold() not in helpers and name.casefold() not in known:
            known[name.casefold()] = name
            known[latin.casefold() or name.casefold()] = name
    own = known.get(found[0].casefold(), found[0])
    others = [name for name in unique(known.values()) if name != own]
    return (*others, found[0])


# Pictures


def _lead(clip: Clipping) -> Image | None:
    """The picture before the first paragraph, with the grey line below it."""
    first = next((tag for tag in clip.blocks() if not is_blank(tag)), None)
    if first is None or first.name != "img":
        return None
    return take_image(clip, first, caption=small_after(first))


def _lead_figure(clip: Clipping) -> Image | None:
    figure = clip.first("figure")
    if figure is None or clip.first("section figure") is figure:
        return None
    credit = find(figure, "cite")
    caption = find(figure, "figcaption")
    image = take_image(clip, find(figure, "img"), credit=credit, caption=caption)
    clip.drop(figure, "empty")
    return image


# Body


def _drop_newsletter(clip: Clipping) -> None:
    shown = [tag for tag in clip.all("p") if not is_blank(tag)]
    at_edge = {id(tag) for tag in shown[:_EDGE] + shown[-_EDGE:]}
    for paragraph in shown:
        text = fold(visible_text(paragraph))
        promoted = id(paragraph) in at_edge and _promotes(clip, paragraph, text)
        if _NEWSLETTER.match(text) or promoted:
            clip.drop(paragraph, "newsletter-line")


def _promotes(clip: Clipping, paragraph: Tag, text: str) -> bool:
    """True where a promotion is also set apart: in brackets, in italics, by its link.

    A text may begin ``请你打开微信``.
    """
    if not _PROMOTION.match(text) or find(paragraph, "br"):
        return False
    slanted = "".join(visible_text(tag) for tag in clip.all("i, em", paragraph))
    return (
        (text[0] in "（(【" and text[-1] in "）)】")
        or len(fold(slanted)) * 2 > len(text)
        or any(_SIGN_UP.search(str(a.get("href"))) for a in clip.all("a", paragraph))
    )


def _set_headings(clip: Clipping) -> None:
    """Short plain paragraphs that end like no sentence are the only headings of 2020.

    Not among the last blocks: a review ends ``《汉密尔顿》``, and then the film's rating.
    """
    blocks = [tag for tag in clip.all("p") if not lies_in(tag, _INSIDE)]
    blocks = [tag for tag in blocks if not is_blank(tag) and not clip.first("img", tag)]
    for tag, following in pairwise(blocks[1:-1]):
        text = fold(visible_text(tag))
        enough = len(text) <= _LONGEST_HEADING < len(visible_text(following))
        if enough and not _CLOSED.search(text):
            tag.name = "h2"


def _section(dump: Dump) -> str:
    """The first part of the address: ``/world/20230103/xi-putin-china-russia/``."""
    part = urlsplit(dump.url).path.strip("/").partition("/")[0]
    return part if part.replace("-", "").isalpha() else ""


def _slug(dump: Dump) -> str:
    """The last part of the address that is no edition: ``…/xi-putin-china-russia/dual/``."""
    parts = [part for part in urlsplit(dump.url).path.split("/") if part]
    while len(parts) > 1 and parts[-1] in {"dual", "zh-hant", "zh-hans", "en"}:
        parts.pop()
    return parts[-1].removesuffix(".html") if parts else ""


OUTLET = Outlet(
    facts=NYTIMES,
    layouts=(
        Layout(
            "2023",
            lambda clip: clip.first("address + time, time[pudate]") is not None,
            _read_2023,
            headings=True,
        ),
        Layout("2020", lambda clip: clip.first("div > i") is not None, _read_2020),
    ),
    slug=_slug,
)
