"""Hugo: one program, made of Go."""

import json
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
    "Builds both language trees in one run, from the same files.",
    (
        "Has no memory of earlier builds: every build writes every page, and those of "
        "articles that are gone stay."
    ),
    "Also writes a feed of each month.",
)


def lay(work: Path, root: Path, tools: Tools) -> Site:
    """The theme, and no cache but the one that is forgotten with the output."""
    shutil.copytree(THEMES / "hugo", work)
    # The program itself: the wrapper around it would add the start of a Python.
    packages = tools.venv.resolve().glob("lib/python*/site-packages")
    binary = next(next(packages).glob("hugo/binaries/hugo*"))
    places = ("--cacheDir", str(work / "cache"), "--destination", str(work / "public"))
    return Site(
        command=Command((str(binary), "--quiet", *places), work),
        output=work / "public",
        caches=(work / "cache", work / "resources"),
        write=partial(write, work / "content"),
        template=work / "layouts/page.html",
        remembers=False,
    )


def write(content: Path, story: Story) -> Path:
    """An article in the section of its month."""
    section = content / story.day[:4] / story.day[5:7]
    for folder in (section, section.parent):
        make_section(folder, content)
    head = story.header
    matter = {
        "title": head.title,
        "date": story.moment,
        "summary": story.summary,
        "outlets": [head.outlet],
        "topics": story.topics,
        "params": {
            "textlang": head.lang,
            "source": head.url,
            "image": head.image.url if head.image else "",
        },
    }
    # Hugo would take two braces for a shortcode.
    text = story.body.replace("{{", "{&#123;")
    page = json.dumps(matter, ensure_ascii=False, indent=1)
    return write_text(section / f"{head.id}.md", f"{page}\n\n{text}")


def make_section(folder: Path, content: Path) -> None:
    """Make a folder that has a list page of its own."""
    index = folder / "_index.md"
    if not index.exists():
        title = "-".join(folder.relative_to(content).parts)
        write_text(index, json.dumps({"title": title}))


PEER = Peer("hugo", lambda tools: distribution_version(tools, "hugo"), lay, NOTES)
