"""Which topics an article is about, by the names in its title and its body."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model.names import Names
from archive.model.topic import Topic
from archive.relate.topics import Matcher, assign, build_matcher

TOPICS = (
    Topic(slug="china", names=Names(zh="中国", en="China"), aliases=("中國",)),
    Topic(
        slug="hong-kong",
        names=Names(zh="香港", en="Hong Kong"),
        aliases=("港府",),
        parent="china",
    ),
    Topic(
        slug="security-law",
        names=Names(zh="香港国安法", en="Hong Kong security law"),
        aliases=("国安法",),
        parent="hong-kong",
    ),
    Topic(slug="sea", names=Names(zh="南中国海", en="South China Sea")),
    Topic(slug="who", names=Names(zh="世卫组织", en="WHO")),
    Topic(slug="un", names=Names(zh="联合国", en="UN")),
    Topic(slug="nato", names=Names(zh="北约", en="NATO"), aliases=("Nato",)),
    Topic(
        slug="trump",
        names=Names(zh="特朗普", en="Donald Trump"),
        aliases=("川普", "唐纳德·特朗普", "Trump"),
    ),
)
MATCHER = build_matcher(TOPICS)

FILLER = "天气预报说明天有小雨，气温会比今天低两三度，出门的人最好带上一把伞。" * 2
"""A paragraph that names no topic, long enough to be the lead."""


def titled(title: str) -> tuple[str, ...]:
    """The topics of an article that names them in its title alone."""
    return MATCHER.match(title, FILLER)


@pytest.mark.parametrize(
    ("title", "slugs"),
    [
        ("特朗普又说了一遍", ("trump",)),
        ("川普又說了一遍", ("trump",)),
        ("TRUMP says it again", ("trump",)),
        ("The trumpet shall sound", ()),
        ("TikTok与Trump相争", ("trump",)),
        ("ＷＨＯ开会", ("who",)),
        ("Who is to blame?", ()),
        ("Nato and NATO agree", ("nato",)),
        ("Crowds in hong  kong", ()),
        ("Crowds in HONG KONG", ("hong-kong",)),
        ("", ()),
    ],
)
def test_once_in_the_title(title: str, slugs: tuple[str, ...]) -> None:
    """One name in the title is enough: whole Latin words, acronyms as they are spelt."""
    assert slugs == titled(title)


@pytest.mark.parametrize("dot", "·•‧・")
def test_name_dots(dot: str) -> None:
    """A name is found with whichever dot it is set."""
    assert titled(f"唐纳德{dot}特朗普") == ("trump",)


def test_short_name_in_the_title() -> None:
    """Two letters in a title decide nothing, but count like a mention in the lead."""
    assert MATCHER.match("UN meets", FILLER) == ()
    assert MATCHER.match("UN meets", "The UN met.\n\n" + FILLER) == ("un",)


@pytest.mark.parametrize(
    ("plain", "traditional"),
    [
        ("《国安法》施行，港府欢迎", "《國安法》施行，港府歡迎"),
        ("联合国发言", "聯合國發言"),
        ("唐纳德·特朗普谈南中国海", "唐納德・特朗普談南中國海"),
    ],
)
def test_both_scripts(plain: str, traditional: str) -> None:
    """An article has the topics of its twin in the other script; one spelling will do."""
    assert titled(traditional) == titled(plain) != ()
    assert MATCHER.match("", traditional * 9) == MATCHER.match("", plain * 9) != ()


def test_longest_name_hides() -> None:
    """A name inside a longer one of another topic is not there, however often."""
    assert titled("南中国海起风") == ("sea",)
    assert MATCHER.match("起风", "南中国海起风。" * 9) == ("sea",)
    assert titled("中国与南中国海") == ("china", "sea")


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("其中美国", "us"),
        ("中美", "us-china"),
        ("香港版国安法", "law"),
        ("美国安法", "law"),
    ],
)
def test_names_that_share_an_edge(title: str, slug: str) -> None:
    """Of two names that overlap the longer one is there, else the later one."""
    topics = (
        Topic(slug="us", names=Names(zh="美国", en="")),
        Topic(slug="us-china", names=Names(zh="中美", en="")),
        Topic(slug="hong-kong", names=Names(zh="香港", en="")),
        Topic(slug="law", names=Names(zh="国安法", en=""), aliases=("港版国安法",)),
    )

    assert build_matcher(topics).match(title, "") == (slug,)


def test_decoys() -> None:
    """A decoy hides the name in it, and is no topic."""
    matcher = build_matcher(TOPICS, decoys=("中国晚报", " "))

    assert matcher.match("《中国晚报》停刊", FILLER) == ()
    assert matcher.match("《中国晚报》：中国下雨", FILLER) == ("china",)


def test_alias_that_is_a_decoy_too() -> None:
    """What the file of topics says is stronger than a decoy."""
    assert build_matcher(TOPICS, decoys=("中国",)).match("中国", "") == ("china",)


def test_narrower_name_holds_the_wider_one() -> None:
    """A law named after a city speaks of the city too, but of no topic it only touches."""
    assert titled("香港国安法生效") == ("hong-kong", "security-law")
    assert titled("国安法生效") == ("security-law",)


def test_wider_topic_is_brought_where_it_is_named() -> None:
    """One mention is enough for the parents of a topic that the article is about."""
    body = f"{FILLER}\n\n此事与中国有关。"

    assert MATCHER.match("香港", FILLER) == ("hong-kong",)
    assert MATCHER.match("香港", body) == ("china", "hong-kong")
    assert MATCHER.match("国安法", body) == ("china", "security-law")


def test_passing_mentions() -> None:
    """Names that a long text drops once or twice are not what it is about."""
    body = f"{FILLER}\n\n特朗普也这样说。\n\n{FILLER}\n\n北约没有回应。\n\n{FILLER}"

    assert MATCHER.match("天气", body) == ()


def test_many_mentions() -> None:
    """A text that keeps coming back to a name is about it without a title's help."""
    assert MATCHER.match("天气", FILLER + "\n\n特朗普说完了。" * 12) == ("trump",)


