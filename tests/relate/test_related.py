"""What to read next: older articles on the same matter that are not shown anyway."""

import random

from archive.model.library import Entry
from archive.model.relations import Pair, Repost, Story
from archive.relate.related import SHOWN, find_related
from archive.relate.stories import Known
from tests.relate.telling import ELECTION, HARBOUR, STORM, report, tell


def related(*entries: Entry, **more: object) -> dict[str, tuple[str, ...]]:
    """What is found, however the entries are ordered."""
    found = find_related(tell(entries), **more)  # type: ignore[arg-type]
    shuffled = list(entries)
    random.Random(7).shuffle(shuffled)
    assert find_related(tell(shuffled), **more) == found  # type: ignore[arg-type]
    return found


def test_older_ones_on_the_matter() -> None:
    """The nearest first, none that is newer, none on another matter."""
    found = related(
        report("north-a", 1, HARBOUR),
        report("north-b", 2, HARBOUR[:4] + STORM[:4]),
        report("north-c", 3, ELECTION),
        report("north-d", 20, HARBOUR),
    )

    assert found == {"north-b": ("north-a",), "north-d": ("north-a", "north-b")}


def test_not_what_is_shown_anyway() -> None:
    """Neither its story nor its translation nor the same text in another outlet."""
    entries = [report(f"north-{name}", day) for day, name in enumerate("abcde", 1)]
    found = related(
        *entries,
        stories=[Story(id="x", members=("north-e", "north-a"))],
        known=Known(
            pairs=(Pair(zh="north-e", en="north-b", evidence=(), confidence=1.0),),
            reposts=(Repost(first="north-c", again="north-e", overlap=1.0),),
        ),
    )

    assert found["north-e"] == ("north-d",)


def test_one_of_each_text() -> None:
    """Of an article and its repost only one is named."""
    again = Repost(first="north-a", again="south-b", overlap=1.0)
    entries = [report("north-a", 1), report("south-b", 2), report("west-c", 20)]

    assert related(*entries, known=Known(reposts=(again,)))["west-c"] == ("south-b",)


def test_not_too_many() -> None:
    """So many as fit below an article."""
    entries = [report(f"north-{n}", 1 + n) for n in range(SHOWN + 3)]

    assert max(map(len, related(*entries).values())) == SHOWN


def test_newer_articles_change_nothing() -> None:
    """A page that stands keeps its list."""
    entries = [
        report(f"north-{n}", n, (HARBOUR, STORM, ELECTION)[n % 3]) for n in range(12)
    ]
    whole = related(*entries)

    for n in range(len(entries)):
        part = related(*entries[:n])
        assert part == {id_: whole[id_] for id_ in part}
