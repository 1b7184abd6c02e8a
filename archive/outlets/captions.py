"""The credit at the end of a picture's caption, where nobody could take it for the caption.

Only three places are that clear: the last bracket, if it holds an agency, a photographer
or a lender and nothing else (``（路透社）``, ``（图/甲）``, ``（乙提供）``); what follows the last
sentence under a label (``。图片来源：甲``); and the sign of an agency in Latin letters behind
one (``。REUTERS/A B``). A bracket with a day in it (``（路透社2020年7月14日）``) also says when the
picture was taken, ``（资料照片）`` and ``（推特图片）`` what it is: such captions stay whole.
"""

import re

from bs4.element import NavigableString, Tag

from archive.formats.walking import last_text
from archive.outlets.clipping import Clipping, Entry

_AGENCY = (
    r"(?:路透社?|美联社|美聯社|法新社|德新社|彭博社|中央社|新华社|新華社|中新社|韩联社|共同社|塔斯社"
    r"|美国之音|自由亚洲电台|法广|德国之声"
    r"|REUTERS|Reuters|AFP|AP|EPA|dpa|DPA|RFA|VOA|RFI|BBC|NASA|Xinhua"
    r"|(?:Getty|GETTY)(?: ?[Ii]mages| IMAGES)?)"
)
_LATIN = r"[A-Z][\w.’'-]*(?: [\w.’'&-]+){0,4}"
_NAME = rf"(?:[\u3400-\u9fff·]{{2,8}}|{_LATIN})"
_SIGN = (
    rf"(?:{_NAME}/)*{_AGENCY}(?:/{_NAME})*(?: via {_AGENCY})?"
    rf"|{_AGENCY}/{_NAME}|(?:{_LATIN}/)*{_LATIN} via {_AGENCY}"
)
"""``REUTERS/A B``, ``甲/路透社``, ``A B/Getty Images``, ``A/Handout via REUTERS``."""

_LABEL = (
    r"(?:(?:图片|图像|照片|图源|圖片)(?:来源|來源|提供|版权|拍摄|摄影)?|图|圖|来源|來源|摄影?|攝影?"
    r"|[Pp]hoto(?:graph)?(?: by| [Cc]redit)?|[Ii]mage|[Ii]llustration|[Cc]redit)"
    r"\s*(?:[:：\ufe55/／|｜丨]|(?<=by) )\s*"
)
_OWNER = r"[^，。；！？,;!?（）()：:\d]{2,30}"
_LENT = (
    r"(?:[\u3400-\u9fff]{0,6}[记記]者\s)?[^，。；！？,;!?（）()：:\d\s]{2,16}\s?"
    r"(?:提供|供图|(?:拍摄|攝|摄))"
)
"""``乙提供``, ``记者 甲乙摄``, ``某社记者 甲乙 摄``."""
_KIND = r"(?:图片|照片|资料照片?|资料图片?|供图|提供)"
_SURNAME = (
    "[赵趙钱錢孙孫李周吴吳郑鄭王冯馮陈陳蒋蔣沈韩韓杨楊朱秦许許何吕呂张張孔曹严嚴金魏陶姜谢謝邹鄒苏蘇潘葛范"
    "彭鲁魯韦韋马馬方任袁柳史唐薛雷贺賀倪汤湯罗羅郝安于傅齐齊康伍余顾顧孟黄黃穆萧蕭尹姚邵毛宋庞龐熊纪紀"
    "屈祝董梁杜阮蓝藍贾賈江郭梅林刁钟鍾锺徐邱骆駱高夏蔡田樊胡凌霍万萬卢盧莫房丁邓鄧洪左石崔龚龔程邢裴陆陸"
    "甄曲段侯宁甘厉武符刘劉景龙龍叶葉黎白赖賴乔喬温游莉廖甯斯]"
)
_OWN = (
    rf"{_AGENCY}(?:记者|記者)?\s?"
    rf"(?![\u3400-\u9fff]*(?:记者|記者|编辑|主持|主任|视频|截图|资料)){_SURNAME}[\u3400-\u9fff]{{1,2}}"
)
"""``美国之音林小满``: an agency's own reporter, with no verb."""

_BRACKET = re.compile(
    rf"\s*[（(]\s*(?:(?P<by>{_SIGN}|{_AGENCY}{_KIND}|{_LENT}|{_OWN})|{_LABEL}(?P<owner>{_OWNER}))"
    r"\s*[）)]\s*[。.]?\s*$"
)
_BEHIND = re.compile(
    rf"(?:^|(?<=[。！？”’」』.!?）)])\s*|\s+)[/／|｜]?\s*(?:{_LABEL}(?P<owner>{_OWNER})|(?P<by>©\s?{_OWNER}))\s*$"
)
_LENT_BEHIND = re.compile(rf"(?<=[。！？])\s*(?P<by>{_LENT})\s*$")
_SIGNED = re.compile(rf"(?:(?<=[。！？”’」』.!?])\s*|\s+)(?P<by>{_SIGN})\s*$")
_MORE = re.compile(
    r"(?<!记者)(?<!記者)(?<=[\u3400-\u9fff])\s+(?!(?:拍?[摄攝]|提供|供图)$)(?=[\u3400-\u9fff])"
)
"""``来源：某台 某人出镜``: behind the credit the caption goes on."""

_HAN = re.compile(r"[\u3400-\u9fff]")


def split_credit(caption: str) -> tuple[str, str]:
    """A caption and its credit; the credit is empty where it is not unmistakable."""
    found = _found(caption)
    if found is None:
        return caption, ""
    return caption[: found.start()].rstrip(), _credit(found)


def cut_credit(clip: Clipping, caption: Tag) -> str:
    """Take the credit off the last text of ``caption``, and give it back.

    The label and the brackets around it leave the page; the credit is to be put back.
    """
    last = last_text(caption)
    found = _found(str(last)) if last is not None else None
    if found is None or last is None:
        return ""
    credit = _credit(found)
    clip.ledger.append(
        Entry(
            "drop:credit-label", found[0].replace(found["by"] or found["owner"], "", 1)
        )
    )
    last.replace_with(NavigableString(str(last)[: found.start()]))
    return credit


def _found(caption: str) -> re.Match[str] | None:
    for form in (_BRACKET, _BEHIND, _LENT_BEHIND):
        found = form.search(caption)
        if found:
            return None if _MORE.search(_credit(found)) else found
    signed = _SIGNED.search(caption)
    # behind a sentence ``美国之音`` may as well be its last word; Latin letters are a sign
    return signed if signed and not _HAN.search(signed["by"]) else None


def _credit(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return str(groups.get("by") or groups.get("owner") or "").strip()
