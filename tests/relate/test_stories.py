"""Stories: which articles tell one event, and that nothing new changes an old one."""

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.library import Entry
from archive.model.relations import Pair, Reissue, Repost, Story
from archive.relate.events import SILENCE, SPAN
from archive.relate.stories import Known, find_stories
from tests.relate.telling import ELECTION, FERRY, HARBOUR, STORM, report, tell


def told(*entries: Entry, **known: object) -> tuple[Story, ...]:
    """The stories of some entries, however these are ordered."""
    found = find_stories(tell(entries), Known(**known))  # type: ignore[arg-type]
    shuffled = list(entries)
    random.Random(7).shuffle(shuffled)
    assert find_stories(tell(shuffled), Known(**known)) == found  # type: ignore[arg-type]
    return found


def members(stories: Iterable[Story]) -> list[tuple[str, ...]]:
    return [story.members for story in stories]


def test_one_event() -> None:
    """What several outlets tell of one event is a story, beginning with the oldest."""
    found = told(
        report("north-b", 1.5),
        report("south-a", 1.2),
        report("north-c", 1.3, ELECTION),
    )

    assert found == (Story(id="south-a", members=("south-a", "north-b")),)


def test_an_outlet_alone() -> None:
    """One outlet's articles on an event are a story, too."""
    assert members(told(report("north-a", 1), report("north-b", 2))) == [
        ("north-a", "north-b")
    ]


def test_reissues_alone() -> None:
    """An article and its re-issues are one article; with another report they are a story."""
    again = Reissue(earlier="north-a", later="north-b", overlap=1.0)
    both = (report("north-a", 1), report("north-b", 1.1))

    assert told(*both, reissues=(again,)) == ()
    assert told(*both, report("south-c", 1.2), reissues=(again,)) == (
        Story(
            id="north-a",
            members=("north-a", "north-b", "south-c"),
            reposts=(("north-a", "north-b"),),
        ),
    )


def test_a_repost_however_late() -> None:
    """A text that another outlet has published before is in that one's story."""
    again = Repost(first="north-a", again="south-b", overlap=0.9)

    assert told(
        report("north-a", 1), report("south-b", 20, STORM), reposts=(again,)
    ) == (
        Story(
            id="north-a",
            members=("north-a", "south-b"),
            reposts=(("north-a", "south-b"),),
        ),
    )


def test_a_silence() -> None:
    """After some days without news it is another story."""
    late = 1 + SILENCE + 0.1

    assert told(report("north-a", 1), report("south-b", late)) == ()


def test_a_long_story() -> None:
    """What goes on for a fortnight are several stories, none longer than a week."""
    days = [1 + n / 2 for n in range(28)]
    found = told(*(report(f"north-{n:02}", day) for n, day in enumerate(days)))

    assert len(found) > 1
    for story in found:
        own = [days[int(id_.removeprefix("north-"))] for id_ in story.members]
        assert max(own) - min(own) <= SPAN


def test_a_single_one_is_drawn_in() -> None:
    """An article that stood alone joins the event that another has made clear."""
    first = report("north-a", 1, HARBOUR[:5])
    other = report("south-b", 1.1, (*HARBOUR[4:], *ELECTION[:2]))
    link = report("west-c", 1.2, HARBOUR)

    assert told(first, other) == ()
    assert sorted(told(first, other, link)[0].members) == [
        "north-a",
        "south-b",
        "west-c",
    ]


@pytest.mark.parametrize("value", ["harbour", "north-a"])
def test_a_person_decides(value: str) -> None:
    """The same value is the same story, however far apart; an id is that one's story."""
    found = told(
        report("north-a", 1, story="" if value == "north-a" else value),
        report("south-b", 25, STORM, story=value),
        report("west-c", 25.1, STORM),
    )

    assert members(found) == [("north-a", "south-b")]
    assert found[0].id == value


