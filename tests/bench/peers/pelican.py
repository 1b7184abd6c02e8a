"""Pelican: Python, like ours."""

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
    "Has one tree for each run: two processes, side by side, build Chinese and English.",
    (
        "Its cache of read articles is on; it writes every page on every build, and "
        "those of articles that are gone stay."
    ),
    "Has no pages of years.",
)


def lay(work: Path, root: Path, tools: Tools) -> Site:
    """The theme and its settings."""
    shutil.copytree(THEMES / "pelican", work)
    pelican = f"{tools.venv.resolve()}/bin/pelican --quiet --settings pelicanconf.py"
    both = f"BENCH_UI=zh {pelican} & BENCH_UI=en {pelican} && wait $!"
    return Site(
        command=Command(("sh", "-c", both), work),
        output=work / "output",
        caches=(work / "cache",),
        write=partial(write, work / "content"),
        template=work / "theme/templates/article.html",
    )


def write(content: Path, story: Story) -> Path:
    """An article with its metadata above it."""
    head = story.header
    image = head.image.url if head.image else ""
    matter = (
        f"Title: {head.title}",
        f"Date: {story.moment}",
        f"Slug: {head.id}",
        f"Category: {head.outlet}",
        f"Tags: {', '.join(story.topics)}",
        f"Summary: {' '.join(story.summary.split())}",
        f"Textlang: {head.lang}",
        *([f"Source: {head.url}"] if head.url else []),
        *([f"Image: {image}"] if image else []),
    )
    file = content / story.day[:4] / story.day[5:7] / f"{head.id}.md"
    return write_text(file, "\n".join(matter) + f"\n\n{story.body}")


PEER = Peer("pelican", lambda tools: distribution_version(tools, "pelican"), lay, NOTES)
