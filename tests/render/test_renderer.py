"""Views become pages: well-formed, safe, the same every time."""

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from archive.errors import TemplateError
from archive.model.names import UI_LANGS, UiLang
from archive.pages.views import Count, Room, View
from archive.render.filters import LANG_TAGS
from archive.render.renderer import Renderer
from archive.render.theme import find_theme
from tests.render import examples

ROOT = Path(__file__).resolve().parents[2]
BODY = Markup("<p>清晨六点，码头上已经站满了等船的人。</p>")
HTML = [(name, ui) for name, ui in examples.PAGES if name.endswith(".html")]
TREE = [page for page in HTML if page[0] not in ("root.html", "not_found.html")]
KINDS = ["full", "bare"]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(find_theme(ROOT))


def one(html: LexborHTMLParser, selector: str) -> LexborNode:
    node = html.css_first(selector)
    assert node is not None, selector
    return node


def page(renderer: Renderer, name: str, ui: UiLang, kind: str) -> bytes:
    full = kind == "full"
    return renderer.render(
        name,
        site=examples.site(ui) if full else examples.bare_site(ui),
        frame=examples.frame(ui) if full else examples.bare_frame(ui),
        view=(examples.FULL if full else examples.BARE)[name],
        body=BODY if full and name == "article.html" else None,
    )


Value = Any
"""Whatever a view may hold."""


def hostile(value: Value) -> Value:
    """The same value with every free text replaced by an attack."""
    plain = "path date iso lang kind key month year ui visibility outlet slug".split()
    if isinstance(value, msgspec.Struct):
        known = {
            field: old if field in plain and isinstance(old, str) else hostile(old)
            for field, old in msgspec.structs.asdict(value).items()
        }
        return msgspec.structs.replace(value, **known)
    if isinstance(value, dict):
        return {key: hostile(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(hostile(item) for item in value)
    return examples.HOSTILE if isinstance(value, str) else value


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "ui"), HTML)
def test_html_is_sound(renderer: Renderer, name: str, ui: UiLang, kind: str) -> None:
    """Each page, full or bare, has its language, one h1, and no hole where a value was."""
    text = page(renderer, name, ui, kind).decode()
    html = LexborHTMLParser(text)

    root = html.root
    assert root is not None
    assert root.attributes["lang"] == LANG_TAGS[ui]
    assert len(html.css("h1")) == 1
    assert one(html, "title").text(strip=True)
    assert len(html.css("main")) == 1
    assert "None" not in text
    assert "Undefined" not in text
    assert html.css('[href=""], [src=""], [content=""], [datetime=""], [lang=""]') == []
    assert all("alt" in image.attributes for image in html.css("img"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "ui"), HTML)
def test_tags_are_balanced(
    renderer: Renderer, name: str, ui: UiLang, kind: str
) -> None:
    """What is opened is closed, in order; only dt and dd close themselves."""
    text = page(renderer, name, ui, kind).decode()
    void = {"meta", "link", "img", "br", "dt", "dd", "input"}
    void = {"meta", "link", "img", "br", "input", "dt", "dd"}
    text = re.sub(r"<(script|style)\b.*?</\1>", "", text, flags=re.DOTALL)
    stack: list[str] = []
    for close, tag in re.findall(r"<(/?)([a-z][a-z0-9]*)", text):
        if tag in void:
            continue
        if close:
            assert tag == stack.pop()
        else:
            stack.append(tag)

    assert stack == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("name", "ui"), HTML)