def test_a_person_divides() -> None:
    """What is alike is in two stories where a person says so."""
    found = told(
        report("north-a", 1, story="one"),
        report("south-b", 1.1, story="two"),
        report("east-c", 1.2, story="one"),
        report("west-d", 1.3, story="two"),
    )

    assert [(story.id, story.members) for story in found] == [
        ("one", ("north-a", "east-c")),
        ("two", ("south-b", "west-d")),
    ]


def test_a_translation() -> None:
    """A pair joins two languages: reports in either one are members then."""
    pair = Pair(zh="north-a", en="north-b", evidence=("link",), confidence=0.99)
    found = told(
        report("north-a", 1),
        report("north-b", 1.1, FERRY, lang="en"),
        report("south-c", 1.2),
        report("south-d", 1.3, FERRY, lang="en"),
        pairs=(pair,),
    )

    assert members(found) == [("north-a", "north-b", "south-c", "south-d")]


def test_a_translation_that_comes_after_other_reports() -> None:
    """It belongs where its words do, and brings its original along, which was alone."""
    pair = Pair(zh="north-c", en="north-b", evidence=("link",), confidence=0.99)
    found = told(
        report("south-a", 1),
        report("west-d", 1.05),
        report("north-b", 1.1, FERRY, lang="en"),
        report("north-c", 1.2),
        pairs=(pair,),
    )

    assert members(found) == [("south-a", "west-d", "north-b", "north-c")]


def test_a_translation_of_what_a_person_has_placed() -> None:
    """The partner goes with it, unless a person has placed it, too."""
    pair = Pair(zh="north-a", en="north-b", evidence=("link",), confidence=0.99)
    zh = report("north-a", 1)
    en = report("north-b", 1.1, FERRY, lang="en", story="spill")

    assert told(zh, en, pairs=(pair,))[0].id == "spill"


def test_undated() -> None:
    """An article of no known time is in no story that nobody has put it in."""
    dateless = report("north-a", 1, published="")

    assert told(dateless, report("south-b", 1)) == ()


# --- laws -----------------------------------------------------------------------------

NEWS = st.lists(
    st.tuples(
        st.integers(0, 100).map(lambda tenth: tenth / 10),
        st.sampled_from([HARBOUR, ELECTION, STORM, HARBOUR[:4] + STORM[:4], FERRY]),
        st.sampled_from(["north", "south"]),
        st.sampled_from(["", "", "", "named"]),
    ),
    max_size=14,
)


def entries_of(news: Sequence[tuple[float, tuple[str, ...], str, str]]) -> list[Entry]:
    return [
        report(
            f"{outlet}-{n}",
            day,
            names,
            story=story,
            lang="en" if names is FERRY else "zh-Hans",
        )
        for n, (day, names, outlet, story) in enumerate(news)
    ]


@given(NEWS, st.randoms(use_true_random=False))
def test_law_the_order_decides_nothing(
    news: list[tuple[float, tuple[str, ...], str, str]], rng: random.Random
) -> None:
    entries = entries_of(news)
    found = find_stories(tell(entries))
    rng.shuffle(entries)

    assert find_stories(tell(entries)) == found


@given(NEWS)
def test_law_nobody_is_in_two_stories(
    news: list[tuple[float, tuple[str, ...], str, str]],
) -> None:
    found = find_stories(tell(entries_of(news)))
    everybody = [id_ for story in found for id_ in story.members]

    assert len(everybody) == len(set(everybody))
    assert len({story.id for story in found}) == len(found)
    assert all(len(story.members) >= 2 for story in found)


@given(NEWS)
def test_law_newer_articles_only_join(
    news: list[tuple[float, tuple[str, ...], str, str]],
) -> None:
    """Article by article: old stories keep their ids and their members.

    A story that is over does not change at all.
    """
    order = sorted(entries_of(news), key=lambda e: (e.moment, e.id))
    before: dict[str, tuple[str, ...]] = {}
    for n, newest in enumerate(order, 1):
        after = {s.id: s.members for s in find_stories(tell(order[:n]))}
        for id_, known in before.items():
            assert set(known) <= set(after[id_])
            assert after[id_] == known or newest.id in after[id_]
        before = after
