"""Financial Times, Chinese edition.

One markup: ``div.story-lead`` (``姓名：`` and the deck), ``div.story-image``, and
``#story-body-container`` with advertisements between its paragraphs. No date anywhere.
Translators, biographies and notes stand in the last paragraphs, in a dozen wordings.
"""

import re

from bs4.element import Tag
from msgspec.structs import replace

from archive.model.dump import Dump
from archive.model.names import Names
from archive.model.outlet import OutletFacts
from archive.outlets.clipping import Clipping
from archive.outlets.credits import names
from archive.outlets.findings import Findings
from archive.outlets.ft_notes import take_notes
from archive.outlets.layout import Layout, Outlet, canonical_key, last_segment
from archive.outlets.media import set_figure, take_embeds, take_image, unwrap_images
from archive.outlets.tails import set_rules

_BODY = "#story-body-container, .story-body"
_STORY = re.compile(r"/(?:story|interactive|premium|video)/(\d+)")
_BY = re.compile(r"^\s*([\u3400-\u9fff•·‧A-Za-z .、]{2,24}?)\s*[：:]\s*")
_NO_NAME = re.compile(
    r"研究|报告|分析|专家|学者|调查|社评|专栏|编者|数据|图表|观点|经济学|首脑|官员|"
    r"消息|政府|记者|评论|作者|编译|对话|专访|专题|提要|本期|FT|外媒|市场|投资者|公司|大学|"
    r"中国|美国|英国|香港|欧洲|日本|世界|全球|疫情|今年|本周|[的有与在是和]"
)
"""What stands before a colon in a deck and is nobody: ``本周值得关注的数据有：``."""


def _read(clip: Clipping) -> Findings:
    body = clip.first(_BODY) or clip.root
    image = take_image(clip, clip.first(".story-image img"))
    clip.drop_all(".story-image", "empty")
    clip.drop_all(".o-ads", "ad-slot")
    lead, deck = _lead(clip)
    media = take_embeds(clip, body)
    _figures(clip, body)
    notes, credit = take_notes(clip, body, lead)
    set_rules(clip)
    if image and credit:
        image = replace(image, credit=credit)
    return replace(notes, deck=deck, image=image, media=media)


def _lead(clip: Clipping) -> tuple[tuple[str, ...], str]:
    """``姓名、姓名：文字`` -> who, and the deck."""
    block = clip.first(".story-lead")
    if block is None:
        return (), ""
    text = next((t for t in block.find_all(string=True) if t.strip()), None)
    found = _BY.match(text) if text else None
    who = names(found[1]) if found else ()
    if text and found and who and not any(_is_nobody(name) for name in who):
        clip.cut(found, text, "field:authors")
    else:
        who = ()
    return who, clip.take(block, "deck")


def _is_nobody(name: str) -> bool:
    """A name has at most six characters, or a dot, or Latin letters."""
    long = len(name) > 6 and not re.search(r"[•·‧A-Za-z]", name)  # noqa: PLR2004
    return long or bool(_NO_NAME.search(name))


def _figures(clip: Clipping, body: Tag) -> None:
    """``<picture><source><img></picture>`` and ``div.pic`` with its caption as bare text."""
    for tag in clip.all("picture source, picture", body):
        tag.unwrap()
    unwrap_images(clip)
    for box in clip.all("div.pic, figure", body):
        images = box.find_all("img")
        if len(images) == 1:
            set_figure(clip, images[0], caption=box, replace=box)


def _story(dump: Dump) -> str:
    """``001088594``, the same under ``ft.com`` and ``ftchinese.com``."""
    found = _STORY.search(dump.url)
    return found[1] if found else ""


OUTLET = Outlet(
    facts=OutletFacts(
        slug="ft",
        names=Names(zh="金融时报", en="Financial Times"),
        hosts=("ft.com", "ftchinese.com"),
        timezone="Asia/Shanghai",
    ),
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
