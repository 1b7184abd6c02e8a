"""Damage that befalls every archive: cut downloads, lost spaces, broken bytes."""

import re
from random import Random

from tests.fuzz.hostile import CHARACTERS, GLUE_AT
from tests.fuzz.places import delete, insert, place, some

_TAG = re.compile(r"<[^<>]*>")
_END_TAG = re.compile(r"</[^<>]*>")
_BLOCK = re.compile(r"<(p|div|ul|figure|h2|section|blockquote)\b.*?</\1>", re.DOTALL)


def flip_bytes(random: Random, data: bytes) -> bytes:
    """A few bytes are others now; the text may be no UTF-8 any more."""
    broken = bytearray(data)
    for _ in range(random.randint(1, 4) if broken else 0):
        broken[random.randrange(len(broken))] = random.randrange(256)
    return bytes(broken)


def cut(random: Random, text: str) -> str:
    """The download ended: anywhere, inside a tag or an entity too."""
    return text[: random.randint(len(text) // 4, len(text))]


def cut_middle(random: Random, text: str) -> str:
    """A piece is missing."""
    at = place(random, text)
    return text[:at] + text[at + random.randint(1, 200) :]


def duplicate(random: Random, text: str) -> str:
    """A block stands there twice."""
    found = some(random, _BLOCK, text)
    return text[: found.end()] + found[0] + text[found.end() :] if found else text


def swap(random: Random, text: str) -> str:
    """Two blocks have changed places."""
    blocks = list(_BLOCK.finditer(text))
    if len(blocks) < 2:
        return text
    one, two = sorted(random.sample(blocks, 2), key=lambda found: found.start())
    between = text[one.end() : two.start()]
    return text[: one.start()] + two[0] + between + one[0] + text[two.end() :]


def delete_tags(random: Random, text: str) -> str:
    """Some tags are gone."""
    return delete(random, _TAG, text)


def delete_end_tags(random: Random, text: str) -> str:
    """Some elements never end."""
    return delete(random, _END_TAG, text)


def glue(random: Random, text: str) -> str:
    """``<divclass=``: a space is lost inside a tag."""
    names = "|".join(GLUE_AT)
    found = some(random, re.compile(rf"(?<=<)(\w+) (?=(?:{names})=)"), text)
    return text[: found.start()] + found[1] + text[found.end() :] if found else text


def lose_spaces(random: Random, text: str) -> str:
    """A stretch has lost all its spaces."""
    at = place(random, text)
    end = at + random.randint(1, 400)
    return text[:at] + re.sub(r"[ \n]", "", text[at:end]) + text[end:]


def cross(random: Random, text: str) -> str:
    """``<b>…</p>…</b>``: an element ends inside another."""
    inline = random.choice(["b", "i", "strong", "a", "span", "em", "small", "u"])
    start, end = sorted((place(random, text), place(random, text)))
    middle = f"<{inline}>{text[start:end]}</{inline}>"
    return text[:start] + middle + text[end:]


def add_characters(random: Random, text: str) -> str:
    """Controls, marks of direction, noncharacters."""
    for _ in range(random.randint(1, 8)):
        at = random.randint(0, len(text))
        text = text[:at] + random.choice(CHARACTERS) + text[at:]
    return text


def add_entities(random: Random, text: str) -> str:
    """Entities upon entities, with and without their end."""
    found = [
        "&",
        "&amp;",
        "&#",
        "&#x",
        "&lt;",
        "&gt",
        "&nbsp;",
        "&#8221;",
        "&quot",
        ";",
    ]
    soup = "".join(random.choices(found, k=random.randint(2, 60)))
    return insert(random, text, soup)


def unescape_quotes(random: Random, text: str) -> str:
    """A quotation mark is missing, or one too many."""
    found = some(random, re.compile('"'), text)
    if not found:
        return text
    return text[: found.start()] + random.choice(["", '""', "'"]) + text[found.end() :]
