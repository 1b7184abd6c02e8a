"""Figures of searches -> tables in Markdown."""

from collections.abc import Iterable, Sequence

from tests.bench.search_results import Build, Found, Results
from tests.bench.tables import figure, table


def report(sizes: Iterable[Results]) -> str:
    """Everything about every size."""
    return "\n\n".join(map(_size, sizes)) + "\n"


def _size(one: Results) -> str:
    gzipped = one.gzipped / 1e6
    ours, peer = _bytes(one.ours), _bytes(one.pagefind)
    lists = sum(w.bytes for w in one.ours.weights if not w.kind.startswith("texts"))
    title = (
        f"### {one.articles:,} articles, {one.text / 1e6:,.1f} MB of text, "
        f"{gzipped:,.1f} MB gzipped"
    )
    return "\n\n".join(
        (
            title,
            table(
                ("", "News Archive", "Pagefind"),
                (
                    ("recall", _recall(one.found), _recall(one.found_by_pagefind)),
                    (
                        "precision",
                        _precision(one.found),
                        _precision(one.found_by_pagefind),
                    ),
                    (
                        "queries answered exactly",
                        _exact(one.found),
                        _exact(one.found_by_pagefind),
                    ),
                    (
                        "seconds to make the index",
                        figure(one.ours.seconds),
                        figure(one.pagefind.seconds),
                    ),
                    (
                        "seconds of the command (ours makes the whole site)",
                        figure(one.ours.whole),
                        figure(one.pagefind.whole),
                    ),
                    (
                        "peak memory of the command, MB",
                        figure(one.ours.memory),
                        figure(one.pagefind.memory),
                    ),
                    ("files", _files(one.ours), _files(one.pagefind)),
                    ("MB", figure(ours / 1e6), figure(peer / 1e6)),
                    (
                        "÷ gzipped text",
                        figure(ours / one.gzipped),
                        figure(peer / one.gzipped),
                    ),
                    (
                        "without the texts, ÷ gzipped text",
                        figure(lists / one.gzipped),
                        "–",
                    ),
                ),
            ),
            table(
                ("query", "kB", "requests", "ms, CPU ÷ 4", "slowest"),
                (
                    (
                        f"number {wait.nth}",
                        figure(wait.bytes / 1000),
                        figure(wait.requests),
                        figure(wait.from_file),
                        figure(wait.most),
                    )
                    for wait in one.waits
                ),
            ),
        )
    )


def _bytes(build: Build) -> int:
    return sum(weight.bytes for weight in build.weights)


def _files(build: Build) -> str:
    return f"{sum(weight.files for weight in build.weights):,}"


def _recall(found: Sequence[Found]) -> str:
    """The mean over queries of the share that was found."""
    shares = [one.right / one.there for one in found if one.there]
    return f"{sum(shares) / max(1, len(shares)):.4f}"


def _precision(found: Sequence[Found]) -> str:
    shares = [one.right / one.found for one in found if one.found]
    return f"{sum(shares) / max(1, len(shares)):.4f}"


def _exact(found: Sequence[Found]) -> str:
    exact = sum(one.there == one.found == one.right for one in found)
    return f"{exact} of {len(found)}"
