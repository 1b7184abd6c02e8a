"""English credit lines -> who wrote, helped, translated and edited.

``Reporting by A and B; Editing by C``, ``Additional reporting by A in Oslo``, ``By A``,
``A contributed reporting from Oslo.``: agencies set the work first, papers the people.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.outlets.credits import name_case, unique
from archive.text.space import fold

_WORKS = {
    "authors": "reporting reported report writing written compiled story text",
    "editors": "editing edited review reviewed proofreading proofread",
    "translators": "translation translated translating",
    "contributors": "research",
    "": "photo photos photographs photography video videos graphics illustration "
    "illustrations production produced design designed",
}
_FIELDS = {work: field for field, works in _WORKS.items() for work in works.split()}
_WORD = rf"(?:{'|'.join(sorted(_FIELDS, key=len, reverse=True))})"
_WORK = re.compile(
    r"(?:^|(?<=[;:.,(|/\s]))"
    r"(?P<more>(?:additional|further|other|with(?: additional)?)\s+)?"
    rf"(?P<works>{_WORD}(?:(?:\s*[,/]\s*|,?\s+and\s+){_WORD})*)"
    r"(?:\s+from\s+(?:the\s+)?[A-Z][a-z]+)?\s+by:?\s+",
    re.IGNORECASE,
)
"""``Translated and edited by``: works of which persons follow."""

_POSTS = {
    "Author": "authors",
    "Reporter": "authors",
    "Writer": "authors",
    "Editor": "editors",
    "Translator": "translators",
}
_POST = re.compile(rf"(?:^|(?<=[;|/.] ))(?P<post>{'|'.join(_POSTS)})s?\s*:\s*")
_BY = re.compile(r"^(?:By|BY)\s+(?=\S)")
_GAVE = re.compile(
    r"^(?P<who>.+?),?\s+(?:also\s+|each\s+)?contributed\s+(?P<what>"
    r"(?:additional\s+)?(?:reporting|research|writing|photography)\b"
    r"|to\s+(?:this|the)\s+(?:report|reporting|article|story)\b|from\s+[A-Z])(?P<rest>.*)$"
)
"""``A contributed reporting from Oslo, and B from Rome``."""

_REPORTED = re.compile(r"^(?P<who>.+?)\s+reported\s+(?P<rest>(?:from|in)\s+[A-Z].*)$")
_GIVEN = re.compile(r"^(?:Reporting|Research)\s+was\s+contributed\s+by\s+(?P<who>.+)$")
_OTHERS = re.compile(r"(?:;|,)?\s+(?:and\s+)?(?P<who>[A-Z][^;,]*?)\s+(?:from|in)\s+")

_PART = r"(?:[A-Z][\w.'’-]*|(?:al-|d['’])[A-Z][\w’'-]+)"
_SMALL = r"(?:d[aeiou]s?|del|della|der|den|van|von|ter|ten|bin|ibn|al|el|la|le|e|y)"
_LATIN = re.compile(rf"{_PART}(?:\s+(?:{_SMALL}\s+){{0,2}}{_PART}){{1,4}}")
_SINGLE = re.compile(r"[A-Z][a-z'’-]+")
_HAN = re.compile(r"[\u3400-\u9fff·]{2,8}")
_AMONG = re.compile(r"\s*(?:[,;、，&/]|\band\b|\bwith\b)\s*")
_PLACE = re.compile(r"\s+(?:in|from|at|for|reporting|,)\s.*$|\s+(?:in|from)$")
_CITIES = frozenset(
    "new york|los angeles|san francisco|hong kong|new delhi|tel aviv|sao paulo|cape town"
    "|são paulo|buenos aires|kuala lumpur|phnom penh|abu dhabi|mexico city|south korea"
    "|united states|united kingdom|north korea|south africa|saudi arabia|washington dc"
    "|st. petersburg|rio de janeiro|addis ababa|the hague|san diego|new jersey".split(
        "|"
    )
)
"""Of two words: ``A in Oslo and New York`` is one person in two places."""

_OFFICE = re.compile(r"(?:the\s+)?[\w .'’-]{0,40}?(?:newsroom|bureau|desk|staff)s?")
"""``Reporting by Oslo newsroom``: a credit that names nobody."""

_LETTERS = re.compile(r"[A-Za-z]{2}")
_TELLING = ("by", "contributed", "reported", *(post.lower() for post in _POSTS))
"""One of them stands in every such line."""

_EDGE = " .;:|(/"
_SENTENCES = re.compile(r"(?<=[a-z]{2}[.])\s+(?=[A-Z])|\s*;\s*")
_LONGEST = 240


class Part(NamedTuple):
    """People under the field that their work belongs to; "" for photographers."""

    field: str
    people: tuple[str, ...]


def english_credits(text: str) -> tuple[Part, ...]:
    """The parts of a line that is nothing but credits; none where it is prose."""
    if not _LETTERS.search(text):  # as in most lines; nothing is faster
        return ()
    line = fold(text)
    if not line or len(line) > _LONGEST or not line.isprintable():
        return ()
    lowered = line.lower()
    if not any(word in lowered for word in _TELLING):
        return ()
    if line[0] in "（(" and line[-1] in "）)":
        line = line[1:-1].strip()
    parts: list[Part] = []
    for sentence in _SENTENCES.split(line.rstrip(" .;。；")):
        found = tuple(_of(sentence.strip(" .|")))
        if not found:
            return ()
        parts += found
    return tuple(parts)


def english_people(text: str) -> dict[str, tuple[str, ...]]:
    """The same by field, each person once."""
    people: dict[str, tuple[str, ...]] = {}
    for field, found in english_credits(text):
        if field and found:
            people[field] = unique((*people.get(field, ()), *found))
    return people


def _of(sentence: str) -> Iterator[Part]:
    """The parts of one sentence or clause; nothing where it is prose."""
    marks = sorted(
        [*_WORK.finditer(sentence), *_POST.finditer(sentence)],
        key=lambda mark: mark.start(),
    )
    if marks and not sentence[: marks[0].start()].strip(" (|,/"):
        ends = [mark.start() for mark in marks[1:]] + [len(sentence)]
        told = [
            _people(sentence[mark.end() : end], lone=True)
            for mark, end in zip(marks, ends, strict=True)
        ]
        if None not in told:
            for mark, people in zip(marks, told, strict=True):
                for field in _fields(mark):
                    yield Part(field, people or ())
    elif _BY.match(sentence):
        people = _people(_BY.sub("", sentence))
        if people:
            yield Part("authors", people)
    else:
        yield from _told(sentence)


def _told(sentence: str) -> Iterator[Part]:
    """``A contributed reporting``, ``A reported from Oslo, and B from Rome``."""
    reported = _REPORTED.match(sentence)
    told = reported or _GAVE.match(sentence) or _GIVEN.match(sentence)
    people = _people(told["who"]) if told else ()
    if not told or not people:
        return
    for other in _OTHERS.finditer(told.groupdict().get("rest") or ""):
        people += _people(other["who"]) or ()
    yield Part("authors" if told is reported else "contributors", unique(people))


def _fields(mark: re.Match[str]) -> tuple[str, ...]:
    """``Translated and edited`` -> translators, editors; help goes to contributors."""
    groups = mark.groupdict()
    if groups.get("post"):
        return (_POSTS[groups["post"]],)
    works = re.findall(_WORD, groups["works"].lower())
    fields = [_FIELDS[work] for work in works]
    if groups["more"]:
        fields = ["contributors" if one == "authors" else one for one in fields]
    return tuple(dict.fromkeys(fields))


def _people(text: str, *, lone: bool = False) -> tuple[str, ...] | None:
    """Names without the places behind them; None where other words stand among them.

    Names of one word, and offices that name nobody, only where ``lone`` allows them.
    """
    found: list[str] = []
    placed = False
    for part in _AMONG.split(re.sub(r"\([^()]*\)", "", text).strip(_EDGE)):
        name = _PLACE.sub("", part).strip(_EDGE)
        word = _SINGLE.fullmatch(name)
        if name.casefold() in _CITIES or (placed and word):
            continue
        if _LATIN.fullmatch(name) or _HAN.fullmatch(name) or (lone and word):
            found.append(name_case(name))
        elif name and not (lone and _OFFICE.fullmatch(name)):
            return None
        placed = placed or name != part.strip(_EDGE)
    return unique(found)
