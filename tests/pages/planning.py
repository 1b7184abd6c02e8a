"""Libraries and plans for tests, without a disk."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from hypothesis import strategies as st

from archive import api
from archive.catalog.entry import make_entry
from archive.catalog.library import make_library, with_relations
from archive.formats.fingerprint import digest
from archive.formats.front_matter import write_article
from archive.model.article import Article
from archive.model.library import Entry, Library, State
from archive.model.names import UI_LANGS, UiLang
from archive.model.relations import Relations
from archive.model.settings import Settings
from archive.pages.edition import Edition
from archive.pages.page import Page
from archive.pages.plan import Assets, Plan, make_editions, make_plan
from archive.pages.views import View
from archive.relate.clues import make_clues
from archive.relate.reading import reading_of
from archive.relate.relations import find_relations
from archive.relate.sketches import make_sketch
from archive.relate.words import make_words
from tests.sites import article, new_root

ASSETS = Assets(style="static/s.css", script="static/s.js", icon="static/i.svg")
ROOMS = (
    "timeline",
    "outlets",
    "topics",
    "stories",
    "bilingual",
    "authors",
    "search",
    "undated",
    "history",
)
WORDS = {ui: {word: word for word in ROOMS} for ui in UI_LANGS}


def given_settings() -> Settings:
    """The settings of the small sites."""
    with tempfile.TemporaryDirectory() as folder:
        return api.settings(new_root(Path(folder)))


SETTINGS = given_settings()


def entry(made: Article, topics: tuple[str, ...] = ()) -> Entry:
    """The entry of an article, as a build would read it from its file."""
    reading = reading_of(made)
    return make_entry(
        made,
        file=f"{made.header.id}.md",
        digest=digest(write_article(made).encode()),
        topics=topics or made.header.topics,
        sketch=make_sketch(reading),
        clues=make_clues(reading),
        words=make_words(reading),
    )


def an_entry(id: str, body: str = "第一班渡轮离港。\n", /, **header: object) -> Entry:
    """The entry of an article that follows from its id."""
    return entry(article(id, body, **header))


def a_state(id: str, dump: str, /, **header: object) -> State:
    """An earlier state of an article; ``dump`` stands for the bytes of its dump."""
    source = {"path": "raw/a.md", "sha256": dump, "layout": "harbour/2023"}
    made = article(id, "", source=source, **header)
    return State(header=made.header, file=f"{id}/{dump}.md", digest=f"digest of {dump}")


def editions(found: Library) -> dict[UiLang, Edition]:
    """The library as both trees show it."""
    return make_editions(
        found,
        site=SETTINGS.site,
        outlets=SETTINGS.outlets,
        topics=SETTINGS.topics,
        words=WORDS,
        local=frozenset(),
    )


def plan(
    entries: Iterable[Entry],
    local: Iterable[str] = (),
    states: Iterable[State] = (),
    /,
    **site: object,
) -> Plan:
    """The plan of a library; ``local`` are its own media, keywords settings of the site."""
    library = make_library(entries, states)
    found = find_relations(library.entries.values())
    return _plan(with_relations(library, found), local, site)


def plan_of(entries: Iterable[Entry], relations: Relations, /, **site: object) -> Plan:
    """The plan of a library whose articles are to each other what the test says."""
    return _plan(with_relations(make_library(entries), relations), (), site)


def _plan(library: Library, local: Iterable[str], site: Mapping[str, object]) -> Plan:
    return make_plan(
        library,
        site=msgspec.structs.replace(SETTINGS.site, **site),
        outlets=SETTINGS.outlets,
        topics=SETTINGS.topics,
        words=WORDS,
        local=frozenset(local),
        assets=ASSETS,
    )


def pages(made: Plan) -> dict[str, Page]:
    """Every page by its path."""
    return {page.path: page for page in made.pages}


def values(view: object) -> Iterator[View]:
    """A view and all views inside it."""
    if isinstance(view, View):
        yield view
        for name in view.__struct_fields__:
            yield from values(getattr(view, name))
    elif isinstance(view, tuple | list):
        for part in view:
            yield from values(part)


def shown(page: Page) -> str:
    """Everything that a page can show, its body left out."""
    return msgspec.json.encode([page.frame, page.view]).decode()


DAYS = ("20230103", "20230104", "20230215", "20240229", "undated")

ENTRIES = st.lists(
    st.builds(
        an_entry,
        st.builds(
            "{}-{}-{}".format,
            st.sampled_from(["harbour", "north", "elsewhere"]),
            st.sampled_from(DAYS),
            st.sampled_from(["ferry", "ice", "index", "a-1"]),
        ),
        st.text(max_size=40),
        title=st.text(min_size=1, max_size=300).filter(str.strip),
        lang=st.sampled_from(["zh-Hans", "zh-Hant", "en"]),
        topics=st.sampled_from([(), ("ferries",), ("floods", "rivers")]),
        visibility=st.sampled_from(
            ["public", "public", "noindex", "excerpt", "withdrawn"]
        ),
        published=st.sampled_from(
            [
                "",
                "2023-01-03",
                "2023-01-03T23:59:59-11:00",
                "2023-01-04T08:00:00",
                "0001-01-01T00:00:00+14:00",
                "2023-W01-2",
                "soon",
            ]
        ),
        archived=st.sampled_from(["", "2023-01-05T00:00:00+00:00", "never"]),
        url=st.sampled_from(
            ["", "https://harbour.example/a", "http://[", "javascript:alert(1)"]
        ),
        original_url=st.sampled_from(["", "https://www.harbour.example/a/"]),
        translation_of=st.sampled_from(["", "north-20230103-ice", "nobody"]),
    ),
    max_size=10,
    unique_by=lambda found: found.id,
)
"""Libraries with whatever a person may write into front matter."""
