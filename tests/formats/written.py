"""Blocks as a dump may give them, made by hypothesis with a taste for what is special."""

from hypothesis import strategies as st

from archive.formats.spans import tidy
from archive.model.document import (
    Block,
    Figure,
    Heading,
    Items,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    Verbatim,
)
from archive.text.space import visible

_ODD = (
    "* ** *** _ __ ~~ ~~~ ` `` ``` ~ [ ] ( ) ! ![ ]( < > </b> <b> <!-- --> <figure> & &amp; &#42; "
    "&copy \\ \\\\ # ## ### + - -- --- = === | |-| : 1. 1) 12. 10000000000. > >> [x]: [^1] [ ] "
    "$ $$ { } ^ http://a.example/_b_ www.b.example a@b.example snake_case "
    "甲 乙丙 “ ” 《 》 「 。 ， ！ ？ "
    "（ ） word it's U.S. é 👍🏽 € ＋ 한국 か \u3000 … — · * * * - - -"
).split(" ")

texts = st.lists(
    st.sampled_from([*_ODD, " ", "  ", "\u00a0", "\u3000"])
    | st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=3),
    min_size=1,
    max_size=6,
).map(lambda parts: visible("".join(parts)).replace("\n", " ").replace("\t", " "))

addresses = st.sampled_from(
    [
        "https://a.example/",
        "https://a.example/b(c)d",
        "https://a.example/b(c",
        "https://a.example/b)c",
        "https://a.example/?x=1&copy;=2&amp=3",
        "https://a.example/*b*_c_[d]",
        "https://a.example/%E4%B8%AD?q='!$,;@~#e",
        "http://a.example/%5C%22%3C",
        "mailto:a@b.example",
    ]
)
marks = st.frozensets(
    st.sampled_from(
        ["strong", "em", "strong", "sup", "sub", "del", "u", "code", "cite"]
    ),
    max_size=3,
)


@st.composite
def _marked(draw: st.DrawFn) -> Span:
    held = draw(marks)
    if draw(st.integers(0, 3)) == 0:
        held |= {"a:" + draw(addresses)}
    return Span(draw(texts), held)


spans = (
    st.lists(_marked() | st.just(Span("\n")), min_size=1, max_size=7)
    .map(tidy)
    .filter(bool)
)
paragraphs = st.builds(Paragraph, spans)
figures = st.builds(
    Figure,
    addresses.filter(lambda address: address.startswith("http")),
    texts.map(str.strip),
    st.just(()) | spans,
    st.just("") | texts.map(lambda text: " ".join(text.split())),
    st.integers(0, 9999),
    st.integers(0, 9999),
)
verbatim = st.builds(
    Verbatim,
    st.lists(texts | st.just("```") | st.just("> ~~~"), min_size=1, max_size=4)
    .map("\n".join)
    .filter(str.strip),
)
tables = st.builds(
    Table,
    st.lists(
        st.lists(spans, min_size=2, max_size=2).map(tuple), min_size=2, max_size=3
    ).map(tuple),
    st.booleans(),
)
_leaves = (
    paragraphs
    | paragraphs
    | st.builds(Heading, st.integers(2, 6), spans)
    | figures
    | verbatim
    | tables
    | st.just(Rule())
)


def _nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.builds(Quote, several) | st.builds(
        Items,
        st.sampled_from([0, 0, 1, 9, 99999]),
        st.lists(several, min_size=1, max_size=3).map(tuple),
    )


blocks = st.lists(
    st.recursive(_leaves, _nested, max_leaves=6), min_size=1, max_size=5
).map(tuple)
