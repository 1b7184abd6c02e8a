"""What articles are to each other is found once for the same articles."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from unittest.mock import patch

from msgspec.structs import replace

from archive.build import relating
from archive.build.memory import Related
from archive.build.relating import PIECES, relate
from archive.model.library import Entry
from archive.model.relations import Relations
from archive.relate import told
from archive.relate.weights import Dated, Weights, weigh
from tests.build.test_ahead import entries_of
from tests.sites import build

MARK = "the code and the settings"
FOUND = Relations(related={"a": ("b",)})


def test_the_same_articles_are_related_once(root: Path) -> None:
    """Whatever their order; one other digest, and all are looked at again."""
    one, *others = entries_of(root)
    known = relate(root, (one, *others), MARK, Related())

    with patch.object(relating, "find_relations", return_value=FOUND) as find:
        assert relate(root, (*others, one), MARK, known) == known
        assert not find.called
        again = relate(root, (edited(one), *others), MARK, known)
        assert again.relations == FOUND
        assert relate(root, others, MARK, known).relations == FOUND


def test_what_has_not_changed_is_taken_from_its_file(root: Path) -> None:
    """As long as it is of this code and these settings, and can be read."""
    entries = entries_of(root)
    kept = root / PIECES

    assert weighed(root, entries, MARK) == len(entries)
    assert weighed(root, entries, MARK) == 0
    assert 0 < weighed(root, (edited(entries[0]), *entries[1:]), MARK) < len(entries)
    assert weighed(root, entries, "another") == len(entries)
    kept.write_bytes(kept.read_bytes()[:-7])
    assert weighed(root, entries, "another") == len(entries)


def test_a_lost_byte_is_seen(root: Path) -> None:
    """Wherever it was: what is found is the same, and nothing fails."""
    one, *others = entries_of(root)
    edited_one = (edited(one), *others)
    relate(root, (one, *others), MARK, Related())
    whole = (root / PIECES).read_bytes()
    right = relate(root, edited_one, MARK, Related())

    for at in range(0, len(whole), 1 + len(whole) // 50):
        lost = whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :]
        (root / PIECES).write_bytes(lost)
        assert relate(root, edited_one, MARK, Related()) == right


def test_nothing_can_be_kept(root: Path) -> None:
    """Then it is found all the same."""
    (root / PIECES).mkdir(parents=True)

    assert weighed(root, entries_of(root), MARK) == len(entries_of(root))


def weighed(root: Path, entries: Sequence[Entry], mark: str) -> int:
    """Of how many articles the words are weighed when they are related."""
    found: list[Weights] = []

    def weighing(own: Iterable[Dated], before: Iterable[Dated]) -> list[Weights]:
        weights = weigh(own, before)
        found.extend(weights)
        return weights

    with patch.object(told, "weigh", weighing):
        relate(root, entries, mark, Related())
    return len(found)


def edited(entry: Entry) -> Entry:
    """The same article after an edit."""
    return replace(entry, digest="another")


def test_a_template_changes_no_relation(root: Path) -> None:
    """A build of the same articles under another template does not look for any."""
    build(root)
    template = root / "templates/robots.txt"
    template.write_text(template.read_text("utf-8") + "# one more line\n", "utf-8")

    with patch.object(relating, "find_relations") as find:
        report = build(root)

    assert report.why == {"robots.txt": "template"}
    assert not find.called


def test_other_topics_change_relations(root: Path) -> None:
    """Topics are found in articles, and articles are related by them."""
    build(root)
    settings = root / "content/topics.toml"
    settings.write_text(settings.read_text("utf-8").replace("渡船", "轮渡"), "utf-8")
    with patch.object(relating, "find_relations", return_value=FOUND) as find:
        build(root)

    assert find.called
