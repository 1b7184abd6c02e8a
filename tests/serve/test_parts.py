"""The pieces of the preview that need no server."""

from pathlib import Path

import pytest

from archive.model.problem import Problem
from archive.serve.files import Found, content_type, find
from archive.serve.inject import inject, widen_policy
from archive.serve.panel import render_panel

HEAD = '<script src="/livereload.js" defer></script>'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<head></head><body>x</body>", f"<head>{HEAD}</head><body>x</body>"),
        ("<HEAD></HEAD >x", f"<HEAD>{HEAD}</HEAD >x"),
        ("<title>t</title><body class=a>x", f"<title>t</title>{HEAD}<body class=a>x"),
        ("<p>x", f"<p>x{HEAD}"),
        ("", HEAD),
    ],
)
def test_the_script_finds_its_place(page: str, expected: str) -> None:
    """The script stands in the head where there is one, and is never left out."""
    assert inject(page.encode(), "").decode() == expected


def test_the_panel_stands_at_the_end() -> None:
    """The panel is the last thing in the body, also where a text shows ``</body>``."""
    page = inject(b"<body><pre></body></pre>x</body></html>", "PANEL").decode()

    assert page.endswith("<pre></body></pre>xPANEL</body></html>")
    assert '<link rel="stylesheet" href="/__preview/panel.css">' in page


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        (
            "default-src 'none';style-src 'unsafe-inline'",
            (
                "default-src 'none';style-src 'unsafe-inline' 'self';"
                "script-src 'self';connect-src 'self' ws: wss:"
            ),
        ),
        (
            "default-src 'self' file:",
            (
                "default-src 'self' file:;script-src 'self' file:;style-src 'self' file:;"
                "connect-src 'self' file: ws: wss:"
            ),
        ),
        ("img-src 'none'; ; IMG-SRC *", "img-src 'none'"),
        ("script-src 'none'", "script-src 'self'"),
        ("upgrade-insecure-requests", "upgrade-insecure-requests"),
    ],
)
def test_a_policy_is_widened_no_further_than_needed(policy: str, expected: str) -> None:
    """The preview's own files are let in; what was forbidden else stays so."""
    assert widen_policy(policy) == expected


def test_a_policy_within_a_page() -> None:
    """Both kinds of quotes and escaped ones are read; the rest of the tag stays."""
    for meta in (
        '<meta http-equiv="Content-Security-Policy" content="script-src \'none\'">',
        "<meta http-equiv=content-security-policy content='script-src &#39;none&#39;'>",
    ):
        page = inject(meta.encode(), "").decode()

        assert "script-src &#x27;self&#x27;" in page
        assert "none" not in page


def test_a_panel_escapes_what_it_shows() -> None:
    """A message is text, whatever a file says."""
    problem = Problem(
        id="A001", severity="error", where="<a>.md:1", message="<script>", hint="<i>&"
    )
    panel = render_panel([problem], is_open=True)

    assert "<script" not in panel
    assert "&lt;a&gt;.md:1" in panel
    assert "&lt;i&gt;&amp;" in panel
    assert render_panel([], is_open=True) == ""


def test_a_panel_stays_short() -> None:
    """Thousands of problems are counted, not all shown."""
    problems = [
        Problem(id="A001", severity="error", where=f"{n}.md", message="m")
        for n in range(3000)
    ]
    panel = render_panel(problems, is_open=False)

    assert "3,000 problems" in panel
    assert "and 2,980 more" in panel
    assert len(panel) < 5000


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.CSS", "text/css; charset=utf-8"),
        ("feed.xml", "application/xml; charset=utf-8"),
        ("a.jsonl", "application/jsonl; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.webp", "image/webp"),
        ("a.woff2", "font/woff2"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_content_types(name: str, expected: str) -> None:
    """Every text says that it is UTF-8; nothing depends on the system's own table."""
    assert content_type(Path(name)) == expected


def test_addresses_with_more_than_ascii(tmp_path: Path) -> None:
    """Encoded names are found; a folder's address keeps its encoding."""
    (tmp_path / "专题 a").mkdir()
    (tmp_path / "专题 a" / "index.html").touch()

    assert find(tmp_path, "/%E4%B8%93%E9%A2%98%20a/").path is not None
    assert find(tmp_path, "/%E4%B8%93%E9%A2%98%20a").redirect == (
        "/%E4%B8%93%E9%A2%98%20a/"
    )


@pytest.mark.parametrize(
    "address", ["//evil.example", "//evil.example/..", "/a/", "/a\\b"]
)
def test_no_address_leads_to_another_host(address: str, tmp_path: Path) -> None:
    """A redirect always stays on this server."""
    (tmp_path / "evil.example").mkdir()
    (tmp_path / "a").touch()
    found = find(tmp_path, address)

    assert found == Found() or found.redirect.startswith("/evil.example")
