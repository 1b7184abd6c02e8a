"""What a search gives: order, numbers under filters, passages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.search.sites import Row, ids, row, search, shown

OpenSearch = Callable[..., Page]

FILLING = "港口今天没有别的消息。" * 30
TITLE_OLD = row("old-20180101", "台风来了", FILLING)
TITLE_NEW = row("new-20200701", "台风走了", FILLING)
DECK = row("deck-20200702", "天气", FILLING, deck="台风将至")
OFTEN = row("often-20200703", "天气", FILLING, "台风、台风、台风。")
ONCE = row("once-20200704", "天气", FILLING, "台风。")
RANKED = (TITLE_OLD, TITLE_NEW, DECK, OFTEN, ONCE)


def test_title_then_beginning_then_frequency_then_day(open_search: OpenSearch) -> None:
    answer = search(open_search(*RANKED), "台风")

    assert [id.partition("-")[0] for id in ids(answer)] == [
        *("new", "old", "deck", "often", "once"),
    ]


@pytest.mark.parametrize(
    ("sort", "order"),
    [("newest", "once often deck new old x"), ("oldest", "old new deck often once x")],
)
def test_by_day_the_undated_last(
    open_search: OpenSearch, sort: str, order: str
) -> None:
    page = open_search(*RANKED, row("x-x", "台风"))

    answer = search(page, "台风", {"sort": sort})

    assert [id.partition("-")[0] for id in ids(answer)] == order.split()


SHOP = (
    row("a-20200701", "水", outlet="north", topics=("rivers", "floods")),
    row("b-20200702", "水", outlet="north", lang="en", is_translated=True),
    row("c-20200601", "水", outlet="south", has_media=True, topics=("rivers",)),
    row("d-20190601", "水", outlet="south", lang="en", has_media=True),
    row("e-x", "水", outlet="south"),
    row("f-20200701", "火", outlet="west"),
)


def test_numbers_without_filters(open_search: OpenSearch) -> None:
    answer = search(open_search(*SHOP), "水")

    assert answer["total"] == 5
    assert answer["facets"] == {
        "outlet": {"north": 2, "south": 3},
        "lang": {"zh-Hans": 3, "en": 2},
        "topic": {"rivers": 2, "floods": 1},
        "year": {"2020": 3, "2019": 1},
        "month": {"2020-07": 2, "2020-06": 1, "2019-06": 1},
        "translated": 1,
        "media": 2,
    }
    assert answer["volume"] == [
        {"month": "2019-06", "n": 1},
        {"month": "2020-06", "n": 1},
        {"month": "2020-07", "n": 2},
    ]


FILTERS = [
    ({"outlet": "north"}, "a b"),
    ({"outlet": ["north", "south"]}, "a b c d e"),
    ({"outlet": []}, "a b c d e"),
    ({"lang": "en", "outlet": "south"}, "d"),
    ({"topic": ["floods"]}, "a"),
    ({"from": "2020"}, "a b c"),
    ({"to": "2020-06"}, "c d"),
    ({"from": "2020-07-01", "to": "2020-07-01"}, "a"),
    ({"translated": True}, "b"),
    ({"media": True, "from": "2020"}, "c"),
    ({"outlet": "constructor"}, ""),
]


def test_filters_let_through(open_search: OpenSearch) -> None:
    page = open_search(*SHOP)

    found = [
        " ".join(sorted(id[0] for id in ids(search(page, "水", options))))
        for options, _ in FILTERS
    ]

    assert found == [expected for _, expected in FILTERS]


def test_a_filter_does_not_count_itself(open_search: OpenSearch) -> None:
    """As in a good shop: the number beside a name is what one more click would show."""
    page = open_search(*SHOP)
    facets = search(page, "水", {"outlet": "north", "from": "2020-07-02"})["facets"]

    assert facets["outlet"] == {"north": 1}
    assert facets["lang"] == {"en": 1}
    assert facets["month"] == {"2020-07": 2}


def test_filters_alone_show_all_that_they_let_through(open_search: OpenSearch) -> None:
    page = open_search(*SHOP)

    assert sorted(ids(search(page, "", {"outlet": "west"}))) == ["f-20200701"]
    assert search(page, "", {"from": "2020-07"})["total"] == 3
    assert search(page, "!", {"from": "2020-07"})["total"] == 0
    assert search(page, "")["total"] == 0


def test_a_hit_is_told_with_all_that_a_list_needs(open_search: OpenSearch) -> None:
    page = open_search(row("a-20200701", "水 & 火", "山上有水。", lang="zh-Hant"))

    assert search(page, "水")["hits"] == [
        {
            "id": "a-20200701",
            "title": "水 & 火",
            "titleParts": [
                {"text": "水", "hit": True},
                {"text": " & 火", "hit": False},
            ],
            "path": "2020/07/01/a-20200701.html",
            "lang": "zh-Hant",
            "outlet": "harbour",
            "day": "2020-07-01",
            "snippet": [
                {"text": "山上有", "hit": False},
                {"text": "水", "hit": True},
                {"text": "。", "hit": False},
            ],
        }
    ]


LONG = "今天是个好天气，大家都去海边散步，没有谁想到会有什么事情发生。" * 4
PASSAGES = [
    ("風", "甲。" + LONG + "臺風來了。" + LONG, "臺[風]來了。…"),
    ("台风", "臺風\n來了。", "[臺風]\n來了。"),
    ("台风", "没有風。", ""),
    ("ferries", "One Ferry’s bell. No more.", "One [Ferry’s] bell. No more."),
    ("us", "In the U.S., café.", "In the [U.S]., café."),
    ("普京", "弗·普·京！<b>x</b>", "弗·[普·京]！<b>x</b>"),
    ("ab 火", "A" * 400 + " ab 火 " + "b" * 400, "…[ab] [火] …"),
    ("山 石", "山。" + LONG + "石。", "[山]。… … [石]。"),
]


def test_a_passage_is_the_articles_own_text(open_search: OpenSearch) -> None:
    for query, text, passage in PASSAGES:
        answer = search(open_search(row("a-20200701", "题", text)), query)
        snippets = [shown(hit["snippet"]) for hit in answer["hits"]]

        assert len(snippets) == bool(passage), query
        for snippet in snippets:
            assert all(part in snippet for part in passage.split("…"))
            assert snippet.count("[") == passage.count("[")
            assert len(snippet) < 350


def test_a_passage_ends_between_signs_and_words(open_search: OpenSearch) -> None:
    text = "word " * 60 + "storm " + "😀" * 100 + " 2020 " + "number " * 60
    [hit] = search(open_search(row("a-20200701", "t", text)), "storm")["hits"]
    snippet = shown(hit["snippet"])

    assert "\ufffd" not in snippet.encode("utf-8", "replace").decode()
    assert snippet.startswith("…word")


def test_a_hit_in_the_title_alone_shows_how_the_text_begins(
    open_search: OpenSearch,
) -> None:
    [hit] = search(open_search(TITLE_OLD), "来了")["hits"]

    assert shown(hit["titleParts"]) == "台风[来了]"
    assert shown(hit["snippet"]).startswith("港口今天没有别的消息。")


def test_an_articles_text_is_never_markup(open_search: OpenSearch) -> None:
    """The engine gives strings: whoever shows them makes text nodes."""
    evil = "<script>document.title='run'</script>水</script><img src=x onerror=a>\u2028"
    page = open_search(row("a-20200701", evil, evil))
    [hit] = search(page, "水")["hits"]

    assert hit["title"] == evil
    assert page.title() == ""


def test_same_fit_same_order_every_time(open_search: OpenSearch) -> None:
    rows: list[Row] = [row(f"{n:02}-20200701", "水") for n in range(20)]
    page = open_search(*rows)

    assert ids(search(page, "水")) == [f"{n:02}-20200701" for n in range(20)]
