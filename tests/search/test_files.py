"""What the files say is the truth: a query finds precisely what contains it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.files import (
    Document,
    File,
    manifest_file,
    segment_files,
)
from archive.search.folding import BREAK, WORD, fold, fold_all, is_word
from archive.search.folds import folds_of, join_folds
from archive.search.lists import OWN_LIST, make_terms
from archive.search.parts import join_parts, make_part
from archive.search.shards import SHARD
from archive.search.texts import Text
from tests.search.reference import Segment, find, read_files

WORDS = (
    *"水火山石中国台臺头頭髮发年月2019",
    *("study", "studies", "Studying ", " the ", "U.S.", "Łódź", "don’t", " a "),
    *("，", "。", "·", "-", ".", ",", " ", "\n", "“"),
)
PARAGRAPH = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=30).map("".join), st.text(max_size=9)
)
TEXT = st.builds(
    Text,
    title=PARAGRAPH,
    deck=PARAGRAPH,
    bylines=st.lists(PARAGRAPH, max_size=2).map(tuple),
    paragraphs=st.lists(PARAGRAPH, max_size=4).map(tuple),
)


def files_of(texts: Sequence[Text], cuts: Iterable[int] = ()) -> list[File]:
    """The files of a segment of these texts, made in parts that end at ``cuts``."""
    documents = [
        Document(
            id=f"a{number:03}",
            path=f"2020/07/01/a{number:03}.html",
            day="2020-07-01",
            outlet="a",
            lang="en",
        )
        for number, _ in enumerate(texts)
    ]
    ends = [0, *sorted(cuts), len(texts)]
    parts = [make_part(texts[at:to]) for at, to in pairwise(ends) if at < to]
    return list(segment_files("s", documents, join_parts(parts)))


def segment(texts: Sequence[Text]) -> Segment:
    """The segment as the searcher sees it."""
    return Segment("s", read_files(dict(files_of(texts))))


def holders(texts: Sequence[Text], query: str) -> set[str]:
    """Ids of the texts with the query's tokens at the same distances, by looking."""
    wanted = fold(query)
    return {
        f"a{number:03}"
        for number, text in enumerate(texts)
        if wanted and _holds(fold_all(text.parts()), wanted)
    }


def _holds(tokens: list[str], wanted: list[str]) -> bool:
    return any(
        all(not want or tokens[at + n] == want for n, want in enumerate(wanted))
        for at in range(len(tokens) - len(wanted) + 1)
    )


@contextmanager
def limits(own: int, shard: int) -> Iterator[None]:
    """Small limits, so that a few texts have pairs and pieces."""
    with (
        patch("archive.search.lists.OWN_LIST", own),
        patch("archive.search.shards.SHARD", shard),
    ):
        yield


@given(
    st.lists(TEXT, min_size=1, max_size=5),
    st.data(),
    st.sampled_from([(OWN_LIST, SHARD), (2, 60), (1, 8)]),
)
def test_a_query_finds_precisely_what_contains_it(
    texts: list[Text], data: st.DataObject, size: tuple[int, int]
) -> None:
    """Of any length, in Han, digits and words, cut out of the texts or made up."""
    with limits(*size):
        made = segment(texts)
    paragraphs = [part for text in texts for part in text.parts() if part]
    for _ in range(3):
        source = data.draw(st.sampled_from(paragraphs) if paragraphs else PARAGRAPH)
        start = data.draw(st.integers(0, len(source)))
        cut = source[start : start + data.draw(st.integers(1, 12))]
        for query in (cut, data.draw(PARAGRAPH)):
            assert find(made, query) == holders(texts, query)


@given(st.lists(TEXT, min_size=1, max_size=6), st.sets(st.integers(0, 6)))
def test_where_a_segment_is_cut_into_parts_makes_no_difference(
    texts: list[Text], cuts: set[int]
) -> None:
    """So a part that is known from the last build is as good as a new one."""
    cuts = {cut for cut in cuts if cut <= len(texts)}
    with limits(2, 60):
        assert files_of(texts, cuts) == files_of(texts)


