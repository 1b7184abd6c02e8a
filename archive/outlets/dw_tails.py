"""Deutsche Welle: who wrote an article, and what stands below it.

The head names an author with all kinds of additions (``null 某某（综合报道）``), or the
last paragraph does (``作者/责编（通讯社）``). Below come a biography, disclaimers and a
copyright notice, in Simplified or Traditional characters, at times glued to the prose.
"""

import re

from bs4.element import Tag

from archive.formats.walking import last_text, texts
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.credits import names, unique
from archive.outlets.findings import Findings
from archive.outlets.persons import PERSON, is_person
from archive.outlets.roles import Credited, credited, is_credit_line
from archive.outlets.selectors import find
from archive.text.space import fold

_OWN = re.compile(
    r"^(?:德[国國]之[声聲]\s*(?:中文[网網部台]?|[编編][辑輯]部|[记記]者)?"
    r"|DW(?:\.COM|\s*中文\S?)?|Deutsche Welle(?: Chinese)?)$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]?")
_ROLES = re.compile(
    r"(?:[采採][访訪]|特[约約]|撰稿)?(?:[记記]者|作者|[采採][访訪]|撰稿人?|[编編][译譯])\s*[：:]|"
    r"(?:综合|綜合|編譯|编译)[报報][道导導]|摘[编編译譯]"
)
_COMPILED = re.compile(r"[报報][道导導]$|^(?:综合|綜合|摘[编編译譯]|编译|整理)$")
_COMMAS = r"[、，,/／\u4e36;；\s]+"
"""U+4E36, a stroke of the brush, stands for ``、`` in many a text."""

_NAME = r"(?:[\u3400-\u9fff]{2,4}|[A-Z][\w.’-]+(?:\s+[A-Z][\w.’-]+){1,2})"
_TAIL = re.compile(
    rf"\s*(?P<who>{_NAME}(?:\s*[/／]\s*{_NAME})*)\s*[/／]?\s*"
    r"(?:[（(]\s*(?P<source>[^（）()]{2,60}?)\s*[）)])?\s*$"
)
"""``甲/乙（德新社、路透社)``, ``甲／乙``, ``甲/乙/(…)``, ``甲（综合报导）``.

Of several names the last is the editor's.
"""

_NEWSROOM = re.compile(
    r"社|[报報][道导導]|摘[编編译譯]|[编編][译譯]|通[讯訊]|[台网網报報]$|等$|^[据據]"
    r"|周刊$|週刊$|^(?:AFP|AP|dpa|DPA|epd|KNA|kna|ARD|ZDF|Reuters)\b"
)
_INTERVIEWER = re.compile(r"^[采採][访訪](?:[记記]?者)?\s*[：:]\s*(.{2,40})$")
_TAIL_RULES = (
    ("copyright-notice", re.compile(r"^©|^德[国國]之[声聲]版[权權][声聲]明")),
    ("disclaimer", re.compile(r"^\W?\s*摘[编編译譯].{0,8}其[他它].{0,24}不代表")),
    ("disclaimer", re.compile(r"^德[国國]之[声聲]致力[于於]|^文中[评評][论論]及分析")),
    ("helpline", re.compile(r"^德[国國]之[声聲][对對]自[杀殺]事件的[报報][道导導]")),
    (
        "helpline",
        re.compile(
            r"^(?:如果|[倘假]?如|若)[您你].{0,20}(?:自[杀殺]|[轻輕]生)"
            r".{0,200}(?:[寻尋]求|[热熱][线線]|[电電][话話])"
        ),
    ),
    (
        "podcast-line",
        re.compile(
            r"^(?:[欢歡]迎|敬?[请請])?.{0,4}(?:[订訂][阅閱]|[关關]注|收[听聽]|加入)(?:我[们們])?"
            r".{0,4}(?:德[国國]之[声聲]|DW).{0,50}$"
        ),
    ),
    (
        "podcast-line",
        re.compile(
            r"^(?:Feed-URL|RSS(?:-Feed)?|iTunes|Spotify|(?:Apple |Google )?Podcasts?|YouTube"
            r"|Facebook|Twitter|Telegram|Instagram)\b\s*[：:]?\s*(?:https?://\S+)?$",
            re.IGNORECASE,
        ),
    ),
    (
        "podcast-line",
        re.compile(r"^https?://(?:rss|feeds?|podcasts?|itunes|open\.spotify)\.\S+$"),
    ),
)
_GLUED = re.compile(
    r"\s*(?:德[国國]之[声聲]致力[于於][为為]您|\[?摘[编編译譯]自?其[他它]媒|"
    r"©\s*\d{4}\s*年?\s*德[国國]之[声聲]).*$",
    re.DOTALL,
)
_BIO = re.compile(
    r"^(?:本文作者|德[国國]之[声聲][专專][栏欄]作[者家]|作者(?:[系是为為]|[简簡]介))"
)
_GUEST = re.compile(
    r"[客嘉]座|[评評][论論]\s*[：:]|[观觀]察\s*[：:]|[专專][栏欄]|[观觀][点點]|[视視][点點]"
)
"""Titles of what somebody from outside wrote."""

