"""Financial Times: who wrote, translated and edited, from the notes below a text.

Translated pieces end with ``译者/某某`` and perhaps ``本文作者是…``; Chinese ones with a
bracket that holds everything (``（注：作者是…。本文仅代表作者个人观点。责编邮箱…）``).
"""

import re

from bs4.element import NavigableString, Tag

from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.credits import names, unique
from archive.outlets.findings import Findings
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_HAN = r"[\u3400-\u9fff]"
_LATIN = r"[（(][A-Z\u00c0-\u024f][^（）()]{1,40}[）)]"
_TRANSLATOR = re.compile(r"^(?:译者|翻译|编译|译)\s*[/／：:|｜]\s*(.{2,30})$")
_INLINE_TRANSLATOR = re.compile(
    rf"(?:翻译|译者)[：:/]\s*(?:[^，。：]*?(?:实习生|编辑))?({_HAN}{{2,4}})"
)
_HELP = re.compile(r"^(.{2,160}?)(?:补充报[道导]|对本文亦?也?有(?:所)?贡献)[。]?$")
_HELPER = re.compile(
    rf"((?:(?!教授|记者|编辑|研究员|员){_HAN})+(?:[•·]{_HAN}+)+)"
    rf"(?:{_LATIN})?对本文亦?也?有(?:所)?贡献"
)
_PICTURE = re.compile(r"^(?:题图|图片)(?:来源|提供)?\s*[：:/／]\s*(.{2,60})$")
_EDITOR = re.compile(
    r"(?:责编|责任编辑|本文编辑)\s*[：:]?\s*(?!邮箱)"
    rf"({_HAN}{{2,4}})(?=\s*[A-Za-z.]+@|[）)\s]|$)"
)
_NOTE = re.compile(
    r"仅代表[^。]{0,8}(?:观点|看法)|@ftchinese\.com|未经许可|授权转载|原载于|"
    r"^[（(]?注?[：:]?\s*作者(?:[系是为]|简介|介绍|邮箱)",
    re.IGNORECASE,
)
_GLUED_NOTE = re.compile(
    r"\s*[（(](?=[^（()）]{0,60}(?:本文仅代|责编|责任编辑|本文编辑|作者[系是为]))"
    r"(?=.{0,400}(?:仅代表|@ftchinese)).*$",
    re.DOTALL | re.IGNORECASE,
)
_BIO = re.compile(r"^(?:本文作者|Lex专栏[是由]|作者(?:简介|介绍)\s*[：:])")
_STAFF = re.compile(
    rf"^(?:{_HAN}|[•·‧])+{_LATIN}(?:是|为|系)(?:(?:英国)?《?金融时报|FT)"
)
_AUTHOR_IS = (
    re.compile(
        rf"^本文作者(?!是|为|系|在|曾|现|均)((?:{_HAN}|[•·]){{2,20}}?)"
        rf"(?:{_LATIN})?(?:是|为|系|，)"
    ),
    re.compile(rf"^((?:{_HAN}|[•·]){{2,20}}?){_LATIN}(?:是|为|系|现任)"),
    re.compile(
        r"作者(?:介绍[：:])?(?!是|为|系|在|曾|现|均|介绍|简介|邮箱)"
        rf"({_HAN}{{2,4}}?)(?:系|是|为)"
    ),
)
_CITIES = re.compile(
    r"(?:北京|上海|香港|台北|深圳|广州|东京|首尔|新加坡|曼谷|马尼拉|吉隆坡|雅加达|河内|"
    r"新德里|孟买|迪拜|悉尼|墨尔本|伦敦|巴黎|柏林|法兰克福|布鲁塞尔|日内瓦|苏黎世|罗马|"
    r"米兰|马德里|莫斯科|纽约|华盛顿|旧金山|洛杉矶|芝加哥|休斯顿|多伦多|圣保罗|约翰内斯堡)$"
)
_LAST = 7
"""Paragraphs from the end among which credits and notes stand."""


def take_notes(
    clip: Clipping, body: Tag, lead: tuple[str, ...]
) -> tuple[Findings, str]:
    """Take the notes out of ``body``: people, and the credit of the lead picture.

    ``lead`` are the names in front of the deck, surnames perhaps.
    """
    _cut_glued_note(clip, body)
    notes = _notes(clip, body, lead)
    told = (_PICTURE.match(line) for line in notes["credit"])
    people = Findings(
        authors=_authors(lead, notes["bio"]),
        contributors=unique(_contributors(notes["help"] + notes["bio"])),
        translators=unique(_translators(notes)),
        editors=unique(m[1] for note in notes["bio"] for m in _EDITOR.finditer(note)),
    )
    return people, "；".join(m[1] for m in told if m)


