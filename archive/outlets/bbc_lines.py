"""The lines of BBC articles that are no text: bylines, box titles, credits, rights."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.formats.walking import lies_in
from archive.model.dump import Dump
from archive.outlets.bbc_bylines import is_box_title
from archive.outlets.clipping import Clipping, is_blank, visible_text
from archive.outlets.contributions import contribution_names
from archive.outlets.credit_lines import take_credit_lines
from archive.outlets.credits import names
from archive.outlets.roles import Credited
from archive.outlets.selectors import find
from archive.outlets.tails import last_blocks
from archive.text.space import fold

_INSIDE = frozenset({"figure", "blockquote"})
_RIGHTS = re.compile(
    r"^(?:[（(*©]\s*)?(?:本?文中|文章|以上|所有|所以|全部|全文)?(?:所有|全部|的)?"
    r"(?:图片|照片|图像|相片|圖片|圖像).{0,30}(?:版权|版權|翻印)|^版[权權]所有"
    r"|^(?:All (?:photos|photographs|pictures|images)\b.{0,40}|All rights reserved.{0,20}$)"
)
_HELPLINE = re.compile(
    r"生命一定可以找到出路|^若[须需](?:咨商|谘商|諮商)|若[须需].{0,3}商或相关协助|求助热线[：:]?$"
    r"|^(?=.{0,120}$)(?:如果?|若)(?:您|你).{0,30}(?:困扰|困擾|帮助|幫助|协助|情绪|情緒|自杀).{0,40}"
    r"(?:热线|熱線|电话|電話|致电|拨打|联系|聯絡|求助)"
    r"|^(?=.{0,200}$)If you (?:are|have been|or someone).{0,80}(?:affected|helpline|support)"
)
_NUMBER = re.compile(r"^(?=.{0,60}$).{0,40}?\d[\d\s()+-]{2,}\d\D{0,12}$")
"""``某某热线：1995``: below a helpline's line."""

_PRODUCTION = re.compile(
    r"^[*（(]?\s*(?:内容|资料|資料|图表|圖表|图示|图解|绘图|繪圖|制图|数据|數據|设计|設計|美术|视觉|制作|製作"
    r"|插画|插畫|插图|插圖|漫画|图片|圖片|图像|摄影|攝影|摄像|照片|拍摄|编辑制作|动画|動畫|视频|視頻|影片|音频|录音"
    r"|配音|监制|監製|策划|统筹|剪辑|剪輯|开发|程序|网页|交互)"
    r"[^。：:]{0,16}[：:][^。]{1,60}$"
)
_HELPERS = re.compile(
    r"^[*（(]?\s*(?:参与|參與|补充|補充|协助|協助|共同|其他|联合|附加)"
    r"(?:报道|報道|报导|采访|採訪|撰稿|记者)\s*[：:]\s*(.+)$"
)
_FOLLOW = re.compile(
    r"^[*（(]?(?:欢迎|歡迎|请|請)?(?:关注|關注|追踪|追蹤|订阅|訂閱).{2,40}的?\s*(?:Twitter|Facebook|Instagram"
    r"|YouTube|X|推特|脸书|臉書|面书|微博|频道|頻道|专页|專頁|播客|Podcast|电邮|通讯)[^。]{0,12}。?$"
    r"|^Follow .{2,40} on (?:Twitter|X|Facebook|Instagram|YouTube)\b.{0,30}$"
)
"""``关注某某（Name）的Twitter``."""

_BOX = re.compile(
    r"^(?:BBC|分析)[^。！？]{0,40}(?:[）)]|分析)\s*(?:分析)?[：:]?$|^分析[—：: ]"
)
"""``BBC安全事务记者某某（Name）``: the title of a box with that person's analysis."""

_MORE = re.compile(
    r"^.{0,14}(?:更多|相关|相關|延伸|推荐|推薦)(?:报道|報道|报导|阅读|閱讀|内容|文章|新闻|新聞)[：:]?$"
)
_LAST = 5
"""Blocks from the end among which credits and rights stand."""

_SHORT = 60


def set_boxes(clip: Clipping) -> None:
    """Titles of boxes become headings; those of lists that are not here go."""
    for paragraph in clip.all("p:has(strong), p:has(b)"):
        text = fold(visible_text(paragraph))
        bold = "".join(visible_text(b) for b in clip.all("strong, b", paragraph))
        if fold(bold).replace(" ", "") != text.replace(" ", ""):
            continue
        if _MORE.match(text):
            clip.drop(paragraph, "related-links")
        elif _BOX.match(text) or is_box_title(text):
            paragraph.name = "h3"
            for italic in clip.all("i, em", paragraph):
                italic.unwrap()


class Tail(NamedTuple):
    """Who is named below the text."""

    contributors: tuple[str, ...]
    credited: Credited


def take_tail(clip: Clipping) -> Tail:
    """Credits, rights, helplines, and a heading with nothing below it."""
    contributors: tuple[str, ...] = ()
    _drop_numbers(clip)
    credited = take_credit_lines(clip, _LAST)
    for block in last_blocks(clip, clip.root, _LAST):
        text = fold(visible_text(block))
        helpers = _HELPERS.match(text)
        if lies_in(block, _INSIDE) or find(block, "img"):
            continue
        if helpers:
            contributors = names(re.sub(r"[（(][^（()）]*[）)]", "", helpers[1]))
            clip.take(block, "contributors")
        elif text.rstrip("。）)").endswith("贡献") and len(text) < _SHORT:
            contributors += contribution_names(text)
            clip.take(block, "contributors")
        elif rule := _tail_rule(text):
            clip.drop(block, rule)
    _drop_orphan(clip)
    return Tail(contributors, credited)


def _drop_numbers(clip: Clipping) -> None:
    """The telephone numbers below a helpline's line."""
    below = False
    for block in reversed(last_blocks(clip, clip.root, 2 * _LAST)):
        text = fold(visible_text(block))
        if below and _NUMBER.match(text):
            clip.drop(block, "helpline")
        below = below or bool(_HELPLINE.search(text))
    for items in clip.all("ul") if below else ():
        if all(_NUMBER.match(fold(visible_text(li))) for li in clip.all("li", items)):
            clip.drop(items, "helpline")


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
