"""A credit line with its roles -> who wrote, translated and edited.

``编译 甲/乙；审校 丙``, ``自由亚洲电台记者甲台北报道  责编：乙 丙  网编：丁``, ``文｜甲``:
colons, slashes, bars or white space between a role and its names, all used as they come;
English lines (``Reporting by A; Editing by B``) beside them.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from archive.outlets.credits import agencies, name_case, unique
from archive.outlets.english_credits import english_people
from archive.text.script import simplified
from archive.text.space import fold

_FIELDS = {
    "authors": "记者 作者 撰文 撰稿人 撰稿 采写 撰写 采编 编写 汇整 整理 主笔 执笔 采访 口述 "
    "录音报道 BY By",
    "translators": "编译 翻译 译者 编译整理 编译撰写 综合编译 译写 中译",
    "editors": "审校 责任编辑 责编 网络编辑 网编 网页编辑 版面编辑 编辑 主编 校对 责任校对 核稿 "
    "核校 审稿 审核 审定 编审 译审 终审 编校 校译 译校",
    "agency": "来源 来自 转自",
    "": "摄影 摄像 排版 设计 制图 监制 运营 出品 视觉 插画 题图 美编 主持人 主持 播音 剪辑 配图 "
    "绘图",
}
"""In Simplified characters; lines in Traditional ones are compared in that form."""
_ROLES = {role: field for field, roles in _FIELDS.items() for role in roles.split()}
_SHORT = {"文": "authors", "译": "translators", "编": "editors", "图": ""}
"""Of one character: a role only before a sign (``文｜甲``), for it may begin a name."""

_FILED = "发稿"
"""Who wrote (``发稿 甲；审校 乙``); beside a translator, who passed the text."""

_BEFORE = (
    r"(?:本刊|本报|本台|特约|特邀|实习|见习|值班|执行|首席|[\u4e00-\u9fff]{2,6}电台"
    r"|(?:[\u4e00-\u9fff]{1,4}[语話话]|评论|新闻)组\s*|驻[\u4e00-\u9fff]{2,4}?(?=记者))*"
)
_NO_NAME = (
    "手记|札记|后记|後记|笔记|感言|推荐|推薦|寄语|按语|自述|实录|说明|心得|工作|团队|软件|文章|介绍"
    "|提纲|提綱|名单|观点|视角|问题|过程|内容|不明|协会|证|权|对象|结束|开始|时"
)
"""``采访手记``, ``编辑推荐``: what is no name behind a role without a sign between them."""

_ROLE = re.compile(
    rf"(?:^|(?<=[\s:：;；。，,、/／|｜丨（(）)>\uff1e]))"
    rf"(?:{_BEFORE}(?P<long>{'|'.join(sorted((*_ROLES, _FILED), key=len, reverse=True))})"
    rf"(?:$|[\s:：/／|｜丨>\uff1e]+|(?!{_NO_NAME})(?=[^\s的是了在说部为系简]{{2,14}}(?:$|[\s、，,/；;|｜）)])))"
    rf"|(?P<short>{'|'.join(_SHORT)})\s*[:：/／|｜丨]\s*)"
)
_BEHIND = re.compile(
    rf"^(?P<names>[^:：|｜丨。，]{{2,40}})\s*[|｜丨]\s*(?P<role>{'|'.join(_ROLES)})$"
)
"""``甲 乙|撰稿``: the names first."""

_DESK = re.compile(
    r"^(?P<names>[\u4e00-\u9fff·]{2,5}(?:\s*[/／]\s*[\u4e00-\u9fff·]{2,5}){1,2})"
    r"\s*[（(](?P<from>[^（）()]*社[^（）()]*)[）)]$"
)
"""``甲/乙（德新社、路透社）``: writer and editor of a text from agencies."""

_PLACES = (
    "华盛顿 纽约 波士顿 芝加哥 休斯顿 西雅图 洛杉矶 旧金山 夏威夷 温哥华 多伦多 渥太华 蒙特利尔 "
    "台北 台中 台南 高雄 新北 桃园 台湾 香港 澳门 北京 上海 广州 深圳 东京 首尔 新加坡 曼谷 清迈 "
    "吉隆坡 马尼拉 雅加达 河内 金边 仰光 新德里 达兰萨拉 加德满都 悉尼 墨尔本 堪培拉 伦敦 巴黎 "
    "柏林 法兰克福 布鲁塞尔 日内瓦 维也纳 罗马 马德里 布拉格 华沙 莫斯科 斯德哥尔摩 奥斯陆 海牙 "
    "美国 加拿大 英国 法国 德国 日本 韩国 泰国 印度 澳洲 澳大利亚 欧洲"
).replace(" ", "|")
_REPORTS = re.compile(
    rf"(?P<place>(?:[\s、，和及]*(?:{_PLACES}))*|\s\S{{1,4}}[市县州国省区])"
    r"\s*的?(?:综合|专题|特别|现场|联合|采访|录音|独家|连线)*(?:\d{1,2}日)?"
    r"(?:报道|报导|电)\W*$"
)
"""``甲华盛顿综合报道``, ``甲 某地报导``: where a reporter writes from."""

_BY_WORD = re.compile(r"(?:By|BY)\s+(?:[A-Z\d]|[a-z]+\s)")
_NUMBERED = re.compile(r"(?<=[）)])\s*\d{5,8}$|\s*#+$")
"""``（编辑：甲）1090709``, ``责任编辑：甲#``: an agency's own signs."""