def test_headings_go_down_by_one(
    renderer: Renderer, name: str, ui: UiLang, kind: str
) -> None:
    """A reader who jumps from heading to heading misses no step."""
    html = LexborHTMLParser(page(renderer, name, ui, kind).decode())

    levels = [int(str(node.tag)[1]) for node in html.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


@pytest.mark.parametrize(("name", "ui"), TREE)
def test_links_are_relative_and_name_a_file(
    renderer: Renderer, name: str, ui: UiLang
) -> None:
    """A link within the archive works from a folder, from any path, on any host."""
    html = LexborHTMLParser(page(renderer, name, ui, "full").decode())

    for node in html.css("a[href], link[href], script[src], img[src]"):
        link = node.attributes.get("href") or node.attributes.get("src") or ""
        if re.match(r"https?:|mailto:|#", link):
            continue
        assert not link.startswith("/")
        assert re.search(r"\.\w+(#[\w-]+)?$", link)


@pytest.mark.parametrize(("name", "ui"), TREE)
def test_language_switch(renderer: Renderer, name: str, ui: UiLang) -> None:
    """The switch leads to the same page in the other tree, in that language's words."""
    html = LexborHTMLParser(page(renderer, name, ui, "full").decode())
    other: UiLang = "en" if ui == "zh" else "zh"

    switch = one(html, "a.tongue")
    assert switch.attributes["href"] == f"../../../../{other}/2023/01/03/page.html"
    assert switch.attributes["lang"] == LANG_TAGS[other]


@pytest.mark.parametrize(("name", "ui"), HTML)
def test_hostile_texts(renderer: Renderer, name: str, ui: UiLang) -> None:
    """Markup in a title, a name or a tag stays text, on every page."""
    site, frame = hostile(examples.site(ui)), hostile(examples.frame(ui))
    view = hostile(examples.FULL[name])
    data = renderer.render(name, site=site, frame=frame, view=view, body=None)
    clean = LexborHTMLParser(page(renderer, name, ui, "full").decode())
    html = LexborHTMLParser(data.decode())

    assert b"<script>alert" not in data
    assert b"\0" not in data
    assert len(html.css("script")) == len(clean.css("script"))
    assert html.css("[onclick], [onerror]") == []
    for script in html.css('script[type="application/ld+json"]'):
        assert json.loads(script.text())["headline"].startswith("<script>")


@pytest.mark.parametrize(("name", "ui"), HTML)
def test_foreign_texts_carry_their_language(
    renderer: Renderer, name: str, ui: UiLang
) -> None:
    """A text in another language says so, wherever it stands."""
    html = LexborHTMLParser(page(renderer, name, ui, "full").decode())
    texts = {examples.CARD: "zh-Hans", examples.ENGLISH: "en"}

    for card, tag in texts.items():
        for node in html.css("a, h1, b"):
            if node.text(deep=False, strip=True) != card.title:
                continue
            own: LexborNode | None = node
            while own is not None and "lang" not in own.attributes:
                own = own.parent
            assert own is not None
            assert own.attributes["lang"] == tag


def test_same_bytes(renderer: Renderer) -> None:
    """Another renderer writes the same bytes."""
    again = Renderer(find_theme(ROOT))

    for name, ui in examples.PAGES:
        assert page(renderer, name, ui, "full") == page(again, name, ui, "full")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["feed.xml", "sitemap.xml", "opensearch.xml"])
def test_xml_is_well_formed(renderer: Renderer, name: str, kind: str) -> None:
    """Feeds, sitemaps and the search's description are XML; they need no frame."""
    view = (examples.FULL if kind == "full" else examples.BARE)[name]

    root = etree.fromstring(
        renderer.render(name, site=examples.site("zh"), frame=None, view=view)
    )

    assert root.tag.endswith(("}feed", "}urlset", "}OpenSearchDescription"))


def test_hostile_feed(renderer: Renderer) -> None:
    """No title breaks a feed."""
    view = hostile(examples.FULL["feed.xml"])
    view = msgspec.structs.replace(view, title="a\ufffe\uffff]]>\0b")

    root = etree.fromstring(
        renderer.render("feed.xml", site=examples.site("zh"), frame=None, view=view)
    )

    names = {"a": "http://www.w3.org/2005/Atom"}
    assert root.findtext("a:title", namespaces=names) == "a]]>b"
    title = root.findtext("a:entry/a:title", namespaces=names)
    assert title is not None
    assert title.startswith("<script>alert('x')</script>")


def test_feed_entry(renderer: Renderer) -> None:
    """An entry says its language, its source and its authors."""
    data = renderer.render(
        "feed.xml",
        site=examples.site("zh"),
        frame=None,
        view=examples.FULL["feed.xml"],
    )
    atom = "{http://www.w3.org/2005/Atom}"
    entry = etree.fromstring(data).find(f"{atom}entry")

    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    links = {link.get("rel"): link.get("href") for link in entry.iter(f"{atom}link")}
    assert links["via"] == examples.ENTRY.source
    assert links["alternate"] == examples.ENTRY.url
    assert [name.text for name in entry.iter(f"{atom}name")] == ["林海"]


