"""Characters that occur -> the other forms of them that a reader may type."""

from collections.abc import Iterable
from unicodedata import is_normalized

from archive.search.lists import script_order
from archive.text.variants import variants


def folds_of(tokens: Iterable[str]) -> str:
    """Groups of forms that are one, for those of which the folded one occurs.

    Signs that NFKC makes into others never get as far.
    """
    groups: dict[str, list[str]] = {sign: [] for sign in set().union(*tokens)}
    for other, form in variants().items():
        if form in groups and is_normalized("NFKC", other):
            groups[form].append(other)
    return join_folds(
        form + "".join(sorted(others, key=script_order))
        for form, others in groups.items()
        if others
    )


def join_folds(folds: Iterable[str]) -> str:
    """The groups of several texts together."""
    groups = {group for fold in folds for group in fold.split(" ") if group}
    return " ".join(sorted(groups, key=script_order))
