"""The last lines of an article of The New York Times: credits and biographies."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from bs4.element import Tag

from archive.formats.walking import lies_in
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credits import name_case, names
from archive.outlets.english_credits import english_people
from archive.outlets.roles import credited, is_credit_line
from archive.outlets.selectors import find_all
from archive.text.space import fold

_WORD = r"[A-ZÀ-Þ][A-Za-zÀ-ɏ.'’-]*"
_LATIN = rf"{_WORD}(?:\s+(?:[a-z]{{2,3}}\s+){{0,2}}{_WORD}){{1,4}}"
_HAN = r"[\u3400-\u9fff]+(?:·[\u3400-\u9fffA-Z]+)*"
_PERSON = re.compile(
    rf"^(?P<name>{_LATIN}|{_HAN})\s*(?:[（(](?P<latin>[^（()）]*)[）)])?\s*"
)
"""``王霜舟(Austin Ramzy)``, ``Karen Cheung (@karenklcheung)``, ``Daniel Victor``."""

_TRANSLATOR = re.compile(
    r"^[（(]?(?:翻译|编译|译者|譯者|翻譯|編譯)\s*[：:/／|｜]\s*(.+?)[）)]?$"
)
_ROLES = re.compile(r"[：:|｜]\s*[^：:|｜]+[：:|｜]")
"""``翻译：甲 校对：乙``: more roles than one."""

_HELP = re.compile(
    r"(?:[对對為为](?:本|此|这篇|這篇|该|該)[^。]{0,20}|[有做作][^。，]{0,6}(?:报道|研究|采访|報道|報導|採訪)[^。，]{0,6})"
    r"(?:贡献|貢獻)\s*[。；;）)]*$"
)
"""``甲对本文有报道贡献``, ``乙有研究贡献``; a text may end ``为山城作出了贡献``."""

_REPORTED = re.compile(r"^[^对對]+(?:自|在|从)[^对對]+(?:报道|報道|報導)$")
"""``黄安伟自华盛顿、Michael Crowley自马萨诸塞州报道。``"""

_EDITION = r"英[文语語](?:原文|原版|版|版本)"
_ENGLISH = re.compile(
    rf"(?:查看|閱讀|阅读|參見|参见|点击|點擊|请看|請看|点此|點此|浏览).{{0,10}}?{_EDITION}"
    rf"|^{_EDITION}(?:链接|連結|全文)?\s*(?:[：:].*)?$"
    r"|英[文语語].{0,3}(?:报道|報道|報導)(?:编译|編譯|翻译)|英[文语語](?:原文|版)(?:请见|請見|见|請點)"
)
_ENGLISH_ADDRESS = re.compile(r"https?://(?!(?:m\.)?cn\.)[\w-]+(?:\.[\w-]+)+(?:%20)*/.")
"""Any host but the Chinese edition's: ``nyti.ms`` shortens, other papers share the markup."""
_NOTE = re.compile(
    r"^[（(]?(?:本文|这篇文章)[^，。]{0,8}(?:发表|發表|刊登|刊载|刊載|刊)[于於]|^[（(]?本文[稍随][后後時时]?[将會会]?有?更新"
    r"|^[（(]?(?:本文|这篇文章)[^，。]{0,6}(?:改编|改編|节选|節選|摘自|摘编|选自|選自)"
    r"|^A version of this (?:article|story) (?:appears|appeared|was)\b"
)
_FOLLOW = re.compile(
    r"(?:欢迎|可以?|请|歡迎|請).{0,8}在.{0,60}(?:关注|關注)|点击查看更多关于|關注[他她]"
    r"|Follow (?:him|her|them) (?:on|at)\b"
)
_WORK = re.compile(
    r"记者|作者|作家|编辑|教授|社长|摄影师|评论|专栏|时报|著有|负责|报道|研究|主任|律师|学者|艺术家|導演|导演"
)
_SIGNED_BIO = re.compile(
    r"^本文作者|^作者(?:系|是|为|為)(?:一[名位]|《|[^，。]{0,12}(?:教授|记者|作家|研究员))"
)
_BIO_VERB = re.compile(
    r"^(?:是|为|曾|自|现|负责|报道|撰|担任|著有|从事|常驻|驻|《|在|于|目前|，"
    r"|(?:is|was|has|covers|reports|writes|leads|joined)\b)"
)


_INSIDE = frozenset({"p", "figure", "h2", "li"})
_LONGEST_POINTER = 80


class Credits(NamedTuple):
    """What the last lines of an article say."""

    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    writers: tuple[tuple[str, str], ...] = ()
    """Those with a biography or a place of reporting: name, and the Latin form of it."""
    english: str = ""

    def also(self, more: "Credits") -> "Credits":
        """These lines, and below them ``more``."""
        return Credits(
            self.translators + more.translators,
            self.editors + more.editors,
            self.contributors + more.contributors,
            self.writers + more.writers,
            self.english or more.english,
        )


def take_credits(clip: Clipping, byline: str) -> Credits:
    """The credits at the end of a text without a ``<footer>``.

    From the end upwards, every line that is a credit or a biography belongs to them;
    the first that is none ends them. A paragraph that also says who translated is all
    footer if its lines look at all like it.
    """
    found = Credits()
    clip.wrap_loose("div, span")
    blocks = [tag for tag in clip.all("p, a") if _is_block(tag) and not is_blank(tag)]
    for block in reversed(blocks):
        parts = clip.split_lines(block) if block.name == "p" else [block]
        signed = any(_is_signature(_text(part)) for part in parts)
        for part in reversed(parts):
            if not _is_footer(_text(part), byline, signed=signed):
                return found
            found = _take_line(clip, part).also(found)
        if block.parent is not None:
            block.decompose()
    return found


