"""Proposals -> TOML that may be put behind ``content/topics.toml`` as it stands."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archive.model.suggestions import Proposal
from archive.text.slugs import fingerprint, slug

_PINYIN_TAIL = re.compile(r"-[0-9a-f]{6}$")


def topics_block(
    topics: Sequence[Proposal], aliases: Sequence[Proposal], taken: Iterable[str]
) -> str:
    """New topics as tables, new names of old ones as comments; empty where there are none.

    No slug of theirs is ``taken``. The English name is pinyin where none was found.
    """
    used = set(taken)
    parts = []
    for proposal in topics:
        own = _slug(proposal, used)
        used.add(own)
        parts.append("\n".join(_table(proposal, own)))
    parts.extend(
        f"# More aliases of {_text(proposal.topic)}: "
        + ", ".join(map(_text, _names(proposal)))
        for proposal in aliases
    )
    return "\n\n".join(parts) + "\n" if parts else ""


def _table(proposal: Proposal, own: str) -> Iterator[str]:
    english = proposal.english or own.replace("-", " ").title()
    count = len(proposal.outlets)
    yield (
        f"# {proposal.articles} articles of {count} outlets, "
        f"{proposal.first} to {proposal.last}"
        + ("" if proposal.english else "; its English name is yet to be found")
    )
    yield "[[topics]]"
    yield f"slug = {_text(own)}"
    yield f"names = {{ zh = {_text(proposal.name)}, en = {_text(english)} }}"
    aliases = [
        name for name in _names(proposal) if name not in {proposal.name, english}
    ]
    if aliases:
        yield f"aliases = [{', '.join(map(_text, aliases))}]"
    if proposal.topic:
        yield f"parent = {_text(proposal.topic)}"


def _names(proposal: Proposal) -> list[str]:
    names = (proposal.name, *proposal.names, proposal.english)
    return list(dict.fromkeys(filter(None, names)))


def _slug(proposal: Proposal, taken: set[str]) -> str:
    name = proposal.english or proposal.name
    made = slug(name, salt=name)
    short = _PINYIN_TAIL.sub("", made) or made
    return short if short not in taken else f"{short}-{fingerprint(proposal.name)}"


def _text(value: str) -> str:
    """A string of JSON, which is one of TOML."""
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
