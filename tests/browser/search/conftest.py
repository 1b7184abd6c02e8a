"""A page that has the engine, opened both ways that a reader may open it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.search.sites import PAGE, Row, write_site

OpenSearch = Callable[..., Page]


@pytest.fixture(params=["file", "http"])
def open_search(
    request: pytest.FixtureRequest,
    page: Page,
    tmp_path: Path,
    serve_folder: Callable[[Path], str],
) -> OpenSearch:
    """Write the index of some articles and open a page that can search it."""

    def open_page(*rows: Row, shard: int = 300, pairs: int = 2) -> Page:
        site = write_site(tmp_path / "site", rows, shard=shard, pairs=pairs)
        top = serve_folder(site) if request.param == "http" else f"{site.as_uri()}/"
        page.goto(top + PAGE)
        return page

    return open_page


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where ``open_search`` writes."""
    return tmp_path / "site"
