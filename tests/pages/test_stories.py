"""Pages of events, as values."""

from archive.model.library import Entry
from archive.model.relations import Pair, Reissue, Relations, Repost, Story
from archive.pages.plan import Plan
from archive.pages.views import ArticleView, StoriesView, StoryView
from tests.pages.planning import an_entry, pages, plan_of
from tests.pages.test_plan import changed

IDS = (
    "north-20230103-ice",
    "harbour-20230103-ice",
    "elsewhere-20230105-ice",
    "north-20230106-thaw",
)
PAGE = "stories/ice/index.html"


def entries() -> list[Entry]:
    times = {
        IDS[0]: "2023-01-03T08:00:00+01:00",
        IDS[1]: "2023-01-03T17:30:00+08:00",
        IDS[2]: "2023-01-05",
        IDS[3]: "2023-01-06T08:00:00+01:00",
    }
    return [
        an_entry(
            id, published=time, title=id, lang="en" if "north" in id else "zh-Hans"
        )
        for id, time in times.items()
    ] + [an_entry("harbour-20230120-other"), an_entry("silent-20230121-other")]


RELATIONS = Relations(
    pairs=(Pair(zh=IDS[1], en=IDS[0], evidence=("link",), confidence=0.99),),
    reposts=(Repost(first=IDS[1], again=IDS[2], overlap=0.929),),
    stories=(Story(id="ice", members=IDS, reposts=((IDS[1], IDS[2]),)),),
    related={IDS[0]: ("harbour-20230120-other", *IDS)},
)


def story(made: Plan, ui: str = "zh") -> StoryView:
    view = pages(made)[f"{ui}/{PAGE}"].view
    assert isinstance(view, StoryView)
    return view


def test_titled_in_the_trees_language() -> None:
    """The earliest headline of that language, where anybody has told it there."""
    made = plan_of(entries(), RELATIONS)

    assert [story(made, ui).story.title for ui in ("zh", "en")] == [IDS[1], IDS[0]]


def test_titled_in_the_other_language() -> None:
    """Else the first headline of all, under its own language; that one is missing."""
    only = Relations(stories=(Story(id="ice", members=(IDS[0], IDS[3])),))
    view = story(plan_of(entries(), only))

    assert (view.story.title, view.story.lang) == (IDS[0], "en")
    assert view.missing == ("zh",)
    assert pages(plan_of(entries(), only))[f"zh/{PAGE}"].frame.title_lang == "en"


def test_who_reported_when() -> None:
    """In order, with the time between, where zones and times of day are known."""
    view = story(plan_of(entries(), RELATIONS))

    assert [report.card.title for report in view.reports] == list(IDS)
    assert [report.minutes for report in view.reports] == [0, 150, 0, 72 * 60]
    assert [report.percent for report in view.reports] == [0, 0, 92, 0]
    assert [bool(report.beside) for report in view.reports] == [
        True,
        True,
        False,
        False,
    ]


def test_a_new_version_of_an_outlets_own() -> None:
    """A re-issue is told like a repost, and how much of it is the same."""
    ids = IDS[0], IDS[3]
    known = Relations(
        reissues=(Reissue(earlier=ids[0], later=ids[1], overlap=0.7),),
        stories=(Story(id="ice", members=IDS, reposts=(ids,)),),
    )
    last = story(plan_of(entries(), known)).reports[-1]

    assert last.first
    assert (last.first.outlet, last.percent) == (last.card.outlet, 70)


def test_how_they_told_it() -> None:
    """By language, the tree's own first; a repost is not told twice."""
    made = plan_of(entries(), RELATIONS)
    shelves = {
        ui: [[r.card.title for r in shelf.reports] for shelf in story(made, ui).shelves]
        for ui in ("zh", "en")
    }

    assert shelves["zh"] == [[IDS[1]], [IDS[0], IDS[3]]]
    assert shelves["en"] == shelves["zh"][::-1]


def test_who_is_missing() -> None:
    """Outlets that have something of that month, and nothing on this."""
    view = story(plan_of(entries(), RELATIONS))

    assert [(c.key, c.path) for c in view.silent] == [
        ("silent", "outlets/silent/2023/01.html")
    ]


def test_articles_lead_to_it() -> None:
    """With the number of reports; and to five others at most."""
    made = pages(plan_of(entries(), RELATIONS))
    view = made["en/2023/01/03/north-ice.html"].view
    other = made["en/2023/01/20/harbour-other.html"].view

    assert isinstance(view, ArticleView)
    assert isinstance(other, ArticleView)
    assert view.story
    assert (view.story.count, view.story.path) == (4, PAGE)
    assert len(view.nearby) == 5
    assert (other.story, other.nearby) == (None, ())


def test_newest_first() -> None:
    """By when the first article appeared."""
    stories = (
        Story(id="ice", members=IDS[:2]),
        Story(id="thaw", members=("harbour-20230120-other", "silent-20230121-other")),
    )
    listed = pages(plan_of(entries(), Relations(stories=stories)))
    view = listed["zh/stories/index.html"].view

    assert isinstance(view, StoriesView)
    assert [row.path for row in view.latest] == ["stories/thaw/index.html", PAGE]
    assert view.years[0].months[0].path == "stories/2023/01.html"


def test_one_more_report() -> None:
    """It touches the story, the pages of its other articles, and the lists."""
    fewer = Relations(stories=(Story(id="ice", members=IDS[:3]),))
    more = Relations(stories=(Story(id="ice", members=IDS),))

    assert changed(plan_of(entries(), fewer), plan_of(entries(), more)) == {
        PAGE,
        "2023/01/03/north-ice.html",
        "2023/01/03/harbour-ice.html",
        "2023/01/05/elsewhere-ice.html",
        "2023/01/06/north-thaw.html",
        "stories/2023/01.html",
        "stories/index.html",
        "index.html",
    }


def test_one_more_report_of_many() -> None:
    """The pages of an event's other articles say no number, and stay as they are."""
    ids = [f"harbour-202301{day:02}-ice" for day in range(1, 31)]
    entries = [an_entry(id) for id in ids]
    before, after = (
        plan_of(entries, Relations(stories=(Story(id="ice", members=tuple(own)),)))
        for own in (ids[:-1], ids)
    )
    assert {p for p in changed(before, after) if "stories" not in p} == {
        "2023/01/30/harbour-ice.html",
        "index.html",
    }


def test_any_id_is_an_address() -> None:
    """A person may call a story what they like."""
    named = Relations(stories=(Story(id="冰 / index", members=IDS[:2]),))
    paths = [p for p in pages(plan_of(entries(), named)) if p.startswith("zh/stories/")]

    assert len(paths) == 3
    assert all(path.isascii() and " " not in path for path in paths)
