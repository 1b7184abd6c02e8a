"""Entries -> the library. Shuffling the entries changes nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

from msgspec.structs import replace

from archive.catalog.entry import has_day
from archive.model.library import Entry, Library, State
from archive.model.relations import Relations
from archive.text.slugs import fingerprint

_DATE = len("2023-01-03")


def make_library(entries: Iterable[Entry], states: Iterable[State] = ()) -> Library:
    """Sort and index. Ids must be unique: ``build`` reports those that are not."""
    ordered = sorted(_apart(entries), key=_recency, reverse=True)
    listed = [entry for entry in ordered if entry.header.visibility != "withdrawn"]
    return Library(
        entries={entry.id: entry for entry in listed},
        withdrawn=tuple(e for e in ordered if e.header.visibility == "withdrawn"),
        by_day=_index(listed, lambda e: (e.day,)),
        by_month=_index(listed, lambda e: (e.day[:7],)),
        by_year=_index(listed, lambda e: (e.day[:4],)),
        by_outlet=_index(listed, lambda e: (e.header.outlet,)),
        by_topic=_index(listed, lambda e: e.topics),
        earlier=_earlier(listed, states),
    )


def _apart(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with a permalink each: ids made by hand may lead to one that is taken.

    Of two, the one that bears the day in its id keeps it, else the smaller id.
    """
    taken: set[tuple[str, str]] = set()
    apart: list[Entry] = []
    for entry in sorted(entries, key=lambda e: (not has_day(e.header), e.id)):
        name = entry.name
        while (entry.day, name) in taken:
            name = f"{name}-{fingerprint(entry.id)}"
        taken.add((entry.day, name))
        apart.append(entry if name == entry.name else replace(entry, name=name))
    return apart


def _recency(entry: Entry) -> tuple[str, str, str]:
    return entry.day, instant(entry.moment), entry.id


def instant(moment: str) -> str:
    """A time in UTC, so that times of different zones compare; a bare date comes first.

    A time without a zone counts as UTC; what is no time at all is empty.
    """
    try:
        found = datetime.fromisoformat(moment)
        if len(moment) == _DATE:
            return found.date().isoformat()
        placed = found if found.tzinfo else found.replace(tzinfo=UTC)
        return placed.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


def _index(
    entries: Iterable[Entry], keys: Callable[[Entry], tuple[str, ...]]
) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for key in keys(entry):
            found[key].append(entry.id)
    return {key: tuple(found[key]) for key in sorted(found)}


def _earlier(
    entries: Iterable[Entry], states: Iterable[State]
) -> Mapping[str, tuple[State, ...]]:
    """The states of each article in the order of their dumps, each dump once.

    The dump that the article itself was made from is no earlier state, and a state
    that a person has withdrawn is none any more.
    """
    by_id = {entry.id: entry.header.source for entry in entries}
    found: dict[str, dict[str, State]] = defaultdict(dict)
    for state in sorted(states, key=_age):
        is_shown = state.header.visibility in {"public", "noindex"}
        own = by_id.get(state.id)
        if is_shown and state.id in by_id and not (own and own.sha256 == state.sha256):
            found[state.id].setdefault(state.sha256, state)
    return {id_: tuple(one.values()) for id_, one in sorted(found.items())}


def _age(state: State) -> tuple[str, str, str]:
    return instant(state.header.archived), state.sha256, state.file


def with_relations(library: Library, relations: Relations) -> Library:
    """The library, and what its articles are to each other."""
    pairs: dict[str, str] = {}
    for pair in relations.pairs:
        pairs[pair.zh], pairs[pair.en] = pair.en, pair.zh
    return replace(library, relations=relations, pairs=dict(sorted(pairs.items())))
