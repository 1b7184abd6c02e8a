"""The tokens of a segment -> its terms, each with the lists of its positions."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.search.folding import is_word
from archive.search.stemming import stem

OWN_LIST = 4096
"""Times that a pair must occur to have a list of its own: with it, two such frequent
characters as 中国 are one file to load. Fewer would make the lists larger than the texts,
and terms that are seldom enough to share a shard are loaded with all their lists anyway."""

Places = Sequence[int]
_TYPE = "I"


class Term(NamedTuple):
    """A character or a stem, and where it stands."""

    text: str
    lists: tuple[tuple[str, Places], ...]
    """Positions by key. The key "" comes first, even where its list is empty."""


def script_order(text: str) -> bytes:
    """What to sort by so that JavaScript's ``<`` agrees."""
    return text.encode("utf-16-be", "surrogatepass")


def make_terms(tokens: Sequence[str]) -> Iterator[Term]:
    """Every term of a segment in its order; breaks are empty tokens.

    Each position of a token is in one list of one term.
    """
    places: defaultdict[str, array[int]] = defaultdict(lambda: array(_TYPE))
    for place, token in enumerate(tokens):
        places[token].append(place)
    places.pop("", None)
    following = (*tokens[1:], "")
    forms = defaultdict(list)
    for token in places:
        if is_word(token):
            forms[stem(token)].append(token)
    signs = {token for token in places if not is_word(token)}
    for text in sorted({*signs, *forms}, key=script_order):
        if text in signs:
            yield Term(text, _by_follower(places.pop(text), following))
        else:
            own = {_ending(text, form): places.pop(form) for form in forms[text]}
            yield Term(text, _in_order(own))


def _by_follower(
    places: "array[int]", following: Sequence[str]
) -> tuple[tuple[str, Places], ...]:
    """The positions of a character, split by the characters that often follow it."""
    if len(places) < OWN_LIST:
        return (("", places),)
    after = list(map(following.__getitem__, places))
    own = {
        token: array(_TYPE)
        for token, count in Counter(after).items()
        if count >= OWN_LIST and token and not is_word(token)
    }
    if not own:
        return (("", places),)
    rest = array(_TYPE)
    for place, token in zip(places, after, strict=True):
        own.get(token, rest).append(place)
    return _in_order({"": rest, **own})


def _in_order(lists: dict[str, "array[int]"]) -> tuple[tuple[str, Places], ...]:
    lists.setdefault("", array(_TYPE))
    return tuple((key, lists[key]) for key in sorted(lists, key=script_order))


def _ending(base: str, form: str) -> str:
    """What makes the form out of the stem: ``1y`` for study out of studi."""
    same = 0
    while same < min(len(base), len(form)) and base[same] == form[same]:
        same += 1
    cut = len(base) - same
    return f"{cut or ''}{form[same:]}"
