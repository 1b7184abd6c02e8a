"""What comes of a dump, and what may be wrong with it."""

import re
from typing import NamedTuple

from archive.ingest.read import Reading
from archive.model.dump import Dump

PERMALINK = re.compile(
    r"(?:zh|en)/(?:\d{4}/\d\d/\d\d|undated)/(?!index\.html)[a-z0-9-]+\.html"
)
"""Site paths of articles."""


class Broken(NamedTuple):
    """A law that does not hold for a file."""

    law: str
    detail: str
    """Begins with what tells two causes apart."""


class Made(NamedTuple):
    """All that came of a dump."""

    dump: Dump
    reading: Reading
    body: str
    """HTML."""
    pages: dict[str, str]
