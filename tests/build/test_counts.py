"""How many files an edit makes anew: the numbers, not only the bytes."""

from collections import Counter
from pathlib import Path

import pytest

from tests.relate.passages import prose
from tests.sites import SEVEN, add, add_state, build, tree, write

LONG = "第一句话说明事由，说得很长，长到足以做摘要。" * 8
DATA = "data/articles.jsonl"
REISSUES = "data/reissues.jsonl"
LIST = ".news-archive"
"""The list of the site's own files: it grows with each new page."""


def rendered(root: Path) -> dict[str, str]:
    """What the next build makes anew, and why; of the search see ``test_searching``."""
    why = build(root).why
    return {path: w for path, w in why.items() if not path.startswith("search/")}


def test_nothing_changed(root: Path) -> None:
    """A second build makes nothing, and keeps all."""
    first = build(root)

    second = build(root)

    assert (first.kept, second.rendered) == (0, 0)
    assert second.kept == second.pages == first.pages


def test_body(root: Path) -> None:
    """A word below the excerpt: the article's page in each tree, and nothing else."""
    add(root, "harbour-20230103-ferry", f"{LONG}\n\n结尾。\n")
    build(root)
    add(root, "harbour-20230103-ferry", f"{LONG}\n\n结局。\n")

    assert rendered(root) == {
        "en/2023/01/03/harbour-ferry.html": "view",
        "zh/2023/01/03/harbour-ferry.html": "view",
    }


def test_reissue(root: Path) -> None:
    """Two articles become one text: both pages in each tree, and the list of pairs."""
    ids, text = ("harbour-20230103-bridge", "harbour-20230103-ferry"), prose("a", 300)
    said = {id: {"title": prose(id, 12), "deck": prose(id, 30)} for id in ids}
    for id, body in zip(ids, (text, prose("b", 300)), strict=True):
        add(root, id, f"{body}\n", **said[id])
    build(root)
    add(root, ids[1], f"{text}\n", **said[ids[1]])

    pages = {path[3:] for path in rendered(root) if path not in {REISSUES, LIST}}

    assert pages == {
        "2023/01/03/harbour-bridge.html",
        "2023/01/03/harbour-ferry.html",
    }
    assert ids[1].encode() in tree(root / "site")[REISSUES]


def test_first_sentence(root: Path) -> None:
    """A word in the excerpt: also the lists that show it, in both trees."""
    id, title = "harbour-20230103-ferry", prose("title", 12)
    add(root, id, f"{prose('before', 40)}\n", title=title, topics=["ferries"])
    build(root)
    add(root, id, f"{prose('after', 40)}\n", title=title, topics=["ferries"])

    paths = {path[3:] for path in rendered(root)}

    assert paths == {
        "2023/01/03/harbour-ferry.html",
        "2023/01/03/index.html",
        "2023/01/index.html",
        "outlets/harbour/2023/01.html",
        "outlets/harbour/feed.xml",
        "outlets/harbour/index.html",
        "topics/ferries/2023.html",
        "topics/ferries/feed.xml",
        "topics/ferries/index.html",
        "feed.xml",
        "index.html",
    }


def add_one(root: Path, id: str, **header: object) -> None:
    """An article about nothing that another one is about, but for its topic."""
    topics = () if "lang" in header else ("ferries",)
    text = f"{prose(id, 200)}\n"
    add(root, id, text, title=prose(f"t{id}", 12), topics=topics, **header)


def test_new_article_in_a_large_archive(root: Path) -> None:
    """One more article among three hundred: fifteen pages in each tree, no more."""
    for month in range(1, 13):
        for day in range(1, 26):
            add_one(root, f"harbour-2022{month:02}{day:02}-x")
    build(root)
    add_one(root, "harbour-20220615-new")

    why = rendered(root)

    trees = Counter(path[:3] for path in why)
    assert (trees["zh/"], trees["en/"]) == (15, 15)
    others = {p for p in why if p[:3] not in {"zh/", "en/"}}
    assert {p for p in others if p[:7] != "search/"} == {"index.html", DATA, LIST}


def test_new_translation_in_a_large_archive(root: Path) -> None:
    """An article that is another one's translation: no list grows with the archive."""
    for month in range(1, 13):
        ids = (f"harbour-2022{month:02}01-x", f"north-2022{month:02}02-x")
        add_one(root, ids[0])
        add_one(root, ids[1], lang="en", translation_of=ids[0])
    ids = ("harbour-20220615-old", "north-20220616-new")
    add_one(root, ids[0])
    build(root)
    add_one(root, ids[1], lang="en", translation_of=ids[0])

    pages = {path[3:] for path in rendered(root) if path.startswith("zh/")}

    assert {p for p in pages if p.startswith(("bilingual/", "stories/"))} == {
        "bilingual/index.html",
        "bilingual/2022/06.html",
        "bilingual/2022/06/15/harbour-old.html",
        "stories/index.html",
        "stories/2022/06.html",
        "stories/harbour-20220615-old/index.html",
    }
    assert len(pages) <= 27


