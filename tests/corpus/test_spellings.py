"""Real dumps as a sibling that nobody has seen might spell them.

The same text in Traditional characters, with half-width or full-width signs, must give
as many people, fields and blocks as it does as it stands.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from archive.dumps.reader import read_dump
from archive.ingest.read import read_article
from archive.outlets.registry import Registry
from archive.text.script import simplified

OUTLETS = ["法广", "德国之声", "中国数字时代"]
STEP = 6
"""Every sixth dump is enough to see a form of words that only one spelling knows."""

_HAN = [chr(code) for code in range(0x4E00, 0x9FA6)]
_TRADITIONAL = {
    ord(simplified(char)): char for char in _HAN if simplified(char) != char
}
_HALF = str.maketrans("（）：／｜", "():/|")
_FULL = str.maketrans("()|", "（）｜")


def _widened(text: str) -> str:
    """Full-width signs, except in addresses and times."""
    text = text if "http" in text else re.sub(r"(?<!\d):(?!\d)", "：", text)
    return text.translate(_FULL)


SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "traditional": lambda text: text.translate(_TRADITIONAL),
    "half-width": lambda text: text.translate(_HALF),
    "full-width": _widened,
}


def respelled(raw: str, spell: Callable[[str], str]) -> str:
    """A dump with its title and its text spelled otherwise, its markup as it was."""
    head, line, body = raw.partition("------")
    title = re.sub(r"\[(.*)\]\(", lambda m: f"[{spell(m[1])}](", head, flags=re.DOTALL)
    return title + line + re.sub(r">([^<]*)<", lambda m: f">{spell(m[1])}<", body)


def shape(raw: str, name: str, registry: Registry) -> dict[str, object]:
    """What a reader would count in an article."""
    made = read_article(read_dump(raw.encode(), name).dump, registry)
    header = made.article.header
    people = ("authors", "editors", "translators", "contributors", "related", "tags")
    return {
        **{field: len(getattr(header, field)) for field in people},
        "agency": bool(header.agency),
        "deck": bool(header.deck),
        "image": bool(header.image),
        "published": header.published,
        "blocks": len(made.blocks),
    }


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_another_spelling_gives_the_same_fields(
    outlet: str, spelling: str, corpus_raw: Path
) -> None:
    """As many names, notices and paragraphs in every script and width."""
    registry = Registry()
    wrong = {}
    for path in sorted((corpus_raw / outlet).glob("*.md"))[::STEP]:
        raw = path.read_text("utf-8")
        told = shape(raw, path.name, registry)
        other = shape(respelled(raw, SPELLINGS[spelling]), path.name, registry)
        if other != told:
            wrong[path.name] = {
                k: (told[k], other[k]) for k in told if told[k] != other[k]
            }

    assert not wrong