def test_sitemap_index(renderer: Renderer) -> None:
    """An index of sitemaps is not a map of pages."""
    view = msgspec.structs.replace(examples.FULL["sitemap.xml"], index=True)

    data = renderer.render("sitemap.xml", site=None, frame=None, view=view)

    assert etree.fromstring(data).tag.endswith("}sitemapindex")


def test_opensearch(renderer: Renderer) -> None:
    """An absolute address, or a word on what it takes to have one."""
    full, bare = (
        renderer.render(
            "opensearch.xml", site=None, frame=None, view=kind["opensearch.xml"]
        )
        for kind in (examples.FULL, examples.BARE)
    )

    url = etree.fromstring(full).find("{http://a9.com/-/spec/opensearch/1.1/}Url")
    template = "https://example.org/news/zh/search.html?q={searchTerms}"
    assert url.get("template") == template
    assert b"set base_url" in bare
    assert b"<Url" not in bare


def test_search_hands_its_script_data(renderer: Renderer) -> None:
    """Names and texts are JSON in a block that nothing in them can end."""
    frame = examples.frame("en", "search.html", "search")
    site = msgspec.structs.replace(examples.site("en"), topics={"x": examples.HOSTILE})
    data = renderer.render(
        "search.html", site=site, frame=frame, view=examples.FULL["search.html"]
    )
    html = LexborHTMLParser(data.decode())
    block = json.loads(one(html, "#search-data").text())

    assert block["topics"]["x"] == examples.HOSTILE
    assert block["words"]["found.other"] == "{n} articles found"
    assert [node.attributes["src"] for node in html.css("head script[src]")][1:] == [
        "../static/search-page.1a2b3c4d.js"
    ]


@pytest.mark.parametrize(("room", "boxes"), [("search", 0), ("front", 1)])
def test_one_search_box(renderer: Renderer, room: Room, boxes: int) -> None:
    """Every page has a box that works by a plain form; the search page its own."""
    frame = examples.frame("zh", "a/b.html", room)
    data = renderer.render(
        "topics.html",
        site=examples.site("zh"),
        frame=frame,
        view=examples.FULL["topics.html"],
    )
    found = LexborHTMLParser(data.decode()).css("form[action='../search.html']")

    assert len(found) == boxes
    for form in found:
        assert form.attributes.get("method", "get") == "get"
        assert form.css("input")[0].attributes["name"] == "q"


def test_robots(renderer: Renderer) -> None:
    """Robots learn of the sitemap, where there is one."""
    full = renderer.render(
        "robots.txt", site=None, frame=None, view=examples.FULL["robots.txt"]
    )
    bare = renderer.render(
        "robots.txt", site=None, frame=None, view=examples.BARE["robots.txt"]
    )

    assert full.endswith(b"Sitemap: https://example.org/news/sitemap.xml\n")
    assert b"Sitemap" not in bare


@pytest.mark.parametrize(
    ("visibility", "body", "shown"),
    [("public", BODY, True), ("noindex", BODY, True), ("withdrawn", None, False)],
)
def test_withheld_article(
    renderer: Renderer, visibility: str, body: Markup | None, shown: bool
) -> None:
    """A withdrawn article says so, and why, instead of its text."""
    view = msgspec.structs.replace(
        examples.ARTICLE, visibility=visibility, reason="应作者要求"
    )
    data = renderer.render(
        "article.html",
        site=examples.site("zh"),
        frame=examples.frame("zh"),
        view=view,
        body=body,
    )
    html = LexborHTMLParser(data.decode())

    assert shown == bool(html.css(".body"))
    assert shown != ("应作者要求" in data.decode())


def test_excerpt_leads_to_the_source(renderer: Renderer) -> None:
    """Where only the beginning is kept, the rest is one link away."""
    view = msgspec.structs.replace(examples.ARTICLE, visibility="excerpt")
    data = renderer.render(
        "article.html",
        site=examples.site("en"),
        frame=examples.frame("en"),
        view=view,
        body=BODY,
    )
    html = LexborHTMLParser(data.decode())

    assert html.css(".body")
    link = one(html, ".note a")
    assert link.attributes["href"] == examples.ARTICLE.url
    rel = "nofollow noopener noreferrer external"
    assert link.attributes["rel"] == rel


