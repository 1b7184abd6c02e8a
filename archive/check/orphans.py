"""What the site has and what it links to -> the files that no reader will ever find."""

import fnmatch
from collections.abc import Iterable, Iterator

from archive.check.finding import Finding

# Read by hosts, browsers and search engines under their own names, or the way in.
_ENTRANCES = (
    "index.html",
    "404.html",
    "robots.txt",
    "sitemap*.xml",
    "opensearch.xml",
    "favicon.ico",
    "apple-touch-icon*.png",
    "CNAME",
    ".*",  # marks for hosts and for the program itself
    ".well-known/*",
    "search/*.js",  # the search page puts their addresses together
    "data/*.jsonl",  # the archive for programs: what there is depends on the articles
    "google*.html",
)


def find_orphans(
    files: Iterable[str], linked: set[str], hints: set[str]
) -> Iterator[Finding]:
    """Files that no page leads to; those of one folder share a key.

    A script may put the address together itself: a file counts as known when a script
    or a ``data-`` attribute names it or its folder.
    """
    told = "\n".join(sorted(hints))
    for path in files:
        if path in linked or any(fnmatch.fnmatch(path, way) for way in _ENTRANCES):
            continue
        folder, _, name = path.rpartition("/")
        if not name.endswith(".html") and _is_told(folder, name, told):
            continue
        yield Finding("L011", folder, path)


def _is_told(folder: str, name: str, told: str) -> bool:
    last = folder.rpartition("/")[2]
    return name in told or (last != "" and f"{last}/" in told)
