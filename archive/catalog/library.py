"""Entries -> the library. Shuffling the entries changes nothing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import urlsplit

from msgspec.structs import replace

from archive.catalog.entry import has_day
from archive.model.library import Entry, Library, State
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
        pairs=_pairs(listed),
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


def _pairs(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Articles that name each other: a person's word, or the link to the original.

    Each article has one partner at most: a person's choice first, then the order of ids.
    """
    by_id = {entry.id: entry for entry in entries}
    by_url = _by_address(by_id.values())
    pairs: dict[str, str] = {}
    said = [(e.id, e.header.translation_of) for e in by_id.values()]
    linked = [
        (entry.id, other)
        for entry in by_id.values()
        for other in by_url.get(address_key(entry.header.original_url), ())
    ]
    for own, other in (*sorted(said), *sorted(linked)):
        is_free = other in by_id and own not in pairs and other not in pairs
        if is_free and _differ(by_id[own], by_id[other]):
            pairs[own], pairs[other] = other, own
    return dict(sorted(pairs.items()))


def _differ(one: Entry, other: Entry) -> bool:
    """A pair is one Chinese article and one English."""
    return (one.header.lang == "en") != (other.header.lang == "en")


def _by_address(entries: Iterable[Entry]) -> Mapping[str, tuple[str, ...]]:
    """Address -> ids of the articles there."""
    found = _index(entries, lambda e: (address_key(e.header.url),))
    return {address: ids for address, ids in found.items() if address}


def address_key(url: str) -> str:
    """An address without what varies: scheme, ``www.`` or ``m.``, query, final slash.

    Empty for what is no address.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    path = parts.path.strip("/")
    return f"{host}/{path}" if host and path else ""
