"""Articles in Chinese, articles in English -> which are translations, by what they say."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from archive.model.library import Entry
from archive.relate.likeness import LEAST, Likeness, likeness, sameness
from archive.relate.meetings import meetings

MARGIN = 0.8
"""Share of a pair's likeness that no other article may reach."""
_TWINS = 0.7
"""Sameness from which two articles in one language tell one text."""


class Found(NamedTuple):
    """Two articles that are translations of each other."""

    zh: Entry
    en: Entry
    likeness: Likeness


def find_translations(
    chinese: Iterable[Entry], english: Iterable[Entry]
) -> Iterator[Found]:
    """Every two that are alike, each other's best, and with no other one near.

    A text published twice counts as one: its translation goes to the better of the two,
    or else to the one whose id comes first.
    """
    near: dict[str, list[Found]] = defaultdict(list)
    for zh, en in meetings(chinese, english):
        found = Found(zh, en, likeness(zh, en))
        if found.likeness.value >= LEAST * MARGIN:
            near[zh.id].append(found)
            near[en.id].append(found)
    best = {id_: min(own, key=_rank) for id_, own in near.items()}
    for id_, found in sorted(best.items()):
        is_mutual = id_ == found.zh.id and best[found.en.id] is found
        if is_mutual and found.likeness.value >= LEAST and _is_clear(found, near):
            yield found


def _rank(found: Found) -> tuple[float, str, str]:
    return -found.likeness.value, found.zh.id, found.en.id


def _is_clear(found: Found, near: Mapping[str, Iterable[Found]]) -> bool:
    """True where whatever comes near tells again what one of the two tells."""
    enough = MARGIN * found.likeness.value
    return all(
        _is_twin(found.zh, other.zh) and _is_twin(found.en, other.en)
        for other in (*near[found.zh.id], *near[found.en.id])
        if other.likeness.value > enough
    )


def _is_twin(one: Entry, other: Entry) -> bool:
    return one.id == other.id or sameness(one, other) >= _TWINS
