"""The search beside Pagefind, on the same articles.

    python -m tests.bench.search --root ROOT --venv VENV --work FOLDER [--sizes 1,20000] [--keep]

What is asked: do 200 queries drawn from the texts find precisely the articles that hold
them; what do the files take; how long does it take to make them, and with how much memory;
what does a reader's browser load and how long does it wait. Pagefind gets a bare page for
each article and one index for both languages, and is read over http; ours is read from
``file://`` where it is right or wrong, and over http where bytes are counted.

The truth is a plain look through all folded texts: an article is to be found where its
tokens hold those of the query side by side; where words have a space between them, those
of each word. In archives of more than 5,000 articles the first 300 results of ours are looked
at one by one, the others are counted.
"""

import argparse
import gzip
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import json

from archive.formats.front_matter import read_article
from archive.search.folding import fold, fold_all, is_word
from archive.search.stemming import stem
from archive.search.texts import Text, text_of
from tests.bench import search_browser, search_pagefind
from tests.bench.corpus import find_entries
from tests.bench.generate import SETTINGS, generate
from tests.bench.measure import Command, cost, cost_and_peak, peak
from tests.bench.peers.ours import program
from tests.bench.report import PAGE, RESULTS, between
from tests.bench.search_queries import draw_queries
from tests.bench.search_results import Build, Found, Results, Weight
from tests.bench.search_tables import report

MANY = 50_000
"""Articles from which on Pagefind is left out: it takes some 370 MB for a thousand."""
KEPT = RESULTS.with_name("search.json")
LIMIT = 3600.0
"""Seconds that a build may take."""
_BREAK = "\x1f"


def main() -> None:
    """Measure every size; the tables go to standard output and into ``--keep``."""
    options = argparse.ArgumentParser(prog="python -m tests.bench.search")
    options.add_argument("--root", type=Path, required=True)
    options.add_argument("--venv", type=Path, required=True)
    options.add_argument("--work", type=Path, required=True)
    options.add_argument("--sizes", default="1")
    options.add_argument(
        "--keep",
        action="store_true",
        help="keep the figures, and show them in the page",
    )
    chosen = options.parse_args()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    for size in sizes:
        python = chosen.venv.absolute() / "bin/python" if size < MANY else None
        found = measure(chosen.root, size, chosen.work, python)
        if chosen.keep:
            keep([found])
        sys.stdout.write(report([found]))
        sys.stdout.flush()


def keep(found: Sequence[Results], page: Path = PAGE, file: Path = KEPT) -> None:
    """Write the figures, and the page anew; the queries are other people's words.

    Figures of other sizes that were kept before stay.
    """
    now = {one.articles for one in found}
    before = json.decode(file.read_bytes(), type=list[Results]) if file.exists() else []
    bare = [one for one in before if one.articles not in now] + [
        one._replace(
            found=tuple(query._replace(query="") for query in one.found),
            found_by_pagefind=tuple(
                query._replace(query="") for query in one.found_by_pagefind
            ),
        )
        for one in found
    ]
    bare.sort(key=lambda one: one.articles)
    file.write_bytes(json.encode(bare) + b"\n")
    text = between(page.read_text("utf-8"), "search", report(bare))
    page.write_text(text, "utf-8")


def measure(root: Path, size: int, work: Path, pagefind: Path | None) -> Results:
    """All figures of one size; 1 is the archive as it is, others are made of it.

    ``pagefind`` is the Python that has it; without it the peer is left out.
    """
    folder = _project(root, size, work)
    texts = list(_texts(folder))
    ours = _built(folder, once=size >= MANY)
    plain = "\n".join("\n".join(text.parts()) for _, _, text in texts).encode()
    queries = draw_queries(["\n".join(text.parts()) for _, _, text in texts])
    truth = _truth([text for _, _, text in texts], [query for _, query in queries])
    ids = {id_: at for at, (id_, _, _) in enumerate(texts)}
    site = folder / "site"
    answers = search_browser.our_answers(site, [query for _, query in queries], ids)
    peer: Build | None = None
    others: Mapping[str, set[int]] = {}
    if pagefind:
        pages = work / f"pagefind-{size}"
        search_pagefind.write_pages([_bare(*one) for one in texts], pages)
        index = search_pagefind.index_command(pagefind, pages)
        peer = _indexed(index, pages / "pagefind")
        with search_pagefind.served(pages) as url, search_browser.page() as page:
            others = search_pagefind.answers(
                page, url, pages, [query for _, query in queries]
            )
    return Results(
        articles=len(texts),
        text=len(plain),
        gzipped=len(gzip.compress(plain, 9, mtime=0)),
        ours=ours,
        pagefind=peer,
        found=tuple(
            Found(kind, query, len(truth[query]), *_told(truth[query], answers[query]))
            for kind, query in queries
        ),
        found_by_pagefind=tuple(
            Found(kind, query, len(truth[query]), *_right(truth[query], others[query]))
            for kind, query in queries
            if query in others
        ),
        waits=search_browser.waits(site, [query for _, query in queries]),
    )


