"""Article pages, and what the lists say of an article."""

from collections.abc import Iterable

import pytest

from archive.pages.page import Page
from archive.pages.plan import Plan
from archive.pages.views import ArticleView, FeedView
from tests.pages.planning import an_entry, pages, plan, shown, values
from tests.relate.passages import prose

BASE = "https://example.org/news/"
ID, PATH = "harbour-20230103-ferry", "zh/2023/01/03/harbour-ferry.html"
SECRET = "暗号"
BODY = f"{'第一句话说明事由。' * 12}\n\n{SECRET}\n"


def one(
    visibility: str = "public", local: Iterable[str] = (), /, **site: object
) -> Plan:
    """An archive with one article of that visibility."""
    image = {"url": "https://img.example/lead.jpg", "alt": "lead"}
    media = [{"kind": "audio", "url": "https://img.example/a.mp3"}]
    made = an_entry(
        ID,
        BODY,
        title="渡轮标题",
        visibility=visibility,
        reason="应作者要求",
        image=image,
        media=media,
        topics=["ferries"],
    )
    return plan([made], local, **site)


def article_view(made: Plan, path: str = PATH) -> ArticleView:
    """The view of an article's page."""
    view = pages(made)[path].view
    assert isinstance(view, ArticleView)
    return view


def test_versions_know_each_other() -> None:
    """Each links its neighbours in a row of re-issues, but none that is withdrawn."""
    rows = {
        "public": [("", "b"), ("a", "c"), ("b", "")],
        "withdrawn": [("", "c"), ("", ""), ("a", "")],
    }
    for visibility, expected in rows.items():
        made = plan(
            an_entry(
                f"harbour-20230103-{name}",
                f"{prose('report', 600)}\n",
                title=name,
                visibility=visibility if name == "b" else "public",
            )
            for name in "abc"
        )

        views = [
            article_view(made, f"zh/2023/01/03/harbour-{name}.html") for name in "abc"
        ]

        assert [
            tuple(card.title if card else "" for card in (view.earlier, view.later))
            for view in views
        ] == expected


def elsewhere(made: Plan) -> Iterable[Page]:
    """All pages but the article's own."""
    return [page for page in made.pages if "harbour-ferry" not in page.path]


def test_withdrawn_is_a_tombstone_only() -> None:
    """No list, feed, sitemap or data file knows of a withdrawn article."""
    made = one("withdrawn", base_url=BASE)

    assert not any("渡轮标题" in shown(page) for page in elsewhere(made))
    assert not any("harbour-ferry" in shown(page) for page in elsewhere(made))
    assert b"ferry" not in b"".join(data.content for data in made.data)
    page = pages(made)[PATH]
    assert (page.body, page.frame.noindex, page.frame.description) == ("", True, "")
    assert page.frame.alternates == ()
    view = article_view(made)
    assert (view.title, view.reason) == ("渡轮标题", "应作者要求")
    assert "第一句话" not in shown(page)
    assert "lead.jpg" not in shown(page)


@pytest.mark.parametrize("visibility", ["public", "noindex", "excerpt"])
def test_what_was_left_out(visibility: str) -> None:
    """What a rule left out most of comes first; a withdrawn article tells nothing."""
    dropped = {"ad-slot": 4, "end-mark": 3, "rss-advert": 42, "bullet-sign": 3, "x": 0}
    source = {"path": "a.md", "sha256": "0", "layout": "a/1", "dropped": dropped}
    made = plan([an_entry(ID, BODY, visibility=visibility, source=source)])
    gone = plan([an_entry(ID, BODY, visibility="withdrawn", source=source)])

    assert [(item.key, item.count) for item in article_view(made).dropped] == [
        ("rss-advert", 42),
        ("ad-slot", 4),
        ("bullet-sign", 3),
        ("end-mark", 3),
    ]
    assert article_view(gone).dropped == ()
    assert "rss-advert" not in shown(pages(gone)[PATH])


def test_an_article_of_ones_own_left_nothing_out() -> None:
    """Without a source there is nothing to tell."""
    assert article_view(one()).dropped == ()


