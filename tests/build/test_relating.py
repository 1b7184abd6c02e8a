"""What articles are to each other is found once for the same articles."""

from pathlib import Path
from unittest.mock import patch

from msgspec.structs import replace

from archive.build import relating
from archive.build.memory import Related
from archive.build.relating import relate
from archive.model.library import Entry
from archive.model.relations import Relations
from tests.build.test_ahead import entries_of
from tests.sites import build

FOUND = Relations(related={"a": ("b",)})


def test_the_same_articles_are_related_once(root: Path) -> None:
    """Whatever their order; one other digest, and all are looked at again."""
    one, *others = entries_of(root)
    known = relate((one, *others), Related())

    with patch.object(relating, "find_relations", return_value=FOUND) as find:
        assert relate((*others, one), known) == known
        assert not find.called
        assert relate((edited(one), *others), known).relations == FOUND
        assert relate(others, known).relations == FOUND


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
