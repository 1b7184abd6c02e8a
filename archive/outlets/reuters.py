"""Reuters, Chinese service.

2020: a time in UTC that does not say so, ``div.StandardArticleBody_body`` with the lead
picture inside, credits in ``p.Attribution_content`` or the last paragraph (``编译 甲/乙；审校
丙``), a trust badge. Headings are typed as ``**heading**``, tables with spaces.
"""

import re
from urllib.parse import urlsplit

from bs4.element import Tag

from archive.formats.walking import element_before, last_text, texts
from archive.model.article import Image
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credits import unique
from archive.outlets.facts import REUTERS
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout, Outlet, canonical_key
from archive.outlets.media import set_captions, take_embeds, take_image
from archive.outlets.reuters_lines import join_wrapped, set_labels
from archive.outlets.roles import Credited, credited, is_credit_line
from archive.outlets.selectors import find
from archive.outlets.tails import last_blocks
from archive.text.dates import from_iso, iso
from archive.text.space import fold

_BODY = "div.StandardArticleBody_body"
_NUMBER = re.compile(r"id((?:CN|US|HK|TW)[A-Z0-9]{6,})$", re.IGNORECASE)
_END_MARK = re.compile(r"\s*[(（]\s*完\s*[)）]\s*$")
_CREDITS_BEHIND = re.compile(
    r"\s*[(（]\s*(?:记者|编译|翻译|译者|发稿|采写|撰[写稿]|作者|整理|审校"
    r"|(?:(?:Additional )?[Rr]eporting|Writing|Editing) by )[^()（）]*[)）]\s*$"
)
_HELP = re.compile(
    r"^(?:[(（][^。！？]{0,40}(?:对?(?:本文|此文|本报[道导]).{0,12}贡献|补充报[道导]).{0,4}[)）]"
    r"|[^，。！？；：“”(（]{2,24}(?:对(?:本文|此文)亦?也?有.{0,4}贡献|补充报[道导])。?)$"
)
_AFTER_END = re.compile(r"[(（]\s*完\s*[)）](?P<credits>\s*\S.{2,120})$")
_STARS = re.compile(r"^\s*\*{1,3}.+\*{2,3}\s*$", re.DOTALL)
_HEADING_MARKS = (re.compile(r"^\s*\*+\s*"), re.compile(r"\s*\*+\s*$"))
_GAPS = re.compile(r"\S {2,}(?=\S)")
_INDENTED = re.compile(r"^ {6,}\S")
_LONGEST_HEADING = 60
_LAST = 4
"""Blocks from the end in which credits and notes stand."""


def _read(clip: Clipping) -> Findings:
    published = _published(clip)
    clip.drop_all(".StandardArticleBody_trustBadgeContainer", "trust-badge")
    image = _lead(clip)
    clip.drop_all("[class*=expand-button], .LazyImage_fallback", "zoom-link")
    media = take_embeds(clip)
    set_captions(clip)
    people = _first_line(clip) + _attribution(clip) + _last_lines(clip)
    contributors = _contributors(clip)
    _drop_end_mark(clip)
    _set_headings(clip)
    _set_tables(clip)
    join_wrapped(clip)
    set_labels(clip)
    return Findings(
        published=published,
        image=image,
        media=media,
        authors=people.authors,
        translators=people.translators,
        editors=people.editors,
        contributors=unique((*people.contributors, *contributors)),
    )


def _published(clip: Clipping) -> str:
    block = clip.first("div > i")
    moment = from_iso(visible_text(block)) if block else None
    if block is None or moment is None:
        return ""
    clip.take(block.parent, "published")
    return iso(moment)


def _lead(clip: Clipping) -> Image | None:
    """The one picture, set behind the first paragraph."""
    box = clip.first(".PrimaryAsset_container")
    if box is None:
        return None
    image = take_image(clip, find(box, "img"), caption=find(box, "figcaption"))
    clip.drop(box, "empty")
    return image


# Credits


def _first_line(clip: Clipping) -> Credited:
    """``作者 甲/乙``, ``整理 甲``, ``采写 某部；撰写 甲``: a paragraph before all others."""
    first = next((tag for tag in clip.all("p") if not is_blank(tag)), None)
    return _take_credits(clip, first)


def _attribution(clip: Clipping) -> Credited:
    found = Credited()
    for box in clip.all(".Attribution_container"):
        found += credited(clip.take(box, "credits"))
    return found


