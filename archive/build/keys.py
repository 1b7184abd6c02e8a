"""What a page is made from, in one string: equal keys, equal bytes.

A key has three parts, so that ``--why`` can tell which of them changed: the page as a
value, its template with all that belongs to it, and the program.
"""

from collections.abc import Iterable
from pathlib import Path

from archive.formats.fingerprint import code_digest, digest_of, versions
from archive.formats.folders import digests, files_below

_RENDERING = ("text", "model", "formats", "relate", "pages", "render", "build")
_READING = ("text", "model", "formats", "catalog", "relate", "build")
_SEARCHING = ("text", "model", "formats", "search", "build")
_PAGE, _TEMPLATE, _CODE = 16, 8, 8


def program() -> str:
    """Stands for the code that renders, other people's included."""
    return digest_of([code_digest(*_RENDERING), *versions()])


def reading(*settings: object) -> str:
    """Stands for everything but its file that an entry depends on."""
    return digest_of([code_digest(*_READING), *versions(), *settings])


def searching() -> str:
    """Stands for the code that makes the files of the search."""
    return digest_of([code_digest(*_SEARCHING), *versions()])


def theming(folders: Iterable[Path]) -> str:
    """Stands for all that the digests of templates depend on."""
    files = [line for folder in folders for line in digests(files_below(str(folder)))]
    return digest_of([program(), *files])


def page_key(page: str, template: str, code: str) -> str:
    """The key of a page out of the digests of its parts."""
    return f"{page[:_PAGE]}{template[:_TEMPLATE]}{code[:_CODE]}"


def difference(before: str, now: str) -> str:
    """The part of a key that changed; of several the one that explains most pages."""
    if before[_PAGE + _TEMPLATE :] != now[_PAGE + _TEMPLATE :]:
        return "code"
    same = before[_PAGE : _PAGE + _TEMPLATE] == now[_PAGE : _PAGE + _TEMPLATE]
    return "view" if same else "template"
