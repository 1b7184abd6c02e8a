"""China Digital Times: who wrote a text that was saved from elsewhere, without a byline.

The title names him (``某刊 | 张三：题目``), the editors' note above the text does
(``编者按：作者系某校教授张三``), or a biography below it (``张三是资深媒体人…``).
"""

import re

from bs4.element import Tag

from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.credits import unique
from archive.outlets.persons import PERSON, RANK, is_person, without_rank
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_PARTS = re.compile(r"\s*[|｜丨]\s*|】\s*")
_SPEAKER = re.compile(
    r"(?P<who>[^：:“”\"《》「」？！，。\s]{2,16}?)\s*[：:]\s*(?P<what>.+)"
)
_SAVED = re.compile(r"【[^】]*(?:404|[旧舊]|昨日|重[温溫]|文[库庫])")
"""Columns of whole texts; the others (``【网络民议】``) quote whom they name."""

_NEWSROOM = re.compile(
    r"广播|廣播|电台|電台|之[声聲]|之音|亚洲|亞洲|法广|BBC|RFA|VOA|RFI|CNN|新[闻聞华華]|通讯社|人民|环球"
    r"|[网網]$|使[馆館]|外交部|政府|CDT|对话|对话|专访|視讀"
)
"""Behind these a name with a colon is whom the news is about."""

_PEN_NAME = re.compile(r"[\u3400-\u9fff]{2,3}|[A-Za-z][\w-]{2,20}")
_GENRE = re.compile(
    r"视频|視頻|图集|图片|快讯|更新|专题|直播|投稿|专访|访谈|评论|公告|声明|网友|转载|独家|现场|最新|突发|实录|全文|原文|翻译|连载|文摘"
)
_COLUMN = re.compile(r"(?:观察|觀察|专栏|專欄|视点|評論|评论)$")

_NOTE = re.compile(r"^(?:CDT)?\s*(?:编者[按注]?|編者[按註]?|编辑[注按]|按)\s*[：:]")
_NOTED = re.compile(r"作者\s*[系是为為：:]\s*(?P<who>[^，。；,;（）()“”]{2,30})")
_WHO = rf"(?P<who>{PERSON}(?:\s*[、，,和与]\s*{PERSON})*)"
_THEY = _WHO.replace("who", "they")
_SIGNED = re.compile(
    rf"^[（(]?\s*(?:本文作者\s*[为為是系：:]?\s*{_WHO}{RANK}?\s*[，,].{{2,120}}$"
    rf"|(?:本文)?作者\s*[为為是系：:]?\s*{_THEY}{RANK}?"
    r"\s*(?:[）)。]*$|\s*[是为為系现現].{2,120}$))"
)
_LABEL = re.compile(r"^[（(]?\s*(?:本文)?作者(?:简介|介绍|簡介|介紹)\s*[：:]?\s*")
_INTRODUCED = re.compile(rf"^(?P<who>{PERSON})\s*[，,是为為系（(]")
_IS = re.compile(
    r"^(?P<who>[\u3400-\u9fff·]{2,5}?)\s*(?:[（(][^（）()]*[）)])?"
    r"(?:[是为為系]|[，,]\s*(?=\d|[现現曾原男女]|[著知]名|[资資]深|自由)).{4,120}$"
)

_EDGE = 2
_LEAST_PROSE = 200
"""Characters of a text in which a name that stands nowhere is not its subject."""


def saved_authors(clip: Clipping) -> tuple[str, ...]:
    """The authors of a text without credits; a biography at its end leaves the body."""
    noted = _noted(clip)
    below = _below(clip)
    return noted or below or _in_title(clip)


def _noted(clip: Clipping) -> tuple[str, ...]:
    for block in clip.all("p")[:_EDGE]:
        text = _text(block)
        found = _NOTED.search(text) if _NOTE.match(text) else None
        name = without_rank(found["who"]) if found else ""
        if is_person(name):
            return (name,)
    return ()