def _last_lines(clip: Clipping) -> Credited:
    """``编译 甲 发稿 乙`` as the last paragraph, ``(记者 甲; 审校 乙)`` at its end."""
    found = Credited()
    for block in last_blocks(clip, clip.root, 2):
        text = _cut_end(block, _CREDITS_BEHIND, clip, "field:credits")
        text = text or _cut_after_end(block, clip)
        found += credited(text) if text else _take_credits(clip, block)
    return found


def _cut_after_end(block: Tag, clip: Clipping) -> str:
    """``……。(完) 编译 甲 发稿 乙``: credits in the same breath."""
    mark = _AFTER_END.search(visible_text(block))
    if mark is None or not is_credit_line(mark["credits"]):
        return ""
    form = re.compile(r"(?<=[)）])" + re.escape(mark["credits"].rstrip()) + r"\s*$")
    return _cut_end(block, form, clip, "field:credits")


def _take_credits(clip: Clipping, block: Tag | None) -> Credited:
    text = fold(visible_text(block)) if block else ""
    if not is_credit_line(text):
        return Credited()
    clip.take(block, "credits")
    return credited(text)


def _contributors(clip: Clipping) -> tuple[str, ...]:
    """``(香港记者甲、乙对本文亦有贡献)``, ``(本文北京中文部甲亦有贡献)``."""
    found: tuple[str, ...] = ()
    for block in last_blocks(clip, clip.root, _LAST):
        text = fold(visible_text(block))
        if _HELP.match(text):
            found += contribution_names(_DESK.sub("", text))
            clip.take(block, "contributors")
    return unique(found)


_DESK = re.compile(
    r"^[(（](?:本文)?[\u4e00-\u9fff]{2,4}?中文(?:新闻)?部|(?<=[(（])本文"
)


def _drop_end_mark(clip: Clipping) -> None:
    """``(完)`` at the end of the text; tables, links and second endings may follow."""
    for block in clip.all("p"):
        _cut_end(block, _END_MARK, clip, "drop:end-mark")


def _cut_end(block: Tag, form: re.Pattern[str], clip: Clipping, place: str) -> str:
    """Cut what ``form`` finds at the end of a block's last text, and give it back."""
    last = last_text(block)
    match = form.search(str(last)) if last is not None else None
    if match is None or last is None:
        return ""
    clip.cut(match, last, place)
    if is_blank(block):
        block.decompose()
    return match[0]


# Headings and tables


def _set_headings(clip: Clipping) -> None:
    """``**heading**``, in one case ``*heading**``; the asterisks go."""
    for block in clip.all("p"):
        text = visible_text(block)
        if len(text) > _LONGEST_HEADING or not _STARS.match(text):
            continue
        runs = [text for text in texts(block) if str(text).strip()]
        for at, form in zip((0, -1), _HEADING_MARKS, strict=True):
            match = form.search(str(runs[at]))
            if match:
                clip.cut(match, runs[at], "drop:heading-mark")
                runs = [t for t in texts(block) if str(t).strip()]
        block.name = "h2"


def _set_tables(clip: Clipping) -> None:
    """Rows that are kept in line by runs of spaces, a paragraph each -> ``<pre>``."""
    for run in _runs(clip):
        if len(run) > 1 or _is_row(run[0], least=2):
            rows = [visible_text(row).replace("\n", " ").rstrip() for row in run]
            indent = min(len(row) - len(row.lstrip(" ")) for row in rows)
            run[0].insert_before(clip.new("pre", "\n".join(r[indent:] for r in rows)))
            for row in run:
                row.extract()


def _runs(clip: Clipping) -> list[list[Tag]]:
    runs: list[list[Tag]] = []
    for block in clip.all("p"):
        if not _is_row(block):
            continue
        if runs and element_before(block) is runs[-1][-1]:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _is_row(block: Tag, least: int = 1) -> bool:
    text = visible_text(block)
    gaps = len(_GAPS.findall(text))
    return gaps >= max(least, 2) or (bool(_INDENTED.match(text)) and gaps >= least)


# Addresses


def _key(dump: Dump) -> str:
    """``idCNKCS24L028``: the same text may stand under several addresses."""
    number = _NUMBER.search(urlsplit(dump.url).path.rstrip("/"))
    return number[1].upper() if number else canonical_key(dump)


OUTLET = Outlet(
    facts=REUTERS,
    layouts=(Layout("2020", lambda clip: clip.first(_BODY) is not None, _read),),
    key=_key,
)