def _project(root: Path, size: int, work: Path) -> Path:
    """A project of its own, without a site."""
    folder = work / f"search-{size}"
    if size > 1:
        if not (folder / "content").is_dir():
            generate(root, folder, count=size)
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(root / "content/articles", folder / "content/articles")
    for name in SETTINGS:
        if (root / name).is_file():
            shutil.copy(root / name, folder / name)
    return folder


def _texts(folder: Path) -> Iterator[tuple[str, str, Text]]:
    """Id, language and searched text of every article."""
    for entry in find_entries(folder):
        file = folder / "content/articles" / entry.file
        article = read_article(file.read_text("utf-8"), entry.file)
        yield entry.id, entry.header.lang, text_of(article)


def _bare(id_: str, lang: str, text: Text) -> search_pagefind.Text:
    title, *paragraphs = text.parts()
    return search_pagefind.Text(id_, lang, title, tuple(filter(None, paragraphs)))


def _built(folder: Path, *, once: bool) -> Build:
    """Our site with its search: the whole build's cost, and the search's share of it."""
    report = folder / "report.json"
    build = program("build", "--profile", "--report", str(report), root=folder)
    _forget(folder)
    if once:
        spent, most = cost_and_peak(build, limit=LIMIT)
    else:
        most = peak(build, limit=LIMIT)
        _forget(folder)
        spent = cost(build, limit=LIMIT)
    told = json.decode(report.read_bytes())["profile"]["stages"]
    stages = {one["stage"]: one["seconds"] for one in told}
    return Build(
        seconds=stages["search"],
        processor=spent.cpu,
        whole=spent.wall,
        memory=most,
        weights=tuple(_weights(folder / "site/search")),
    )


def _forget(folder: Path) -> None:
    for name in ("site", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _indexed(command: Command, folder: Path) -> Build:
    """The peer's index."""
    most = peak(command, limit=LIMIT)
    shutil.rmtree(folder, ignore_errors=True)
    spent = cost(command, limit=LIMIT)
    files = [file for file in folder.rglob("*") if file.is_file()]
    index = [file for file in files if file.suffix.startswith(".pf")]
    return Build(
        seconds=spent.wall,
        processor=spent.cpu,
        whole=spent.wall,
        memory=most,
        weights=(_weight("index, texts among it", index),),
    )


def _weights(folder: Path) -> Iterator[Weight]:
    files = [file for file in folder.rglob("*.js") if file.is_file()]
    texts = [file for file in files if file.name.startswith("t")]
    yield _weight("texts, for snippets", texts)
    docs = [file for file in files if file.name in {"docs.js", "index.js"}]
    yield _weight("lists", set(files) - set(texts) - set(docs))
    yield _weight("what is known of articles", docs)


def _weight(name: str, files: Iterable[Path]) -> Weight:
    sizes = [file.stat().st_size for file in files]
    return Weight(name, len(sizes), sum(sizes))


def _truth(texts: Sequence[Text], queries: Sequence[str]) -> dict[str, set[int]]:
    """The numbers of the articles whose folded text holds each word of the query."""
    folded = [_joined(fold_all(text.parts())) for text in texts]
    return {
        query: {at for at, text in enumerate(folded) if all(w in text for w in wanted)}
        for query in queries
        for wanted in [[_joined(fold(word)) for word in query.split()]]
    }


def _joined(tokens: Iterable[str]) -> str:
    """Tokens in one string, words by their stems."""
    parts = (stem(token) if is_word(token) else token for token in tokens)
    return f"{_BREAK}{_BREAK.join(parts)}{_BREAK}"


def _told(truth: set[int], answer: search_browser.Answer) -> tuple[int, int]:
    """The same where not all results were looked at: the others count by their number."""
    seen, right = _right(truth, answer.seen)
    others = answer.total - seen
    return answer.total, right + min(others, len(truth) - right)


def _right(truth: set[int], answer: set[int]) -> tuple[int, int]:
    """How many were found, and how many of them rightly."""
    return len(answer), len(truth & answer)


if __name__ == "__main__":
    main()