def test_article_for_machines(renderer: Renderer) -> None:
    """Reference managers and search engines find who wrote what, where and when."""
    html = LexborHTMLParser(page(renderer, "article.html", "en", "full").decode())
    meta = {
        node.attributes["name"]: node.attributes["content"]
        for node in html.css("meta[name]")
    }

    assert meta["z:itemType"] == "newspaperArticle"
    assert meta["dc.title"] == examples.ARTICLE.title
    assert meta["dc.language"] == "zh-Hans"
    assert meta["prism.publicationName"] == "Harbour Evening News"
    data = json.loads(one(html, 'script[type="application/ld+json"]').text())
    assert data["@type"] == "NewsArticle"
    assert data["isBasedOn"] == examples.ARTICLE.url
    assert data["author"][0]["name"] == "林海"


def test_article_is_small(renderer: Renderer) -> None:
    """A usual article costs at most 4 kB beside its text: 100,000 must fit.

    What leads to five others to read next costs at most 0.75 kB, their titles included.
    """
    people = ("contributors", "translators", "editors")
    unusual = (*people, "media", "related", "dropped")
    view = msgspec.structs.replace(
        examples.ARTICLE,
        **dict.fromkeys(unusual, ()),
        pair=None,
        earlier=None,
        later=None,
        beside="",
        story=None,
        nearby=(),
        original_url="",
        history="",
    )
    site = examples.site("zh")
    frame = examples.frame("zh", "2023/01/03/ferry.html", "article")
    data = renderer.render(
        "article.html", site=site, frame=frame, view=view, body=Markup()
    )
    texts = (view.title, view.deck, view.source, site.notice, frame.description)
    cards = (
        (view.previous.title, view.next.title) if view.previous and view.next else ()
    )
    for text in (*texts, *cards, examples.PICTURE.caption):
        data = data.replace(text.encode(), b"")

    assert len(data) <= 4096

    more = msgspec.structs.replace(view, nearby=(examples.BARE_CARD,) * 5)
    longer = renderer.render(
        "article.html", site=site, frame=frame, view=more, body=Markup()
    )
    shorter = renderer.render(
        "article.html", site=site, frame=frame, view=view, body=Markup()
    )
    assert len(longer) - len(shorter) <= 768


def left_out(renderer: Renderer, ui: UiLang, *rules: Count) -> bytes:
    """The article's page where these rules left something out."""
    view = msgspec.structs.replace(examples.ARTICLE, dropped=rules)
    site, frame = examples.site(ui), examples.frame(ui)
    return renderer.render("article.html", site=site, frame=frame, view=view)


def test_what_was_left_out_and_why(renderer: Renderer) -> None:
    """Each rule in the words of the interface; one of somebody's own as it stands."""
    rules = Count(key="rss-advert", count=1042), Count(key="<own>", count=1)
    words = {
        ui: LexborHTMLParser(left_out(renderer, ui, *rules).decode()) for ui in UI_LANGS
    }
    told = {ui: one(html, ".card").text() for ui, html in words.items()}

    assert "未收录（字符数）订阅源里夹带的广告 · 1,042<own> · 1\n" in told["zh"]
    assert "advert carried in the feed · 1,042<own> · 1\n" in told["en"]


@pytest.mark.parametrize("ui", UI_LANGS)
def test_what_was_left_out_is_small(renderer: Renderer, ui: UiLang) -> None:
    """Two rules, more than most articles meet, cost 120 bytes; none costs nothing."""
    advert = Count(key="rss-advert", count=42)
    labels = Count(key="screen-reader-label", count=42)
    nothing = len(left_out(renderer, ui))

    assert len(left_out(renderer, ui, advert)) - nothing <= 80
    assert len(left_out(renderer, ui, advert, labels)) - nothing <= 120


def test_no_style_in_a_page(renderer: Renderer) -> None:
    """The policy forbids inline styles and handlers: no page of a tree has any."""
    for name, ui in TREE:
        html = LexborHTMLParser(page(renderer, name, ui, "full").decode())

        assert html.css("style, [style], [onload], [onclick]") == []


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with its own copy of the whole theme."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(ROOT / "static", tmp_path / "static")
    return tmp_path


def digests(root: Path) -> dict[str, str]:
    renderer = Renderer(find_theme(root))
    return {name: renderer.digest(name) for name in examples.FULL}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name, digest in before.items() if digest != after[name]}


