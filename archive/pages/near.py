"""What each article's page leads to: neighbours, versions, translations, events.

All of it is bare: an edited excerpt must not render the pages around it.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from archive.model.library import Library
from archive.model.names import UiLang
from archive.model.relations import Pair
from archive.pages import urls
from archive.pages.cards import WHOLE
from archive.pages.edition import Edition
from archive.pages.views import Card, Count

_FEW = 4
"""Reports of an event up to which their pages say how many there are: one more report must
not render the pages of thirty others."""
_RELATED = 5
"""Articles to read next that a page leads to."""

Two = tuple[Card | None, Card | None]


class Near(NamedTuple):
    """The pages that the page of an article leads to, by its id."""

    around: Mapping[str, Two]
    """Before and after it in the same outlet."""
    earlier: Mapping[str, Card]
    later: Mapping[str, Card]
    """Its versions under other ids."""
    beside: Mapping[str, str]
    """Tree path of the page that has its translation beside it."""
    stories: Mapping[str, Count]
    """The event that it tells of."""


def find_near(editions: Sequence[Edition]) -> dict[UiLang, Near]:
    """What lies around each article, by tree; the same where their cards are the same."""
    found: dict[UiLang, Near] = {}
    first = editions[0]
    for edition in editions:
        is_same = edition is not first and edition.cards is first.cards
        found[edition.ui] = found[first.ui] if is_same else _near(edition)
    return found


def _near(edition: Edition) -> Near:
    library = edition.library
    versions = library.relations.reissues
    cards = edition.cards
    return Near(
        around=neighbours(edition),
        earlier={pair.later: bare(cards[pair.earlier]) for pair in versions},
        later={pair.earlier: bare(cards[pair.later]) for pair in versions},
        beside=beside_paths(library),
        stories=_stories(library),
    )


def neighbours(edition: Edition) -> Mapping[str, Two]:
    """Id -> the article before and the one after it in the same outlet."""
    found: dict[str, Two] = {}
    for ids in edition.library.by_outlet.values():
        cards = [bare(edition.cards[id_]) for id_ in ids]  # newest first
        for id_, after, before in zip(
            ids, (None, *cards), (*cards[1:], None), strict=False
        ):
            found[id_] = before, after
    return found


def readable_pairs(library: Library) -> tuple[Pair, ...]:
    """Those of which both texts are shown whole, newest first by the Chinese one."""
    pairs = library.relations.pairs
    by_zh = {pair.zh: pair for pair in pairs if _is_whole(library, pair)}
    return tuple(by_zh[id_] for id_ in library.entries if id_ in by_zh)


def _is_whole(library: Library, pair: Pair) -> bool:
    both = library.get((pair.zh, pair.en))
    return all(entry.header.visibility in WHOLE for entry in both)


def beside_paths(library: Library) -> dict[str, str]:
    """Id of an article -> tree path of the page that has its translation beside it."""
    found: dict[str, str] = {}
    for pair in readable_pairs(library):
        path = urls.beside(library.entries[pair.zh])
        found |= {pair.zh: path, pair.en: path}
    return found


def _stories(library: Library) -> dict[str, Count]:
    found: dict[str, Count] = {}
    for story in library.relations.stories:
        number = len(story.members)
        count = Count(
            key=story.id,
            count=number if number <= _FEW else 0,
            path=urls.story(story.id),
        )
        found |= dict.fromkeys(story.members, count)
    return found


def related(edition: Edition, id_: str) -> tuple[Card, ...]:
    """The articles to read next after one, the nearest first."""
    ids = edition.library.relations.related.get(id_, ())
    return tuple(bare(edition.cards[other]) for other in ids[:_RELATED])


def bare(card: Card) -> Card:
    """What stands of an article on another one's page."""
    return Card(
        path=card.path,
        title=card.title,
        lang=card.lang,
        outlet=card.outlet,
        date=card.date,
    )
