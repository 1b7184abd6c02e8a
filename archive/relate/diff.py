"""Two states of a text -> a diff that a reader of Chinese or English can follow.

Paragraphs are aligned first, then the sentences of paragraphs that changed, then the
words of sentences that changed: single Han characters, whole Latin words and numbers.
Equal scraps of a character or two between changes are folded into them, as a diff of
confetti says nothing.

The time is bounded, also for two long texts that have nothing in common or consist of
the same few words throughout: what is too much to compare counts as replaced.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "removed", "added"]

_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)]*|\n|$)")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+(?:[.,:]\d+)*|\s+|.", re.DOTALL)
_ALIKE = 0.4
"""Share of common words from which two paragraphs are one paragraph that changed."""
_SCRAP = 2
"""Characters of an equal stretch that is folded into the changes around it."""
_MOST = 2_000
"""Words of a sentence up to which it is compared word by word."""
_MANY = 200
"""Parts from which the matcher can tell rare ones from frequent ones."""
_EXACT = 4_000
"""Pairs of equal parts up to which all are weighed; beyond, only those of rare parts."""
_PAIRS = 100_000
"""Pairs of equal rare parts beyond which nothing is weighed at all."""
_REACH = 1_000_000
"""Characters looked at in the search for the partners of paragraphs."""
_NEAREST = 4
"""Paragraphs that are looked at in any case."""


class Run(NamedTuple):
    """A stretch of text that stayed, went or came."""

    kind: Kind
    text: str


class ParagraphDiff(NamedTuple):
    """One paragraph of the old state, the new, or both."""

    runs: tuple[Run, ...]

    @property
    def is_same(self) -> bool:
        """True where nothing changed in it."""
        return all(run.kind == "same" for run in self.runs)


def diff(old: str, new: str) -> tuple[ParagraphDiff, ...]:
    """The paragraphs of both states in order; a paragraph is a line of text.

    All ``same`` and ``removed`` runs together are the old text, all ``same`` and
    ``added`` runs the new.
    """
    before, after = _lines(old), _lines(new)
    found: list[ParagraphDiff] = []
    for is_equal, one, two in _aligned(before, after):
        if is_equal:
            found.extend(_whole("same", line) for line in one)
        else:
            found.extend(_replaced(one, two))
    return tuple(found)


def _aligned(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Stretches of both sequences in order, and whether they are equal."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    if start:
        yield True, before[:start], after[:start]
    one, two = before[start : len(before) - end], after[start : len(after) - end]
    yield from _matched(one, two)
    if end:
        yield True, before[-end:], after[-end:]


def _common(before: Sequence[str], after: Sequence[str]) -> int:
    """How many parts are equal from the start."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(before), len(after)))


def _matched(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    if not before and not after:
        return
    one, two = Counter(part for part in before if not part.isspace()), Counter(after)
    pairs = sum(n * two[part] for part, n in one.items())
    popular = len(after) // 100 + 1  # the matcher's own measure
    rare = sum(n * two[part] for part, n in one.items() if two[part] <= popular)
    if pairs > _EXACT and (rare > _PAIRS or len(after) < _MANY):
        yield False, before, after
        return
    matcher = SequenceMatcher(str.isspace, before, after, autojunk=pairs > _EXACT)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield kind == "equal", before[a:b], after[c:d]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _whole(kind: Kind, line: str) -> ParagraphDiff:
    return ParagraphDiff((Run(kind, line),))


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[ParagraphDiff]:
    """Paragraphs that are alike become one that changed, in order; the rest went or came."""
    at = 0
    reach = max(_NEAREST, _REACH // (sum(map(len, before)) + 1))
    ahead = [_pairs(line) for line in after]
    for line in before:
        own = _pairs(line)
        nearest = range(at, min(len(after), at + reach))
        partner = next((i for i in nearest if _share(own, ahead[i]) >= _ALIKE), None)
        if partner is None:
            yield _whole("removed", line)
            continue
        for skipped in after[at:partner]:
            yield _whole("added", skipped)
        yield ParagraphDiff(tuple(_changed(line, after[partner])))
        at = partner + 1
    for line in after[at:]:
        yield _whole("added", line)


def _pairs(text: str) -> frozenset[str]:
    """Neighbouring characters; a single one stands for itself."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset([text])


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    """What they have in common (Dice), which is linear."""
    return 2 * len(one & two) / (len(one) + len(two))


def _changed(old: str, new: str) -> list[Run]:
    before, after = _sentences(old), _sentences(new)
    runs: list[Run] = []
    for is_equal, one, two in _aligned(before, after):
        if is_equal:
            runs.append(Run("same", "".join(one)))
        else:
            runs.extend(_words("".join(one), "".join(two)))
    return _joined(_without_scraps(runs))


def _sentences(text: str) -> list[str]:
    return [found for found in _SENTENCE.findall(text) if found]


def _words(old: str, new: str) -> list[Run]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if (
        max(len(before), len(after)) > _MOST
        or _share(_pairs(old), _pairs(new)) < _ALIKE
    ):
        return [Run("removed", old), Run("added", new)]
    runs: list[Run] = []
    for is_equal, one, two in _aligned(before, after):
        if is_equal:
            runs.append(Run("same", "".join(one)))
        else:
            runs.extend((Run("removed", "".join(one)), Run("added", "".join(two))))
    return runs


def _without_scraps(runs: Sequence[Run]) -> list[Run]:
    out: list[Run] = []
    for at, run in enumerate(runs):
        is_inside = 0 < at < len(runs) - 1 and run.kind == "same"
        if is_inside and len(run.text.strip()) <= _SCRAP and _are_changes(runs, at):
            out.extend((Run("removed", run.text), Run("added", run.text)))
        else:
            out.append(run)
    return out


def _are_changes(runs: Sequence[Run], at: int) -> bool:
    """True where both neighbours change something that is seen."""
    return all(
        runs[i].kind != "same" and runs[i].text.strip() for i in (at - 1, at + 1)
    )


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Between two unchanged stretches: what went, as one run, then what came."""
    out: list[Run] = []
    gone = come = ""
    for run in (*runs, Run("same", "")):
        if run.kind == "removed":
            gone += run.text
        elif run.kind == "added":
            come += run.text
        else:
            changes = (Run("removed", gone), Run("added", come))
            out.extend(change for change in changes if change.text)
            gone = come = ""
            if run.text:
                if out and out[-1].kind == "same":
                    out[-1] = Run("same", out[-1].text + run.text)
                else:
                    out.append(run)
    return out
