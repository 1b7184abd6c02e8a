"""The byline that stands before a BBC text: names, and the posts of those who bear them.

``某某 BBC中文记者``, ``BBC驻某地记者 某某（Name）发自某地``, a name and below it a post, in either
language. Further down the same words head a box with somebody's analysis.
"""

import re
from itertools import pairwise

from archive.formats.walking import lies_in
from archive.outlets.clipping import Clipping, is_blank, lines
from archive.outlets.credits import names
from archive.outlets.english_credits import english_people

_INSIDE = frozenset({"figure", "blockquote", "li"})
_HAN = (
    r"(?!记者|記者|编辑|編輯|主编|主播|发自|發自|报道|報道)"
    r"(?:[\u3400-\u9fff]{2,5}|[\u3400-\u9fff]{1,8}(?:[·•‧・-][\u3400-\u9fff]{1,8}){1,3})"
)
_WORD = r"[A-ZÀ-Þ][\w.’'-]*"
_LATIN = rf"{_WORD}(?: (?:[a-z]{{2,3}} )?{_WORD}){{1,3}}"
_NAME = rf"(?:{_LATIN}|{_HAN})(?:\s*[（(]\s*[A-Z][^（()）]{{1,40}}[）)])?"
_AND = r"(?:[、，,&/]|\s[和与]\s?|\sand\s|\s(?=[\u3400-\u9fff]))"
_NAMES = rf"{_NAME}(?:\s*{_AND}\s*{_NAME}){{0,3}}"
_ROLE = (
    r"(?:记者|記者|编辑|編輯|主编|主編|撰稿人?|通讯员|通訊員|专栏作家|專欄作家|评论员|分析员|主播|主持人"
    r"|制作人|編採|编采|报道组|監察部|监察部|中文网?(?!\s*(?:记者|記者|编辑|編輯|驻|駐|主)))"
)
_BBC = rf"BBC[^。！？：:，“”]{{0,24}}?(?:{_ROLE}|News(?: 中文)?|Future|Worklife|Sport)"
_POST = rf"(?:{_BBC}|[^。！？：:，“”\s]{{2,16}}{_ROLE})"
_FROM = r"(?:\s*[（(]?(?:发自|發自|报道自|報道自)\s*\S{1,12}[）)]?)?"
_BEFORE = re.compile(rf"^(?P<names>{_NAMES})(?:[\s，,—–-]+{_POST}|{_BBC}){_FROM}$")
_BEHIND = re.compile(rf"^(?:{_BBC}\s*|{_POST}\s+)[：:]?\s*(?P<names>{_NAMES}){_FROM}$")
_ALONE = re.compile(rf"^(?:By |文[：:]\s?|作者[：:，]\s?)?(?P<names>{_NAMES})$")
_POST_LINE = re.compile(rf"^{_POST}{_FROM}$")
_ENGLISH_POST = re.compile(
    r"^(?=.{4,80}$)(?:BBC\b[\w\s,&’'/-]*"
    r"|[A-Z][\w\s,&’'/-]*\b(?:correspondent|editor|reporter|producer|presenter|journalist|analyst|writer)"
    r"(?:s|\b)[\w\s,&’'/-]*)$"
)
_HOUSE = re.compile(r"^BBC(?: News)?\s*(?:中文|Chinese)?(?:网)?$")
_SENT = re.compile(rf"^{_NAMES}\s*(?:发自|發自|报道自|報道自)\s*\S{{1,12}}$")
_FIRST = 3
"""Paragraphs from the start among which a byline may stand."""

_LONGEST = 80


def take_byline(clip: Clipping) -> tuple[str, ...]:
    """The people of the byline before the text; it leaves the tree."""
    shown = [tag for tag in clip.all("p") if not is_blank(tag)][:_FIRST]
    signed = [
        (tag, text) for tag in shown if not lies_in(tag, _INSIDE) for text in lines(tag)
    ]
    found, taken = byline_in([text for _, text in signed])
    blocks = {id(signed[at][0]) for at in taken}
    own = {at for at, (tag, _) in enumerate(signed) if id(tag) in blocks}
    if own - set(taken):  # there is text in the same paragraph
        return ()
    for tag in shown:
        if id(tag) in blocks:
            clip.take(tag, "authors")
    return found


def byline_in(texts: list[str]) -> tuple[tuple[str, ...], list[int]]:
    """The people, and which of the lines name them."""
    for at, (text, below) in enumerate(pairwise([*texts, ""])):
        if len(text) > _LONGEST:
            continue
        if _HOUSE.match(text):
            return (), [at]
        named = _BEFORE.match(text) or _BEHIND.match(text)
        if named:
            return _people(named["names"]), [at]
        alone = _ALONE.match(text)
        if alone and (_POST_LINE.match(below) or _ENGLISH_POST.match(below)):
            return _people(alone["names"]), [at, at + 1]
        people = english_people(text)
        if people.get("authors"):
            posted = [at + 1] if _ENGLISH_POST.match(below) else []
            return people["authors"], [at, *posted]
    return (), []


def _people(text: str) -> tuple[str, ...]:
    """``甲（A） 乙`` -> 甲, 乙."""
    bare = re.sub(r"\s*[（(][^（()）]*[）)]", "", text)
    return names(re.sub(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])", "、", bare))


def is_box_title(text: str) -> bool:
    """``某某（Name），BBC News``: over a box with that person's analysis."""
    return bool(
        len(text) <= _LONGEST
        and re.search(r"BBC|发自|發自|报道自", text)
        and (_BEFORE.match(text) or _BEHIND.match(text) or _SENT.match(text))
    )
