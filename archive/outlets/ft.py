"""Financial Times, Chinese edition.

One markup: ``div.story-lead`` (``姓名：`` and the deck), ``div.story-image``, and
``#story-body-container`` with advertisements between its paragraphs. No date anywhere.
Translators, biographies and notes stand in the last paragraphs, in a dozen wordings.
"""

import re

from bs4.element import Tag
from msgspec.structs import replace

from archive.formats.walking import texts
from archive.model.dump import Dump
from archive.outlets.clipping import Clipping, visible_text
from archive.outlets.credits import names
from archive.outlets.facts import FT
from archive.outlets.findings import Findings
from archive.outlets.ft_charts import caption_chart
from archive.outlets.ft_notes import is_told_of, take_lead_caption, take_notes
from archive.outlets.layout import Layout, Outlet, canonical_key, last_segment
from archive.outlets.media import set_figure, take_embeds, take_image, unwrap_images
from archive.outlets.selectors import find_all
from archive.outlets.tails import set_rules
from archive.text.space import fold

_BODY = "#story-body-container, .story-body"
_STORY = re.compile(r"/(?:story|interactive|premium|video)/(\d+)")
_BY = re.compile(r"^\s*([\u3400-\u9fff•·‧・A-Za-z .、/]{2,24}?)\s*[：:]\s*")
_POST = re.compile(
    r"^(?:FT中文网|FT)?(?:专栏作家|专栏作者|特约撰稿人|撰稿人|记者|作者)"
    r"|^FT中文网|(?:为FT中文网撰稿|报[道导])$"
)
_COLUMN_NOTE = re.compile(r"^本(?:栏目|专栏|系列|专题|文)[^。]{0,20}由")
_SPACE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_NO_NAME = re.compile(
    r"研究|报告|分析|专家|学者|调查|社评|专栏|编者|数据|图表|观点|经济学|首脑|官员|"
    r"消息|政府|记者|评论|作者|编译|对话|专访|专题|提要|本期|FT|外媒|市场|投资者|公司|大学|"
    r"中国|美国|英国|香港|欧洲|日本|世界|全球|疫情|今年|本周|问题|警告|呼吁|表示|预计|预测|"
    r"什么|为何|如何|怎么|关键|原因|结论|事实|真相|教训|秘诀|建议|提示|焦点|核心|答案|危机|"
    r"未来|悬念|看点|一[个种场句]|两[个种大]|三[个种大]|[的有与在是和这那们你我他她它吗呢了]"
)
"""What stands before a colon in a deck and is nobody: ``本周值得关注的数据有：``."""


def _read(clip: Clipping) -> Findings:
    body = clip.first(_BODY) or clip.root
    image = take_image(clip, clip.first(".story-image img"))
    clip.drop_all(".story-image", "empty")
    clip.drop_all(".o-ads", "ad-slot")
    lead, deck = _lead(clip, body)
    media = take_embeds(clip, body)
    _figures(clip, body)
    _calm_column_note(clip, body)
    words = take_lead_caption(clip, body) if image else ""
    notes, credit = take_notes(clip, body, lead)
    set_rules(clip)
    if image and words:
        image = replace(image, caption=words)
    if image and credit:
        image = replace(image, credit=credit)
    return replace(notes, deck=deck, image=image, media=media)


def _lead(clip: Clipping, body: Tag) -> tuple[tuple[str, ...], str]:
    """``姓名、姓名：文字`` -> who, and the deck."""
    block = clip.first(".story-lead")
    if block is None:
        return (), ""
    text = next((t for t in texts(block) if t.strip()), None)
    found = _BY.match(text) if text else None
    who = names(_SPACE.sub("、", _POST.sub("", found[1]))) if found else ()
    if (
        text
        and found
        and who
        and not any(_is_nobody(name) or is_told_of(clip, body, name) for name in who)
    ):
        clip.cut(found, text, "field:authors")
    else:
        who = ()
    return who, clip.take(block, "deck")


def _is_nobody(name: str) -> bool:
    """A name has at most six characters, or a dot, or Latin letters."""
    long = len(name) > 6 and not re.search(r"[•·‧・A-Za-z]", name)  # noqa: PLR2004
    return long or bool(_NO_NAME.search(name))


def _figures(clip: Clipping, body: Tag) -> None:
    """``<picture><source><img></picture>`` and ``div.pic`` with its caption as bare text."""
    for tag in clip.all("picture source, picture", body):
        tag.unwrap()
    unwrap_images(clip)
    for box in clip.all("div.pic, figure", body):
        images = find_all(box, "img")
        if len(images) == 1:
            figure = set_figure(clip, images[0], caption=box, replace=box)
            caption_chart(clip, figure)


def _calm_column_note(clip: Clipping, body: Tag) -> None:
    """``本栏目由某某主办`` in bold above a text is no heading."""
    first = clip.first("p", body)
    if first is not None and _COLUMN_NOTE.match(fold(visible_text(first))):
        for bold in find_all(first, "b, strong"):
            bold.unwrap()


def _story(dump: Dump) -> str:
    """``001088594``, the same under ``ft.com`` and ``ftchinese.com``."""
    found = _STORY.search(dump.url)
    return found[1] if found else ""


OUTLET = Outlet(
    facts=FT,
    layouts=(
        Layout(
            "2020",
            lambda clip: clip.first(".story-body") is not None,
            _read,
            headings=True,
        ),
    ),
    slug=lambda dump: _story(dump) or last_segment(dump),
    key=lambda dump: _story(dump) or canonical_key(dump),
)
