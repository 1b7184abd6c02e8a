"""What the last run learned, so that the next one need not read unchanged files again.

A disposable file: unreadable, foreign or of another version, it counts as empty. Losing
it costs time and changes no byte of what is written, and no word of what is reported.
"""

from pathlib import Path

import msgspec

from archive.formats.cache import read_cache
from archive.formats.fingerprint import code_digest, digest_of, versions
from archive.ingest.heads import Known
from archive.ingest.shelf import Shelved
from archive.ingest.tellings import Made
from archive.model.outlet import OutletFacts

_SCHEMA = 4
_ROOMS = ("text", "model", "dumps", "formats", "outlets", "ingest")
"""Those that decide what an article looks like."""


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one run hands to the next."""

    schema: int = _SCHEMA
    code: str = ""
    """Digest of the code and the settings under which all this is true."""
    heads: dict[str, Known] = {}
    """By the path of the raw file."""
    shelf: dict[str, Shelved] = {}
    """By the path of the article."""
    past: dict[str, Shelved] = {}
    """By the path of the state."""
    made: dict[str, Made] = {}
    """By key."""


def code_of(facts: tuple[OutletFacts, ...]) -> str:
    """Stands for everything but the dumps that an article depends on."""
    return digest_of([code_digest(*_ROOMS), *versions(), facts])


def remember(path: Path, code: str) -> Memory:
    """The memory of the last run; an empty one where it cannot be trusted."""
    found = read_cache(path, Memory)
    if found is None or (found.schema, found.code) != (_SCHEMA, code):
        return Memory(code=code)
    return found
