"""How long a save takes to reach an open page.

    python -m tests.bench.preview --root ROOT [--edits 10]

Starts ``archive serve`` on a project that has been built, opens an article in Chromium,
adds a sentence to its file, and waits until the reloaded page shows it. The articles are
put back as they were. The project should be a copy: a preview writes to its site.
"""

import argparse
import contextlib
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from archive.catalog.entry import make_entry
from archive.formats.front_matter import read_article
from archive.pages.urls import article as article_path
from archive.pages.urls import in_tree
from tests.browser.conftest import ARGS
from tests.browser.find_chromium import find_chromium

_PAUSE = 0.1
"""Seconds between looks at what the preview says."""


def main() -> None:
    """Print the median, the fastest and the slowest save."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.preview")
    options.add_argument("--root", type=Path, required=True)
    options.add_argument("--edits", type=int, default=10)
    options.add_argument(
        "--settle", type=float, default=10.0, help="seconds of rest between two edits"
    )
    chosen = options.parse_args()
    found = sorted((chosen.root / "content/articles").rglob("*.md"))
    files = found[:: max(1, len(found) // chosen.edits)][: chosen.edits]
    with _serving(chosen.root) as url, _page() as page:
        time.sleep(chosen.settle)
        times = [_edit(page, url, file, chosen.settle) for file in files]
    ms = [1000 * seconds for seconds in times]
    sys.stdout.write(
        f"{len(found):,} articles, {len(ms)} saves: median "
        f"{statistics.median(ms):.0f} ms, {min(ms):.0f} to {max(ms):.0f} ms\n"
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
