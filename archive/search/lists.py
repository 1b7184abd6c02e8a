"""The tokens of a segment, where they stand -> its terms, each with its lists."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import NamedTuple

from archive.search.folding import BREAK, WORD, is_word
from archive.search.parts import TYPE, Run, Steps, steps_of
from archive.search.stemming import stem

OWN_LIST = 4096
"""Times that a pair must occur to have a list of its own: with it, two such frequent
characters as 中国 are one file to load. Fewer would make the lists larger than the texts,
and terms that are seldom enough to share a shard are loaded with all their lists anyway."""
_LOOK = 1024
"""After so many occurrences we see whether any pair can still come to that."""


class Term(NamedTuple):
    """A character or a stem, and where it stands."""

    text: str
    lists: tuple[tuple[str, Steps], ...]
    """Positions by key, as steps. The key "" comes first, even where its list is empty."""


def script_order(text: str) -> bytes:
    """What to sort by so that JavaScript's ``<`` agrees."""
    return text.encode("utf-16-be", "surrogatepass")


def make_terms(runs: dict[str, Run], signs: str) -> Iterator[Term]:
    """Every term of a segment in its order; ``runs`` are its tokens, and empty after.

    Each position of a token is in one list of one term.
    """
    forms = defaultdict(list)
    for token in runs:
        forms[stem(token) if is_word(token) else token].append(token)
    following = signs + BREAK
    for text in sorted(forms, key=script_order):
        if is_word(text):
            own = {_ending(text, form): runs.pop(form).steps for form in forms[text]}
            yield Term(text, _in_order(own))
        else:
            yield Term(text, _by_follower(runs.pop(text).steps, following))


def _by_follower(steps: Steps, following: str) -> tuple[tuple[str, Steps], ...]:
    """The places of a character, split by the characters that often follow it."""
    own = _frequent(steps, following)
    if not own:
        return (("", steps),)
    lists: dict[str, list[int]] = {"": [], **{sign: [] for sign in own}}
    for after in accumulate(steps):
        sign = following[after]
        lists[sign if sign in own else ""].append(after - 1)
    return _in_order({key: steps_of(places) for key, places in lists.items()})


def _frequent(steps: Steps, following: str) -> set[str]:
    """The characters that have a list of their own behind one."""
    counts: Counter[str] = Counter()
    after = map(following.__getitem__, accumulate(steps))
    left = len(steps)
    while left and max(counts.values(), default=0) + left >= OWN_LIST:
        counts.update(islice(after, _LOOK))
        counts[BREAK] = counts[WORD] = 0
        left -= min(left, _LOOK)
    return {sign for sign, count in counts.items() if count >= OWN_LIST}


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
