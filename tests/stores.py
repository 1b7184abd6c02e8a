"""A store in the memory of the test, for what is sent to one and read from it."""

import secrets
from pathlib import Path

from tests.missing import missing


class Memory:
    """A folder of fsspec's memory file system that no other test knows."""

    def __init__(self) -> None:
        try:
            import fsspec  # noqa: PLC0415 - an extra
        except ImportError:
            missing('fsspec is not installed: pip install "news-archive[cluster]"')
        self.name = secrets.token_hex(8)
        self.url = f"memory://{self.name}/site"
        self._fs = fsspec.filesystem("memory")

    def files(self) -> dict[str, bytes]:
        """Everything that lies there, by path."""
        start = len(f"/{self.name}/site/")
        found = self._fs.find(f"/{self.name}/site")
        return {path[start:]: self._fs.cat_file(path) for path in found}

    def put(self, path: str, data: bytes) -> None:
        """Write a file."""
        self._fs.pipe_file(f"/{self.name}/site/{path}", data)

    def put_all(self, folder: Path) -> None:
        """Copy a folder."""
        for file in folder.rglob("*"):
            if file.is_file():
                self.put(file.relative_to(folder).as_posix(), file.read_bytes())

    def times(self) -> dict[str, object]:
        """When each file was written."""
        start = len(f"/{self.name}/site/")
        found = self._fs.find(f"/{self.name}/site", detail=True)
        return {path[start:]: info["created"] for path, info in found.items()}
