"""Two states of a text -> a diff that a reader of Chinese or English can follow.

Paragraphs are aligned first, then the sentences of paragraphs that changed, then the
words of sentences that changed: single Han characters, whole Latin words and numbers.
Equal scraps of a character or two between changes are folded into them, as a diff of
confetti says nothing.
"""

import re
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
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found.extend(_whole("same", line) for line in before[a:b])
        else:
            found.extend(_replaced(before[a:b], after[c:d]))
    return tuple(found)


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _whole(kind: Kind, line: str) -> ParagraphDiff:
    return ParagraphDiff((Run(kind, line),))


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[ParagraphDiff]:
    """Paragraphs that are alike become one that changed, in order; the rest went or came."""
    at = 0
    for line in before:
        partner = next(
            (i for i in range(at, len(after)) if _alike(line, after[i])), None
        )
        if partner is None:
            yield _whole("removed", line)
            continue
        for skipped in after[at:partner]:
            yield _whole("added", skipped)
        yield ParagraphDiff(tuple(_changed(line, after[partner])))
        at = partner + 1
    for line in after[at:]:
        yield _whole("added", line)


def _alike(old: str, new: str) -> bool:
    """By pairs of neighbouring characters (Dice), which is linear."""
    one, two = _pairs(old), _pairs(new)
    if not one or not two:
        return old == new
    return 2 * len(one & two) / (len(one) + len(two)) >= _ALIKE


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _changed(old: str, new: str) -> list[Run]:
    before, after = _sentences(old), _sentences(new)
    runs: list[Run] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        one, two = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            runs.append(Run("same", one))
        else:
            runs.extend(_words(one, two))
    return _joined(_without_scraps(runs))


def _sentences(text: str) -> list[str]:
    return [found for found in _SENTENCE.findall(text) if found]


def _words(old: str, new: str) -> list[Run]:
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST or not _alike(old, new):
        return [Run("removed", old), Run("added", new)]
    runs: list[Run] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            runs.append(Run("same", "".join(before[a:b])))
        else:
            runs.append(Run("removed", "".join(before[a:b])))
            runs.append(Run("added", "".join(after[c:d])))
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