def _below(clip: Clipping) -> tuple[str, ...]:
    """``（作者为张三律师）``, ``作者简介：张三，…``, ``张三是…`` below a text by 张三."""
    blocks = last_blocks(clip, clip.root, _EDGE + 1)
    for block in blocks:
        label = _LABEL.match(_text(block))
        if label:
            return _introduced(clip, block, label.end())
    for block in blocks:
        text = _text(block)
        signed, told = _SIGNED.match(text), _IS.match(text)
        people = _people(signed)
        if people and not any(_is_subject(clip, name, often=2) for name in people):
            clip.take(block, "authors")
            return people
        if told and _wrote(clip, told["who"]):
            clip.drop(block, "author-bio")
            return (told["who"],)
    return ()


def _people(signed: re.Match[str] | None) -> tuple[str, ...]:
    who = (signed["who"] or signed["they"]) if signed else ""
    return unique(re.findall(PERSON, who))


def _introduced(clip: Clipping, label: Tag, end: int) -> tuple[str, ...]:
    """The people whom ``作者简介：`` and what stands below it tell about."""
    told = [_text(label)[end:]]
    for block in label.find_next_siblings("p"):
        told.append(_text(block))
        clip.drop(block, "author-bio")
    clip.drop(label, "author-bio")
    return unique(one["who"] for text in told if (one := _INTRODUCED.match(text)))


def _wrote(clip: Clipping, name: str) -> bool:
    """``张三：题目``, ``张三观察：题目``: he is its author, and not its subject."""
    parts = _headline(fold(clip.dump.title))
    found = _SPEAKER.match(parts[-1])
    speaker = without_rank(found["who"]) if found else ""
    columnist = _COLUMN.search(speaker) and _COLUMN.sub("", speaker) == name
    quoted = name != speaker or _NEWSROOM.search(" ".join(parts[:-1]))
    return bool(columnist or not quoted) and not _is_subject(clip, name)


def _in_title(clip: Clipping) -> tuple[str, ...]:
    """Whoever stands before the headline, if the text itself is not about him."""
    title = fold(clip.dump.title)
    if title.startswith("【") and not _SAVED.match(title):
        return ()
    *before, last = _headline(title)
    if not last:
        return _alone(clip, title)
    found = _SPEAKER.match(last)
    if not found or found["what"][:1] in '“"「『' or _NEWSROOM.search(" ".join(before)):
        return ()
    name = without_rank(found["who"])
    alone = not before
    is_name = is_person(name) or (
        alone and bool(_PEN_NAME.fullmatch(name)) and not _GENRE.search(name)
    )
    return (name,) if is_name and not _is_subject(clip, name) else ()


def _alone(clip: Clipping, title: str) -> tuple[str, ...]:
    """``张三｜题目``: where a journal would stand, a person publishes his own texts."""
    parts = [part for part in _PARTS.split(title) if part and not part.startswith("【")]
    name = parts[0] if len(parts) == 2 else ""  # noqa: PLR2004
    own = is_person(name) and not re.search(RANK, name)
    return (name,) if own and not _is_subject(clip, name, often=2) else ()


def _headline(title: str) -> list[str]:
    """What stands before the first part with a colon, and that part."""
    parts = [part for part in _PARTS.split(title) if part and not part.startswith("【")]
    for at, part in enumerate(parts):
        if _SPEAKER.match(part):
            return parts[: at + 1]
    return ["", ""]


def _is_subject(clip: Clipping, name: str, *, often: int = 0) -> bool:
    """Do more than ``often`` paragraphs between the first and the last talk about him?"""
    texts = [text for block in clip.all("p, h3, li") if (text := _text(block))]
    inside = sum(name in text for text in texts[_EDGE:-_EDGE])
    return inside > often or len("".join(texts)) < _LEAST_PROSE


def _text(tag: Tag) -> str:
    return fold(visible_text(tag))