def _cut_glued_note(clip: Clipping, body: Tag) -> None:
    """``……缺席。（本文仅代表作者看法。…）``: a note behind the last sentence."""
    for block in last_blocks(clip, body, _LAST):
        for text in block.find_all(string=True):
            found = _GLUED_NOTE.search(text)
            if found and fold(visible_text(block)) != fold(found[0]):
                note = clip.new("p", found[0].strip())
                block.insert_after(note)
                text.replace_with(NavigableString(text[: found.start()]))


def _notes(clip: Clipping, body: Tag, lead: tuple[str, ...]) -> dict[str, list[str]]:
    """Take what is no prose out of the last paragraphs and the first, by its kind."""
    kinds = ("translator", "help", "bio", "credit")
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    first = next((tag for tag in clip.all("p", body) if fold(visible_text(tag))), None)
    if first is not None and _is_bio(fold(visible_text(first)), lead):
        found["bio"].append(fold(visible_text(first)))
        clip.drop(first, "author-bio")
    for block in last_blocks(clip, body, _LAST):
        text = fold(visible_text(block))
        if _TRANSLATOR.match(text.strip("（）() ")):
            found["translator"].append(clip.take(block, "translators"))
        elif _HELP.match(text) and not _BIO.match(text):
            found["help"].append(clip.take(block, "contributors"))
        elif _is_bio(text, lead):
            found["bio"].append(text)
            clip.drop(block, "author-bio")
        elif _PICTURE.match(text):
            found["credit"].append(clip.take(block, "image.credit"))
        elif _is_note(text):
            found["bio"].append(text)
            clip.drop(block, "disclaimer")
    return found


def _is_bio(text: str, lead: tuple[str, ...]) -> bool:
    """``本文作者是…``, ``约翰•某(John …)是英国《金融时报》…``, or of one that the deck names."""
    if _BIO.match(text) or _STAFF.match(text):
        return True
    named = _AUTHOR_IS[1].match(text)
    return bool(named and any(named[1].endswith(name) for name in lead))


def _is_note(text: str) -> bool:
    """Wholly a note: in brackets, or ``注：…``, or a line with an address for letters."""
    opens = (
        re.match(r"[（(【\[]|注[：:]|本文|作者|未经|责编|责任编辑", text) is not None
    )
    return opens and bool(
        _NOTE.search(text) or _EDITOR.search(text) or _INLINE_TRANSLATOR.search(text)
    )


def _authors(lead: tuple[str, ...], bios: list[str]) -> tuple[str, ...]:
    """Who wrote it: the deck has full names, or surnames that a biography completes."""
    told = (form.search(bio) for bio in bios for form in _AUTHOR_IS)
    named = unique(found[1] for found in told if found)
    if len(lead) == len(named) == 1 and "•" in named[0] and "•" not in lead[0]:
        return named  # the deck may spell the surname another way
    return unique(_full(name, bios) for name in lead) or named


def _full(name: str, bios: list[str]) -> str:
    """``凯某`` -> ``露西•凯某``, where a biography says so."""
    form = re.compile(
        rf"(?<!{_HAN})(?:本文作者)?({_HAN}+(?:[•·][\u3400-\u9fffA-Z.]+)*[•·]{re.escape(name)})(?!{_HAN}{{2}}[•·])"
    )
    found = next((m[1] for bio in bios if (m := form.search(bio))), name)
    return found.removeprefix("本文作者")


def _translators(notes: dict[str, list[str]]) -> list[str]:
    found: list[str] = []
    for line in notes["translator"]:
        told = _TRANSLATOR.match(line.strip("（）() "))
        found += names(told[1]) if told else ()
    for note in notes["bio"]:
        found += (m[1] for m in _INLINE_TRANSLATOR.finditer(note))
    return found


def _contributors(lines: list[str]) -> list[str]:
    """``张三北京、李•四(Lee Si)伦敦补充报道`` -> 张三, 李•四."""
    found = [m[1] for line in lines for m in _HELPER.finditer(line)]
    for line in lines:
        told = _HELP.match(line)
        if told and not _BIO.match(line):
            parts = re.split(r"[、，,]", re.sub(_LATIN, "", told[1]))
            found += (_CITIES.sub("", part.strip()).strip() for part in parts)
    return found
