"""What of a site takes how much room, and how much of it GitHub Pages has.

``build`` and ``check`` hold a site against the same limits, by the same rule.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

import msgspec

from archive.model.report import Amount, Kind

MB = 1_000_000
NEAR = 0.8
"""The share of a limit from which on a site comes near it."""
PER_SECOND = 100
"""Files that a deployment is trusted to bring to its place. GitHub says no number; what is
told of large sites differs by the day, so this is a guess on the careful side."""
_HEADER = 1024
"""What a file takes in a tar beside its bytes: a header, and the rest of the last block."""
_ARTICLE = re.compile(r"(?:zh|en)/(?:\d{4}/\d\d/\d\d|undated)/(?!index\.html$)[^/]+$")

HINT = (
    'article_pages = "own-language" in content/site.toml halves the pages of articles; '
    "beyond that move media elsewhere, or give every few years a repository of their own"
)


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """How large a site may be: bytes, but for ``seconds``."""

    site: int
    artifact: int
    """Of the tar that a workflow hands to GitHub Pages."""
    seconds: int
    """That a deployment may take."""
    file: int


HOST_BUDGET = Budget(
    site=1000 * MB, artifact=10_000 * MB, seconds=600, file=100 * 1024 * 1024
)
"""GitHub Pages: a published site of 1 GB, deployed within 10 minutes from an artifact of
less than 10 GB; git there refuses files over 100 MiB."""


class Strain(NamedTuple):
    """A limit that a site comes near, or is over."""

    limit: Literal["site", "artifact", "seconds"]
    is_over: bool
    message: str


def strains(files: int, bytes: int, budget: Budget = HOST_BUDGET) -> Iterator[Strain]:  # noqa: A002 - it is what they are
    """The limits that so many files of so many bytes in all come near."""
    tar = bytes + files * _HEADER
    if strain := _strain("site", bytes, budget.site):
        yield strain._replace(message=f"{strain.message}: {_of(bytes, budget.site)}")
    if strain := _strain("artifact", tar, budget.artifact):
        told = f"a tar of {_of(tar, budget.artifact)}"
        yield strain._replace(message=f"{strain.message}: {told}")
    seconds = files // PER_SECOND
    if strain := _strain("seconds", seconds, budget.seconds):
        told = (
            f"{files:,} files may take {seconds / 60:,.0f} of {budget.seconds / 60:,.0f} "
            f"minutes to deploy, at an estimated {PER_SECOND} a second"
        )
        yield strain._replace(message=f"{strain.message}: {told}")


def _strain(
    limit: Literal["site", "artifact", "seconds"], amount: int, most: int
) -> Strain | None:
    if amount > most:
        return Strain(limit, is_over=True, message="more than GitHub Pages takes")
    if amount > NEAR * most:
        return Strain(limit, is_over=False, message="near what GitHub Pages takes")
    return None


def _of(amount: int, most: int) -> str:
    return f"{amount / MB:,.0f} MB of {most / MB:,.0f} MB"


def kind_of(path: str) -> Kind:
    """What a file of the site is, by its site path."""
    if path.startswith("static/"):
        return "static"
    if path.startswith("media/"):
        return "media"
    if path.startswith("search/"):
        return "search"
    if path.endswith(".html"):
        return "articles" if _ARTICLE.match(path) else "pages"
    return "feeds" if path.endswith("feed.xml") else "data"


def amounts(sizes: Iterable[tuple[str, int]]) -> Mapping[Kind, Amount]:
    """Files and bytes of each kind that there is, by site paths and sizes."""
    found: dict[Kind, Amount] = {}
    for path, size in sizes:
        kind = kind_of(path)
        known = found.get(kind, Amount())
        found[kind] = Amount(files=known.files + 1, bytes=known.bytes + size)
    return dict(sorted(found.items()))
