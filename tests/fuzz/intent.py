"""Damage that somebody might do on purpose: to run, to break out, to exhaust."""

import re
from random import Random

from tests.fuzz.hostile import HTML, TEXT
from tests.fuzz.places import insert, some

_TITLE = re.compile(r"^\[(.*)\]\(", re.MULTILINE)
_BOMBS = (
    "<div>",
    "<p>",
    "<b>",
    "<i><b>",
    "<span>",
    "<ul><li>",
    "<ol>",
    "<blockquote>",
    "<a href=https://a.example/>",
    "<table><tr><td>",
    "<font color=red>",
    "<figure>",
    "<h2>",
    "<pre>",
    "</p>",
    "<!--",
    "<br>",
    "<x>",
    "> ",
    "**",
    "[",
    "![](",
    "`",
    "&amp;",
    "&",
    "<",
    "\\",
    "- ",
    "_",
    "（",
)


def add_html(random: Random, text: str) -> str:
    """Something that would run, load or break out."""
    for _ in range(random.randint(1, 3)):
        text = insert(random, text, random.choice(HTML))
    return text


def add_text(random: Random, text: str) -> str:
    """Something that Markdown, YAML or a layout could take for its own."""
    for _ in range(random.randint(1, 3)):
        piece = random.choice(TEXT)
        text = insert(
            random, text, piece if random.random() < 0.5 else f"<p>{piece}</p>"
        )
    return text


def spoil_title(random: Random, text: str) -> str:
    """The title looks like markup, front matter, or a path."""
    title = random.choice(
        [*HTML, *TEXT, "../../etc/passwd", "a" * 5000, "](", "\0", "con", ".", '"']
    )
    found = _TITLE.search(text)
    if not found:
        return text
    at = random.choice([found.start(1), found.end(1)])
    return text[:at] + title + text[at:]


def spoil_address(random: Random, text: str) -> str:
    """The address of the article is another, or none."""
    found = re.search(r"\]\((.*)\)", text)
    if not found:
        return text
    other = random.choice(
        [
            "javascript:alert(1)",
            "https://[::1",
            "https://cn.nytimes.com/../../x/",
            "https://EXAMPLE.org:99999/a?b#c",
            "https://a.example/" + "长" * 300,
            "https://a.example/%2e%2e%2f%00",
            "https://www.bbc.com/con.aux",
            "http://user:word@voachinese.com/a/1.html",
            "https://xn--.example/" + "x" * 3000,
            found[1] + '"onload=x',
            found[1] + "?a=1&b=<i>",
            "https://rfi.fr/" + "%F0%9F" * 9,
        ]
    )
    return text[: found.start(1)] + other + text[found.end(1) :]


def spoil_time(random: Random, text: str) -> str:
    """Digits are others: a month 99, a year 0000."""
    found = some(random, re.compile(r"\d+"), text[:3000])
    if not found:
        return text
    other = random.choice(
        ["0", "99", "0000", "1" * 400, "-1", "\uff12\uff10", "\u0662"]
    )
    return text[: found.start()] + other + text[found.end() :]


def bomb(random: Random, text: str) -> str:
    """One thing many times over."""
    piece = random.choice(_BOMBS)
    return insert(random, text, piece * random.choice([50, 150, 400, 1500]))


def inflate(random: Random, text: str) -> str:
    """An attribute, a word or a run of spaces of great length."""
    length = random.choice([3000, 30_000])
    piece = random.choice(
        [
            f'<img src="https://a.example/x.jpg" alt="{"字" * length}">',
            f'<img src="https://a.example/{"x" * length}.jpg">',
            f'<a href="https://a.example/?{"a=1&" * (length // 4)}">长</a>',
            f'<p class="{"c " * (length // 2)}">类</p>',
            f"<p {' '.join(f'a{i}=1' for i in range(length // 8))}>多</p>",
            "<p>" + "字" * length + "</p>",
            "<p>" + " " * length + "空</p>",
            "<p>" + "a " * (length // 2) + "</p>",
            "<p>" + "、" * length + "</p>",
            "<p>" + "1" * length + "</p>",
            "<p>" + "A" * length + "</p>",
            "<p>" + "甲/" * (length // 2) + "</p>",
            "<p>" + "记者：" * (length // 3) + "</p>",
            "<p>" + "（甲" * (length // 2) + "</p>",
            "\n" * length,
        ]
    )
    return insert(random, text, piece)