def take_footer(clip: Clipping, footer: Tag) -> Credits:
    """The credits of a ``<footer>``, where everything is one."""
    found = Credits()
    for block in clip.blocks(footer):
        parts = clip.split_lines(block) if block.name != "a" else [block]
        for part in parts:
            found = found.also(_take_line(clip, part))
    return found


def _is_block(tag: Tag) -> bool:
    return not lies_in(tag, _INSIDE)


def _text(tag: Tag) -> str:
    return fold(visible_text(tag))


def _is_signature(text: str) -> bool:
    return bool(_TRANSLATOR.match(text) or _points(text) or _is_roles(text))


def _points(text: str) -> bool:
    """``点击查看本文英文版。``"""
    return len(text) <= _LONGEST_POINTER and _ENGLISH.search(text) is not None


def _is_roles(text: str) -> bool:
    return _ROLES.search(text) is not None and is_credit_line(text)


def _is_footer(text: str, byline: str, *, signed: bool) -> bool:
    if _is_signature(text) or _HELP.search(text) or _NOTE.search(text):
        return True
    if english_people(text) or _says_where(text):
        return True
    return _is_biography(text, byline) or (signed and bool(_WORK.search(text)))


def _says_where(text: str) -> bool:
    """``甲自台北、乙自首尔报道。``, and not a sentence about what somebody reported."""
    return (
        len(text) <= _LONGEST_POINTER
        and "，" not in text
        and _REPORTED.match(text.rstrip("。")) is not None
        and _PERSON.match(text) is not None
        and "自" in text
    )


def _is_biography(text: str, byline: str) -> bool:
    """``邓聿文是…研究员``: it begins with a person, and tells what that person does.

    A paragraph of the article may do the same; so the person must be the author, or
    readers are asked to follow him.
    """
    if _SIGNED_BIO.match(text) or (_PERSON.match(text) and _FOLLOW.search(text)):
        return True
    for name in names(byline):
        called = _called(text, name)
        told = re.sub(r"^\s*(?:[（(][^（()）]*[）)]\s*)?", "", text[called:])
        if called > 1 and _BIO_VERB.match(told):
            return True
    return False


def _called(text: str, name: str) -> int:
    """How many characters at the start of ``text`` are ``name``, an initial added or not.

    ``安·李`` signs, and below stands ``安·L·李是…``.
    """
    parts = [re.escape(part) for part in re.split(r"[\s·]+", name) if part]
    initials = r"[\s·]*(?:[A-Z][.·]?[\s·]*){0,2}"
    found = re.match(initials.join(parts), text, re.IGNORECASE)
    return found.end() if found and parts else 0


def _take_line(clip: Clipping, part: Tag) -> Credits:
    """One line of the footer, out of the tree."""
    text = _text(part)
    english = _english_address(part) if _points(text) else ""
    if english:
        clip.take(part, "original_url")
        before = _TRANSLATOR.match(
            re.split("点击|點擊|查看|阅读|閱讀", text)[0].strip()
        )
        return Credits(names(before[1]) if before else (), english=english)
    people = _named(text)
    if people:
        fields = [field for field, found in people.items() if found]
        clip.take(part, fields[0] if len(fields) == 1 else "credits")
        return _told(people)
    if _HELP.search(text):
        clip.take(part, "contributors")
        return _helped(text)
    if _REPORTED.match(text.rstrip("。")):
        clip.take(part, "authors")
        return _helped(text)
    clip.drop(part, "publication-note" if _NOTE.search(text) else "author-bio")
    return Credits(writers=_subject(text))


def _named(text: str) -> Mapping[str, tuple[str, ...]]:
    """Who translated, edited, helped, where a line says so by roles."""
    translator = _TRANSLATOR.match(text)
    if _is_roles(text):
        return credited(text)._asdict()
    if translator:
        return {"translators": names(translator[1])}
    return english_people(text)


def _told(people: Mapping[str, tuple[str, ...]]) -> Credits:
    """``A contributed reporting.``, ``B reported from Oslo.``"""
    return Credits(
        translators=people.get("translators", ()),
        editors=people.get("editors", ()),
        contributors=people.get("contributors", ()),
        writers=tuple((name, "") for name in people.get("authors", ())),
    )


def _helped(text: str) -> Credits:
    """``A自台北、B自首尔报道。C对本文有报道贡献。``: the first sentence names authors."""
    found = Credits()
    for sentence in re.split("[。；;]", text):
        if _REPORTED.match(sentence.strip()):
            writers = contribution_names(
                re.sub(r"(?:报道|報道|報導)\s*$", "", sentence)
            )
            found = found.also(Credits(writers=tuple((name, "") for name in writers)))
        else:
            found = found.also(Credits(contributors=contribution_names(sentence)))
    return found


def _subject(text: str) -> tuple[tuple[str, str], ...]:
    """Whom a biography is about: ``黄瑞黎(Sui-Lee Wee)是…`` -> 黄瑞黎, Sui-Lee Wee."""
    person = _PERSON.match(text)
    if person is None:
        return ()
    name = person["name"]
    if re.match(r"[\u3400-\u9fff]", name) and not person["latin"]:
        return ()
    latin = person["latin"] or ""
    return ((name_case(name), "" if latin.startswith("@") else latin),)


def _english_address(part: Tag) -> str:
    links = [part] if part.name == "a" else find_all(part, "a")
    for link in links:
        href = str(link.get("href") or "").strip()
        if _ENGLISH_ADDRESS.match(href):
            return re.sub(r"^(https?://[^/]*?)(?:%20)+/", r"\1/", href)
    return ""
