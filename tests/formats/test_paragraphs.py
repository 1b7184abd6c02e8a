"""The passages of a body: every paragraph of prose has its number, nothing is lost."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dumps.raw import read_raw
from archive.errors import ArchiveError
from archive.formats.markdown_html import Markdown
from archive.formats.paragraphs import NUMBERED, passages_of, prose_of
from archive.formats.plain import plain_text
from archive.ingest.read import read_article
from archive.outlets.registry import Registry

MIXED = """\
渡轮周一停航。

## 原因

<figure>
<img src="https://e.example/a.jpg" alt="码头">
<figcaption>码头上没有人。</figcaption>
</figure>

> 我们等了三个小时。
> 没有人来。
>
> 后来下雨了。

- 北岸码头
- 南岸码头

  周二再开。

![](https://e.example/b.jpg)

---

| 站 | 时间 |
|---|---|
| 北岸 | 8:00 |

    票价不变

<!-- 编者 -->

航运公司说：*抱歉*。
"""


def test_prose_alone_has_numbers() -> None:
    """Headings, pictures, captions, tables, code and comments are not counted."""
    assert prose_of(MIXED) == (
        "渡轮周一停航。",
        "我们等了三个小时。\n没有人来。",
        "后来下雨了。",
        "北岸码头",
        "南岸码头",
        "周二再开。",
        "航运公司说：抱歉。",
    )


def test_every_passage_has_its_kind_and_lines() -> None:
    """The order is that of the body, and the lines are where the passage stands."""
    found = passages_of(MIXED)
    assert [p.kind for p in found] == [
        *("prose", "heading", "figure", "quotation", "quotation", "item", "item"),
        *("item", "figure", "rule", "table", "code", "html", "prose"),
    ]
    lines = MIXED.split("\n")
    assert lines[found[1].start : found[1].end] == ["## 原因"]
    assert lines[found[-1].start] == "航运公司说：*抱歉*。"


def test_a_passage_renders_by_itself() -> None:
    """What a quotation, a list or a table holds looks the same in a page of its own."""
    html = [Markdown().html(p.markdown) for p in passages_of(MIXED)]
    assert "<blockquote>\n<p>后来下雨了。</p>\n</blockquote>\n" in html
    assert "<ul>\n<li>北岸码头</li>\n</ul>\n" in html
    assert "<td>8:00</td>" in html[10]
    assert "<code>票价不变\n</code>" in html[11]


def test_numbers_of_items_go_on() -> None:
    """The second item of a list is not the first of a new one."""
    last = passages_of("3. 甲\n4. 乙\n")[-1]
    assert last.markdown == "4. 乙"


def test_links_defined_elsewhere_lead_there() -> None:
    """A definition belongs to the body; a passage brings along what it needs of it."""
    first, second = passages_of("见[年报][a]。\n\n无。\n\n[a]: https://e.example/r\n")
    assert 'href="https://e.example/r"' in Markdown().html(first.markdown)
    assert second.markdown == "无。"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "\n\n",
        "<figure>\n<img src='a'>\n</figure>\n",
        "![a](b)\n\n![c](d)\n",
        "# 一\n\n## 二\n",
        "> \n",
        "- \n",
    ],
)
def test_bodies_without_prose(body: str) -> None:
    """Pictures only, headings only, nothing at all: no paragraph, and no error."""
    assert prose_of(body) == ()


SNIPPETS = st.sampled_from(
    ["字", "a b", "> ", "- ", "1. ", "\n", "\n\n", "## ", "![x](y)", "<b>", "    "]
)
BODIES = st.lists(SNIPPETS | st.text(max_size=4), max_size=30).map("".join)


@given(BODIES)
def test_numbers_have_no_gap(body: str) -> None:
    """The prose of any text is numbered from 0, in order, and says something."""
    found = passages_of(body)
    numbers = [p.number for p in found if p.number is not None]
    assert numbers == list(range(len(numbers)))
    assert all((p.number is not None) == (p.kind in NUMBERED) for p in found)
    starts = [p.start for p in found]
    assert starts == sorted(starts)


PLAIN = st.text("字句天地ab。", min_size=1, max_size=9)


@given(st.lists(PLAIN, max_size=8))
def test_prose_comes_back_as_it_was_written(texts: Sequence[str]) -> None:
    """One paragraph for each, with its own words."""
    assert list(prose_of("\n\n".join(texts))) == [plain_text(text) for text in texts]


def test_a_hostile_body_takes_little_time() -> None:
    """Containers in one another and thousands of paragraphs are no trouble."""
    assert len(passages_of(">" * 3000 + " 字\n\n" + "字\n\n" * 3000)) >= 3000


def test_numbers_are_those_of_the_gold_files(bilingual: Path) -> None:
    """Every article of the shared set has as many paragraphs as its gold alignment."""
    registry = Registry()
    compared = 0
    for file in sorted(bilingual.glob("*.gold.json")):
        gold = json.loads(file.read_bytes())
        for side, lang in enumerate(gold["sides"] if gold["alignment"] else ()):
            dump = file.with_name(f"{file.name[:3]}.{lang}.md")
            (read,) = read_raw(dump.read_bytes(), dump.name)
            assert not isinstance(read, ArchiveError)
            body = read_article(read.dump, registry).article.body
            numbers = sorted(n for block in gold["alignment"] for n in block[side])
            assert numbers == list(range(len(prose_of(body)))), dump.name
            compared += 1
    assert compared == 100
