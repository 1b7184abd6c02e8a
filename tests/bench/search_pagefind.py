"""The peer: Pagefind, on a bare page for each article, over http."""

import functools
import gzip
import html
import http.server
import shutil
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec import json
from playwright.sync_api import Page

from tests.bench.measure import Command

_PAGE = (
    '<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title>'
    "<body><main data-pagefind-body><h1>{title}</h1>{text}</main></body></html>"
)
_IDS = """async (urls) => {
  const pagefind = await import('/pagefind/pagefind.js');
  window.pagefind = pagefind;
  await pagefind.init();
}"""
_FIND = """async (query) => {
  const found = await window.pagefind.search(query);
  return found.results.map((result) => result.id);
}"""
_MAGIC = b"pagefind_dcd"
"""What its files begin with, once they are unpacked."""


class Text(NamedTuple):
    """An article as a search engine gets it."""

    id: str
    lang: str
    title: str
    paragraphs: tuple[str, ...]


def write_pages(texts: Sequence[Text], folder: Path) -> None:
    """A page for each article, by its number."""
    shutil.rmtree(folder, ignore_errors=True)
    for at, text in enumerate(texts):
        file = folder / f"{at // 1000}" / f"{at}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in text.paragraphs)
        title = html.escape(text.title)
        file.write_text(
            _PAGE.format(lang=text.lang, title=title, text=paragraphs), "utf-8"
        )


def index_command(python: Path, folder: Path) -> Command:
    """One index for all languages: a reader of either looks for both."""
    words = (str(python), "-m", "pagefind", "--site", str(folder))
    return Command((*words, "--force-language", "zh", "--quiet"), folder)


def answers(
    page: Page, url: str, folder: Path, queries: Sequence[str]
) -> Mapping[str, set[int]]:
    """The numbers of the articles that Pagefind finds for each query, all of them.

    ``folder`` is what ``url`` serves. Which article a result is stands in its fragment: to
    have Pagefind load that of each of ten thousand results takes many minutes.
    """
    numbers = dict(_numbers(folder / "pagefind/fragment"))
    page.goto(f"{url}/0/0.html")
    page.evaluate(_IDS)
    return {
        query: {numbers[id_] for id_ in page.evaluate(_FIND, query)}
        for query in queries
    }


def _numbers(fragments: Path) -> Iterator[tuple[str, int]]:
    """Pagefind's name of each article, and its number."""
    for file in fragments.iterdir():
        told = json.decode(gzip.decompress(file.read_bytes()).removeprefix(_MAGIC))
        yield file.stem, int(Path(told["url"]).stem)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder over http."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words: object) -> None:
        """Say nothing."""
