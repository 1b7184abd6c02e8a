"""Radio France Internationale, Chinese service.

One markup: ``<div>DD/MM/YYYY - HH:MM</div>``, a picture without caption, the deck in
bold (never on an agency's items), then ``div.t-content__body``. Agency items come from
AFP by way of Taiwan: translator and checker stand in brackets behind the last sentence.
"""

import re
from urllib.parse import unquote, urlsplit

from bs4.element import NavigableString, Tag

from archive.formats.walking import last_text
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.credits import names, unique
from archive.outlets.facts import RFI
from archive.outlets.findings import Findings
from archive.outlets.layout import Layout, Outlet
from archive.outlets.media import take_embeds, take_image
from archive.outlets.persons import is_person
from archive.outlets.related import take_related
from archive.outlets.rfi_media import set_figures, take_sounds
from archive.outlets.roles import Credited, credited, is_credit_line
from archive.outlets.selectors import find_all
from archive.outlets.tails import last_blocks
from archive.text.dates import from_format, iso
from archive.text.space import fold

_ZONE = RFI.timezone
_BODY = "div.t-content__body"
_SITE = re.compile(
    r"(?<!\s)(?:\s*[-–—|｜]\s*(?:法[国國][国國][际際][广廣]播[电電][台臺](?:中文[网網部])?|法[广廣]|RFI(?:\.fr)?))+\s*$"
)
_COLUMN = re.compile(r"\s+[-–—]\s*([\u3400-\u9fff]{2,8})?\s*$")
_DAYS = re.compile(r"^(?:(\d{4})(\d\d)(\d\d)-)+")
_TRANSLATES = r"[译譯]者|[编編][译譯]|翻[译譯]"
_EDITS = r"核稿|[审審][校稿]|校[对對]|[责責][编編]|[编編][辑輯]"
_WRITES = r"[记記]者|作者|撰[稿文]"
_CREDIT = re.compile(
    rf"(?<!\s)\s*[（(]\s*((?:[实實][习習]|外[电電]|特[约約])?(?:{_TRANSLATES}|{_EDITS}|{_WRITES})[\s：:]"
    r"[^（）()。！？]{2,60})[）)]?[。\s\d]*$"
)
"""``（译者：某某/核稿：某某）``, ``（实习编译：某某、某某/核稿：某某）``."""

_ROLE = re.compile(
    rf"({_TRANSLATES}|{_EDITS}|{_WRITES})[\s：:]+([^：:/／；;]+?)"
    rf"(?=[\s/／；;、，,]*(?:{_TRANSLATES}|{_EDITS}|{_WRITES})|[\s/／；;]*$)"
)
_REPORTER = re.compile(
    r"(?<!\s)\s*[（(]\s*(?:法[广廣]|RFI|本[台臺])[^（）()]{0,12}?(?:[记記]者|特派[员員])\s*[：:]?\s*"
    r"([\u3400-\u9fff]{2,4}?|[A-Z][\w.’-]+(?: [A-Z][\w.’-]+){1,2})"
    r"\s*(?:(?:[发發]自|[自从從驻駐]|[报報][道导導])[^（）()]{0,8})?[）)][。\s]*$"
)
"""``（法广特约记者某某发自某地）``, ``（本台驻某地特约记者某某报道）``."""

_FROM = re.compile(
    r"^[（(]\s*(?:[来來]自|[转轉][自载載]|原[载載]|[来來]源)[自于於]?\s*[：:]?\s*([^（）()，。]{2,24})\s*[）)]$"
)
"""``（来自某某的空间）`` above a text taken over from elsewhere."""

_LABELLED = re.compile(r"^\S{1,6}\s*[：:/／|｜丨]")
_RELATED = re.compile(
    r"(?:(?:相[关關]|先前|此前|更多)[报報][道导導]|[延引]伸[阅閱][读讀]|相[关關][阅閱][读讀]"
    r"|其[它他](?:繁[體体])?)(?=[\s：:/／]|$)[\s：:/／]*"
)
_END = re.compile(r"^\W*(?:the end|全文完|完)\W*$", re.IGNORECASE)
_STRAY = re.compile(r"(?<=[。！？」』”])\s*(?:[（(]|[#＃]+|\d{1,8})\s*$")
"""An agency's sign behind the last sentence, or what is left of its credit."""

