"""Financial Times: who wrote, translated and edited, from the notes below a text.

Translated pieces end with ``译者/某某`` and perhaps ``本文作者是…``; Chinese ones with a
bracket that holds everything (``（注：作者是…。本文仅代表作者个人观点。责编邮箱…）``).
"""

import re

from bs4.element import NavigableString, Tag

from archive.formats.walking import texts
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.credits import unique
from archive.outlets.findings import Findings
from archive.outlets.roles import Credited, credited, is_credit_line
from archive.outlets.selectors import find
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_HAN = r"[\u3400-\u9fff]"
_LATIN = r"[（(][A-Z\u00c0-\u024f][^（）()]{1,40}[）)]"
_TRANSLATOR = re.compile(
    rf"^(?:(?:译者|譯者|翻译|翻譯|编译|译)(?:\s*[/／：:|｜]\s*.{{2,30}}|\s+\S{{2,4}})"
    rf"|[（(](?P<name>{_HAN}{{2,3}})译[）)])$"
)
_INLINE_TRANSLATOR = re.compile(
    rf"(?:翻译|译者)[：:/]\s*(?:[^，。：]*?(?:实习生|编辑))?({_HAN}{{2,4}})"
)
_GAVE = (
    r"(?:(?:补充|联合|协助|参与)(?:报[道导]|采访|采写|研究)"
    r"|对(?:本|此)(?:文|报道)[亦也均都]*有(?:所)?贡献)"
)
_HELP = re.compile(rf"^([^。！？]{{2,160}}?){_GAVE}[。]?$")
_HELPER = re.compile(rf"({_HAN}+(?:[•·‧]{_HAN}+)+)(?:{_LATIN})?{_GAVE}")
_TOGETHER = re.compile(r"共同(?:撰写|執筆|执笔|完成|写作)")
_PERSON = re.compile(rf"({_HAN}+(?:[•·‧]{_HAN}+)+){_LATIN}")
_POST = re.compile(
    r"^.*(?:教授|博士|记者|编辑|研究员|评论员|分析师|主任|主席|总裁|专家|学者|作家|同事|实习生"
    r"|首相|总理|总统|部长|大臣|议员|市长|州长|[行校院所局会董]长|秘书长|专员|大使|创始人|执行官"
    r"|经理|合伙人|顾问|[的、])"
)
"""What stands before a name: ``金融学教授甲•乙``."""
_PICTURE = re.compile(
    r"^(?:题图|图片|配图|头图|文首图片)"
    r"(?:(?:来源|提供|版权)?\s*[：:/／]\s*(?:来自)?|来自\s*)([^，。]{2,60})$"
)
_LEAD_PICTURE = re.compile(
    r"^[（(]\s*(?:文首|题头|头|首|题)(?:照片|图片|配图|图)(?:为|是|[：:])\s*(.{2,80}?)"
    r"\s*(?:[—–-]+\s*编者注)?\s*[）)]$"
)
_EDITOR = re.compile(
    r"(?:责编|责任编辑|本文编辑)\s*[：:]?\s*(?!邮箱)"
    rf"({_HAN}{{2,4}})(?=\s*[A-Za-z.]+@|[）)\s]|$)"
)
_NOTE = re.compile(
    r"(?:仅|只|不)代表[^。]{0,12}(?:观点|看法|立场|意见)|@ftchinese\.com|授权转载|原载于|"
    r"未经[^。]{0,10}(?:许可|允许|授权|同意)|版权所有|"
    r"^[（(]?(?:本文)?作者[^，。]{0,8}(?:邮箱|公众号|微信|微博|电邮)|"
    r"^[（(]?注?[：:]?\s*作者(?:[系是为]|简介|介绍|邮箱)",
    re.IGNORECASE,
)
_PROMOTION = re.compile(
    r"^[（(]?(?:欢迎|敬请|请|想要?|如需|更多|点击|扫描|长按|关注|订阅|下载|注册|加入)[^。]{0,60}"
    r"(?:FT中文网|FT商学院|公众号|二维码|客户端|会员|App|ftchinese)[^。]{0,40}[。]?[）)]?$",
    re.IGNORECASE,
)
_GLUED_NOTE = re.compile(
    r"\s*[（(](?=[^（()）]{0,60}(?:本文仅代|责编|责任编辑|本文编辑|作者[系是为]))"
    r"(?=.{0,400}(?:仅代表|@ftchinese)).*$",
    re.DOTALL | re.IGNORECASE,
)
_BIO = re.compile(
    r"^[（(]?(?:本文作者|Lex专栏[是由]|作者(?:简介|介绍)\s*[：:])"
    r"|^The (?:writer|author)s? (?:is|are|was)\b"
)
_STAFF = re.compile(
    rf"^(?:{_HAN}|[•·‧])+{_LATIN}(?:是|为|系)(?:(?:英国)?《?金融时报|FT)"
)
_AUTHOR_IS = (
    re.compile(
        rf"^[（(]?本文作者(?!是|为|系|在|曾|现|均)((?:{_HAN}|[•·]){{2,20}}?)"
        rf"(?:{_LATIN})?(?:是|为|系|，)"
    ),
    re.compile(rf"^(?!本文作者)((?:{_HAN}|[•·]){{2,20}}?){_LATIN}(?:是|为|系|现任)"),
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
_LONGEST_CREDIT = 60
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
    told_editors = [m[1] for note in notes["bio"] for m in _EDITOR.finditer(note)]
    said = Credited()
    for line in notes["people"] + notes["translator"]:
        said += credited(line)
    people = Findings(
        authors=unique((*_authors(lead, notes["bio"]), *said.authors)),
        contributors=unique(
            (*_contributors(notes["help"] + notes["bio"]), *said.contributors)
        ),
        translators=unique((*_translators(notes), *said.translators)),
        editors=unique((*told_editors, *said.editors)),
    )
    return people, "；".join(m[1] for m in told if m)


def _cut_glued_note(clip: Clipping, body: Tag) -> None:
    """``……缺席。（本文仅代表作者看法。…）``: a note behind the last sentence."""
    for block in last_blocks(clip, body, _LAST):
        for text in texts(block):
            found = _GLUED_NOTE.search(text)
            if found and fold(visible_text(block)) != fold(found[0]):
                note = clip.new("p", found[0].strip())
                block.insert_after(note)
                text.replace_with(NavigableString(text[: found.start()]))


def _notes(clip: Clipping, body: Tag, lead: tuple[str, ...]) -> dict[str, list[str]]:
    """Take what is no prose out of the last paragraphs and the first, by its kind."""
    kinds = ("translator", "help", "bio", "credit", "people")
    found: dict[str, list[str]] = {kind: [] for kind in kinds}
    first = next((tag for tag in clip.all("p", body) if fold(visible_text(tag))), None)
    if first is not None and _is_bio(fold(visible_text(first)), lead):
        found["bio"].append(fold(visible_text(first)))
        clip.drop(first, "author-bio")
    for block in last_blocks(clip, body, _LAST):
        text = fold(visible_text(block))
        if _TRANSLATOR.match(text) or _TRANSLATOR.match(text.strip("（）() ")):
            found["translator"].append(clip.take(block, "translators"))
        elif _HELP.match(text.strip("（）()")) and not _BIO.match(text):
            found["help"].append(clip.take(block, "contributors"))
        elif _is_bio(text, lead):
            found["bio"].append(text)
            clip.drop(block, "author-bio")
        elif _PICTURE.match(text.strip("（）() ")):
            found["credit"].append(clip.take(block, "image.credit").strip("（）() "))
        elif _is_note(text):
            found["bio"].append(text)
            clip.drop(block, "disclaimer")
        elif _PROMOTION.match(text) and not find(block, "img"):
            clip.drop(block, "promotion")
        elif len(text) <= _LONGEST_CREDIT and is_credit_line(text):
            found["people"].append(clip.take(block, "credits"))
    return found


def is_told_of(clip: Clipping, body: Tag, name: str) -> bool:
    """True where the text introduces ``name`` as people in the news are: ``甲•乙(A B)说``."""
    form = re.compile(rf"{re.escape(name)}{_LATIN}")
    texts = (fold(visible_text(tag)) for tag in clip.all("p", body))
    return any(
        form.search(text) and not (_is_bio(text, (name,)) or _is_note(text))
        for text in texts
    )


def take_lead_caption(clip: Clipping, body: Tag) -> str:
    """``（文首照片为某人——编者注）``: what the lead picture shows, said in the text."""
    for block in clip.all("p", body):
        told = _LEAD_PICTURE.match(fold(visible_text(block)))
        if told:
            clip.take(block, "image.caption")
            return told[1]
    return ""


def _is_bio(text: str, lead: tuple[str, ...]) -> bool:
    """``本文作者是…``, ``约翰•某(John …)是英国《金融时报》…``, or of one that the deck names."""
    if _BIO.match(text) or _STAFF.match(text):
        return True
    named = _AUTHOR_IS[1].match(text)
    return bool(named and any(named[1].endswith(name) for name in lead))


def _is_note(text: str) -> bool:
    """Wholly a note: in brackets, or ``注：…``, or a line with an address for letters."""
    opens = (
        re.match(r"[（(【\[]|注[：:]|本文|作者|未经|版权|©|责编|责任编辑", text)
        is not None
    )
    return opens and bool(
        _NOTE.search(text) or _EDITOR.search(text) or _INLINE_TRANSLATOR.search(text)
    )


def _authors(lead: tuple[str, ...], bios: list[str]) -> tuple[str, ...]:
    """Who wrote it: the deck has full names, or surnames that a biography completes."""
    told = (form.search(bio) for bio in bios for form in _AUTHOR_IS)
    named = unique((*(found[1] for found in told if found), *_together(bios)))
    if len(lead) == len(named) == 1 and "•" in named[0] and "•" not in lead[0]:
        return named  # the deck may spell the surname another way
    return unique(_full(name, bios) for name in lead) or named


def _together(bios: list[str]) -> list[str]:
    """``某国首相甲•乙(A B)、某国总理丙•丁(C D)共同撰写此文``: they wrote it too."""
    parts = (s for bio in bios for s in bio.split("。") if _TOGETHER.search(s))
    return [_POST.sub("", m[1]) for part in parts for m in _PERSON.finditer(part)]


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
        told = _TRANSLATOR.match(line)
        found += [told["name"]] if told and told["name"] else credited(line).translators
    for note in notes["bio"]:
        found += (m[1] for m in _INLINE_TRANSLATOR.finditer(note))
    return found


def _contributors(lines: list[str]) -> list[str]:
    """``张三北京、李•四(Lee Si)伦敦补充报道`` -> 张三, 李•四."""
    found = [_POST.sub("", m[1]) for line in lines for m in _HELPER.finditer(line)]
    for line in lines:
        told = _HELP.match(line.strip("（）()"))
        if told and not _BIO.match(line):
            parts = re.split(r"[、，,]", re.sub(_LATIN, "", told[1]))
            found += (_POST.sub("", _CITIES.sub("", part.strip())) for part in parts)
    return found
