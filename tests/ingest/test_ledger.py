"""The account of where every character of a dump went."""

import json
from pathlib import Path

import pytest

from archive import api
from archive.dumps.reader import read_dump
from archive.ingest.ledger import account_for
from archive.ingest.read import read_article
from archive.outlets.clipping import Clipping, dropped
from archive.outlets.registry import Registry

ROOT = Path(__file__).parents[2]

DUMP = """<!--1672717024000-->
[标题](https://unknown.example/news/1/)
------

<p>正文第一段。</p><nav>导航</nav><p>第二段。</p>
"""


def test_what_a_rule_leaves_out_is_named() -> None:
    """Text that a layout drops stands in the account under its rule."""
    account = account_for(read_dump(DUMP.encode(), "a.md").dump, Registry())

    assert [(d.rule, d.text) for d in account.dropped] == [("page-furniture", "导航")]
    assert account.body == len("正文第一段。第二段。")
    assert account.seen == account.body + len("导航")


def test_the_article_says_how_much_was_left_out() -> None:
    """Characters by rule, white space not counted; what shows none is not told of."""
    nothing = "<div class='my-nothing'><img src='https://a.example/1.png'></div>"
    text = DUMP.replace("<nav>导航</nav>", f"<nav>导 航\n</nav><nav>三</nav>{nothing}")
    clip = Clipping(read_dump(text.encode(), "a.md").dump)
    clip.drop_all("nav", "page-furniture")
    clip.drop_all(".my-nothing", "empty")
    clip.take(clip.first("p"), "deck")

    assert dropped(clip.ledger) == {"page-furniture": 3}
    assert dropped(()) == {}


def test_the_articles_own_count_is_that_of_the_ledger() -> None:
    """``source.dropped`` in the front matter, rules in sorted order."""
    text = DUMP.replace("</nav>", "</nav><div>获取更多RSS：<br>feedx.example</div>")
    dump = read_dump(text.encode(), "a.md").dump
    source = read_article(dump, Registry()).article.header.source
    account = account_for(dump, Registry())

    assert source is not None
    assert list(source.dropped) == ["page-furniture", "rss-advert"]
    assert account.seen == account.body + sum(source.dropped.values())


def test_a_character_that_is_nowhere_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout that removes text behind the ledger's back is found out."""

    def forget(clip: object, node: object, rule: str) -> None:
        del clip, rule
        node.decompose()  # type: ignore[attr-defined]

    monkeypatch.setattr("archive.outlets.clipping.Clipping.drop", forget)
    account = account_for(read_dump(DUMP.encode(), "a.md").dump, Registry())

    assert account.unaccounted == "".join(sorted("导航"))


def test_the_sample_is_accounted_for(tmp_path: Path) -> None:
    """Each dump has its line, no character is lost and none is invented."""
    file = tmp_path / "ledger.jsonl"

    count = api.ledger(ROOT, file)

    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert count == len(rows) > 60
    assert [row for row in rows if row["unaccounted"] or row["invented"]] == []


def test_dumps_that_cannot_be_read_have_no_line(tmp_path: Path) -> None:
    """The ledger goes on where a dump is none."""
    (tmp_path / "content/raw").mkdir(parents=True)
    (tmp_path / "content/site.toml").write_text("")
    (tmp_path / "content/raw/a.md").write_text(DUMP, "utf-8")
    (tmp_path / "content/raw/b.md").write_text("no dump", "utf-8")

    assert api.ledger(tmp_path, tmp_path / "ledger.jsonl") == 1
