"""How long a save takes to reach an open page.

    python -m tests.bench.preview --root ROOT [--edits 10] [--settle 10] [--warm 10] [--keep]

Starts ``archive serve`` on a project that has been built, opens an article in Chromium,
adds a sentence to its file, and waits until the reloaded page shows it. The articles are
put back as they were. The project should be a copy: a preview writes to its site.

With a ``--settle`` that is longer than a build, each save finds a preview at rest; with a
short one they follow each other as they do while somebody writes.
"""

import argparse
import contextlib
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec import json
from playwright.sync_api import Page, sync_playwright

from archive.catalog.entry import make_entry
from archive.formats.front_matter import read_article
from archive.pages.urls import article as article_path
from archive.pages.urls import in_tree
from tests.bench.report import PAGE, RESULTS, between
from tests.bench.tables import figure, table
from tests.browser.conftest import ARGS
from tests.browser.find_chromium import find_chromium

KEPT = RESULTS.with_name("preview.json")
_PAUSE = 0.1
"""Seconds between looks at what the preview says."""


class Saves(NamedTuple):
    """What was measured of a project."""

    articles: int
    times: tuple[float, ...]
    """Milliseconds, of each save."""


def main() -> None:
    """Print the median, the fastest and the slowest save."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.preview")
    options.add_argument("--root", type=Path, required=True)
    options.add_argument("--edits", type=int, default=10)
    options.add_argument(
        "--settle", type=float, default=10.0, help="seconds of rest between two edits"
    )
    options.add_argument(
        "--warm", type=float, default=10.0, help="seconds of rest after the first build"
    )
    options.add_argument(
        "--keep",
        action="store_true",
        help="keep the figures, and show them in the page",
    )
    chosen = options.parse_args()
    found = sorted((chosen.root / "content/articles").rglob("*.md"))
    files = found[:: max(1, len(found) // chosen.edits)][: chosen.edits]
    with _serving(chosen.root) as url, _page() as page:
        time.sleep(chosen.warm)
        times = [1000 * _edit(page, url, file, chosen.settle) for file in files]
    saves = Saves(len(found), tuple(times))
    if chosen.keep:
        keep(saves)
    sys.stdout.write(report([saves]))


def keep(saves: Saves, page: Path = PAGE, file: Path = KEPT) -> None:
    """Write the figures, and the page anew; those of other projects stay."""
    before = json.decode(file.read_bytes(), type=list[Saves]) if file.exists() else []
    others = [one for one in before if one.articles != saves.articles]
    kept = sorted([*others, saves])
    file.write_bytes(json.encode(kept) + b"\n")
    page.write_text(between(page.read_text("utf-8"), "preview", report(kept)), "utf-8")


def report(saves: Iterable[Saves]) -> str:
    """A table with a line for each project."""
    return table(
        ("articles", "saves", "median, ms", "fastest", "slowest"),
        (
            (
                f"{one.articles:,}",
                f"{len(one.times)}",
                figure(statistics.median(one.times)),
                figure(min(one.times)),
                figure(max(one.times)),
            )
            for one in saves
        ),
    )


@contextlib.contextmanager
def _serving(root: Path) -> Iterator[str]:
    """The address of a preview after its first build."""
    command = [sys.executable, "-u", "-m", "archive", "serve", "--no-open", "--port=0"]
    said = root / ".cache" / "preview.log"
    with (
        said.open("w+", encoding="utf-8") as log,
        subprocess.Popen(command, cwd=root, stdout=log, stderr=log) as server,
    ):
        try:
            while "First build" not in (text := said.read_text("utf-8")):
                if server.poll() is not None:
                    sys.exit(text)
                time.sleep(_PAUSE)
            found = re.search(r"http://\S+", text)
            yield found[0] if found else ""
        finally:
            server.terminate()


def _path(file: Path) -> str:
    """The site path of an article's page."""
    text = file.read_text("utf-8")
    article = read_article(text, file.name)
    entry = make_entry(article, file=file.name, digest="", topics=())
    return in_tree("zh", article_path(entry))


@contextlib.contextmanager
def _page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(ARGS)
        )
        yield chromium.new_page()
        chromium.close()


def _edit(page: Page, url: str, file: Path, settle: float) -> float:
    """Seconds from a save of this article to the reloaded page."""
    old = file.read_bytes()
    mark = f"saved{time.time_ns()}"
    page.goto(url + _path(file), wait_until="load")
    time.sleep(0.5)  # its channel stands
    started = time.perf_counter()
    file.write_bytes(old + f"\n{mark}\n".encode())
    try:
        page.get_by_text(mark).wait_for(state="attached", timeout=120_000)
        return time.perf_counter() - started
    finally:
        time.sleep(settle)
        file.write_bytes(old)
        time.sleep(settle)


if __name__ == "__main__":
    main()