_CLAUSE = re.compile(r"\s*[;；]\s*")
_FROM = re.compile(r"\s*[发發]自.*$")
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_SPACED = re.compile(r"(?<!\w)([\u4e00-\u9fff])\s+([\u4e00-\u9fff])(?!\w)")
_BETWEEN = re.compile(
    r"\s*[/／、，,;；|｜丨]\s*|(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])|\s{2,}"
)
_RANK = re.compile(r".{3,}(?:公民|研究员|教授|记者|律师|博士|学者|主编|作家)$")
_ACCOUNT = re.compile(r"^(?:微信)?公[众號号]+[:：]\s*")
_SPREAD = re.compile(
    r"(?:^|(?<=[\s（(]))(?P<a>[作记記撰编編责責翻译譯校采採])\s(?P<b>[者文稿辑輯编編译譯对對写寫])"
    r"(?=\s*[:：|｜丨/／])"
)
"""``作 者 | 甲``: set wide."""
_SENTENCE = re.compile(r"[。！？?!…“”「」《》【】]|https?:|贡献|貢獻|补充报")
"""``甲对本文亦有贡献`` is a note of its own kind."""

_TELLS = re.compile(r"..是..")
"""``作者甲乙、丙丁是船工家属``: a sentence about them."""

_LEAST_CLAUSES = 2
_LONGEST = 24
"""Characters of a name."""
_LONGEST_LINE = 1000
"""Characters of a line of credits: whoever stands behind them is not looked for."""


_WORKED = re.compile(
    r"^(?P<names>[\u3400-\u9fff·]{2,4}(?:\s*[、/／]\s*[\u3400-\u9fff·]{2,4})*?)\s*"
    r"(?P<role>编译|翻译|审校|采写|撰写|整理|发稿|编辑|校对|报道|报导)$"
)
"""``甲编译；乙审校``: of two clauses or more each a name and what that person did."""


class Credited(NamedTuple):
    """The people of a credit line, by the field they belong to."""

    authors: tuple[str, ...] = ()
    translators: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()

    def __add__(self, other: object) -> "Credited":
        """Both lines' people, each once."""
        if not isinstance(other, Credited):
            return NotImplemented
        pairs = zip(self, other, strict=True)
        return Credited(*(unique((*mine, *others)) for mine, others in pairs))


def credited(text: str) -> Credited:
    """Who did what, as a credit line says it."""
    english = english_people(text)
    if english:
        return Credited(**english)
    desk = _DESK.match(_unwrapped(text))
    if desk:
        first, *others = people(desk["names"])
        return Credited((first,), (), tuple(others), agencies(desk["from"]))
    parts = _parts(text)
    roles = [role for role, _ in parts]
    found: dict[str, tuple[str, ...]] = {}
    for role, named in parts:
        field = _field(role, roles)
        if field:
            found[field] = unique((*found.get(field, ()), *named))
    return Credited(**found)


