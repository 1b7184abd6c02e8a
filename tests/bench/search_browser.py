"""Our search in Chromium: what it answers, what it loads, how long a reader waits."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page, Response, sync_playwright

from tests.bench.search_pagefind import served
from tests.bench.search_results import Wait
from tests.browser.conftest import ARGS
from tests.browser.find_chromium import find_chromium

PAGE = "zh/search.html"
SLOWER = 4
VISITS = 5
"""Visits that are timed, each of ten queries."""
QUERIES = 10
_OPEN = "async () => { window.engine = await ArchiveSearch.open('../'); }"
_ASK = """async ([query, most]) => {
  const found = await window.engine.search(query);
  const hits = await found.hits(0, Math.min(most, found.total));
  return [hits.map((hit) => hit.id), found.total, found.problems.length];
}"""
ALL, SOME = 5000, 300
"""Where there are so many articles, so many of the results of a query are looked at: each
comes with its title and a passage."""
_TYPE = """(query) => new Promise((resolve) => {
  const box = document.querySelector('#seek input');
  const hits = document.querySelector('#hits');
  const begun = performance.now();
  const status = document.querySelector('#status');
  const before = status.textContent;
  hits.replaceChildren();
  const done = () => {
    if (!hits.firstElementChild && document.body.hasAttribute('aria-busy')) return;
    if (!hits.firstElementChild && status.textContent === before) return;
    watch.disconnect();
    resolve(performance.now() - begun);
  };
  const watch = new MutationObserver(done);
  watch.observe(document.body, {
    childList: true, subtree: true, attributes: true, characterData: true });
  box.value = query;
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
})"""


@contextmanager
def page() -> Iterator[Page]:
    """A new page of a new Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(ARGS)
        )
        try:
            yield browser.new_page()
        finally:
            browser.close()


class Answer(NamedTuple):
    """What ours finds for a query."""

    seen: set[int]
    """Numbers of articles: of all results, or of the first ``SOME``."""
    total: int


def our_answers(
    site: Path, queries: Sequence[str], numbers: Mapping[str, int]
) -> dict[str, Answer]:
    """What ours finds for each query, from ``file://``."""
    found: dict[str, Answer] = {}
    most = ALL if len(numbers) <= ALL else SOME
    with page() as tab:
        tab.goto((site / PAGE).resolve().as_uri())
        tab.evaluate(_OPEN)
        for query in queries:
            ids, total, problems = tab.evaluate(_ASK, [query, most])
            if problems:
                raise SystemExit(f"{query}: files of the index are missing")
            found[query] = Answer({numbers[id_] for id_ in ids}, total)
    return found


def waits(site: Path, queries: Sequence[str]) -> tuple[Wait, ...]:
    """The first and the tenth query of some visits."""
    step = max(1, len(queries) // (VISITS * QUERIES))
    drawn = queries[::step][: VISITS * QUERIES]
    visits = [drawn[at : at + QUERIES] for at in range(0, len(drawn), QUERIES)]
    times = [_timed(site, visit) for visit in visits]
    loads = [_loaded(site, visit) for visit in visits]
    return tuple(
        Wait(
            nth=nth,
            bytes=statistics.median(sum(one[nth - 1]) for one in loads),
            requests=statistics.median(len(one[nth - 1]) for one in loads),
            from_file=statistics.median(one[nth - 1] for one in times),
            most=max(one[nth - 1] for one in times),
        )
        for nth in (1, QUERIES)
    )


def _timed(site: Path, visit: Sequence[str]) -> list[float]:
    """Milliseconds from the query to the results, each one, on a slow processor.

    It comes whole, as out of an input method: typed letter by letter there is a pause of
    120 ms more, in which another letter may come.
    """
    with page() as tab:
        tab.goto((site / PAGE).resolve().as_uri())
        tab.wait_for_load_state("networkidle")
        slow = tab.context.new_cdp_session(tab)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        return [tab.evaluate(_TYPE, query) for query in visit]


def _loaded(site: Path, visit: Sequence[str]) -> list[list[int]]:
    """Sizes of the files that each query loads, over http."""
    loaded: list[list[int]] = []
    with served(site) as url, page() as tab:
        tab.goto(f"{url}/{PAGE}")
        tab.wait_for_load_state("networkidle")
        sizes: list[int] = []

        def note(response: Response) -> None:
            if "/search/" in response.url:
                sizes.append(int(response.headers.get("content-length", 0)))

        tab.on("response", note)
        for query in visit:
            sizes.clear()
            tab.evaluate(_TYPE, query)
            tab.wait_for_load_state("networkidle")
            loaded.append(list(sizes))
    return loaded