def test_lead_counts_more() -> None:
    """As many mentions weigh more in the lead paragraph than after it."""
    early = f"特朗普见了特朗普。{FILLER}\n\n{FILLER}"
    late = f"{FILLER}\n\n{FILLER}特朗普见了特朗普。"

    assert MATCHER.match("天气", early) == ("trump",)
    assert MATCHER.match("天气", late) == ()


def test_longer_text_needs_more() -> None:
    """The same mentions in a longer text may be passing ones."""
    body = f"特朗普见了特朗普。{FILLER}\n\n"

    assert MATCHER.match("天气", body) == ("trump",)
    assert MATCHER.match("天气", body + FILLER * 40) == ()


@pytest.mark.parametrize(
    "markup",
    [
        "[链接](https://example.org/特朗普)",
        "[链接](https://example.org/特朗普_(总统)/特朗普)",
        "![特朗普](trump.jpg)",
        "[![特朗普](trump.jpg)](特朗普.html)",
        '<img alt="特朗普">',
        "<https://example.org/trump>",
        "https://example.org/trump/trump",
    ],
)
def test_markup_is_no_text(markup: str) -> None:
    """Link targets, addresses, pictures and tags name nothing."""
    assert MATCHER.match("天气", f"{FILLER}\n\n{markup}\n" * 20) == ()


def test_link_texts_are_text() -> None:
    """What a reader reads of a link counts."""
    assert MATCHER.match("天气", "[特朗普](https://example.org/)\n" * 9) == ("trump",)


def test_wrapped_lines() -> None:
    """A name of two words is found over the end of a line."""
    assert MATCHER.match("Weather", "Rain over Hong\nKong. " * 9) == ("hong-kong",)


def test_letters_that_grow() -> None:
    """Letters whose lower case is longer do not shift what is found after them."""
    assert titled("İİİ WHO") == ("who",)
    assert titled("İİİ who") == ()


