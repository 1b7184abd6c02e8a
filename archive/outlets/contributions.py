"""Notes on who helped with an article -> their names."""

import re

from archive.outlets.credits import name_case, unique
from archive.outlets.english_credits import english_people
from archive.text.space import fold


def contribution_names(text: str) -> tuple[str, ...]:
    """Who helped, out of ``A、B自北京、C对本文有报道贡献。D有研究贡献。`` -> A, B, C, D."""
    english = english_people(text)
    if english:
        return unique(name for people in english.values() for name in people)
    found: list[str] = []
    for part in re.split("贡献|貢獻|补充|補充", fold(text)):
        people = _THING.split(
            re.sub(r"^\W*(?:报道|报导|報道|報導|採訪|采访)?[。；;，,、\s]*", "", part)
        )[0]
        people = re.sub(r"分别(?:自|在|从|於|于).*$", "", people)
        for person in _AMONG.split(people):
            name = _PLACE.sub("", _AFFILIATION.sub("", _BRACKET.sub("", person)))
            found.append(name_case(name.strip("（）() 。")))
    return unique(name for name in found if len(name) <= _LONGEST_NAME)


_THING = re.compile(
    r"(?:亦|也|还)?(?:对|為|为|對)(?:本|此|这篇|該|该)|(?:亦|也|均|都)?[有做作]"
)
_AMONG = re.compile(
    r"\s*[、，,;；/／]\s*|\s+(?:和|及|与|以及|and)\s+"
    r"|(?<=[\w.)）])(?:以及|和|及|与)(?=[A-Z])|(?<=[A-Za-z.)）])(?:以及|和|及|与)"
    r"|(?<=\w\w)(?:以及|和|及|与)(?=\w\w)"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]")
_PLACE = re.compile(r"(?:自|在|从|於|于)[\u3400-\u9fff·\s]{1,14}$")
_AFFILIATION = re.compile(r"^.*(?:记者|記者|编辑|編輯|撰稿人)[：:]?\s*")
_LONGEST_NAME = 40
