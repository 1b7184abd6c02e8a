"""Our own program, on a project of its own."""

import compileall
import shutil
import sys
from functools import partial
from pathlib import Path

from archive import __version__
from archive.build.sources import ARTICLES
from archive.formats.front_matter import write_article
from archive.model.article import Article
from tests.bench.corpus import Story
from tests.bench.generate import SETTINGS
from tests.bench.measure import Command
from tests.bench.peer import CHECKOUT, Peer, Site, Tools, write_text

NOTES = (
    (
        "Also writes pages of days, a timeline, years of each topic, months of each outlet, "
        "the history of articles that were dumped several times, structured data and the "
        "corpus as JSON lines; finds topics, re-issues and translation pairs itself."
    ),
    "Reads every article's bytes on each build, since times of modification prove nothing.",
)


def lay(work: Path, root: Path, tools: Tools) -> Site:
    """The settings and earlier states of the project, under a theme that can be edited.

    The program is compiled, as ``pip`` leaves those of the others.
    """
    compileall.compile_dir(CHECKOUT / "archive", quiet=1)
    for name in SETTINGS:
        if (root / name).is_file():
            write_text(work / name, (root / name).read_text("utf-8"))
    if (root / "content/history").is_dir():
        shutil.copytree(root / "content/history", work / "content/history")
    for name in ("templates", "static"):
        theme = root if (root / name).is_dir() else CHECKOUT
        shutil.copytree(theme / name, work / name)
    return Site(
        command=program("build", "--output", str(work / "site"), root=work),
        output=work / "site",
        caches=(work / ".cache",),
        write=partial(write, work),
        template=work / "templates/article.html",
    )


def program(*words: str, root: Path) -> Command:
    """A command of ours on a project."""
    archive = (sys.executable, "-m", "archive", "-q", "-C", str(root))
    return Command((*archive, *words), root, {"PYTHONPATH": str(CHECKOUT)})


def write(work: Path, story: Story) -> Path:
    """An article file."""
    head = story.header
    file = f"{head.lang}/{head.outlet}/{story.day[:4]}/{story.day[5:7]}/{head.id}.md"
    text = write_article(Article(header=head, body=story.body))
    return write_text(work / ARTICLES / file, text)


PEER = Peer("archive", lambda tools: __version__, lay, NOTES)
