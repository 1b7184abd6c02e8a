"""The tokens of a segment, where they stand -> its terms, each with its lists."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from archive.search.folding import is_word
from archive.search.parts import TYPE, Run, Steps, count_signs, steps_of
from archive.search.stemming import stem

OWN_LIST = 4096
"""Times that a pair must occur to have a list of its own: with it, two such frequent
characters as 中国 are one file to load. Fewer would make the lists larger than the texts,
and terms that are seldom enough to share a shard are loaded with all their lists anyway."""


class Term(NamedTuple):
    """A character or a stem, and where it stands."""

    text: str
    lists: tuple[tuple[str, Steps], ...]
    """Positions by key, as steps. The key "" comes first, even where its list is empty."""


def script_order(text: str) -> bytes:
    """What to sort by so that JavaScript's ``<`` agrees."""
    return text.encode("utf-16-be", "surrogatepass")


def make_terms(runs: dict[str, Run], signs: Sequence[str]) -> Iterator[Term]:
    """Every term of a segment in its order; ``runs`` are its tokens, and empty after.

    ``signs`` are those of its parts.
    Each position of a token is in one list of one term.
    """
    forms = defaultdict(list)
    for token in runs:
        forms[stem(token) if is_word(token) else token].append(token)
    for text in sorted(forms, key=script_order):
        if is_word(text):
            own = {_ending(text, form): runs.pop(form).steps for form in forms[text]}
            yield Term(text, _in_order(own))
        else:
            yield Term(text, _by_follower(text, runs.pop(text), signs))


def _by_follower(
    text: str, run: Run, signs: Iterable[str]
) -> tuple[tuple[str, Steps], ...]:
    """The places of a character, split by the characters that often follow it."""
    if run.pairs < OWN_LIST:
        return (("", run.steps),)
    pattern = re.compile(re.escape(text) + "(?=(.))")
    after = [sign for part in signs for sign in pattern.findall(part)]
    own: dict[str, list[int]] = {
        sign: [] for sign, count in count_signs(after).items() if count >= OWN_LIST
    }
    rest: list[int] = []
    for end, sign in zip(accumulate(run.steps), after, strict=True):
        own.get(sign, rest).append(end - 1)
    lists = {"": rest, **own}
    return _in_order({key: steps_of(places) for key, places in lists.items()})


def _in_order(lists: dict[str, Steps]) -> tuple[tuple[str, Steps], ...]:
    lists.setdefault("", array(TYPE))
    return tuple((key, lists[key]) for key in sorted(lists, key=script_order))


def _ending(base: str, form: str) -> str:
    """What makes the form out of the stem: ``1y`` for study out of studi."""
    same = 0
    while same < min(len(base), len(form)) and base[same] == form[same]:
        same += 1
    cut = len(base) - same
    return f"{cut or ''}{form[same:]}"
