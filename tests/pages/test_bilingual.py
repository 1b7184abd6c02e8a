"""Pages of articles in two languages, as values."""

import pytest

from archive.model.library import Entry
from archive.model.relations import Alignment, Block, Pair, Relations
from archive.pages.plan import Plan
from archive.pages.views import (
    ArticleView,
    BesideView,
    BilingualMonthView,
    BilingualView,
    FrontView,
)
from tests.pages.planning import an_entry, pages, plan_of
from tests.pages.test_plan import changed

ZH, EN = "harbour-20230103-ferry", "north-20230104-ferries"
PAGE = "bilingual/2023/01/03/harbour-ferry.html"
BASE = "https://example.org/"


def entries(**header: object) -> list[Entry]:
    return [
        an_entry(ZH, title="渡轮", **header),
        an_entry(EN, "Ferries.\n", lang="en", title="Ferries"),
    ]


def relations(confidence: float = 0.99, match: float | None = 0.9) -> Relations:
    blocks = (
        Block(zh=(0,), en=(0,), confidence=0.9),
        Block(zh=(1,), en=(1, 2), confidence=0.1),
        Block(zh=(2,), en=(), confidence=0.0),
    )
    found = Alignment(zh=ZH, en=EN, blocks=blocks, confidence=match or 0.0)
    return Relations(
        pairs=(Pair(zh=ZH, en=EN, evidence=("names",), confidence=confidence),),
        alignments=() if match is None else (found,),
    )


def beside(made: Plan) -> BesideView:
    view = pages(made)[f"zh/{PAGE}"].view
    assert isinstance(view, BesideView)
    return view


def test_a_page_in_both_trees() -> None:
    """It is planned for the bytes of both articles, and both articles lead to it."""
    made = pages(plan_of(entries(), relations()))

    for ui in ("zh", "en"):
        page = made[f"{ui}/{PAGE}"]
        assert (page.body, page.other) == (f"{ZH}.md", f"{EN}.md")
        assert len(set(page.digests)) == 2
        for path in ("2023/01/03/harbour-ferry.html", "2023/01/04/north-ferries.html"):
            view = made[f"{ui}/{path}"].view
            assert isinstance(view, ArticleView)
            assert view.beside == PAGE


def test_the_title_is_that_of_the_trees_article() -> None:
    """Chinese in one tree, English in the other; hreflang links join the two."""
    made = pages(plan_of(entries(), relations(), base_url=BASE))
    frames = [made[f"{ui}/{PAGE}"].frame for ui in ("zh", "en")]

    assert [frame.title for frame in frames] == [
        "渡轮 · bilingual",
        "Ferries · bilingual",
    ]
    assert {a.url for a in frames[0].alternates} == {
        f"{BASE}{ui}/{PAGE}" for ui in ("zh", "en")
    }
    assert f"{BASE}zh/{PAGE}" in str(made["sitemap.xml"].view)


@pytest.mark.parametrize("visibility", ["excerpt", "withdrawn"])
def test_only_of_texts_that_are_shown_whole(visibility: str) -> None:
    """What is withheld has no such page, nor a link to one."""
    known = relations() if visibility == "excerpt" else Relations()
    made = pages(plan_of(entries(visibility=visibility), known))
    english = made["en/2023/01/04/north-ferries.html"].view
    listed, front = made["zh/bilingual/index.html"].view, made["zh/index.html"].view

    assert not [path for path in made if path.endswith(PAGE)]
    assert isinstance(english, ArticleView)
    assert isinstance(listed, BilingualView)
    assert isinstance(front, FrontView)
    assert (english.beside, listed.latest, front.bilingual) == ("", (), ())


@pytest.mark.parametrize(
    ("header", "site"), [({"visibility": "noindex"}, {}), ({}, {"canonical": "source"})]
)
def test_hidden_as_the_article_is(
    header: dict[str, object], site: dict[str, object]
) -> None:
    """What search engines shall not find, or only at its source, they do not find here."""
    made = pages(plan_of(entries(**header), relations(), base_url=BASE, **site))

    assert made[f"zh/{PAGE}"].frame.noindex
    assert PAGE not in str(made["sitemap.xml"].view)


@pytest.mark.parametrize(
    ("confidence", "trust"), [(1.0, "sure"), (0.9, "likely"), (0.6, "doubtful")]
)
def test_confidence_in_words(confidence: float, trust: str) -> None:
    """How far one may trust that these are one article."""
    assert beside(plan_of(entries(), relations(confidence))).trust == trust


@pytest.mark.parametrize(
    ("match", "said"), [(None, "none"), (0.1, "none"), (0.7, "fair"), (0.9, "good")]
)
def test_match_in_words(match: float | None, said: str) -> None:
    """Paragraphs that do not go together are not put beside each other."""
    view = beside(plan_of(entries(), relations(match=match)))

    assert view.match == said
    assert bool(view.blocks) == (said != "none")


def test_doubtful_rows() -> None:
    """A block of low confidence is marked; one that has no counterpart is no doubt."""
    view = beside(plan_of(entries(), relations()))

    assert [block[2] for block in view.blocks] == [False, True, False]


def test_lists_never_shift() -> None:
    """Another pair touches its own month, the index and the front page."""
    ids = ("harbour-20240101-a", "harbour-20240102-b")
    more = [an_entry(ids[0]), an_entry(ids[1], lang="en")]
    pair = Pair(zh=ids[0], en=ids[1], evidence=(), confidence=1.0)
    known = relations()
    both = Relations(pairs=(*known.pairs, pair), alignments=known.alignments)
    before, after = (plan_of([*entries(), *more], found) for found in (known, both))
    month = pages(after)["zh/bilingual/2024/01.html"].view

    assert isinstance(month, BilingualMonthView)
    assert {path for path in changed(before, after) if "bilingual" in path} == {
        "bilingual/index.html",
        "bilingual/2023/01.html",  # the neighbour
        "bilingual/2024/01.html",
        "bilingual/2024/01/01/harbour-a.html",
    }
