"""The lines of BBC articles that are no text: bylines, box titles, credits, rights."""

import re
from urllib.parse import urlsplit

from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credits import names
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_RIGHTS = re.compile(
    r"^(?:[（(*©]\s*)?(?:本?文中|文章|以上|所有|所以|全部)?(?:所有|全部|的)?(?:图片|照片|图像|相片)"
    r".{0,30}(?:版权|翻印)|^版权所有"
)
_HELPLINE = re.compile(
    r"生命一定可以找到出路|^若须(?:咨商|谘商)|若须咨商或相关协助|求助热线[：:]?$"
)
_PRODUCTION = re.compile(
    r"^[*（(]?\s*(?:内容整理|图表|设计|制作|插画|插图|图片|摄影|照片|编辑制作|数据|动画|视频|监制|剪辑)"
    r"[^。：:]{0,16}[：:][^。]{1,60}$"
)
_HELPERS = re.compile(
    r"^[*（(]?\s*(?:参与|补充|协助|共同|其他)(?:报道|采访)\s*[：:]\s*(.+)$"
)
_NAME = r"([\u3400-\u9fff·•‧-]{2,16})\s*(?:[（(][A-Z][^（()）]*[）)])?"
_ROLE = r"(?:记者|编辑|主编|撰稿人|通讯员|特约撰稿|专栏作家)"
_BYLINES = (
    re.compile(rf"^{_NAME}\s+BBC[^。！？：:，]{{0,20}}{_ROLE}$"),
    re.compile(
        rf"^BBC[^。！？：:，]{{0,24}}?(?:{_ROLE}|中文)\s*{_NAME}(?:\s*(?:发自|报道自)\S{{1,8}})?$"
    ),
)
_FOLLOW = re.compile(
    r"^[*（(]?(?:欢迎)?关注.{2,40}的?\s*(?:Twitter|Facebook|推特|脸书)[^。]{0,12}$"
)
"""``关注某某（Name）的Twitter``."""

_BOX = re.compile(
    r"^(?:BBC|分析)[^。！？]{0,40}(?:[）)]|分析)\s*(?:分析)?[：:]?$|^分析[—：: ]"
)
"""``BBC安全事务记者某某（Name）``: the title of a box with that person's analysis."""

_MORE = re.compile(r"^.{0,14}(?:更多|相关|延伸)(?:报道|阅读|内容|文章|新闻)[：:]?$")
_FIRST = 3
"""Paragraphs from the start among which a byline may stand."""

_LAST = 5
"""Blocks from the end among which credits and rights stand."""

_SHORT = 60


def take_byline(clip: Clipping) -> tuple[str, ...]:
    """``BBC驻…记者 某某（Name）`` as a paragraph of its own before the text.

    Further down the same words head a box with somebody's analysis.
    """
    paragraphs = [tag for tag in clip.all("p") if not is_blank(tag)]
    for paragraph in paragraphs[:_FIRST]:
        text = fold(visible_text(paragraph))
        match = next((found for one in _BYLINES if (found := one.match(text))), None)
        if match and paragraph.find_parent(["figure", "blockquote"]) is None:
            clip.take(paragraph, "authors")
            return names(match[1])
    return ()


def set_boxes(clip: Clipping) -> None:
    """Titles of boxes become headings; those of lists that are not here go."""
    for paragraph in clip.all("p:has(strong), p:has(b)"):
        text = fold(visible_text(paragraph))
        bold = "".join(visible_text(b) for b in clip.all("strong, b", paragraph))
        if fold(bold).replace(" ", "") != text.replace(" ", ""):
            continue
        if _MORE.match(text):
            clip.drop(paragraph, "related-links")
        elif _BOX.match(text):
            paragraph.name = "h3"
            for italic in clip.all("i, em", paragraph):
                italic.unwrap()


def take_tail(clip: Clipping) -> tuple[str, ...]:
    """Rights, helplines and who drew the charts, and a heading with nothing below it."""
    contributors: tuple[str, ...] = ()
    for block in last_blocks(clip, clip.root, _LAST):
        text = fold(visible_text(block))
        helpers = _HELPERS.match(text)
        if block.find_parent(["figure", "blockquote"]) or block.find("img"):
            continue
        if helpers:
            contributors = names(re.sub(r"[（(][^（()）]*[）)]", "", helpers[1]))
            clip.take(block, "contributors")
        elif text.endswith("贡献。") and len(text) < _SHORT:
            contributors += contribution_names(text)
            clip.take(block, "contributors")
        elif rule := _tail_rule(text):
            clip.drop(block, rule)
    _drop_orphan(clip)
    return contributors


def _tail_rule(text: str) -> str:
    if _RIGHTS.search(text):
        return "copyright-notice"
    if _HELPLINE.search(text):
        return "helpline"
    if _PRODUCTION.match(text):
        return "production-credit"
    if _FOLLOW.match(text):
        return "follow-line"
    return ""


def _drop_orphan(clip: Clipping) -> None:
    """``本周其他的重要故事：`` as the last heading: what it stood above is not here."""
    shown = [tag for tag in clip.all("p, h2, h3, li, figure") if not is_blank(tag)]
    while shown and shown[-1].name in {"h2", "h3"}:
        clip.drop(shown.pop(), "orphan-heading")


def segment(dump: Dump) -> str:
    """The part of the address that names the article: ``world-59664489``."""
    parts = [part for part in urlsplit(dump.url).path.split("/") if part]
    if len(parts) > 1 and parts[-1] in {"simp", "trad"}:
        parts.pop()
    return parts[-1] if parts else ""


def section(dump: Dump) -> str:
    """``world-59664489`` -> world."""
    match = re.fullmatch(r"([a-z-]+)-\d+", segment(dump))
    return match[1] if match else ""