def test_digest_of_a_drawn_in_file(project: Path) -> None:
    """A change in the macros touches the pages that import them, and no other."""
    before = digests(project)
    with (project / "templates" / "macros.html").open("a") as file:
        file.write("{# another #}\n")

    after = changed(before, digests(project))

    assert {"front.html", "month.html", "topic.html"} <= after
    assert not {"article.html", "root.html", "feed.xml", "robots.txt"} & after


def test_digest_of_a_text(project: Path) -> None:
    """A changed text touches the pages that show it, and no other."""
    before = digests(project)
    path = project / "templates" / "strings" / "en.toml"
    path.write_text(path.read_text("utf-8").replace("Archive record", "File card"))

    assert changed(before, digests(project)) == {"article.html"}


def test_digest_of_a_table(project: Path) -> None:
    """A new name in a table touches the pages that may ask it for that name."""
    before = digests(project)
    path = project / "templates" / "strings" / "en.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("[dropped]", '[dropped]\nown = "x"'), "utf-8")

    assert changed(before, digests(project)) == {"article.html"}


def test_digest_is_stable() -> None:
    """The same theme has the same digests."""
    assert digests(ROOT) == digests(ROOT)


def broken(project: Path, name: str, text: str) -> TemplateError:
    (project / "templates" / name).write_text(text, "utf-8")
    with pytest.raises(TemplateError) as caught:
        Renderer(find_theme(project)).render(
            "day.html",
            site=examples.site("zh"),
            frame=examples.frame("zh"),
            view=examples.FULL["day.html"],
        )
    return caught.value


@pytest.mark.parametrize(
    ("id", "text", "line", "message"),
    [
        ("T001", "\n\n{% if %}", 3, "Expected"),
        ("T001", "\n{{ view.date|nosuch }}", 2, "nosuch"),
        ("T002", "\n\n{{ view.dat }}", 3, "dat"),
        ("T002", "{{ nobody }}", 1, "nobody"),
        ("T003", '\n{{ t("no.such") }}', 2, "no.such"),
        ("T003", "\n{{ t(view.date) }}", 2, "plain string"),
        ("T003", '\n{{ word(view.date, "a") }}', 2, "plain string"),
        ("T003", '\n{{ word("dropped") }}', 2, "and a name"),
        ("T005", '\n{% include "no.html" %}', 2, "no.html"),
        ("T006", "\n{{ 1 // 0 }}", 2, "ZeroDivisionError"),
        ("T006", "\n{{ view.count|day }}", 2, "TypeError"),
    ],
)
def test_errors_name_the_line(
    project: Path, id: str, text: str, line: int, message: str
) -> None:
    """Whatever is wrong with a template, the message leads to its line."""
    error = broken(project, "day.html", text)

    assert error.id == id
    assert error.where == f"templates/day.html:{line}"
    assert message in error.message
    assert error.hint


def test_error_in_a_macro(project: Path) -> None:
    """The line is that of the macro, not of the page that calls it."""
    name = "macros.html"
    (project / "templates" / "day.html").write_text(
        '{% import "macros.html" as m %}\n{{ m.row(view) }}'
    )

    error = broken(project, name, "\n{% macro row(x) %}{{ x.no }}{% endmacro %}")

    assert (error.id, error.where) == ("T002", "templates/macros.html:2")


def test_unknown_template(project: Path) -> None:
    """A page asks for a template that no folder has."""
    renderer = Renderer(find_theme(project))

    with pytest.raises(TemplateError) as caught:
        renderer.render("no.html", site=None, frame=None, view=View())
    with pytest.raises(TemplateError) as of_digest:
        renderer.digest("no.html")

    assert caught.value.id == of_digest.value.id == "T005"


def test_strings_that_break_a_page(project: Path) -> None:
    """A text that asks for more than its template gives is named by its own file."""
    path = project / "templates" / "strings" / "zh.toml"
    path.write_text(path.read_text("utf-8").replace('"{n} 篇"', '"{n}/{total} 篇"'))
    with pytest.raises(TemplateError) as caught:
        Renderer(find_theme(project)).render(
            "day.html",
            site=examples.site("zh"),
            frame=examples.frame("zh"),
            view=examples.FULL["day.html"],
        )

    assert caught.value.id == "T004"
    assert caught.value.where == "templates/strings/zh.toml"
