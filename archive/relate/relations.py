"""Entries -> everything that they are to each other."""

from collections.abc import Iterable

from archive.model.library import Entry
from archive.model.relations import Relations
from archive.relate.pairs import find_pairs
from archive.relate.reissues import find_reissues
from archive.relate.related import find_related
from archive.relate.reposts import find_reposts
from archive.relate.stories import Known, find_stories
from archive.relate.told import tell


def find_relations(entries: Iterable[Entry]) -> Relations:
    """What can be known from entries alone; their order decides nothing."""
    found = tuple(entries)
    known = Known(find_pairs(found), find_reissues(found), find_reposts(found))
    articles = tell(found)
    stories = find_stories(articles, known)
    return Relations(
        pairs=known.pairs,
        reissues=known.reissues,
        reposts=known.reposts,
        stories=stories,
        related=find_related(articles, stories, known),
    )
