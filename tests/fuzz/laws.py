"""What holds for every file whatsoever: an article, or a DumpError with a known id.

crash   no other exception, from the bytes of the file to the bytes of the page
slow    no more than ``PATIENCE`` seconds of the processor
lost    what a reader sees in the dump is in the page's body or in the ledger, once
unsafe  nothing in the page runs, loads or leads anywhere but to a web address
page    the page is one document, its own parts in their places
file    the article's file reads back as the same article
path    id, file name and permalink are made of harmless characters
feed    the feed and the sitemap are XML
"""

import re
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.catalog.entry import make_entry
from archive.catalog.library import make_library
from archive.dumps.reader import read_dump
from archive.errors import DumpError
from archive.formats.front_matter import read_article as read_file
from archive.formats.front_matter import write_article
from archive.formats.markdown_html import Markdown
from archive.ingest.read import read_article
from archive.ingest.store import article_path
from archive.model.article import Article
from archive.model.names import Names
from archive.model.settings import SiteSettings
from archive.outlets.facts import FACTS
from archive.outlets.registry import Registry
from archive.pages.plan import Assets, Plan, make_plan
from archive.render.body import Bodies
from archive.render.renderer import Renderer
from archive.render.theme import find_theme
from tests.fuzz.account import lost
from tests.fuzz.made import PERMALINK, Broken, Made
from tests.fuzz.safety import odd_page, odd_xml, unsafe
from tests.pages.planning import WORDS

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 0.5
_END_OF_PATIENCE = 4.0
"""Seconds of the processor after which a file is given up."""
KNOWN_IDS = frozenset({"D001", "D002", "D003", "D004", "D005", "D007"})
"""What may be wrong with a file that no article can come of."""

_PLACE = re.compile(
    r"(?:zh-Hans|zh-Hant|en)/[a-z0-9-]+/(?:\d{4}/\d\d|undated)/[a-z0-9-]+\.md"
)
_LONGEST_NAME = 200


class Laws:
    """Holds files against the laws; make one per process."""

    def __init__(self, *, whole: bool = False) -> None:
        self.whole = whole
        """Make every page of the little site, not the article's alone."""
        self._registry = Registry()
        self._markdown = Markdown()
        self._bodies = Bodies(frozenset(), "../../../../")
        self._renderer = Renderer(find_theme(ROOT))

    def broken(self, data: bytes) -> list[Broken]:
        """Every law that ``data`` breaks; none for a file that is quarantined."""
        started = time.process_time()
        try:
            with _limited(_END_OF_PATIENCE):
                made = self._make(data)
        except _TooSlow as error:
            return [Broken("slow", _told(error))]
        except DumpError as error:
            known = error.id in KNOWN_IDS
            return [] if known else [Broken("crash", f"unknown id {error.id}")]
        except Exception as error:  # noqa: BLE001  that is the law
            return [Broken("crash", _told(error))]
        spent = time.process_time() - started
        found: list[Broken] = []
        if spent > PATIENCE and self._seconds(data) > PATIENCE:
            found.append(Broken("slow", f"{spent:.2f} s"))
        checks: tuple[Callable[[Made], Iterator[Broken]], ...] = (
            lost,
            unsafe,
            odd_page,
            other_file,
            odd_path,
            odd_xml,
        )
        for check in checks:
            found.extend(check(made))
        return found

    def _seconds(self, data: bytes) -> float:
        """Once more, the better of two: a machine may have been busy otherwise."""
        spent = []
        for _ in range(2):
            started = time.process_time()
            self._make(data)
            spent.append(time.process_time() - started)
        return min(spent)

    def _make(self, data: bytes) -> Made:
        dump = read_dump(data, "raw/in.md").dump
        reading = read_article(dump, self._registry)
        article = reading.article
        body = self._markdown.html(article.body)
        return Made(dump, reading, body, dict(self._pages(article)))

    def _pages(self, article: Article) -> Iterator[tuple[str, str]]:
        plan = self._plan(article)
        body = self._bodies.html(article.body)
        for page in plan.pages:
            if self.whole or (page.body and page.ui == "zh"):
                text = self._renderer.render(
                    page.template,
                    site=plan.sites[page.ui],
                    frame=page.frame,
                    view=page.view,
                    body=body if page.body else None,
                )
                yield page.path, text.decode()

    def _plan(self, article: Article) -> Plan:
        file = article_path(article.header)
        entry = make_entry(article, file=file, digest="0" * 32, topics=())
        name = Names(zh="档案", en="Archive")
        return make_plan(
            make_library([entry]),
            site=SiteSettings(title=name, base_url="https://archive.example/"),
            outlets=FACTS,
            topics=(),
            words=WORDS,
            local=frozenset(),
            assets=Assets(
                style="static/s.css", script="static/s.js", icon="static/i.svg"
            ),
        )


class _TooSlow(BaseException):
    """Raised by the clock: no ``except Exception`` on the way may stop it."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise _TooSlow after that much time of the processor, where there is such a clock."""

    def ring(*_: object) -> None:
        raise _TooSlow(f"more than {seconds} s")

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _told(error: BaseException) -> str:
    """``TypeError at voa.py:12: …``: the innermost line of ours."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/archive/" in frame.filename]
    at = own[-1] if own else frames[-1]
    where = f"{Path(at.filename).name}:{at.lineno}"
    return f"{type(error).__name__} at {where}: {str(error)[:200]}"


def other_file(made: Made) -> Iterator[Broken]:
    """Write, encode, decode, read: the same article."""
    article = made.reading.article
    text = write_article(article)
    try:
        back = read_file(text.encode().decode().replace("\r\n", "\n"), "in.md")
    except Exception as error:  # noqa: BLE001  that is the law
        yield Broken("file", _told(error))
        return
    if back != article:
        own = [
            name
            for name in article.header.__struct_fields__
            if getattr(back.header, name) != getattr(article.header, name)
        ]
        yield Broken("file", f"differs in {own or 'the body'}")


def odd_path(made: Made) -> Iterator[Broken]:
    """Names that every system takes, and that stay in their folder."""
    place = article_path(made.reading.article.header)
    if not _PLACE.fullmatch(place):
        yield Broken("path", f"file: {place}")
    permalinks = [path for path in made.pages if PERMALINK.fullmatch(path)]
    if not permalinks:
        yield Broken("path", f"no permalink: {sorted(made.pages)[:3]}")
    for path in (place, *permalinks):
        if any(len(part) > _LONGEST_NAME for part in path.split("/")):
            yield Broken("path", f"too long: {path}")
