"""Topics that stand beside another more often than chance would have it."""

from archive.model.library import Entry
from archive.model.names import Names
from archive.model.topic import Topic
from archive.pages.company import company, rounded_shares
from tests.pages.planning import an_entry

TOPICS = {
    slug: Topic(slug=slug, names=Names(zh=slug, en=slug), parent=parent)
    for slug, parent in {
        "ports": "",
        "ferries": "ports",
        "storms": "",
        "schools": "",
        "trade": "",
    }.items()
}


def entries(*topics: tuple[str, ...]) -> list[Entry]:
    return [
        an_entry(f"harbour-20230103-{n}", "x\n", topics=list(own))
        for n, own in enumerate(topics)
    ]


def beside(slug: str, everything: list[Entry]) -> list[tuple[str, int]]:
    by_topic: dict[str, list[str]] = {}
    for entry in everything:
        for topic in entry.topics:
            by_topic.setdefault(topic, []).append(entry.id)
    shares = rounded_shares(len(everything), by_topic)
    own = [entry for entry in everything if slug in entry.topics]
    return [(c.key, c.count) for c in company(slug, own, shares, TOPICS)]


def test_more_often_than_chance() -> None:
    """Storms are where ports are; trade is everywhere, and so tells nothing of ports."""
    everything = entries(
        *[("ports", "storms", "trade")] * 4, *[("trade",)] * 30, *[("schools",)] * 6
    )

    assert beside("ports", everything) == [("storms", 4)]


def test_few_may_be_chance() -> None:
    """Two articles with both are no company."""
    everything = entries(*[("ports", "storms")] * 2, *[("trade",)] * 30)

    assert beside("ports", everything) == []


def test_kin_is_left_out() -> None:
    """Wider and narrower topics stand together by definition."""
    everything = entries(*[("ports", "ferries", "storms")] * 3, *[("trade",)] * 30)

    assert beside("ports", everything) == [("storms", 3)]
    assert beside("ferries", everything) == [("storms", 3)]


def test_one_article_more_changes_nothing_elsewhere() -> None:
    """An article of other topics leaves the page of a topic as it is."""
    everything = entries(
        *[("ports", "storms")] * 4, *[("storms", "trade")] * 8, *[("schools",)] * 60
    )
    more = [*everything, *entries(*[("x",)] * 90, ("storms",))[90:]]

    assert beside("ports", more) == beside("ports", everything) == [("storms", 4)]
