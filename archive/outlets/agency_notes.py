"""The note under an article that says whose reports it was made from -> agencies.

``（本文依据了甲社的报道。）`` in any wording, bracketed or a paragraph of its own, and
``Some information for this report came from A``.
"""

import re

from archive.outlets.credits import agencies, unique
from archive.text.space import fold

_VERB = (
    r"(?:依据|依據|根据|根據|参考|參考|参照|參照|包括|包含|结合|結合|综合|綜合|援引|引用|引述|引自"
    r"|来自|來自|取自|摘自|摘编自|摘編自|源自|出自|译自|譯自|编译自?|編譯自?|采用|採用|使用|转载|转自|据|據|由)"
)
_SELF = (
    r"(?:本文|此文|该文|全文|本篇|此篇|这篇|本报道|本報道|本报导|本報導|此报道|该报道|此稿|本稿"
    r"|本新闻)"
)
_REPORT = (
    r"(?:报道|報道|报导|報導|消息|新闻|新聞|电讯|電訊|通讯|通訊|资料|資料|内容|信息|素材|稿件"
    r"|供稿|提供|编译|編譯|编写|撰写|综合|发稿|电文|贡献|貢獻|电|電)"
)
_BRACKETED = re.compile(
    r"\s*[（(\[【]\s*(?P<note>[^（()）\[\]【】]{2,60}?)[。.\s]*[）)\]】][。.\s]*$"
)
_PLAIN = re.compile(
    rf"(?P<note>(?:{_SELF}[^。，；：]{{0,12}}{_VERB}|{_VERB}|(?:消息|新闻|资料)?(?:来源|來源)[：:])"
    rf"[^。，；：！？“”]{{2,30}}?(?:{_REPORT})?)[。.\s]*"
)
_NAMED = re.compile(
    rf"{_SELF}.{{0,8}}?{_VERB}了?(?P<who>[^。，；：]{{2,30}}?)"
    rf"(?:的|等)*(?:相关|有关|部分|最新)?{_REPORT}+[。.\s]*"
)
_PICTURE = re.compile(r"图|圖|照|摄|攝|视频|影片")
_AMONG = re.compile(r"\s*(?:[、/／]|以及|[和与及])\s*")

_STORY = r"(?:report|article|story|piece|dispatch)"
_WHO = r"(?:[A-Z\d]|the [A-Z]).{1,80}?"
_FACTS = r"(?:information|material|reporting|reports?|content|details)"
_ENGLISH = tuple(
    re.compile(form + r"(?:,? (?:was|were) used in .{1,40})?[.\s]*")
    for form in (
        (
            rf"(?:(?:Some|Additional|Other|Certain|Most)(?: of the)? {_FACTS}|Parts?|Portions?)\b"
            rf".{{0,20}}?\b(?:for|in|of) this {_STORY}.{{0,20}}?\b(?:from|by) (?P<who>{_WHO})"
        ),
        (
            rf"This {_STORY} (?:also )?(?:includes|contains|uses|used|(?:is|was) based on"
            rf"|was compiled from).{{0,30}}? (?:from|by) (?P<who>{_WHO})"
        ),
        rf"This {_STORY} (?:was|is) (?:provided|supplied|written) by (?P<who>{_WHO})",
        rf"(?:With|Based on) {_FACTS} (?:from|by) (?P<who>{_WHO})",
    )
)
_GAVE = re.compile(
    rf"(?P<who>{_WHO}),? (?:also )?contributed (?:information )?to this {_STORY}[.\s]*"
)
_WIRES = frozenset(
    "reuters|ap|associated press|afp|agence france-presse|agence france presse|dpa|efe|upi"
    "|bloomberg|united press international|kyodo|kyodo news|yonhap|xinhua|pa|tass"
    "|deutsche presse-agentur".split("|")
)
_EN_AMONG = re.compile(r"\s*(?:,|;|/|&)\s*(?:and\s+)?|\s+and\s+")
_SENTENCE = re.compile(r"[.!?”\"]\s+(?P<last>[A-Z][^.!?]{10,150}\.\s*)$")
_LONGEST = 160
_MOST_WORDS = 5


def agency_note(text: str, *, last: bool = False) -> tuple[str, str]:
    """The agencies that a note at the end of ``text`` names, and the note as it stands.

    A paragraph that only mentions an agency has none. ``（甲社）`` alone is a note where
    ``text`` is the ``last`` paragraph.
    """
    text = text.rstrip()
    if len(fold(text)) <= _LONGEST:
        whole = fold(text)
        named = _english(whole.strip("()[] ")) or _plain(whole)
        if named:
            return named, text
    sentence = _SENTENCE.search(text)
    if sentence and (named := _english(fold(sentence["last"]))):
        return named, sentence["last"]
    found = _BRACKETED.search(text)
    named = _bracketed(fold(found["note"]), last=last) if found else ""
    return (named, found[0]) if found and named else ("", "")


def _bracketed(note: str, *, last: bool) -> str:
    english = _english(note)
    if english:
        return english
    if _PICTURE.search(note) or (re.search("[，；。]", note) and not _self(note)):
        return ""
    known = agencies(note)
    rest = re.search(rf"{_VERB}|{_REPORT}|来源|來源", note)
    if known and (rest or last):
        return "、".join(known)
    return _other(note)


def _plain(text: str) -> str:
    found = _PLAIN.fullmatch(text)
    if found is None or _PICTURE.search(text):
        return ""
    if not _self(text) and not re.search(rf"{_REPORT}[。.\s]*$|[：:]", text):
        return ""
    return "、".join(agencies(text)) or _other(text)


def _self(note: str) -> bool:
    return re.match(_SELF, note) is not None


def _other(note: str) -> str:
    """Papers and stations, where the note speaks of itself: ``本文依据了某报的报道``."""
    found = _NAMED.fullmatch(note)
    if found is None:
        return ""
    return "、".join(unique(one.strip("《》 ") for one in _AMONG.split(found["who"])))


def _english(text: str) -> str:
    gave = _GAVE.fullmatch(text)
    if gave:
        names = _names(gave["who"])
        return ", ".join(names) if all(map(_is_wire, names)) else ""
    found = next((one for form in _ENGLISH if (one := form.fullmatch(text))), None)
    if found is None:
        return ""
    names = _names(found["who"])
    if any(len(name.split()) > _MOST_WORDS for name in names):
        return ""
    return ", ".join(names)


def _names(who: str) -> tuple[str, ...]:
    return unique(re.sub(r"^[Tt]he\s+", "", one) for one in _EN_AMONG.split(who))


def _is_wire(name: str) -> bool:
    return name.casefold().removesuffix(" news agency") in _WIRES
