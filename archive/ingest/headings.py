"""The headings of a body: bold paragraphs that are some, and levels without gaps."""

import re
from collections import Counter
from collections.abc import Iterator

from archive.model.document import (
    Block,
    Figure,
    Heading,
    Items,
    Paragraph,
    Quote,
    Span,
    plain,
)

LONGEST = 40
"""Characters; longer bold paragraphs are decks or emphasis."""

_SENTENCE_ENDS = "。，；！：、,;:!.…）)"
_QUOTES = "”’」』"
"""May close a heading (``当面授课变成“高价网课”``): what stands before them decides."""

_MARKS = '“”‘’「」『』"'
"""May stand outside the bold type of a heading (``“<b>渡口之争</b>”``)."""

_QUESTION = "？?"
_SPEAKER = re.compile(r"^\s*([^：:。，？]{1,10})[：:]")
_FACT = re.compile(rf"{_SPEAKER.pattern}\D{{0,3}}\d")
"""``起始时间：2020年``, ``项目：大约20个``."""


def promote_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Short, wholly bold paragraphs that stand above prose, as headings of level 2.

    A bold paragraph at the end, or above another bold one (a list of names, a credit),
    stays what it is, and so do an interviewer's questions. Pictures between heading and
    prose do not count.
    """
    out: list[Block] = []
    turns = _turns(blocks)
    for block, following in zip(blocks, _followers(blocks), strict=True):
        if isinstance(block, Paragraph) and _is_heading(block, following, turns):
            spans = tuple(Span(s.text, s.marks - {"strong"}) for s in block.spans)
            out.append(Heading(2, spans))
        else:
            out.append(block)
    return tuple(out)


def _followers(blocks: tuple[Block, ...]) -> list[Block | None]:
    """For each block the next one that is no picture."""
    found: list[Block | None] = []
    following: Block | None = None
    for block in reversed(blocks):
        found.append(following)
        following = following if isinstance(block, Figure) else block
    return found[::-1]


def _is_heading(
    block: Paragraph, following: Block | None, turns: frozenset[str]
) -> bool:
    text = plain(block.spans)
    return (
        len(text) <= LONGEST
        and "\n" not in text
        and not text.rstrip(_QUOTES).endswith(tuple(_SENTENCE_ENDS))
        and _is_bold(block)
        and text not in turns
        and _is_prose(following, turns)
    )


def _is_prose(block: Block | None, turns: frozenset[str]) -> bool:
    if isinstance(block, Paragraph):
        return plain(block.spans) in turns or not all(
            "strong" in span.marks for span in block.spans
        )
    return isinstance(block, Items | Quote)


def _is_bold(block: Paragraph) -> bool:
    bold = ["strong" in span.marks for span in block.spans]
    return any(bold) and all(
        is_bold or not span.text.strip().strip(_MARKS)
        for span, is_bold in zip(block.spans, bold, strict=True)
    )


def _turns(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Bold paragraphs that are an interviewer's words, however short.

    Either two or more begin with the same speaker (``问：…``) and one of them at least is
    a sentence or a fact (``某教授：桥要先修``, twice over, is what headings quote); or one is
    a question too long for a heading, or two are put to somebody (``您怎么看？``): then all
    bold questions are of their kind.
    """
    bold = [plain(b.spans) for b in blocks if isinstance(b, Paragraph) and _is_bold(b)]
    said = [(found[1], text) for text in bold if (found := _SPEAKER.match(text))]
    counts = Counter(speaker for speaker, _ in said)
    asking = {speaker for speaker, t in said if _is_sentence(t) or _FACT.match(t)}
    turns = {t for speaker, t in said if counts[speaker] > 1 and speaker in asking}
    questions = {text for text in bold if text.endswith(tuple(_QUESTION))}
    asked = sum("您" in text or "你" in text for text in questions)
    if asked > 1 or any(len(text) > LONGEST for text in questions):
        turns |= questions
    return frozenset(turns)


def _is_sentence(text: str) -> bool:
    ending = text.rstrip(_QUOTES)[-1:]
    return len(text) > LONGEST or ending in (*_SENTENCE_ENDS, *_QUESTION)


def order_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks; their headings begin at level 2 and skip no level.

    The levels that occur become 2, 3, 4… in their order; one that still stands too deep
    below the heading before it (``h3`` before the first ``h2``) comes up to it.
    """
    used = sorted(set(_levels(blocks)))
    ranks = {level: rank for rank, level in enumerate(used, 2)}
    wanted = [ranks[level] for level in _levels(blocks)]
    made: list[int] = []
    for level in wanted:
        made.append(min(level, made[-1] + 1 if made else 2))
    return _with_levels(blocks, iter(made)) if used else blocks


def _levels(blocks: tuple[Block, ...]) -> Iterator[int]:
    """The levels of all headings, those in quotations and lists too."""
    for block in blocks:
        match block:
            case Heading(level):
                yield level
            case Quote(inner):
                yield from _levels(inner)
            case Items(_, items):
                for item in items:
                    yield from _levels(item)


def _with_levels(blocks: tuple[Block, ...], levels: Iterator[int]) -> tuple[Block, ...]:
    out: list[Block] = []
    for block in blocks:
        match block:
            case Heading():
                out.append(block._replace(level=next(levels)))
            case Quote(inner):
                out.append(Quote(_with_levels(inner, levels)))
            case Items(_, items):
                told = tuple(_with_levels(item, levels) for item in items)
                out.append(block._replace(items=told))
            case _:
                out.append(block)
    return tuple(out)