@given(st.lists(TEXT, min_size=1, max_size=4), st.sampled_from([1, 2, 3, OWN_LIST]))
def test_each_position_is_in_one_list(texts: list[Text], own: int) -> None:
    """Lists neither overlap nor leave anything out, and just frequent pairs have one."""
    joined = join_parts([make_part(texts)])
    tokens = fold_all(part for text in texts for part in text.parts())
    with limits(own, SHARD):
        terms = list(make_terms(joined.runs, joined.signs))
    steps = [steps for term in terms for _, steps in term.lists]
    places = [place - 1 for own in steps for place in accumulate(own)]

    (signs,) = joined.signs
    assert sorted(places) == [at for at, sign in enumerate(signs) if sign != BREAK]
    assert len(places) == sum(map(bool, tokens))
    pairs = Counter(pairwise(signs))
    for term in terms:
        assert term.lists[0][0] == ""
        assert is_word(term.text) or {key for key, _ in term.lists[1:]} == {
            after
            for (sign, after), count in pairs.items()
            if sign == term.text and count >= own and after not in {BREAK, WORD}
        }


def test_titles_and_starts_tell_where_a_hit_is() -> None:
    """Columns lead from a position to its document, and to its title."""
    texts = [
        Text(title="水火", paragraphs=("山。石",)),
        Text(title="…"),
        Text(title="中"),
    ]
    docs = segment(texts).docs

    assert docs["titles"] == [2, 0, 1]
    assert docs["starts"] == [0, 9, 2]
    assert docs["positions"] == 12
    assert docs["texts"] == [3]


def test_long_texts_are_in_several_files() -> None:
    """A snippet costs one small file; a long text has one alone."""
    texts = [Text(title=f"{n}", paragraphs=("水火" * 450,)) for n in range(5)]
    made = segment([*texts, Text(title="山", paragraphs=("石" * 9000,))])

    assert made.docs["texts"] == [2, 2, 1, 1]
    assert find(made, "石" * 50) == {"a005"}


def test_a_frequent_term_is_in_pieces() -> None:
    """Only the piece with the list that is asked for need be loaded."""
    with limits(4, 40):
        made = segment([Text(title="水", paragraphs=("水火水山水石水" * 100,))])
    at = made.docs["shards"].split(" ").index("水")

    assert len(made.calls[f"s/{at}"]["p"]) > 1
    assert set(made.lists("水")) == {"", "火", "山", "石", "水"}


@pytest.mark.parametrize("control", ["\u2028", "</script>", "\x00", '"', "\\"])
def test_texts_stay_texts(control: str) -> None:
    """Nothing in an article ends the string or the call that it stands in."""
    text = Text(title=f"a{control}b")

    assert segment([text]).calls["s/t0"][0][2] == text.title
    assert b"\0" not in files_of([text])[-2].data


def test_the_manifest_tells_the_forms_that_occur() -> None:
    """A reader may type either form of a character that is there in one."""
    folds = join_folds([folds_of(["水 台", "湾"]), folds_of(["", "台"]), ""])
    file = manifest_file([], {"langs": ["en", "en"]}, trees="both", folds=folds)
    value = read_files({file.path: file.data})["index"]

    assert file.path == "search/index.js"
    assert value["langs"] == ["en"]
    assert [group[0] for group in folds.split(" ")] == ["台", "湾"]
    assert {"臺", "檯", "颱"} <= set(folds)


def test_words_have_their_forms() -> None:
    """The key of a list makes the form out of the stem."""
    joined = join_parts([make_part([Text(title="study, studies studi the")])])
    terms = {term.text: term for term in make_terms(joined.runs, joined.signs)}

    assert [key for key, _ in terms["studi"].lists] == ["", "1y", "es"]
    assert not any(is_word(key) and key == "the" for key, _ in terms["the"].lists)
