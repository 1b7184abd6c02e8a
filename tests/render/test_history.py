"""What changed between two states of an article."""

from pathlib import Path

from archive.pages.views import Changes, HistoryView, StateView, Stretch
from archive.render.history import compare, compare_all, with_changes
from archive.render.renderer import Renderer
from archive.render.theme import find_theme
from tests.render import examples
from tests.sites import article

ID = "harbour-20230103-ferry"
LINES = [
    f"第{number}段说的是另一件事，与别的没有关系。" for number in "一二三四五六七八"
]


def changes(old: str, new: str, /, **header: object) -> Changes:
    """From one body to the next; the new header says more."""
    return compare(article(ID, old), article(ID, new, **header))


def texts(found: Changes, kind: str) -> list[str]:
    """All that went, or all that came."""
    return [
        run.text
        for passage in found.passages
        for run in passage.runs
        if run.kind == kind
    ]


def test_a_changed_number() -> None:
    """Only what differs within the sentence is marked, and counted."""
    found = changes("载着二百名乘客离港。\n", "载着三百多名乘客离港。\n")

    assert texts(found, "removed") == ["二"]
    assert texts(found, "added") == ["三", "多"]
    assert (found.added, found.removed) == (2, 1)


def test_paragraphs_that_stayed_the_same_are_counted() -> None:
    """One is shown on either side of a change, all others as a number."""
    found = changes("\n\n".join(LINES), "\n\n".join([*LINES[:6], "新的。", LINES[7]]))

    first, *rest = found.passages
    assert (first.unchanged, first.runs) == (5, ())
    assert [p.is_same for p in rest] == [True, False, False, True]


def test_a_long_paragraph_is_shown_around_its_changes() -> None:
    """Where a dump has all in one paragraph, what is far from a change is left out."""
    text = "江面多雾，乘客不少。" * 200
    found = changes(f"{text}二{text}", f"{text}三{text}")

    runs = found.passages[0].runs
    assert [run.kind for run in runs] == [
        *("cut", "same", "removed", "added", "same", "cut")
    ]
    assert (len(runs[1].text), len(runs[4].text)) == (150, 150)
    assert runs[1].text == text[-150:]
    assert (runs[2].text, runs[3].text) == ("二", "三")


def test_an_english_paragraph_is_cut_between_words() -> None:
    """No half of a word stands at a cut."""
    text = " ".join(f"word{number}" for number in range(200))
    found = changes(f"{text} two {text}", f"{text} three {text}")

    _, before, *_, after, _ = found.passages[0].runs
    words = {*text.split()}
    assert {*before.text.split(), *after.text.split()} <= words


def test_markup_alone() -> None:
    """A new link is no change of words."""
    found = changes("第一班渡轮。\n", "第一班[渡轮](https://harbour.example/a)。\n")

    assert (found.is_markup, found.passages, found.added) == (True, (), 0)


def test_nothing() -> None:
    """Archived again, and the same."""
    found = changes("第一班渡轮。\n", "第一班渡轮。\n")

    assert not found.is_markup
    assert (found.fields, found.passages) == ((), ())


def test_fields() -> None:
    """Each that a reader sees, in the order of the front matter; topics are not theirs."""
    found = changes(
        "",
        "",
        title="渡轮 harbour-20230103-ferries",
        authors=["林海"],
        published="2023-01-03",
        image={"url": "https://img.example/a.jpg", "width": 3},
        topics=["ferries"],
        visibility="noindex",
    )

    assert [change.key for change in found.fields] == [
        "title",
        "published",
        "authors",
        "image",
    ]
    assert found.fields[1].items == (
        (Stretch(kind="removed", text="2023-01-03 08:00 UTC+8"),),
        (Stretch(kind="added", text="2023-01-03"),),
    )


def test_lists_show_what_came_and_went() -> None:
    """A name that stayed is told from one that went."""
    old = article(ID, authors=["林海", "陈江"])
    found = compare(old, article(ID, authors=["林海", "周岸"])).fields[0]

    assert [(run.kind, run.text) for item in found.items for run in item] == [
        ("same", "林海"),
        ("removed", "陈江"),
        ("added", "周岸"),
    ]


def test_each_state_is_compared_with_the_one_before() -> None:
    """The newest first; the oldest has nothing to be compared with."""
    states = tuple(
        StateView(number=n, archived=None, is_current=n == 3, digest="")
        for n in (3, 2, 1)
    )
    found = compare_all([article(ID, text) for text in ("甲\n", "乙\n", "乙\n")])
    view = HistoryView(
        title="", lang="en", outlet="", outlet_path="", path="", states=states
    )

    filled = with_changes(view, found).states

    assert [s.changes.added if s.changes else None for s in filled] == [0, 1, None]


def test_a_reader_who_sees_no_marks_is_told() -> None:
    """What went and came is said in words of the interface, beside ``del`` and ``ins``."""
    renderer = Renderer(find_theme(Path(__file__).resolve().parents[2]))
    page = renderer.render(
        "history.html",
        site=examples.site("en"),
        frame=examples.frame("en"),
        view=examples.HISTORY,
    ).decode()

    assert '<del lang="zh-Hant"><span class="vh" lang="en">removed: </span>' in page
    assert '<ins><span class="vh" lang="en">added: </span>三百名</ins>' in page
    assert "Simplified Chinese" in page
    assert 'href="../../../2023/01/03/harbour-ferry.html"' in page
