"""A name of a folder -> a new archive in it, ready to be built."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import archive
from archive.scaffold.planned import write_new

_MOST = 60
"""Sample dumps of one folder that are copied. The sample of a checkout may have been
replaced by somebody's own archive; a new one is not to begin with all of it."""

_WRITTEN = {
    "README.md": "README.md",
    "Makefile": "Makefile",
    "gitignore": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
}
"""Our own file -> its name in the new archive. A leading dot would hide ours."""


def init(directory: Path) -> tuple[Path, ...]:
    """Make a new archive: settings, sample dumps, a workflow; the files that were made.

    Raises UsageError (N001, N004) where a file would be written over or would lie
    outside the folder; then nothing has been written.
    """
    content = {f"content/{name}": data for name, data in _content().items()}
    own = files("archive.scaffold") / "files"
    written = {new: (own / old).read_bytes() for old, new in _WRITTEN.items()}
    return write_new(directory, {**content, **written})


def content_folder() -> Path:
    """The sample: inside an installed package, else the checkout's own content."""
    package = Path(archive.__file__).resolve().parent
    installed = package / "theme" / "content"
    return installed if installed.is_dir() else package.parent / "content"


def _content() -> dict[str, bytes]:
    folder = content_folder()
    names = [*sorted(_settings(folder)), *_sample(folder)]
    found = {name: (folder / name).read_bytes() for name in names}
    # Places for a person's own things; git keeps no empty folder.
    return {"raw/.gitkeep": b"", "media/.gitkeep": b"", **found}


def _settings(folder: Path) -> Iterator[str]:
    for path in folder.iterdir():
        if path.is_file() and path.suffix in {".toml", ".md"}:
            yield path.name


def _sample(folder: Path) -> Iterator[str]:
    """The dumps and media of the sample, a bounded number of each folder."""
    for top in ("raw", "media"):
        for sub in sorted({path.parent for path in (folder / top).rglob("*.*")}):
            shown = (path for path in sorted(sub.iterdir()) if _is_sample(path))
            for path, _ in zip(shown, range(_MOST), strict=False):
                yield path.relative_to(folder).as_posix()


def _is_sample(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")
