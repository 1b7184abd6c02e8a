"""Where in a dump damage is done."""

import re
from random import Random

_HEAD_END = re.compile(r"\n-{3,}\n")


def _body_at(text: str) -> int:
    """Where the article begins: damage to the header mostly ends in quarantine."""
    found = _HEAD_END.search(text)
    return found.end() if found else 0


def place(random: Random, text: str) -> int:
    """Somewhere in the article, seldom above it."""
    start = 0 if random.random() < 0.03 else _body_at(text)
    return random.randint(min(start, len(text)), len(text))


def insert(random: Random, text: str, piece: str) -> str:
    """Put ``piece`` between two tags mostly, sometimes anywhere."""
    at = place(random, text)
    if random.random() < 0.7:
        found = re.compile(r"(?<=>)|(?=<)").search(text, at)
        at = found.start() if found else at
    return text[:at] + piece + text[at:]


def some(random: Random, pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """One of the places that a pattern matches, if it matches any."""
    found = list(pattern.finditer(text))
    return random.choice(found) if found else None


def delete(random: Random, pattern: re.Pattern[str], text: str) -> str:
    """Take a few of the places out that a pattern matches."""
    for _ in range(random.randint(1, 6)):
        found = some(random, pattern, text)
        if found:
            text = text[: found.start()] + text[found.end() :]
    return text