def test_no_topics() -> None:
    """Without topics every article is about none."""
    assert build_matcher(()).match("中国", "中国" * 99) == ()


@pytest.mark.parametrize("name", ["[x]", "^b", "a-c", "美", "-", ".", "\\d", "é"])
def test_any_signs(name: str) -> None:
    """A name may have one sign only, and signs that mean something in expressions."""
    others = (
        Topic(slug="other", names=Names(zh="中国", en="China")),
        Topic(slug="sign", names=Names(zh=name, en=name)),
    )
    points = "。".join(["旁", *[name] * 9])

    assert build_matcher(others[1:]).match("", points) == ("sign",)
    assert build_matcher(others).match("中国", points) == ("other", "sign")
    assert build_matcher(others).match("中国", "旁人") == ("other",)


def test_parents_in_a_ring() -> None:
    """A ring of parents and a parent that does not exist do no harm."""
    topics = (
        Topic(slug="a", names=Names(zh="甲地", en="A-land"), parent="b"),
        Topic(slug="b", names=Names(zh="乙地", en="B-land"), parent="a"),
        Topic(slug="c", names=Names(zh="丙地", en="C-land"), parent="nowhere"),
    )

    matcher = build_matcher(topics)

    assert matcher.match("甲地与丙地", "还有乙地。") == ("a", "b", "c")


@pytest.mark.parametrize(
    ("wanted", "refused", "computed", "assigned"),
    [
        ((), (), ("a", "b"), ("a", "b")),
        (("c",), (), ("a", "b"), ("c", "a", "b")),
        (("b",), (), ("a", "b"), ("b", "a")),
        ((), ("a", "z"), ("a", "b"), ("b",)),
        (("a",), ("a",), ("a", "b"), ("a", "b")),
        (("c", "c"), (), (), ("c",)),
    ],
)
def test_a_person_decides(
    wanted: tuple[str, ...],
    refused: tuple[str, ...],
    computed: tuple[str, ...],
    assigned: tuple[str, ...],
) -> None:
    """A person's topics come first, the computed ones follow unless refused."""
    assert assigned == assign(wanted, refused, computed=computed)


NAMES = [
    name
    for topic in TOPICS
    for name in (topic.names.zh, topic.names.en, *topic.aliases)
]
TEXTS = st.lists(
    st.sampled_from([*NAMES, FILLER, "与", " and ", "。", "\n\n", "](x)", "who", "İ"])
).map("".join)


@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_order_of_the_file(title: str, body: str, rnd: random.Random) -> None:
    """Shuffled topics and aliases change nothing but the order of the result."""
    shuffled = tuple(
        Topic(
            slug=topic.slug,
            names=topic.names,
            aliases=tuple(rnd.sample(topic.aliases, len(topic.aliases))),
            parent=topic.parent,
        )
        for topic in rnd.sample(TOPICS, len(TOPICS))
    )
    slugs = [topic.slug for topic in shuffled]

    found = build_matcher(shuffled).match(title, body)

    assert set(MATCHER.match(title, body)) == set(found)
    assert sorted(found, key=slugs.index) == list(found)


@given(TEXTS, TEXTS, st.text("天气预报有小雨。 \n", max_size=400))
def test_unrelated_text_adds_nothing(title: str, body: str, more: str) -> None:
    """Text that names no topic, set after an article, never adds one."""
    longer = MATCHER.match(title, f"{body}\n\n{more}")

    assert set(longer) <= set(MATCHER.match(title, body))


@given(TEXTS)
def test_title_adds_only(body: str) -> None:
    """A title adds its topic to what the body is about, and takes none away."""
    without, named = MATCHER.match("", body), MATCHER.match("北约", body)

    assert {*without, "nato"} == set(named)


@given(TEXTS, TEXTS)
def test_a_topic_of_its_own(title: str, body: str) -> None:
    """One topic more in the file, named nowhere, changes no article."""
    other = Topic(slug="other", names=Names(zh="火山", en="Volcano"))
    matcher: Matcher = build_matcher((*TOPICS, other))

    assert MATCHER.match(title, body) == matcher.match(title, body)
