"""Hugo, then Pagefind over its site: generator and search, as ours is both."""

import shlex
from pathlib import Path

from tests.bench.measure import Command
from tests.bench.peer import Peer, Site, Tools, distribution_version
from tests.bench.peers import hugo

NAME = "hugo + pagefind"
NOTES = (
    (
        "Hugo as above, and a search made of the articles in the Chinese tree, in one "
        "index for both languages: what a site with a search takes."
    ),
    "Pagefind has no memory of earlier builds, either.",
)


def lay(work: Path, root: Path, tools: Tools) -> Site:
    """Hugo's site; one command after the other."""
    site = hugo.lay(work, root, tools)
    packages = tools.venv.resolve().glob("lib/python*/site-packages")
    binary = next(next(packages).glob("pagefind_bin*/pagefind*"))
    index = (
        *(str(binary), "--site", str(site.output), "--glob", "zh/**/*.html"),
        *("--force-language", "zh", "--quiet"),
    )
    both = f"{shlex.join(site.command.words)} && {shlex.join(index)}"
    return site._replace(command=Command(("/bin/sh", "-c", both), work))


def version(tools: Tools) -> str:
    """Of both; empty where one is not installed."""
    found = [distribution_version(tools, name) for name in ("hugo", "pagefind")]
    return " + ".join(found) if all(found) else ""


PEER = Peer(NAME, version, lay, NOTES)
