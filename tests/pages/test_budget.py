"""What GitHub Pages takes, and what of a site takes how much of it."""

import pytest

from archive.model.report import Amount
from archive.pages.budget import MB, NEAR, PER_SECOND, amounts, kind_of, strains


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("zh/2023/01/03/harbour-ferry.html", "articles"),
        ("en/undated/harbour-tides.html", "articles"),
        ("zh/2023/01/03/harbour-ferry.history.html", "articles"),
        ("zh/2023/01/03/index.html", "pages"),
        ("zh/undated/index.html", "pages"),
        ("zh/outlets/harbour/2023/01.html", "pages"),
        ("404.html", "pages"),
        ("zh/outlets/harbour/feed.xml", "feeds"),
        ("data/articles.jsonl", "data"),
        ("sitemap-1.xml", "data"),
        (".news-archive", "data"),
        ("static/style.0123456789.css", "static"),
        ("media/img.example/a.html", "media"),
    ],
)
def test_kinds(path: str, kind: str) -> None:
    """A file's kind follows from its path alone."""
    assert kind_of(path) == kind


def test_amounts() -> None:
    """Files and bytes of each kind; none of a kind that there is not."""
    sizes = [("zh/index.html", 5), ("en/index.html", 7), ("static/a.css", 1)]

    assert amounts(sizes) == {
        "pages": Amount(files=2, bytes=12),
        "static": Amount(files=1, bytes=1),
    }


GB = 1000 * MB


@pytest.mark.parametrize(
    ("files", "size", "expected"),
    [
        (1000, int(NEAR * GB), []),
        (1000, int(NEAR * GB) + 1, [("site", False)]),
        (1000, GB, [("site", False)]),
        (1000, GB + 1, [("site", True)]),
        (490 * PER_SECOND, MB, [("seconds", False)]),
        (601 * PER_SECOND, MB, [("seconds", True)]),
        (1000, 9 * GB, [("site", True), ("artifact", False)]),
        (
            8 * 10**6,
            6 * GB,
            [("site", True), ("artifact", True), ("seconds", True)],
        ),
    ],
)
def test_strains(files: int, size: int, expected: list[tuple[str, bool]]) -> None:
    """Four fifths of a limit are near it; each limit is told of by itself."""
    assert [(s.limit, s.is_over) for s in strains(files, size)] == expected


def test_messages_say_how_much() -> None:
    """With what there is, what may be, and that time is estimated."""
    size, time = (strain.message for strain in strains(66_000, 850 * MB))

    assert size == "near what GitHub Pages takes: 850 MB of 1,000 MB"
    assert time == (
        "more than GitHub Pages takes: 66,000 files may take 11 of 10 minutes to deploy, "
        "at an estimated 100 a second"
    )
