"""The archive as data."""

import json

from hypothesis import given

from archive.model.article import KEYS
from archive.model.library import Entry
from archive.model.relations import Alignment, Block, Pair, Relations, Repost, Story
from tests.pages.planning import ENTRIES, an_entry, pages, plan, plan_of
from tests.relate.passages import prose

REISSUES = "data/reissues.jsonl"
TIES = ("pairs", "stories", "reposts")


@given(ENTRIES)
def test_a_line_for_each_article(entries: list[Entry]) -> None:
    """Every key of the front matter and the page's path, sorted by id."""
    made = plan(entries)
    (lines,) = [d.content for d in made.data if d.path == "data/articles.jsonl"]
    found = [json.loads(line) for line in lines.splitlines()]

    assert [line["id"] for line in found] == sorted(
        entry.id for entry in entries if entry.header.visibility != "withdrawn"
    )
    for line in found:
        assert set(KEYS) < set(line)
        page = pages(made)[line["path"]]
        assert line["path"].startswith("en/" if line["lang"] == "en" else "zh/")
        assert page.template == "article.html"


def test_a_line_for_each_reissue() -> None:
    """Both ids and how much they share; of a withdrawn article nothing is said."""
    text = f"{prose('report', 600)}\n"
    ids = [f"harbour-20230103-{name}" for name in "abc"]
    entries = [
        an_entry(ids[0], text, visibility="withdrawn"),
        *(an_entry(id, text) for id in ids[1:]),
    ]
    (lines,) = [d.content for d in plan(entries).data if d.path == REISSUES]

    assert [json.loads(line) for line in lines.splitlines()] == [
        {"earlier": ids[1], "later": ids[2], "overlap": 1.0}
    ]


def test_computed_topics_and_own_keys() -> None:
    """Topics are those that the site shows; a person's own keys are there, too."""
    made = plan([an_entry("harbour-20230103-a", topics=["ferries"], x={"note": [1]})])
    (lines,) = [d.content for d in made.data if d.path == "data/articles.jsonl"]

    line = json.loads(lines)
    assert (line["topics"], line["x-note"]) == (["ferries"], [1])


def test_what_was_left_out_is_data() -> None:
    """The front matter goes out as it is: the rules and their characters with it."""
    source = {"path": "a.md", "sha256": "0", "layout": "a/1", "dropped": {"embed": 7}}
    made = plan([an_entry("harbour-20230103-a", source=source)])
    (lines,) = [d.content for d in made.data if d.path == "data/articles.jsonl"]

    assert json.loads(lines)["source"] == source


def test_ties_between_articles() -> None:
    """Pairs with their blocks, stories and reposts: a line each, as the contract has it."""
    zh, en, other = (f"harbour-20230103-{name}" for name in "abc")
    block = Block(zh=(0, 1), en=(0,), confidence=0.75)
    relations = Relations(
        pairs=(Pair(zh=zh, en=en, evidence=("link",), confidence=0.99),),
        alignments=(Alignment(zh=zh, en=en, blocks=(block,), confidence=0.9),),
        reposts=(Repost(first=zh, again=other, overlap=0.8),),
        stories=(Story(id="s", members=(zh, en, other), reposts=((zh, other),)),),
    )
    entries = [an_entry(zh), an_entry(en, lang="en"), an_entry(other)]
    found = {data.path: data.content for data in plan_of(entries, relations).data}

    assert [json.loads(found[f"data/{name}.jsonl"]) for name in TIES] == [
        {
            "zh": zh,
            "en": en,
            "evidence": ["link"],
            "confidence": 0.99,
            "blocks": [{"zh": [0, 1], "en": [0], "confidence": 0.75}],
        },
        {"id": "s", "members": [zh, en, other], "reposts": [[zh, other]]},
        {"first": zh, "again": other, "overlap": 0.8},
    ]


def test_no_ties_between_articles() -> None:
    """Pairs and stories have their files even where there are none; others do not."""
    found = {data.path: data.content for data in plan([]).data}

    assert found["data/pairs.jsonl"] == found["data/stories.jsonl"] == b""
    assert "data/reposts.jsonl" not in found
