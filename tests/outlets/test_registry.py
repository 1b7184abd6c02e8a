import re

import pytest

from archive.model.dump import Dump
from archive.model.names import Names
from archive.model.outlet import OutletFacts
from archive.outlets.clipping import Clipping
from archive.outlets.facts import FACTS, known_facts
from archive.outlets.layout import Outlet, canonical_key, last_segment
from archive.outlets.registry import OUTLETS, Registry, derived, layout_of


def dump_at(url: str, body: str = "<p>正文</p>") -> Dump:
    return Dump(
        path="in.md",
        sha256="",
        encoding="utf-8",
        title="题",
        url=url,
        epoch=0,
        body=body,
    )


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.facts.slug)
def test_every_host_leads_to_its_outlet(outlet: Outlet) -> None:
    """With and without a sub-domain, in any case."""
    for host in outlet.facts.hosts:
        for name in (host, f"www.{host}", host.upper()):
            found = Registry().of(dump_at(f"https://{name}/a/1"))
            assert found.facts.slug == outlet.facts.slug


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: outlet.facts.slug)
def test_facts_are_complete(outlet: Outlet) -> None:
    """A slug that can stand in an id, names in both languages, at least one layout."""
    assert re.fullmatch("[a-z]+", outlet.facts.slug)
    assert outlet.facts.names.zh
    assert outlet.facts.names.en
    assert outlet.layouts


def test_facts_are_those_of_the_outlets() -> None:
    """What is told without loading a layout is what the layouts' outlets say."""
    assert tuple(outlet.facts for outlet in OUTLETS) == FACTS


def test_own_facts_come_in_the_place_of_those_of_the_code() -> None:
    """An outlet of one's own comes last; one that the code knows stays where it is."""
    own = OutletFacts(slug="voa", names=Names(zh="甲", en="A"), hosts=("a.example",))
    new = OutletFacts(slug="own", names=Names(zh="乙", en="B"), hosts=("b.example",))

    assert known_facts([new, own]) == (FACTS[0], own, *FACTS[2:], new)


def test_slugs_hosts_and_layouts_are_unique() -> None:
    slugs = [outlet.facts.slug for outlet in OUTLETS]
    hosts = [host for outlet in OUTLETS for host in outlet.facts.hosts]

    assert len(slugs) == len(set(slugs))
    assert len(hosts) == len(set(hosts))
    for outlet in OUTLETS:
        names = [layout.name for layout in outlet.layouts]
        assert len(names) == len(set(names))


def test_a_host_that_only_ends_alike_is_another() -> None:
    found = Registry().of(dump_at("https://notbbc.com/a/1"))

    assert found.facts.slug == "notbbc-com"
    assert found.layouts == ()


def test_an_unknown_host_gets_the_generic_layout() -> None:
    dump = dump_at("https://www.paper.example/a/1")
    outlet = derived("www.paper.example")

    name, _ = layout_of(outlet, Clipping(dump))

    assert outlet.facts.names == Names(zh="paper.example", en="paper.example")
    assert name == "generic"


def test_facts_of_a_file_replace_those_of_the_code() -> None:
    """Layouts stay; another outlet may borrow them."""
    own = OutletFacts(
        slug="bbc", names=Names(zh="英广", en="Beeb"), hosts=("beeb.example",)
    )
    lent = OutletFacts(
        slug="mirror",
        names=Names(zh="镜", en="Mirror"),
        hosts=("mirror.example",),
        markup="voa",
    )
    registry = Registry((own, lent))

    assert registry.of(dump_at("https://beeb.example/x")).facts.names.en == "Beeb"
    assert registry.of(dump_at("https://beeb.example/x")).layouts
    dump = dump_at(
        "https://mirror.example/x", "<div><i>Fri, 17 Jul 2020 11:37:13 GMT</i></div>"
    )
    assert layout_of(registry.of(dump), Clipping(dump))[0] == "voa/2020"


@pytest.mark.parametrize(
    ("url", "key", "segment"),
    [
        ("http://www.a.example/x/y/", "a.example/x/y", "y"),
        ("https://a.example/x/y", "a.example/x/y", "y"),
        ("https://a.example/y.html?id=3", "a.example/y.html?id=3", "y"),
        ("https://a.example/", "a.example/", ""),
    ],
)
def test_addresses_name_articles(url: str, key: str, segment: str) -> None:
    """Scheme and final slash make no difference; the last part is the slug."""
    assert canonical_key(dump_at(url)) == key
    assert last_segment(dump_at(url)) == segment


@pytest.mark.parametrize(
    ("url", "slug", "key"),
    [
        (
            "https://www.voachinese.com/a/two-cities-sing-20211217/6358725.html",
            "two-cities-sing-6358725",
            "6358725",
        ),
        ("https://www.voachinese.com/a/5509840.html", "5509840", "5509840"),
        (
            "https://cn.nytimes.com/world/20230103/two-rivers/dual/",
            "two-rivers",
            "cn.nytimes.com/world/20230103/two-rivers/dual",
        ),
        (
            "https://www.bbc.com/zhongwen/articles/c0ab1/simp",
            "c0ab1",
            "bbc.com/zhongwen/articles/c0ab1/simp",
        ),
    ],
)
def test_slugs_are_short_and_stable(url: str, slug: str, key: str) -> None:
    """The source's own words and number; no date, no edition."""
    dump = dump_at(url)
    outlet = Registry().of(dump)

    assert outlet.slug(dump) == slug
    assert outlet.key(dump) == key
