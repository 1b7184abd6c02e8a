"""Weights: what is rare says much, and no later article has a say in it."""

from hypothesis import given
from hypothesis import strategies as st

from archive.relate.everyday import FREQUENT, USUAL
from archive.relate.reading import reading_of
from archive.relate.weights import TELLING, Dated, likeness, packed, unpacked, weigh
from archive.relate.words import make_words, number_of
from tests.sites import article


def words_of(body: str) -> bytes:
    """The words of an article with that body and hardly a title."""
    return make_words(reading_of(article("north-a", body, title="x")))


def test_weights() -> None:
    """What is rare says much; what every article has says nothing."""
    texts = [f"渡轮 {name} 码头\n" for name in ("拖船", "灯塔", "飓风", "堤坝")] * 40
    words = [words_of(text) for text in texts]
    last = weigh([Dated(n / 40, own) for n, own in enumerate(words)])[-1]

    assert number_of("渡轮") not in last
    assert last[number_of("堤坝")] > 0.9


def test_words_of_every_day_say_little_from_the_first_article_on() -> None:
    text = words_of("政策 堤坝 我们\n")
    (first,) = weigh([Dated(1.0, text)])

    assert number_of("我们") not in first
    assert first[number_of("堤坝")] > 1.5 * first[number_of("政策")]


def test_every_day_words_are_in_one_list() -> None:
    assert USUAL.isdisjoint(FREQUENT)


@given(
    st.lists(
        st.text("渡轮码头拖船灯塔飓风堤坝选票", min_size=2, max_size=30), max_size=12
    )
)
def test_law_weights_know_nothing_of_the_future(texts: list[str]) -> None:
    """What is said of an article does not depend on later ones; its length is 1."""
    made = [words_of(text) for text in texts]
    articles = [Dated(float(day), words) for day, words in enumerate(made)]
    whole = weigh(articles)

    for n, weights in enumerate(whole):
        assert weigh(articles[: n + 1])[n] == weights
        assert len(weights) <= TELLING
        if weights:
            assert abs(likeness(weights, weights) - 1) < 1e-9


@given(
    st.dictionaries(
        st.integers(0, 2**24 - 1),
        st.floats(0, 1, exclude_min=True),
        max_size=TELLING,
    )
)
def test_law_packed_weights_are_the_same(weights: dict[int, float]) -> None:
    """To the last bit, and in their order."""
    assert list(unpacked(packed(weights)).items()) == list(weights.items())


def test_what_came_before_counts() -> None:
    """Weights that are found span by span are those that are found at once."""
    texts = [f"渡轮 {name} 码头\n" for name in ("拖船", "灯塔", "飓风", "堤坝")] * 10
    articles = [Dated(float(n), words_of(text)) for n, text in enumerate(texts)]

    assert weigh(articles[35:], articles[:35]) == weigh(articles)[35:]
