"""Problems -> the panel that the preview lays over the open page."""

import html
from collections.abc import Iterable

from archive.model.problem import Problem

STYLE = """\
#archive-preview{all:initial;position:fixed;inset:auto 0 0 0;z-index:2147483647;
max-height:60vh;overflow:auto;box-sizing:border-box;padding:.75rem 1.25rem;
background:#2a0f0d;color:#fff4f0;border-top:4px solid #ff6b57;
font:15px/1.5 system-ui,sans-serif}
#archive-preview:not([open]){inset:auto 1rem 1rem auto;border:0;border-radius:6px;
background:#7a1f16;padding:.4rem .8rem}
#archive-preview *{all:revert;color:inherit;font-family:inherit}
#archive-preview summary{cursor:pointer;font-weight:600}
#archive-preview ol{margin:.5rem 0 0;padding:0;list-style:none}
#archive-preview li{margin:0 0 .75rem}
#archive-preview code{font:14px/1.5 ui-monospace,monospace;color:#ffd9a0}
#archive-preview .message{white-space:pre-wrap;overflow-wrap:anywhere}
#archive-preview .hint{color:#c9e7c2}
"""

_MOST = 20


def render_panel(problems: Iterable[Problem], *, is_open: bool) -> str:
    """A panel with file, line, message and hint of each; empty for no problem.

    Closed it is a small mark in the corner, for what was wrong before anybody touched
    a file. It needs no script.
    """
    shown = list(problems)
    if not shown:
        return ""
    count = "1 problem" if len(shown) == 1 else f"{len(shown):,} problems"
    items = "".join(_item(problem) for problem in shown[:_MOST])
    if len(shown) > _MOST:
        items += f"<li>… and {len(shown) - _MOST:,} more</li>"
    return (
        f'<details id="archive-preview" lang="en" role="alert"'
        f"{' open' if is_open else ''}><summary>{count}</summary>"
        f"<ol>{items}</ol></details>"
    )


def _item(problem: Problem) -> str:
    hint = f'<br><span class="hint">{html.escape(problem.hint)}</span>'
    return (
        f"<li><code>{html.escape(problem.where)}</code> [{html.escape(problem.id)}]<br>"
        f'<span class="message">{html.escape(problem.message)}</span>'
        f"{hint if problem.hint else ''}</li>"
    )


def bare_page(title: str, text: str) -> bytes:
    """A page for when the site has none to show."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title></head>"
        f"<body><h1>{html.escape(title)}</h1><p>{html.escape(text)}</p></body></html>"
    ).encode()