_GUEST_BIO = re.compile(
    rf"^(?:本文)?(?:作者)?\s*(?P<who>{PERSON})\s*(?:[（(].*?[）)])?\s*[是为為系，现現曾]"
)
_LABELLED = re.compile(r"^[（(]?\S{1,6}\s*[：:/／|｜丨]")
_LONGEST = 60
_LAST = 5
"""Paragraphs from the end among which credits stand."""


def people(byline: str) -> tuple[str, ...]:
    """The names in a byline, without roles and without the outlet's own name."""
    plain = _BRACKETED.sub(" ", re.sub(r"\bnull\b", " ", byline))
    plain = _ROLES.sub(" ", plain)
    return tuple(name for name in names(plain) if not _OWN.match(name))


def drop_tails(clip: Clipping, authors: tuple[str, ...]) -> tuple[str, ...]:
    """Drop notices wherever they stand, and biographies of ``authors`` at the end.

    Gives back whom a biography names where ``authors`` are empty.
    """
    for paragraph in clip.all("p"):
        text = fold(visible_text(paragraph))
        rule = next((name for name, form in _TAIL_RULES if form.search(text)), "")
        if rule:
            clip.drop(paragraph, rule)
        else:
            _cut_glued(clip, paragraph)
    guest = () if authors else _guest(clip)
    for paragraph in _last_paragraphs(clip)[:3]:
        text = fold(visible_text(paragraph))
        if _BIO.match(text) or _is_about(text, (*authors, *guest)):
            clip.drop(paragraph, "author-bio")
    return guest


def _guest(clip: Clipping) -> tuple[str, ...]:
    """The author of a commentary without byline: whom its last paragraph alone is about."""
    texts = [fold(visible_text(one)) for one in clip.all("p") if not is_blank(one)]
    found = _GUEST_BIO.match(texts[-1]) if texts else None
    if not found or not _GUEST.search(clip.dump.title):
        return ()
    return () if any(found["who"] in text for text in texts[:-1]) else (found["who"],)


def _cut_glued(clip: Clipping, paragraph: Tag) -> None:
    for text in texts(paragraph):
        found = _GLUED.search(text)
        if found:
            clip.cut(found, text, "drop:disclaimer")


def _is_about(text: str, authors: tuple[str, ...]) -> bool:
    """``某某是资深媒体人…``, below a text by 某某."""
    return any(
        re.match(rf"{re.escape(name)}\s*(?:[（(].*?[）)])?[是为為系，现現曾]", text)
        for name in authors
    )


def _last_paragraphs(clip: Clipping) -> list[Tag]:
    """Paragraphs with something to see, last first."""
    return [tag for tag in clip.all("p") if not is_blank(tag)][::-1][:_LAST]


def tail_credits(clip: Clipping) -> Findings:
    """Author, editor and agencies out of the last paragraph that tells them."""
    for paragraph in _last_paragraphs(clip):
        whole = _evened(fold(visible_text(paragraph)))
        asked = _INTERVIEWER.match(whole)
        if asked:
            clip.take(paragraph, "authors")
            return Findings(authors=people(asked[1]))
        found = _TAIL.fullmatch(whole)
        if found and _is_credit(found) and not find(paragraph, "strong, b, a"):
            clip.take(paragraph, "authors")
            return _credited(found)
        if (
            _LABELLED.search(whole)
            and is_credit_line(whole)
            and not find(paragraph, "a")
        ):
            return _told(credited(clip.take(paragraph, "authors")))
        found = _glued_credit(clip, paragraph)
        if found:
            return _credited(found)
    return Findings()


def _evened(text: str) -> str:
    """``甲｜乙（德新社`` -> ``甲/乙（德新社）``."""
    text = re.sub(r"(?<=[\u3400-\u9fff])\s*[|｜丨]\s*(?=[\u3400-\u9fff])", "/", text)
    opened = re.search(r"[（(][^（）()]*$", text)
    return f"{text}）" if opened and len(text) <= _LONGEST else text


def _told(who: Credited) -> Findings:
    return Findings(
        authors=who.authors,
        translators=who.translators,
        editors=who.editors,
        agency="、".join(who.agency),
    )


def _glued_credit(clip: Clipping, paragraph: Tag) -> re.Match[str] | None:
    """``……。 甲/乙（路透社）``: a credit at the end of the last sentence."""
    text = last_text(paragraph)
    found = re.search(r"(?<=[。！？”」』\"…])" + _TAIL.pattern, text) if text else None
    if text is None or not found or "/" not in found["who"].replace("／", "/"):
        return None
    if not found["source"]:
        return None
    clip.cut(found, text, "field:authors")
    return found


def _is_credit(found: re.Match[str]) -> bool:
    """One name needs an agency behind it, several need none: ``中国/美国`` is not one."""
    several = re.search(r"[/／]", found["who"]) is not None
    source = found["source"] or ""
    if not several:
        return bool(source) and bool(_NEWSROOM.search(source))
    return bool(source) or any(is_person(name) for name in names(found["who"]))


def _credited(found: re.Match[str]) -> Findings:
    who = names(found["who"])
    told = re.split(_COMMAS, found["source"] or "")
    named = (re.sub(r"^据|等$", "", one.strip()) for one in told)
    return Findings(
        authors=who[:-1] or who,
        editors=who[-1:] if len(who) > 1 else (),
        agency="、".join(unique(one for one in named if not _COMPILED.search(one))),
    )