_OWN_PAGE = re.compile(r"rfi\.fr/+(?:cn|tw)/([\u3400-\u9fff·]{2,8})/?$")
"""A columnist's page, linked from ``其它``: ``www.rfi.fr/tw/某某``."""

_HEADING = 40
"""Characters; an ``<h2>`` that is longer is a paragraph in the wrong clothes."""


def _read(clip: Clipping) -> Findings:
    body = clip.first(_BODY) or clip.root
    title, column = _title(clip.dump)
    image = take_image(clip, clip.first(":scope > img"))
    published = _published(clip)
    deck = " ".join(clip.take(p, "deck") for p in _above(clip, body))
    _drop_furniture(clip, body)
    agency = _agency(clip, body)
    columnist = _columnist(body)
    related = take_related(clip, _RELATED, body)
    heard, speakers = take_sounds(clip, body)
    media = heard + take_embeds(clip, body)
    set_figures(clip, body)
    _mend_headings(clip, body)
    _drop_tail(clip, body)
    people = _credits(clip, body)
    source = _source(clip, body)
    return Findings(
        title=title,
        deck=fold(deck),
        published=published,
        section=_section(clip.dump),
        agency=agency or source,
        tags=(column,) if column else (),
        authors=unique((*people["authors"], *columnist, *speakers)),
        translators=unique(people["translators"]),
        editors=unique(people["editors"]),
        image=image,
        media=media,
        related=related,
    )


def _above(clip: Clipping, body: Tag) -> list[Tag]:
    """Paragraphs between the picture and the body; those behind it are the text's."""
    behind = set(map(id, body.next_siblings))
    return [p for p in clip.all(":scope > p") if id(p) not in behind]


def _title(dump: Dump) -> tuple[str, str]:
    """The headline as the outlet set it, and the column that it names at its end.

    ``题目 - 要闻解说`` names a column, ``Coronavirus – 某地某事`` does not: the address
    tells, as it repeats the headline and never the column. A dash that introduces
    nothing goes.
    """
    title = _SITE.sub("", dump.title)
    found = _COLUMN.search(title)
    if not found or (found[1] and found[1] in slug_of(dump).split("-")):
        return title, ""
    return (title, found[1]) if found[1] else (title[: found.start()], "")


def slug_of(dump: Dump) -> str:
    """The readable part of the address, without its days: ``20200719-某地某事``."""
    parts = [part for part in urlsplit(dump.url).path.split("/") if part]
    return _DAYS.sub("", unquote(parts[-1])) if parts else ""


def _section(dump: Dump) -> str:
    """The part before the last: ``/cn/中国/20200719-…``; ``contenu`` means none."""
    parts = [part for part in urlsplit(dump.url).path.split("/") if part]
    named = unquote(parts[1]) if len(parts) > 2 else ""  # noqa: PLR2004
    return "" if named == "contenu" or named[:1].isdecimal() else named


def _published(clip: Clipping) -> str:
    """The time in the first block; else the day in the address."""
    for block in clip.all(":scope > div")[:2]:
        moment = from_format(fold(visible_text(block)), "%d/%m/%Y - %H:%M", _ZONE)
        if moment:
            clip.take(block, "published")
            return iso(moment)
    day = re.search(r"/(\d{4})(\d\d)(\d\d)-", clip.dump.url)
    return "-".join(day.groups()) if day else ""


def _drop_furniture(clip: Clipping, body: Tag) -> None:
    clip.drop_all(".m-interstitial, .m-block-ad", "ad-slot", body)
    clip.drop_all(".o-self-promo", "newsletter-line", body)
    for text in list(clip.root.contents):
        if (
            isinstance(text, NavigableString) and text.strip() == "Array"
        ):  # a program's slip, where the picture should be
            clip.drop(text, "broken-image")


