"""The topics that the program ships keep the promises that the pages rely on."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from archive.model.names import Names
from archive.model.topic import Topic
from archive.relate.topics import build_matcher
from archive.text.matching import matching_form
from archive.text.variants import fold_variants

FILE = Path(__file__).resolve().parents[2] / "content" / "topics.toml"


@pytest.fixture(scope="module")
def topics() -> tuple[Topic, ...]:
    """The shipped topics, read as strictly as their type asks."""
    tables = tomllib.loads(FILE.read_text("utf-8"))

    assert list(tables) == ["topics"]
    return msgspec.convert(tables["topics"], tuple[Topic, ...], strict=True)


def test_number(topics: tuple[Topic, ...]) -> None:
    """Enough topics to cover the news, few enough to look through."""
    assert 35 <= len(topics) <= 50


def test_slugs(topics: tuple[Topic, ...]) -> None:
    """Slugs are folder names: plain, and none twice."""
    slugs = [topic.slug for topic in topics]

    assert [slug for slug in slugs if not re.fullmatch(r"[a-z0-9-]+", slug)] == []
    assert len(slugs) == len(set(slugs))


def test_parents(topics: tuple[Topic, ...]) -> None:
    """Every parent is a topic, and no topic is its own ancestor."""
    parents = {topic.slug: topic.parent for topic in topics}

    for slug in parents:
        seen = [slug]
        while parent := parents[seen[-1]]:
            assert parent in parents
            assert parent not in seen
            seen.append(parent)


def test_aliases(topics: tuple[Topic, ...]) -> None:
    """No name belongs to two topics, none is written twice, none is empty."""
    owners = Counter[str]()
    for topic in topics:
        names = [topic.names.zh, topic.names.en, *topic.aliases]
        assert [name for name in names if name != name.strip() or not name] == []
        assert [name for name, n in Counter(names).items() if n > 1] == []
        owners.update({fold_variants(matching_form(name)).lower() for name in names})

    assert [name for name, n in owners.items() if n > 1] == []


def test_both_languages(topics: tuple[Topic, ...]) -> None:
    """Every topic is named and described in both languages, by one sentence each."""
    for topic in topics:
        assert re.search("[\u4e00-\u9fff]", topic.names.zh + topic.description.zh)
        assert re.search("[A-Za-z]", topic.names.en)
        assert topic.description.zh.endswith("。")
        assert topic.description.en.endswith(".")
        assert not re.search("[\u4e00-\u9fff]", topic.description.en + topic.names.en)


def test_codes(topics: tuple[Topic, ...]) -> None:
    """Codes of other vocabularies have the form of those vocabularies."""
    for topic in topics:
        assert re.fullmatch(r"(\d{8})?", topic.iptc)
        assert re.fullmatch(r"(Q[1-9]\d*)?", topic.wikidata)


def test_every_name_is_found(topics: tuple[Topic, ...]) -> None:
    """A title that is a topic's name is about that topic, in either language."""
    matcher = build_matcher(topics)

    for topic in topics:
        for name in (topic.names.zh, topic.names.en):
            assert topic.slug in matcher.match(name, "")


@pytest.mark.parametrize(
    ("names", "present", "absent"),
    [
        (Names(zh="印度尼西亚地震", en="Indonesian earthquake"), "disasters", "india"),
        (Names(zh="白俄罗斯选举", en="Election in Belarus"), "europe", "russia"),
        (Names(zh="非洲裔候选人", en="African American mayor"), "racism", "africa"),
        (Names(zh="东京奥运延期", en="Olympic Games postponed"), "sport", "japan"),
        (Names(zh="南中国海军演", en="South China Sea"), "south-china-sea", "china"),
        (Names(zh="再教育营", en="Re-education camps"), "xinjiang", "education"),
        (Names(zh="巴黎协定", en="The Paris Agreement"), "climate", "france"),
    ],
)
def test_names_inside_names(
    topics: tuple[Topic, ...], names: Names, present: str, absent: str
) -> None:
    """Names that hold the name of another topic are not taken for that one."""
    matcher = build_matcher(topics)

    for title in (names.zh, names.en):
        found = matcher.match(title, "")
        assert present in found
        assert absent not in found
