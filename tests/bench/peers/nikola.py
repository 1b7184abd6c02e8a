"""Nikola: Python, with a database of what depends on what."""

import os
import shutil
from functools import partial
from pathlib import Path

from tests.bench.corpus import Story
from tests.bench.measure import Command
from tests.bench.peer import (
    THEMES,
    Peer,
    Site,
    Tools,
    distribution_version,
    write_text,
)

NOTES = (
    "Builds both language trees in one run, with a process for each core.",
    "Rebuilds what depends on what has changed; pages of articles that are gone stay.",
    "Its home page goes on over all articles; its feeds hold whole texts.",
)


def lay(work: Path, root: Path, tools: Tools) -> Site:
    """The theme and its settings."""
    shutil.copytree(THEMES / "nikola", work)
    nikola = str(tools.venv.resolve() / "bin/nikola")
    words = (nikola, "build", "--process", str(os.cpu_count() or 1), "-v", "0")
    return Site(
        command=Command(words, work),
        output=work / "output",
        caches=(work / "cache", *_databases(work)),
        write=partial(write, work / "posts"),
        template=work / "themes/bench/templates/post.tmpl",
    )


def _databases(work: Path) -> tuple[Path, ...]:
    """Whatever the backend of Python's dbm calls its files."""
    endings = ("", ".db", ".dat", ".dir", ".bak")
    return tuple(work / f".doit.db{ending}" for ending in endings)


def write(posts: Path, story: Story) -> Path:
    """An article with its metadata in a comment above it."""
    head = story.header
    image = head.image.url if head.image else ""
    matter = (
        f".. title: {head.title}",
        f".. slug: {head.id}",
        f".. date: {story.moment}",
        f".. category: {head.outlet}",
        f".. tags: {', '.join(story.topics)}",
        f".. description: {' '.join(story.summary.split())}",
        f".. textlang: {head.lang}",
        f".. source: {head.url}",
        f".. image: {image}",
    )
    comment = "\n".join(matter).replace("--", "-&#45;")
    # Nikola would take two braces for a shortcode.
    text = story.body.replace("{{", "{&#123;")
    file = posts / story.day[:4] / story.day[5:7] / f"{head.id}.md"
    return write_text(file, f"<!--\n{comment}\n-->\n\n{text}")


PEER = Peer("nikola", lambda tools: distribution_version(tools, "nikola"), lay, NOTES)
