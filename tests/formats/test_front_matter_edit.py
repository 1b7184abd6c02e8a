"""A person's front matter keeps its shape; only the keys that change are written anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from archive.formats.front_matter import read_article, write_article
from archive.formats.front_matter_edit import edit_article, line_of
from archive.model.article import Article, Image, Related

HAND = """\
---
# first the facts
title: 第一班渡轮   # as on the poster

outlet: harbour
id: harbour-20230103-ferry
lang: zh-Hans
deck: >
  两行的
  导语
# people
authors:
  - 林 海   # with a space

  - 陈帆
image:
  url: https://harbour.example/a.jpg
  caption: 码头
x-note: {seen: true}
topics: [ferries]
---

正文。
"""


def edited(**changes: object) -> str:
    """``HAND`` with some values changed."""
    article = read_article(HAND, "a.md")
    wanted = Article(header=replace(article.header, **changes), body=article.body)
    return edit_article(HAND, wanted, "a.md")


def test_nothing_to_change() -> None:
    """A file that says it already stays as it is, byte for byte."""
    assert edited() == HAND


CHANGES = {
    "scalar": ({"title": "末班渡轮"}, "title: 第一班渡轮   #", 'title: "末班渡轮"   #'),
    "folded": (
        {"deck": "一行"},
        "deck: >\n  两行的\n  导语\n",
        'deck: "一行"\n',
    ),
    "list": (
        {"authors": ("林海",)},
        "authors:\n  - 林 海   # with a space\n\n  - 陈帆\n",
        'authors: ["林海"]\n',
    ),
    "removed": ({"deck": ""}, "deck: >\n  两行的\n  导语\n", ""),
    "new": (
        {"url": "https://harbour.example/1"},
        "# people\n",
        'url: "https://harbour.example/1"\n# people\n',
    ),
    "nested": (
        {"image": Image(url="https://harbour.example/b.jpg")},
        "image:\n  url: https://harbour.example/a.jpg\n  caption: 码头\n",
        'image: {"url": "https://harbour.example/b.jpg"}\n',
    ),
}


@pytest.mark.parametrize(("changes", "old", "new"), CHANGES.values(), ids=CHANGES)
def test_only_lines_of_changed_keys(
    changes: dict[str, object], old: str, new: str
) -> None:
    """Comments, order and quotes of everything else stay."""
    assert old in HAND
    assert edited(**changes) == HAND.replace(old, new)


def test_several_new_keys_at_one_place() -> None:
    """Keys that were not there come in the order of the contract."""
    made = edited(
        published="2023-01-03",
        section="港口",
        related=(Related(title="甲", url="https://harbour.example/2"),),
    )

    assert made.index("published:") < made.index("section:") < made.index("# people")
    assert "related:\n  - " in made


def test_body() -> None:
    """Another body below the same lines."""
    article = read_article(HAND, "a.md")
    made = edit_article(HAND, replace(article, body="另一段。\n"), "a.md")

    assert made == HAND.replace("正文。", "另一段。")


def test_windows_line_ends_stay() -> None:
    """Line ends are those of the file."""
    article = read_article(HAND, "a.md")
    wanted = replace(article, header=replace(article.header, title="末班渡轮"))

    made = edit_article(HAND.replace("\n", "\r\n"), wanted, "a.md")

    assert made.count("\n") == made.count("\r\n") == HAND.count("\n")


def test_mapping_in_braces() -> None:
    """Where there are no lines to keep, the values are right all the same."""
    text = "---\n{id: a, title: 甲, outlet: harbour,\n lang: zh-Hans}\n---\n\n正文。\n"
    article = read_article(text, "a.md")
    wanted = replace(article, header=replace(article.header, title="乙"))

    assert read_article(edit_article(text, wanted, "a.md"), "a.md") == wanted


def test_line_of() -> None:
    """Errors can name the line of a key."""
    assert line_of(HAND, "title", "a.md") == 3
    assert line_of(HAND, "topics", "a.md") == 20
    assert line_of(HAND, "section", "a.md") == 1


TEXTS = st.text(alphabet="甲乙a :#-'\"\\{[>|&*!%@`\u2028\x85\n\t", max_size=8)


@given(
    title=TEXTS,
    deck=TEXTS,
    tags=st.lists(TEXTS, max_size=3).map(tuple),
    body=st.text(alphabet="甲-\n# ", max_size=12),
    start=st.sampled_from([HAND, None]),
)
def test_the_file_says_what_is_wanted(
    title: str, deck: str, tags: tuple[str, ...], body: str, start: str | None
) -> None:
    """Whatever the values: reading the edited file gives them back."""
    article = read_article(HAND, "a.md")
    text = start or write_article(article)
    header = replace(article.header, title=title, deck=deck, tags=tags)
    wanted = read_article(write_article(Article(header=header, body=body)), "a.md")

    assert read_article(edit_article(text, wanted, "a.md"), "a.md") == wanted
