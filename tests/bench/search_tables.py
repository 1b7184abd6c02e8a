"""Figures of searches -> tables in Markdown."""

from collections.abc import Callable, Iterable, Sequence

from tests.bench.search_results import Build, Found, Results
from tests.bench.tables import figure, table


def report(sizes: Iterable[Results]) -> str:
    """Everything about every size."""
    return "\n\n".join(map(_size, sizes)) + "\n"


def _size(one: Results) -> str:
    gzipped = one.gzipped / 1e6
    ours = _bytes(one.ours)
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
                        _of(one.pagefind, lambda build: figure(build.seconds)),
                    ),
                    (
                        "seconds of the command (ours makes the whole site)",
                        figure(one.ours.whole),
                        _of(one.pagefind, lambda build: figure(build.whole)),
                    ),
                    (
                        "peak memory of the command, MB",
                        figure(one.ours.memory),
                        _of(one.pagefind, lambda build: figure(build.memory)),
                    ),
                    ("files", _files(one.ours), _of(one.pagefind, _files)),
                    (
                        "MB",
                        figure(ours / 1e6),
                        _of(one.pagefind, lambda build: figure(_bytes(build) / 1e6)),
                    ),
                    (
                        "÷ gzipped text",
                        figure(ours / one.gzipped),
                        _of(
                            one.pagefind,
                            lambda build: figure(_bytes(build) / one.gzipped),
                        ),
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


def _of(build: Build | None, say: Callable[[Build], str]) -> str:
    return say(build) if build else "–"


def _bytes(build: Build) -> int:
    return sum(weight.bytes for weight in build.weights)


def _files(build: Build) -> str:
    return f"{sum(weight.files for weight in build.weights):,}"


def _recall(found: Sequence[Found]) -> str:
    """The mean over queries of the share that was found."""
    return _mean([one.right / one.there for one in found if one.there])


def _precision(found: Sequence[Found]) -> str:
    return _mean([one.right / one.found for one in found if one.found])


def _mean(shares: Sequence[float]) -> str:
    return f"{sum(shares) / len(shares):.4f}" if shares else "–"


def _exact(found: Sequence[Found]) -> str:
    if not found:
        return "–"
    exact = sum(one.there == one.found == one.right for one in found)
    return f"{exact} of {len(found)}"
