"""States of an article -> what changed from each to the next, as views.

Texts are compared without their markup: a reader wants to see words.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from msgspec.structs import replace

from archive.formats.plain import plain_text
from archive.model.article import Article, Header
from archive.pages.cards import make_moment
from archive.pages.views import (
    Changes,
    FieldChange,
    HistoryView,
    Passage,
    Stretch,
)
from archive.relate.diff import Kind, ParagraphDiff, diff

_LINES = ("title", "deck")
"""Fields whose words are compared."""
_VALUES = ("lang", "url", "section", "agency")
_LISTS = ("authors", "contributors", "translators", "editors", "tags")
_CONTEXT = 1
"""Unchanged paragraphs that are shown on either side of a change."""
_WORTHWHILE = 2
"""Fewer paragraphs than these are shown, and not counted."""
_LONG, _KEPT = 400, 150
"""Characters from which an unchanged stretch is cut, and those kept beside a change:
some dumps hold the whole text in one paragraph."""
_NEAR = 20
"""Characters within which a space is looked for to cut at."""


def with_changes(view: HistoryView, changes: Sequence[Changes]) -> HistoryView:
    """The view with the changes of each state filled in; the oldest has none."""
    filled = tuple(
        replace(state, changes=own)
        for state, own in zip(view.states, changes, strict=False)
    )
    return replace(view, states=(*filled, *view.states[len(filled) :]))


def compare_all(articles: Iterable[Article]) -> tuple[Changes, ...]:
    """What changed between the states of an article, the oldest first: the newest first."""
    return tuple(compare(old, new) for old, new in pairwise(articles))[::-1]


def compare(old: Article, new: Article) -> Changes:
    """What changed from one state to the next."""
    before, after = plain_text(old.body), plain_text(new.body)
    found = diff(before, after) if before != after else ()
    return Changes(
        fields=tuple(_fields(old.header, new.header)),
        passages=tuple(_passages(found)),
        added=_count(found, "added"),
        removed=_count(found, "removed"),
        is_markup=before == after and old.body.strip() != new.body.strip(),
        lang=new.header.lang,
        before_lang=old.header.lang,
    )


def _count(found: Iterable[ParagraphDiff], kind: Kind) -> int:
    runs = (run for paragraph in found for run in paragraph.runs if run.kind == kind)
    return sum(len("".join(run.text.split())) for run in runs)


def _passages(found: Sequence[ParagraphDiff]) -> Iterator[Passage]:
    """Paragraphs that changed with their neighbours; all others only as a number."""
    at = 0
    for is_same, group in groupby(found, key=lambda paragraph: paragraph.is_same):
        part = tuple(group)
        head = _CONTEXT if at else 0
        at += len(part)
        tail = _CONTEXT if at < len(found) else 0
        left_out = len(part) - head - tail
        if not is_same or left_out < _WORTHWHILE:
            yield from map(_passage, part)
            continue
        yield from map(_passage, part[:head])
        yield Passage(is_same=True, unchanged=left_out)
        yield from map(_passage, part[len(part) - tail :])


def _passage(paragraph: ParagraphDiff) -> Passage:
    runs = paragraph.runs
    last = 0 if paragraph.is_same else len(runs) - 1
    return Passage(
        runs=tuple(
            stretch
            for at, run in enumerate(_stretches(paragraph))
            for stretch in _cut(run, head=at > 0 or last == 0, tail=at < last)
        ),
        is_same=paragraph.is_same,
    )


def _cut(run: Stretch, *, head: bool, tail: bool) -> Iterator[Stretch]:
    """A long unchanged stretch without what is far from any change."""
    if run.kind != "same" or len(run.text) < _LONG:
        yield run
        return
    if head:
        end = run.text.rfind(" ", _KEPT - _NEAR, _KEPT) + 1 or _KEPT
        yield Stretch(kind="same", text=run.text[:end])
    yield Stretch(kind="cut", text="")
    if tail:
        start = run.text.find(" ", -_KEPT, _NEAR - _KEPT)
        yield Stretch(kind="same", text=run.text[start if start > 0 else -_KEPT :])


def _stretches(paragraph: ParagraphDiff) -> tuple[Stretch, ...]:
    return tuple(Stretch(kind=run.kind, text=run.text) for run in paragraph.runs)


def _fields(old: Header, new: Header) -> Iterator[FieldChange]:
    """The front matter that a reader of the article sees, in the order of its keys."""
    for key in _LINES:
        if getattr(old, key) != getattr(new, key):
            found = diff(getattr(old, key), getattr(new, key))
            yield FieldChange(key=key, items=tuple(map(_stretches, found)))
    for key, before, after in _listed(old, new):
        if before != after:
            yield FieldChange(key=key, items=tuple(_items(before, after)))


def _listed(
    old: Header, new: Header
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    yield "published", _time(old), _time(new)
    for key in _VALUES:
        before, after = getattr(old, key), getattr(new, key)
        yield key, (before,) if before else (), (after,) if after else ()
    for key in _LISTS:
        yield key, getattr(old, key), getattr(new, key)
    yield "image", _pictures(old), _pictures(new)
    yield "media", _media(old), _media(new)
    yield "related", _related(old), _related(new)


def _time(header: Header) -> tuple[str, ...]:
    found = make_moment(header.published, "")
    if found is None:
        return ()
    return (" ".join(filter(None, (found.date, found.time, found.zone))),)


def _pictures(header: Header) -> tuple[str, ...]:
    found = header.image
    return _said(found.url, found.alt, found.caption, found.credit) if found else ()


def _media(header: Header) -> tuple[str, ...]:
    return tuple(" ".join(_said(m.url, m.caption, m.credit)) for m in header.media)


def _related(header: Header) -> tuple[str, ...]:
    return tuple(" ".join(_said(link.title, link.url)) for link in header.related)


def _said(*texts: str) -> tuple[str, ...]:
    return tuple(filter(None, texts))


def _items(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[Stretch, ...]]:
    """The values of a list: what stayed, went and came, each whole."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield from (_one("same", text) for text in before[a:b])
        else:
            yield from (_one("removed", text) for text in before[a:b])
            yield from (_one("added", text) for text in after[c:d])


def _one(kind: Kind, text: str) -> tuple[Stretch, ...]:
    return (Stretch(kind=kind, text=text),)
