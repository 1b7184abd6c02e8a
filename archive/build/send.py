"""A finished site -> the same site in a store, by as few files as have changed.

The store keeps the digest of every file that was sent, in a list of its own; what it does
not name is somebody else's and stays. The list is written before anything is sent, so
that a sending that was stopped leaves no file that nobody knows, and again at the end.
New files go before changed ones: no page there leads to one that is not there yet.
"""

from collections.abc import Mapping
from pathlib import Path

from archive.build.manifest import read_manifest
from archive.formats.fingerprint import digest
from archive.remote import Store

LIST = ".news-archive.sums"
_UNKNOWN = "-"


def send_site(folder: Path, store: Store) -> int:
    """Bring a store to what lies in ``folder``; how many files were sent.

    Raises OutputError (U003), ConfigError (U002) where the store does not do its part.
    """
    old = _read(store.read(LIST))
    new = {
        path: digest((folder / path).read_bytes())
        for path in sorted(read_manifest(folder))
        if (folder / path).is_file()
    }
    changed = [path for path, mark in new.items() if old.get(path) != mark]
    gone = sorted(old.keys() - new.keys())
    if changed or gone:
        store.write(LIST, _lines({**old, **dict.fromkeys(changed, _UNKNOWN)}))
        store.send(folder, sorted(changed, key=lambda path: (path in old, path)))
        store.delete(gone)
        store.write(LIST, _lines(new))
    return len(changed)


def _lines(marks: Mapping[str, str]) -> bytes:
    return "".join(f"{mark}  {path}\n" for path, mark in sorted(marks.items())).encode()


def _read(data: bytes) -> dict[str, str]:
    """The list, without what leads out of the store's folder: others may write there."""
    pairs = (
        line.partition("  ") for line in data.decode("utf-8", "replace").split("\n")
    )
    return {path: mark for mark, _, path in pairs if _is_inside(path)}


def _is_inside(path: str) -> bool:
    return bool(path) and all(part not in {"", ".", ".."} for part in path.split("/"))
