"""Which bold paragraphs become headings."""

from archive.ingest.headings import order_headings, promote_headings
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

BOLD = frozenset({"strong"})
PROSE = Paragraph((Span("钟楼停在三点整。"),))
LONG = "如果有一天所有的火车都准时到达，站台上再也没有人抱怨，您会不会想念误点的那些日子呢？"


def bold(text: str) -> Paragraph:
    return Paragraph((Span(text, BOLD),))


def headings(*blocks: Block) -> list[str]:
    made = promote_headings(blocks)
    return [plain(one.spans) for one in made if isinstance(one, Heading)]


def test_a_short_bold_line_above_prose_is_a_heading() -> None:
    """Pictures may stand between the two."""
    assert headings(bold("钟楼"), Figure("https://e.org/a.jpg", ""), PROSE) == ["钟楼"]


def test_sentences_and_last_lines_stay() -> None:
    """What ends a sentence, or stands above nothing, is emphasis."""
    assert headings(bold("钟楼停了。"), PROSE, bold("林小满")) == []


def test_questions_of_one_speaker_are_no_headings() -> None:
    """``问：…`` twice is an interview; a heading above a question is still one."""
    asked = (bold("问：钟停了？"), PROSE, bold("问：为什么？"), PROSE)

    assert headings(bold("停摆之后"), *asked) == ["停摆之后"]


def test_what_one_speaker_says_may_be_a_heading() -> None:
    """Headings quote the same person twice; a label with a number is a fact."""
    quoted = (bold("会长：桥要先修"), PROSE, bold("会长：钟楼不急"), PROSE)
    facts = (bold("时间：2020年"), PROSE, bold("时间：2021年"), PROSE)

    assert headings(*quoted) == ["会长：桥要先修", "会长：钟楼不急"]
    assert headings(*facts) == []


def test_a_long_question_tells_what_the_short_ones_are() -> None:
    """An interviewer's questions are of one kind, whatever their length."""
    assert headings(bold("为什么？"), PROSE, bold(LONG), PROSE) == []
    assert headings(bold("为什么？"), PROSE) == ["为什么？"]


def test_questions_put_to_somebody_are_no_headings() -> None:
    """One may be a headline's; two are an interview."""
    asked = (
        bold("您修过钟吗？"),
        PROSE,
        bold("钟为何停？"),
        PROSE,
        bold("您怎么看？"),
        PROSE,
    )

    assert headings(*asked) == []
    assert headings(*asked[:4]) == ["您修过钟吗？", "钟为何停？"]


def levels(*given: int) -> list[int]:
    blocks = [Heading(level, (Span("钟楼"),)) for level in given]
    made = order_headings((*blocks, PROSE))
    return [one.level for one in made if isinstance(one, Heading)]


def test_headings_begin_at_two_and_skip_no_level() -> None:
    """Whatever levels an outlet used, a page's outline has no gaps."""
    assert levels(3, 3) == [2, 2]
    assert levels(2, 5, 5, 2) == [2, 3, 3, 2]
    assert levels(3, 2, 3) == [2, 2, 3]
    assert levels(2, 3, 4) == [2, 3, 4]
    assert levels() == []


def test_headings_in_quotations_and_lists_are_part_of_the_outline() -> None:
    """A renderer shows them as headings of the same page."""
    inner = Heading(6, (Span("钟楼"),))
    blocks = (Heading(4, (Span("广场"),)), Quote((inner,)), Items(0, ((inner,),)))
    under = Heading(3, (Span("钟楼"),))

    assert order_headings(blocks) == (
        Heading(2, (Span("广场"),)),
        Quote((under,)),
        Items(0, ((under,),)),
    )


def test_quotation_marks_of_a_heading_may_be_in_lighter_type() -> None:
    """``“<b>停摆</b>”``; a line of nothing but marks is no heading."""
    quoted = Paragraph((Span("“"), Span("停摆", BOLD), Span("”")))

    assert headings(quoted, PROSE) == ["“停摆”"]
    assert headings(Paragraph((Span("“”"),)), PROSE) == []
