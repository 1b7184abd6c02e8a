"""Eleventy: JavaScript, on Node.js."""

import json
import shutil
from functools import partial
from pathlib import Path

from tests.bench.corpus import Story
from tests.bench.measure import Command
from tests.bench.peer import THEMES, Peer, Site, Tools, write_text

MODULE = "node_modules/@11ty/eleventy"
NOTES = (
    "Builds both language trees in one run, from the same files.",
    (
        "Builds incrementally only while it watches: every run writes every page, and "
        "those of articles that are gone stay."
    ),
    "May use 8 GB for its heap, where Node.js would stop at less.",
)


def lay(work: Path, root: Path, tools: Tools) -> Site:
    """The theme and its settings."""
    ignored = shutil.ignore_patterns("package*.json", "node_modules")
    shutil.copytree(THEMES / "eleventy", work, ignore=ignored)
    node = shutil.which("node") or "node"
    script = str(tools.node.resolve() / MODULE / "cmd.cjs")
    heap = "--max-old-space-size=8192"
    return Site(
        command=Command((node, heap, script, "--quiet"), work),
        output=work / "_site",
        caches=(work / ".cache",),
        write=partial(write, work / "content/articles"),
        template=work / "_includes/article.njk",
    )


def version(tools: Tools) -> str:
    """As its package says."""
    package = tools.node / MODULE / "package.json"
    if not package.is_file() or not shutil.which("node"):
        return ""
    return str(json.loads(package.read_text("utf-8"))["version"])


def write(content: Path, story: Story) -> Path:
    """An article; its front matter is JSON."""
    head = story.header
    matter = {
        "title": head.title,
        "date": story.moment,
        "summary": story.summary,
        "outlet": head.outlet,
        "topics": story.topics,
        "textlang": head.lang,
        "source": head.url,
        "image": head.image.url if head.image else "",
    }
    file = content / story.day[:4] / story.day[5:7] / f"{head.id}.md"
    page = json.dumps(matter, ensure_ascii=False, indent=1)
    return write_text(file, f"---json\n{page}\n---\n\n{story.body}")


PEER = Peer("eleventy", version, lay, NOTES)