def is_credit_line(text: str) -> bool:
    """True where ``text`` is roles and names and nothing else.

    ``记者：谢谢您接受采访。`` is a turn of an interview.
    """
    text = _unwrapped(text)
    if english_people(text) or _BEHIND.match(simplified(text)) or _DESK.match(text):
        return True
    if _worked(text):
        return True
    match = _ROLE.match(simplified(text))
    if _BY_WORD.match(text):  # ``By Tuesday``
        return False
    if match is None or _SENTENCE.search(_BRACKETS.sub("", text)):
        return False
    parts = _parts(text)
    fields = [_field(role, ()) for role, _ in parts]
    if not fields[0] and "editors" not in fields:  # ``题图：甲，作者：乙``
        return False
    return any(_field(role, ()) and named for role, named in parts) and all(
        len(name) <= _LONGEST and not _TELLS.search(name)
        for _, named in parts
        for name in named
    )


def is_staff_line(text: str) -> bool:
    """``排版 | 甲``: roles that no field is for."""
    text = simplified(_unwrapped(text))
    match = _ROLE.match(text)
    name = text[match.end() :] if match else ""
    known = match is not None and not _field(match["long"] or match["short"], ())
    return known and "图" not in text[:2] and 0 < len(name) <= _LONGEST


def _field(role: str, beside: Iterable[str]) -> str:
    if role in ("报道", "报导"):
        return "authors"
    if role == _FILED:
        helped = any(_ROLES.get(one) == "translators" for one in beside)
        return "editors" if helped else "authors"
    return _ROLES.get(role) or _SHORT.get(role, "")


def _parts(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Roles with their names; ``编译/审校 甲/乙`` gives both roles the same names."""
    text = _unwrapped(text)
    plain = simplified(text)
    behind = _BEHIND.match(plain)
    if behind:
        also = _ROLE.match(behind["names"])
        return [
            (
                behind["role"],
                people(text[also.end() if also else 0 : behind.end("names")]),
            )
        ]
    worked = _worked(text)
    if worked:
        return worked
    marks = list(_ROLE.finditer(plain))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    parts: list[tuple[str, tuple[str, ...]]] = []
    for mark, end in zip(marks, ends, strict=False):
        parts.append((mark["long"] or mark["short"], people(text[mark.end() : end])))
    for at in range(len(parts) - 2, -1, -1):
        if not parts[at][1] and marks[at].end() == marks[at + 1].start():
            parts[at] = (parts[at][0], parts[at + 1][1])
            if not _field(parts[at][0], ()):  # ``图/本刊记者 甲``: the picture is his
                parts[at + 1] = (parts[at][0], ())
    return parts


def _worked(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Roles and names of a line of nothing but ``甲编译；乙审校``; none of any other."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for clause in _CLAUSE.split(text):
        match = _WORKED.match(simplified(clause))
        if match is None:
            return []
        found.append((match["role"], people(clause[: match.end("names")])))
    return found if len(found) >= _LEAST_CLAUSES else []


def _unwrapped(text: str) -> str:
    """``（记者：甲）`` -> ``记者：甲``."""
    text = _NUMBERED.sub("", _SPREAD.sub(r"\g<a>\g<b>", fold(text)[:_LONGEST_LINE]))
    whole = text[:1] in "（(" and text[-1:] in "）)"
    return text[1:-1].strip() if whole and text else text


def people(text: str) -> tuple[str, ...]:
    """The names behind a role, without places, ranks and what stands in brackets."""
    clauses = _CLAUSE.split(_BRACKETS.sub("", text).strip("（）()，。;； "))
    text = "；".join(_without_place(clause) for clause in clauses)
    text = _SPACED.sub(r"\1\2", _FROM.sub("", text))
    text = _ACCOUNT.sub("", text.strip(" :：>\uff1e<\uff1c"))
    found = [part.strip(" :：>\uff1e<\uff1c") for part in _BETWEEN.split(text)]
    named = [name for name in found if name and not _RANK.fullmatch(simplified(name))]
    return unique(name_case(name) for name in named or found)


def _without_place(clause: str) -> str:
    """``甲 华盛顿综合报道`` -> ``甲``."""
    reports = _REPORTS.search(simplified(clause))
    return clause[: reports.start()] if reports else clause