def test_template_of_a_list(root: Path) -> None:
    """Another template of months renders the months, and says why."""
    build(root)
    write(root, "templates/month.html", "{{ frame.title }}")

    assert rendered(root) == {
        f"{ui}/{month}/index.html": "template"
        for ui in ("en", "zh")
        for month in ("2023/01", "2023/02", "2024/01")
    }


def test_words_of_the_interface(themed: Path) -> None:
    """A text that one template shows renders the pages of that template."""
    build(themed)
    strings = Path(__file__).parents[2] / "templates/strings/zh.toml"
    text = strings.read_text("utf-8")
    write(themed, "templates/strings/zh.toml", text.replace("日期不详", "无日期"))

    reasons = Counter(rendered(themed).values())

    assert set(reasons) == {"template"}
    assert 0 < reasons.total() < build(themed, full=True).pages


def test_title_of_the_site(root: Path) -> None:
    """What every page shows renders every page, and copies nothing anew."""
    build(root)
    write(root, "content/site.toml", 'title = { zh = "甲", en = "A" }\n')

    why = rendered(root)

    others = set(tree(root / "site")) - set(why)
    assert set(why.values()) == {"view"}
    assert all(
        path.startswith(("static/", "data/", "search/", ".n")) for path in others
    )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/topics.toml", "渡船", "离港"),
        ("content/outlets.toml", "北方来信", "北方离港"),
    ],
)
def test_what_articles_are_about(root: Path, path: str, old: str, new: str) -> None:
    """Settings that decide on topics are heard, also for articles that did not change."""
    add(root, "north-20230104-a", "北方离港。北方离港。北方离港。\n", title="离港")
    build(root)
    before = tree(root / "site")
    write(root, path, (root / path).read_text("utf-8").replace(old, new))
    build(root)
    incremental = tree(root / "site")

    (root / ".cache/build.msgpack").unlink()
    build(root)

    assert tree(root / "site") == incremental != before


@pytest.mark.parametrize("damage", ["delete", "change"])
def test_damaged_output(root: Path, damage: str) -> None:
    """A file of the site that is gone or changed comes back, and it alone."""
    build(root)
    file = root / "site/zh/2023/index.html"
    before = file.read_bytes()
    file.unlink()
    if damage == "change":
        file.write_bytes(b"x")

    assert rendered(root) == {"zh/2023/index.html": "output"}
    assert file.read_bytes() == before


def test_removed_article(root: Path) -> None:
    """An article that goes away takes its pages with it, and empty folders."""
    build(root)
    (root / "content/articles/zh-Hans/harbour-20230215-flood.md").unlink()

    report = build(root)

    assert not (root / "site/zh/2023/02").exists()
    # article, day, month, and the topics' pages: in two trees
    assert report.pruned == 2 * (3 + 1 + 3)
    assert report.articles == len(SEVEN) - 1


def test_earlier_state(root: Path) -> None:
    """A state that comes renders its page and the article's; one that goes takes its page."""
    pages = build(root).pages
    state = add_state(root, "harbour-20230103-ferry", "1")

    assert rendered(root) == {
        f"{ui}/2023/01/03/harbour-ferry{end}": why
        for ui in ("en", "zh")
        for end, why in ((".html", "view"), (".history.html", "new"))
    } | {"data/revisions.jsonl": "new", LIST: "view"}

    add_state(root, "harbour-20230103-ferry", "1", "渡轮停航。\n")

    assert rendered(root) == {
        "en/2023/01/03/harbour-ferry.history.html": "view",
        "zh/2023/01/03/harbour-ferry.history.html": "view",
    }

    state.unlink()
    report = build(root)

    assert (report.pages, report.pruned) == (pages, 3)
    assert set(report.why) == {
        "en/2023/01/03/harbour-ferry.html",
        "zh/2023/01/03/harbour-ferry.html",
        LIST,
    }


def test_full(root: Path) -> None:
    """``full`` renders every page again, into the same bytes."""
    pages = build(root).pages

    report = build(root, full=True)

    assert set(report.why.values()) == {"full"}
    copied = report.kinds["search"].files + report.kinds["static"].files
    assert pages - report.rendered - copied < 10  # what no template makes


def test_topics_of_others(root: Path) -> None:
    """An article renders the pages of its own topics and of the wider ones, no others."""
    no = ["ferries"]
    for n in range(4):
        add(root, f"harbour-20230104-both{n}", topics=["ferries", "floods"])
    for n in range(20):
        add(root, f"harbour-20230105-none{n}", title="晨报", topics_not=no)
    build(root)
    assert "floods" in tree(root / "site")["en/topics/ferries/index.html"].decode()
    add(root, "harbour-20230106-x", title="晨报", topics=["floods"], topics_not=no)

    pages = {path.split("/")[2] for path in rendered(root) if "/topics/" in path}

    assert pages == {"floods", "rivers", "index.html"}