def test_noindex() -> None:
    """The page is there for readers, and hidden from search engines."""
    made = one("noindex", base_url=BASE)

    page = pages(made)[PATH]
    assert page.frame.noindex
    assert page.frame.alternates == ()
    assert page.body == f"{ID}.md"
    assert "harbour-ferry.html" not in shown(pages(made)["sitemap.xml"])
    assert "渡轮标题" in shown(pages(made)["zh/2023/01/03/index.html"])


def test_excerpt_hides_the_body() -> None:
    """Only the beginning is shown, and none of the pictures, anywhere."""
    made = one("excerpt", ["img.example/lead.jpg"])

    page = pages(made)[PATH]
    assert page.body == ""
    assert article_view(made).body_digest == ""
    assert article_view(made).deck.startswith("第一句话")
    for other in made.pages:
        assert SECRET not in shown(other)
        assert "lead.jpg" not in shown(other)
        assert "a.mp3" not in shown(other)


def test_public_is_whole() -> None:
    """A public article has its body, its picture and its sound."""
    view = article_view(one("public", ["img.example/lead.jpg"]))

    assert view.image is not None
    assert view.image.src == "media/img.example/lead.jpg"
    assert [medium.src for medium in view.media] == ["https://img.example/a.mp3"]


@pytest.mark.parametrize("base", [BASE, BASE.rstrip("/"), f" {BASE}//"])
def test_addresses(base: str) -> None:
    """With an address there are canonical links, in pairs, however it is written."""
    made = one(base_url=base)

    frame = pages(made)[PATH].frame
    assert frame.canonical == BASE + PATH
    assert [(a.hreflang, a.url) for a in frame.alternates] == [
        ("zh", BASE + PATH),
        ("en", BASE + PATH.replace("zh", "en", 1)),
        ("x-default", BASE + PATH),
    ]
    assert pages(made)["en" + PATH[2:]].frame.alternates == frame.alternates
    assert f"{BASE}{PATH}" in shown(pages(made)["sitemap.xml"])
    assert f"{BASE}sitemap.xml" in shown(pages(made)["robots.txt"])


def test_without_address() -> None:
    """Without one there is nothing absolute, and the sitemap is empty."""
    made = one()

    for page in made.pages:
        assert (page.frame.canonical, page.frame.alternates) == ("", ())
    assert "html" not in shown(pages(made)["sitemap.xml"]).partition('"view"')[2]
    feed = pages(made)["zh/outlets/harbour/feed.xml"].view
    assert isinstance(feed, FeedView)
    assert feed.entries[0].url == "../../2023/01/03/harbour-ferry.html"


def test_canonical_at_the_source() -> None:
    """That policy takes article pages out of hreflang and sitemap; lists stay."""
    made = one(base_url=BASE, canonical="source")

    frame = pages(made)[PATH].frame
    assert frame.canonical == f"https://harbour.example/{ID}"
    assert frame.alternates == ()
    assert "harbour-ferry.html" not in shown(pages(made)["sitemap.xml"])
    day = pages(made)["zh/2023/01/03/index.html"].frame
    assert day.canonical == f"{BASE}zh/2023/01/03/index.html"


def test_day_links_only_where_the_article_is() -> None:
    """A time leads to a day's page only where that is the article's own."""
    made = plan(
        [
            an_entry(ID, archived="2023-01-05T00:00:00+00:00"),
            an_entry("harbour-20230104-late", published="2023-01-09"),
        ]
    )

    view = article_view(made)
    assert view.published
    assert view.published.path == "2023/01/03/index.html"
    assert view.archived
    assert view.archived.path == ""
    late = article_view(made, "zh/2023/01/04/harbour-late.html").published
    assert late
    assert late.path == ""


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://[", "ftp://x", "x"])
def test_unsafe_addresses_are_not_linked(url: str) -> None:
    """What is no web address becomes no link and no picture, and breaks nothing."""
    made = plan(
        [
            an_entry(
                ID,
                url=url,
                original_url=url,
                image={"url": url},
                media=[{"kind": "video", "url": url, "poster": url}],
                related=[{"title": "x", "url": url}],
            )
        ],
        ["x/y.jpg"],
    )

    for page in made.pages:
        for view in values(page.view):
            for name in ("url", "original_url", "src", "poster", "source"):
                assert getattr(view, name, "") != url, (page.path, view)
        assert f'"path":"{url}"' not in shown(page)
