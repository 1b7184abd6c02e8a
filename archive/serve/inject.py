"""A page of the site -> the same page with what only the preview needs.

The page's Content-Security-Policy stays in force, so that the preview shows what
readers will see; it is widened by the preview's own script and style, no further.
"""

import html
import re

SCRIPT_PATH = "/livereload.js"
STYLE_PATH = "/__preview/panel.css"

_POLICY = re.compile(
    rb"""<meta\s[^>]*http-equiv=["']?Content-Security-Policy["']?[^>]*>""",
    re.IGNORECASE,
)
_CONTENT = re.compile(rb"""(\scontent=)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_HEAD_END = re.compile(rb"</head\s*>|<body[\s>]", re.IGNORECASE)
_BODY_END = re.compile(rb"</body\s*>", re.IGNORECASE)

_NEEDS = {
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self' ws: wss:",
}


def inject(page: bytes, panel: str) -> bytes:
    """The page with the live reload script, and the panel above it if there is one."""
    page = _POLICY.sub(lambda meta: _widened(meta[0]), page)
    # No inline script: the policy would have to allow every other one as well.
    head = f'<script src="{SCRIPT_PATH}" defer></script>'
    if panel:
        head += f'<link rel="stylesheet" href="{STYLE_PATH}">'
    page = _insert(page, _HEAD_END.search(page), head.encode())
    if panel:
        ends = list(_BODY_END.finditer(page))
        page = _insert(page, ends[-1] if ends else None, panel.encode())
    return page


def _insert(page: bytes, before: re.Match[bytes] | None, text: bytes) -> bytes:
    at = before.start() if before else len(page)
    return page[:at] + text + page[at:]


def _widened(meta: bytes) -> bytes:
    content = _CONTENT.search(meta)
    if content is None:
        return meta
    raw = (content[2] if content[2] is not None else content[3]).decode("utf-8")
    policy = html.escape(widen_policy(html.unescape(raw))).encode()
    return (
        meta[: content.start()]
        + content[1]
        + b'"'
        + policy
        + b'"'
        + (meta[content.end() :])
    )


def widen_policy(policy: str) -> str:
    """A Content-Security-Policy that also lets the preview's own files in."""
    directives: dict[str, str] = {}
    for directive in policy.split(";"):
        name, _, sources = directive.strip().partition(" ")
        if name:
            directives.setdefault(name.lower(), sources.strip())
    for name, needed in _NEEDS.items():
        allowed = directives.get(name, directives.get("default-src"))
        if allowed is not None:
            kept = [] if allowed == "'none'" else allowed.split()
            directives[name] = " ".join(dict.fromkeys([*kept, *needed.split()]))
    return ";".join(f"{name} {value}".strip() for name, value in directives.items())
