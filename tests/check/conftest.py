"""A small, sound site that a test can break in one place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archive.check import check_site
from archive.model.problem import Problem
from archive.model.report import CheckReport

PAGE = (
    '<!DOCTYPE html>\n<html lang="zh">\n<head><title>t</title></head>\n'
    "<body>\n{}\n</body></html>"
)

SOUND = {
    "index.html": PAGE.format('<a href="zh/index.html">x</a>'),
    "404.html": PAGE.format('<a href="/zh/index.html">x</a>'),
    "zh/index.html": PAGE.format(
        '<h1 id="top-news">x</h1><a href="2023/a.html#p1">a</a><a href="#top-news">t</a>'
        '<a href="https://example.com/x">out</a><a href="mailto:a@example.com">m</a>'
        '<link rel="stylesheet" href="../static/a.css">'
    ),
    "zh/2023/a.html": PAGE.format(
        '<p id="p1">x</p><a href="../index.html#top-news">up</a>'
    ),
    "static/a.css": "body{background:url(a.png)}",
    "static/a.png": "not really a picture",
    "robots.txt": "User-agent: *",
}

Site = dict[str, str | bytes]
Check = Callable[..., tuple[Problem, ...]]


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., CheckReport]:
    """Write the sound site with some files replaced or added, and check it."""

    def run(changes: Site | None = None, **options: object) -> CheckReport:
        output = tmp_path / "site"
        for name, text in {**SOUND, **(changes or {})}.items():
            path = output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return check_site(output, **options)  # type: ignore[arg-type]

    return run


@pytest.fixture
def check(report: Callable[..., CheckReport]) -> Check:
    """As ``report``, but only the problems."""
    return lambda *args, **options: report(*args, **options).problems
