"""A query finds precisely the articles that contain it, whatever was typed."""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from archive.search.folding import fold, fold_all
from tests.browser.search.sites import Row, ids, row, search

OpenSearch = Callable[..., Page]

FERRY = row(
    "a-20200703", "渡轮离港", "第一班渡轮七点离港。", "The ferries leave at 7.30."
)
STORM = row(
    "b-20200704", "Storm warning", "The ferry had stopped; 颱風來了，头髮濕了。"
)
QUIET = row(
    "c-20190105", "平静的一天", "2019年1月5日，港口没有渡船。Ferry people rest."
)
UNDATED = row("d-x", "No day", "弗拉基米尔·普京 met Putin’s friends, 渡轮 too.")
ROWS = (FERRY, STORM, QUIET, UNDATED)

MEANT = [
    ("渡轮", "a d"),
    ("渡輪", "a d"),
    ("港", "a c"),
    ("9年1", "c"),
    ("7.3", "a"),
    ("7.0", ""),
    ("台风", "b"),
    ("了头发", ""),
    ("了，頭髮", "b"),
    ("了不头发", ""),
    ("ferry", "a b c"),
    ("ferries", "a b c"),
    ('"ferries"', "a"),
    ("“the ferry”", "b"),
    ("FERRY the", "a b"),
    ("the ferry", "a b"),
    ("渡轮 ferry", "a"),
    ("渡轮 -ferry", "d"),
    ("渡轮 －离港", "d"),
    ("-渡轮", "b c"),
    ("台风 OR 渡船", "b c"),
    ("ferry 台风 OR 渡船", "b c"),
    ("OR 台风 OR OR 渡船 OR", "b c"),
    ("台风 or 渡船", ""),
    ("渡轮 -OR", "a d"),
    ('-"ferry people" ferry', "a b"),
    ("普京met", "d"),
    ("米尔普京", "d"),
    ("「渡轮」", "a d"),
    ('"渡轮七点', "a"),
    ("渡轮 渡轮 渡輪", "a d"),
    ("putin", "d"),
    ("渡轮.", "a d"),
]
HARMLESS = [
    *("?!", "，。", '"', '""', "-", "- -", "“", "OR", "OR OR", "😀", "\ud83d"),
    *("", "   ", "</script><script>boom()</script>", "<img src=x onerror=boom()>"),
    *("(.*)+$", "[", "\\", "\\u0000", "\u0000", "__proto__", "constructor", "toString"),
    *("渡" * 500, "the " * 300, "a" * 5000, '" ' * 400, "-" * 900, "ﷺ" * 60, "é" * 99),
]


@pytest.fixture
def asked(open_search: OpenSearch) -> Page:
    return open_search(*ROWS)


def test_what_is_typed_is_what_is_meant(asked: Page) -> None:
    found = {
        query: " ".join(sorted(id[0] for id in ids(search(asked, query))))
        for query, _ in MEANT
    }

    assert found == dict(MEANT)


def test_nothing_that_can_be_typed_is_an_error(asked: Page) -> None:
    for query in HARMLESS:
        answer = search(asked, query)

        assert answer["problems"] == []
        assert answer["total"] == len(answer["hits"]), query
    assert search(asked, "渡轮")["total"] == 2


@pytest.mark.parametrize("query", ["", " ", "，。", '"', "😀", "-"])
def test_a_query_without_a_letter_or_digit_says_so(asked: Page, query: str) -> None:
    answer = search(asked, query)

    assert (answer["total"], answer["words"]) == (0, [])


def test_the_answer_tells_what_was_understood(asked: Page) -> None:
    words = search(asked, "“the ferry” -港 台风 OR 渡船")["words"]

    assert words == [
        {"text": "the ferry", "quoted": True, "not": False, "group": 0},
        {"text": "港", "quoted": False, "not": True, "group": 1},
        {"text": "台风", "quoted": False, "not": False, "group": 2},
        {"text": "渡船", "quoted": False, "not": False, "group": 2},
    ]


def test_a_text_that_is_too_long_says_so(asked: Page) -> None:
    assert search(asked, "渡轮" + " " * 1000)["cut"]
    assert not search(asked, "渡轮" + " " * 100)["cut"]


PLAIN = "水火山石中国台臺头頭髮发2019.，。·- "
LATIN = ("study ", "studies ", "the ", "U.S. ", "Łódź")


@pytest.mark.parametrize(("shard", "pairs"), [(300, 2), (60, 3), (28000, 48)])
def test_a_phrase_of_any_length_is_found_where_it_stands(
    open_search: OpenSearch, shard: int, pairs: int
) -> None:
    """In the browser and in Python, over lists of all kinds: pairs, rests and pieces."""
    dice = random.Random(pairs)
    rows = [
        row(f"x{n}-2020{dice.choice(['0701', '0601'])}", *paragraphs(dice))
        for n in range(40)
    ]
    page = open_search(*rows, shard=shard, pairs=pairs)
    texts = [" ".join(one.text.parts()) for one in rows]
    queries = [phrase(dice, texts) for _ in range(80)]

    found = {query: sorted(ids(search(page, f'"{query}"'))) for query in queries}

    assert found == {query: holders(rows, query) for query in queries}


def paragraphs(dice: random.Random) -> list[str]:
    signs = (*PLAIN, *LATIN)
    return ["".join(dice.choices(signs, k=dice.randint(3, 60))) for _ in range(4)]


def phrase(dice: random.Random, texts: list[str]) -> str:
    text = dice.choice(texts)
    start = dice.randrange(len(text))
    return text[start : start + dice.randint(1, 9)]


def holders(rows: list[Row], query: str) -> list[str]:
    """Ids of the articles with the query's tokens side by side, by looking."""
    wanted = f" {' '.join(fold(query))} "
    return sorted(
        one.document.id
        for one in rows
        if wanted.strip() and wanted in f" {' '.join(fold_all(one.text.parts()))} "
    )