def _agency(clip: Clipping, body: Tag) -> str:
    """``© 2020 AFP`` below the text."""
    owner = clip.take(clip.first(".t-copyright", body), "agency")
    name = re.sub(r"^[©\s\d]+", "", owner)
    return "法新社" if name == "AFP" else name


def _source(clip: Clipping, body: Tag) -> str:
    for block in clip.all("p", body)[:4]:
        found = _FROM.match(fold(visible_text(block)))
        if found:
            clip.take(block, "agency")
            return found[1]
    return ""


def _columnist(body: Tag) -> tuple[str, ...]:
    links = (unquote(str(link.get("href") or "")) for link in find_all(body, "a"))
    return unique(found[1] for link in links if (found := _OWN_PAGE.search(link)))


def _mend_headings(clip: Clipping, body: Tag) -> None:
    """Some pages set their paragraphs as ``<h2>``."""
    for heading in clip.all("h1, h2, h3, h4", body):
        text = fold(visible_text(heading))
        if len(text) > _HEADING or text.endswith("。"):
            heading.name = "p"


def _drop_tail(clip: Clipping, body: Tag) -> None:
    """Diaries taken over from elsewhere: ``~the end~``, ``作者简介：`` and what follows."""
    for block in last_blocks(clip, body, 4):
        text = fold(visible_text(block))
        if _END.match(text):
            clip.drop(block, "end-mark")
        elif re.match(r"作者(?:[简簡]介|介[绍紹])\s*[：:]", text):
            for after in block.find_next_siblings("p"):
                clip.drop(after, "author-bio")
            clip.drop(block, "author-bio")
    for block in last_blocks(clip, body, 1):
        last = _last_text(block)
        stray = _STRAY.search(last) if last else None
        if last and stray:
            clip.cut(stray, last, "drop:end-mark")


def _credits(clip: Clipping, body: Tag) -> dict[str, tuple[str, ...]]:
    """Translator, checker and reporter in brackets at the end of the last paragraphs."""
    found: dict[str, tuple[str, ...]] = {
        "authors": (),
        "translators": (),
        "editors": (),
    }
    for block in last_blocks(clip, body, 3):
        text = _last_text(block)
        credit = _CREDIT.search(text) if text else None
        reporter = _REPORTER.search(text) if text else None
        if text and credit:
            for role, who in _ROLE.findall(credit[1]):
                found[_field(role)] += names(who)
            clip.cut(credit, text, "field:translators")
        elif text and reporter:
            found["authors"] += names(reporter[1])
            clip.cut(reporter, text, "field:authors")
    for block in (*clip.all("p", body)[:4], *last_blocks(clip, body, 3)):
        text_of = fold(visible_text(block)) if block.parent else ""
        told = credited(text_of) if _is_labelled(text_of) else Credited()
        people = (*told.authors, *told.translators, *told.editors)
        if people and (text_of[0] == "文" or all(map(_is_name, people))):
            found["authors"] += told.authors
            found["translators"] += told.translators
            found["editors"] += told.editors
            clip.take(block, "authors")
    return found


def _field(role: str) -> str:
    if re.fullmatch(_TRANSLATES, role):
        return "translators"
    return "editors" if re.fullmatch(_EDITS, role) else "authors"


def _is_labelled(text: str) -> bool:
    return _LABELLED.match(text) is not None and is_credit_line(text)


def _is_name(name: str) -> bool:
    """In an interview ``记者：好的`` is a turn."""
    return is_person(name) or " " in name


def _last_text(block: Tag) -> NavigableString | None:
    return None if is_blank(block) else last_text(block)


OUTLET = Outlet(
    facts=RFI,
    layouts=(
        Layout(
            "2020", lambda clip: clip.first(_BODY) is not None, _read, headings=True
        ),
    ),
    slug=slug_of,
)
