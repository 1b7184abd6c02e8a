"""Topics that are missing: which are proposed, and with what."""

import random
import tomllib
from pathlib import Path

import pytest

from archive.formats.settings import read_topics
from archive.model.article import Article
from archive.model.names import Names
from archive.model.suggestions import Suggestions
from archive.model.topic import Topic
from archive.relate.suggest import LEAST, suggest
from tests.sites import article

TOPICS = (
    Topic(slug="ports", names=Names(zh="港口", en="Ports"), aliases=("码头",)),
    Topic(slug="railways", names=Names(zh="铁路", en="Railways")),
)
NEWS = ("重开", "迎来客人", "又关了", "落成", "在夜里", "怎么办")
FILLER = "大家说了很多话，天气也不错。"


def told(number: int, title: str, body: str = "", outlet: str = "harbour") -> Article:
    day = f"202007{number % 28 + 1:02}"
    return article(f"{outlet}-{day}-n{number}", f"{body}{FILLER}\n", title=title)


def background() -> list[Article]:
    """Forty articles of two outlets that speak of the known topics alone."""
    words = ("港口", "铁路")
    return [
        told(
            n,
            f"{words[n % 2]}新线",
            f"{words[n % 2]}。",
            ("harbour", "north")[n % 4 // 2],
        )
        for n in range(40)
    ]


def about(term: str, count: int = 8, body: str = "") -> list[Article]:
    """Articles about something, by two outlets."""
    return [
        told(
            100 + n,
            f"{term}{NEWS[n % len(NEWS)]}",
            f"{term}。{body}",
            ("harbour", "north")[n % 2],
        )
        for n in range(count)
    ]


def names(found: Suggestions) -> list[str]:
    return [proposal.name for proposal in found.topics]


def test_a_new_topic() -> None:
    """What several outlets write about is proposed, with counts, outlets and examples."""
    found = suggest([*background(), *about("灯塔")], TOPICS)

    (lighthouse,) = [p for p in found.topics if p.name == "灯塔"]
    assert (lighthouse.articles, lighthouse.mentioned) == (8, 8)
    assert lighthouse.outlets == {"harbour": 4, "north": 4}
    assert lighthouse.first <= lighthouse.peak <= lighthouse.last
    assert len(lighthouse.examples) == 3
    assert {e.id.split("-")[0] for e in lighthouse.examples} == {"harbour", "north"}
    assert found.articles == 48


def test_what_topics_hold_is_left_out() -> None:
    """Neither a name of a topic, nor what holds one, nor a part of one."""
    found = suggest([*background(), *about("码头"), *about("铁路")], TOPICS)

    assert not {"港口", "码头", "铁路"} & {
        *names(found),
        *(a.name for a in found.aliases),
    }


def test_one_outlet_is_not_enough() -> None:
    """The title of a column stands on articles of one outlet alone."""
    own = [told(n, "灯塔专题", "灯塔。") for n in range(9)]

    assert "灯塔" not in names(suggest([*background(), *own], TOPICS))


def test_few_are_not_enough() -> None:
    """Less than ``LEAST`` articles make no topic."""
    assert "灯塔" not in names(
        suggest([*background(), *about("灯塔", LEAST - 1)], TOPICS)
    )


def test_regions_and_scripts_are_one_proposal() -> None:
    """悉尼, 雪梨 and 雪梨's articles in Traditional characters are one topic."""
    articles = [*about("悉尼", 4), *about("雪梨", 3, "雪梨電臺。")]
    unlike = [
        article(f"{a.header.outlet}-20200701-u{n}", a.body, title=a.header.title)
        for n, a in enumerate(articles)
    ]
    (found,) = [
        p for p in suggest([*background(), *unlike], TOPICS).topics if p.name == "悉尼"
    ]

    assert found.articles == 7
    assert "雪梨" in found.names


def test_a_name_for_a_topic() -> None:
    """A name whose articles all have one topic, and few others do, is its alias."""
    own = about("上海", 8, "码头，码头，码头，码头，码头，码头，码头，码头。")
    unlike = [
        told(n, "铁路新线", "铁路。", ("harbour", "north")[n % 2]) for n in range(40)
    ]
    found = suggest([*unlike, *own], TOPICS)

    assert [(p.name, p.topic) for p in found.aliases] == [("上海", "ports")]
    assert '# More aliases of "ports": "上海"' in found.block


def test_the_english_name() -> None:
    """It stands behind the Chinese one, in brackets."""
    own = about("灯塔岛", 8, "灯塔岛（Lighthouse Island）。")
    (found,) = [
        p
        for p in suggest([*background(), *own], TOPICS).topics
        if p.english == "Lighthouse Island"
    ]

    assert "灯塔" in found.name


def test_a_span_of_days() -> None:
    """Only those days' articles count, and the others are what they are held against."""
    early = [
        article(
            f"{outlet}-2019010{n}-x", f"灯塔。{FILLER}\n", title=f"灯塔{NEWS[n - 1]}"
        )
        for n in range(1, 7)
        for outlet in ("harbour", "north")
    ]
    everything = [*background(), *early, *about("渔船")]

    assert "灯塔" in names(suggest(everything, TOPICS, until="2019"))
    late = suggest(everything, TOPICS, since="2020-07", until="2020-07-31")
    assert "灯塔" not in names(late)
    assert "渔船" in names(late)


def test_the_order_of_articles_decides_nothing() -> None:
    """Equal input, equal output."""
    articles = [*background(), *about("灯塔"), *about("上海"), *about("渔船", 6)]
    found = suggest(articles, TOPICS)
    random.Random(3).shuffle(articles)

    assert suggest(articles, TOPICS) == found


def test_the_block_is_accepted(tmp_path: Path) -> None:
    """Put behind the file as it stands, it is read as new topics."""
    old = (
        '[[topics]]\nslug = "ports"\nnames = { zh = "港口", en = "Ports" }\n'
        '\n[[topics]]\nslug = "deng-ta"\nnames = { zh = "铁路", en = "Railways" }\n\n'
    )
    topics = (TOPICS[0], Topic(slug="deng-ta", names=TOPICS[1].names))
    odd = about('渔船"\\'), about("灯塔")
    found = suggest([*background(), *odd[0], *odd[1]], topics, most=5)
    file = tmp_path / "topics.toml"
    file.write_text(old + found.block, "utf-8")

    read = read_topics(file, "topics.toml")

    assert len(tomllib.loads(found.block)["topics"]) == len(found.topics) >= 2
    assert len(read) == 2 + len(found.topics)
    assert {"灯塔", "渔船"} <= {topic.names.zh for topic in read}


@pytest.mark.parametrize("articles", [[], [told(1, "灯塔")]])
def test_hardly_any_articles(articles: list[Article]) -> None:
    """Nothing to propose is no error."""
    found = suggest(articles, ())

    assert (found.articles, found.topics, found.block) == (len(articles), (), "")
