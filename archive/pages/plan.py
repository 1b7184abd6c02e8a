"""Library -> every page of the site as a value. No Markdown is rendered here."""

from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from archive.model.library import Library
from archive.model.names import UI_LANGS, UiLang
from archive.model.outlet import OutletFacts
from archive.model.settings import SiteSettings
from archive.model.topic import Topic
from archive.pages import urls
from archive.pages.articles import article_pages
from archive.pages.authors import author_pages
from archive.pages.bilingual import bilingual_pages
from archive.pages.cards import make_cards
from archive.pages.edition import Edition, name_of_outlet
from archive.pages.exports import data_files
from archive.pages.feeds import feed_pages
from archive.pages.front import front_page
from archive.pages.history import history_pages
from archive.pages.homes import link
from archive.pages.outlets import outlet_pages
from archive.pages.page import Data, Page
from archive.pages.root import root_pages, sitemap_pages
from archive.pages.search import opensearch_page, search_page
from archive.pages.stories import story_pages
from archive.pages.timeline import timeline_pages
from archive.pages.topics import topic_pages
from archive.pages.views import Card, SiteView


class Assets(msgspec.Struct, frozen=True, kw_only=True):
    """Site paths of what pages load."""

    style: str
    script: str
    icon: str
    search: str = ""
    """What search pages load besides: the engine, and what shows its results."""
    hanzi: str = ""
    """Loaded on demand: what writes Chinese in its other script."""


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the site will hold, but for copied files."""

    pages: tuple[Page, ...]
    data: tuple[Data, ...]
    sites: dict[str, SiteView]
    """By interface language."""


def make_plan(
    library: Library,
    *,
    site: SiteSettings,
    outlets: Sequence[OutletFacts],
    topics: Sequence[Topic],
    words: Mapping[UiLang, Mapping[str, str]],
    local: frozenset[str],
    assets: Assets,
) -> Plan:
    """Plan every page in both trees. Equal values give equal plans."""
    editions = make_editions(
        library, site=site, outlets=outlets, topics=topics, words=words, local=local
    )
    pages = [page for edition in editions.values() for page in _lists(edition, local)]
    pages.extend(search_page(one, assets.search) for one in editions.values())
    pages.extend(article_pages(tuple(editions.values()), local))
    pages.extend(history_pages(editions.values()))
    default = editions[site.default_lang]
    pages.extend(root_pages(default))
    pages.append(opensearch_page(default, assets.icon))
    pages.extend(sitemap_pages(default, pages))
    return Plan(
        pages=tuple(pages),
        data=tuple(data_files(library)),
        sites=site_views(editions, outlets, assets),
    )


def _cards(
    library: Library, local: frozenset[str], site: SiteSettings
) -> dict[UiLang, Mapping[str, Card]]:
    """The cards of each tree; the same ones where all their links are the same."""
    if site.article_pages == "both":
        return dict.fromkeys(UI_LANGS, make_cards(library, local, urls.article))
    return {ui: make_cards(library, local, partial(link, site, ui)) for ui in UI_LANGS}


def make_editions(
    library: Library,
    *,
    site: SiteSettings,
    outlets: Sequence[OutletFacts],
    topics: Sequence[Topic],
    words: Mapping[UiLang, Mapping[str, str]],
    local: frozenset[str],
) -> dict[UiLang, Edition]:
    """Both trees, before any of their pages is planned."""
    site = rooted(site)
    cards = _cards(library, local, site)
    facts = used_outlets(library, outlets)
    return {
        ui: Edition(
            ui=ui,
            site=site,
            library=library,
            outlets=facts,
            topics={topic.slug: topic for topic in topics},
            cards=cards[ui],
            words=words[ui],
        )
        for ui in UI_LANGS
    }


def site_views(
    editions: Mapping[UiLang, Edition], outlets: Sequence[OutletFacts], assets: Assets
) -> dict[str, SiteView]:
    """What all pages of each tree show."""
    described = {outlet.slug: outlet for outlet in outlets}
    return {
        ui: _site_view(edition, {**described, **edition.outlets}, assets)
        for ui, edition in editions.items()
    }


def rooted(site: SiteSettings) -> SiteSettings:
    """The settings with an address that paths can be put behind, if there is one."""
    base = site.base_url.strip().rstrip("/")
    return msgspec.structs.replace(site, base_url=f"{base}/" if base else "")


def _lists(edition: Edition, local: frozenset[str]) -> list[Page]:
    """Everything in a tree but its articles."""
    return [
        *front_page(edition),
        *timeline_pages(edition),
        *outlet_pages(edition),
        *topic_pages(edition),
        *author_pages(edition),
        *story_pages(edition),
        *bilingual_pages(edition, local),
        *feed_pages(edition),
    ]


def used_outlets(
    library: Library, outlets: Sequence[OutletFacts]
) -> dict[str, OutletFacts]:
    """Facts of the outlets that have articles: described ones first, in their order."""
    known = {facts.slug: facts for facts in outlets if facts.slug in library.by_outlet}
    for slug, ids in library.by_outlet.items():
        if slug not in known:
            known[slug] = name_of_outlet(slug, library.get(ids))
    return known


def _site_view(
    edition: Edition, outlets: Mapping[str, OutletFacts], assets: Assets
) -> SiteView:
    """What all pages show: as little of it as possible depends on the articles."""
    site = edition.site
    return SiteView(
        title=site.title.of(edition.ui),
        tagline=site.tagline.of(edition.ui),
        notice=site.notice.of(edition.ui),
        contact=site.contact,
        base_url=site.base_url,
        style=assets.style,
        script=assets.script,
        icon=assets.icon,
        hanzi=assets.hanzi,
        outlets={slug: facts.names.of(edition.ui) for slug, facts in outlets.items()},
        outlet_langs={slug: facts.lang for slug, facts in outlets.items()},
        topics={slug: edition.topic_name(slug) for slug in edition.topics},
    )
