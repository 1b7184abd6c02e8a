"""A project root -> where its templates and static files lie, overrides applied.

A project may replace any file of the default theme by one of the same name in its own
``templates/`` or ``static/``; all other files come from the default.
"""

from pathlib import Path

import msgspec

import archive


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """Folders to look in, the project's own before the default ones."""

    root: Path
    """The project root: places in messages are relative to it."""
    templates: tuple[Path, ...]
    static: tuple[Path, ...]

    def template_file(self, name: str) -> Path | None:
        """The file that holds this template, if any folder has it."""
        for folder in self.templates:
            if (folder / name).is_file():
                return folder / name
        return None

    def static_files(self) -> dict[str, Path]:
        """Name below ``static/`` -> file, sorted by name. Hidden files are no part of it."""
        files: dict[str, Path] = {}
        for folder in reversed(self.static):
            for path in folder.rglob("*"):
                name = path.relative_to(folder)
                hidden = any(part.startswith(".") for part in name.parts)
                if path.is_file() and not hidden and name.suffix != ".md":
                    files[name.as_posix()] = path
        return dict(sorted(files.items()))

    def label(self, path: Path | str) -> str:
        """How a message names a file: relative to the project root where it lies there."""
        path = Path(path)
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return path.as_posix()


def find_theme(root: Path) -> Theme:
    """The theme of the project at ``root``."""
    root = root.resolve()
    default = _default_folder()
    return Theme(
        root=root,
        templates=_folders(root / "templates", default / "templates"),
        static=_folders(root / "static", default / "static"),
    )


def _default_folder() -> Path:
    """Where the default theme lies: inside an installed package, else beside it."""
    package = Path(archive.__file__).resolve().parent
    installed = package / "theme"
    return installed if (installed / "templates").is_dir() else package.parent


def _folders(*folders: Path) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(folder for folder in folders if folder.is_dir()))
