"""What the last build learned: entries by file, pages by path.

A disposable file. Unreadable, foreign or of another version, it counts as empty; losing
it costs time and changes no byte of the site.
"""

from pathlib import Path

import msgspec

from archive.formats.cache import read_cache
from archive.model.library import Entry, State
from archive.model.relations import Relations

MEMORY = ".cache/build.msgpack"
SCHEMA = 6


class Written(msgspec.Struct, frozen=True, array_like=True):
    """A file of the site as it was last written."""

    key: str
    """Of what it was made from; empty where that is no longer what is wanted."""
    size: int
    mtime: int
    """Nanoseconds: a file whose size and time are these is taken for untouched."""


class Related(msgspec.Struct, frozen=True, array_like=True):
    """What articles are to each other, and which they were."""

    key: str = ""
    """Equal keys, equal relations: of one program, and of one list of topics."""
    relations: Relations = Relations()


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A segment of the search as it was last made."""

    key: str
    """Of what it was made from; empty where that is no longer what is wanted."""
    line: tuple[str, int, str, str, str]
    """What the manifest says of it."""
    folds: str
    """Forms of characters that are one, of those that occur."""
    files: dict[str, str]
    """Site path of each of its files -> digest of the bytes."""


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one build hands to the next."""

    schema: int = SCHEMA
    reading: str = ""
    """Digest of the code and the settings that entries and alignments depend on."""
    entries: dict[str, Entry] = {}
    """By file, below ``content/articles``."""
    states: dict[str, State] = {}
    """By file, below ``content/history``."""
    related: Related = Related()
    """What the articles were to each other."""
    alignments: dict[str, tuple[int, ...]] = {}
    """Of pairs, by the digests of their files; see ``build.alignments``."""
    theme: str = ""
    """Digest of the code and the files that the templates' digests depend on."""
    templates: dict[str, str] = {}
    """Digests of templates, by name: parsing them all takes longer than most builds."""
    search: dict[str, Made] = {}
    """Segments, by name."""
    hanzi: bytes = b""
    """Tables of Chinese scripts: OpenCC takes longer to give them than most builds take."""
    output: str = ""
    """The folder that ``written`` speaks of."""
    written: dict[str, Written] = {}
    """By site path."""


def remember(path: Path) -> Memory:
    """The memory of the last build; an empty one where it cannot be trusted."""
    found = read_cache(path, Memory)
    return found if found is not None and found.schema == SCHEMA else Memory()
