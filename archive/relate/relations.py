"""Entries -> everything that they are to each other."""

from collections.abc import Iterable

from archive.model.library import Entry
from archive.model.relations import Relations
from archive.relate.memo import Memo
from archive.relate.pairs import find_pairs
from archive.relate.reissues import find_reissues
from archive.relate.related import find_related
from archive.relate.reposts import find_reposts
from archive.relate.spans import in_time
from archive.relate.stories import Known, find_stories
from archive.relate.told import tell


def find_relations(entries: Iterable[Entry], memo: Memo | None = None) -> Relations:
    """What can be known from entries alone; their order decides nothing.

    Of what the ``memo`` knows only what has changed is found again.
    """
    memo = memo or Memo()
    placed = in_time(entries)
    known = Known(
        find_pairs(one.entry for one in placed),
        find_reissues(placed, memo.reissues),
        find_reposts(placed, memo.reposts),
    )
    articles = tell(placed, memo.weights)
    stories = find_stories(articles, known, memo.stories)
    return Relations(
        pairs=known.pairs,
        reissues=known.reissues,
        reposts=known.reposts,
        stories=stories,
        related=find_related(articles, stories, known, memo.related),
    )
