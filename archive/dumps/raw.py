"""The bytes of a raw file -> the dumps in it, whichever form they are in.

What a file is, its content says and not its name: a dump (``dumps.reader``), a post with
front matter (``dumps.jekyll``) or a saved feed (``dumps.feed``).
"""

from functools import lru_cache

from archive.dumps.characters import Text, read_text
from archive.dumps.feed import is_xml, read_feed
from archive.dumps.jekyll import read_post
from archive.dumps.reader import Read, parse_dump
from archive.errors import DumpError


def read_raw(data: bytes, path: str) -> tuple[Read | DumpError, ...]:
    """Every dump of a raw file; in the place of one that cannot be read, its error.

    The dumps of a feed are called ``path#id``; any other file holds one dump, and that is
    called ``path``.
    """
    try:
        found = read_text(data, path)
        if is_xml(found.text):
            return _read_feed(found, path)
        return (read_post(found, path) or parse_dump(found, path),)
    except DumpError as error:
        return (error,)


def read_part(data: bytes, path: str, part: str) -> Read:
    """The one dump of a raw file that is called ``part``.

    Raises DumpError where it cannot be read, or where the file does not hold it (D010).
    """
    for found in read_raw(data, path):
        if isinstance(found, DumpError):
            if part in {path, found.where}:
                raise found
        elif found.dump.path == part:
            return found
    raise DumpError("D010", part, "changed while it was read: run again")


@lru_cache(maxsize=2)
def _read_feed(found: Text, path: str) -> tuple[Read | DumpError, ...]:
    """Kept for a moment: its entries are asked for one after another."""
    return read_feed(found, path)
