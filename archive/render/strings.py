"""``templates/strings/zh.toml`` and ``en.toml`` -> the words of the interface.

A key is the path through the tables, ``nav.topics``. A text that depends on a number has
two forms, ``key.one`` and ``key.other``; Chinese needs but one, the key itself.

A table can also name things: ``dropped.rss-advert`` is what the rule ``rss-advert`` is
called. What it has no name for keeps its own.
"""

import tomllib
from collections.abc import Iterator, Mapping

import msgspec

from archive.errors import TemplateError
from archive.model.names import UI_LANGS, UiLang
from archive.render.theme import Theme

_FORMS = ("one", "other")


class Strings(msgspec.Struct, frozen=True, kw_only=True):
    """The words of one interface language."""

    ui: UiLang
    where: str
    """The file, as messages name it."""
    texts: Mapping[str, str]

    def forms(self, key: str) -> dict[str, str]:
        """Every text under a key: itself, or its forms for one and for more."""
        names = (key, *(f"{key}.{form}" for form in _FORMS))
        return {name: self.texts[name] for name in names if name in self.texts}

    def under(self, table: str) -> dict[str, str]:
        """Every text of a table, by its whole key."""
        start = f"{table}."
        return {key: text for key, text in self.texts.items() if key.startswith(start)}

    def word(self, table: str, name: str) -> str:
        """What the table calls ``name``; ``name`` itself where it does not know it."""
        key = f"{table}.{name}"
        return self.say(key) if key in self.texts else name

    def texts_of(self, table: str) -> dict[str, str]:
        """Every text of a table as it is written, for a script to fill: by key within it."""
        texts = self.under(table).items()
        return {key.removeprefix(f"{table}."): text for key, text in texts}

    def say(self, key: str, /, **values: object) -> str:
        """The text with its placeholders filled; numbers get thousands separators."""
        text = self.texts.get(key)
        if text is None:
            one = "one" if values.get("n") == 1 else "other"
            text = self.texts.get(f"{key}.{one}")
        if text is None:
            raise TemplateError(
                "T003", self.where, f'no text for "{key}"', f'add "{key}" to this file'
            )
        try:
            return text.format_map({k: _plain(v) for k, v in values.items()})
        except KeyError as error:
            raise TemplateError(
                "T004",
                self.where,
                f'"{key}" has the placeholder {{{error.args[0]}}}, '
                "which its template does not fill",
                "fill it in the template, or take it out here",
            ) from error
        except (ValueError, IndexError, AttributeError) as error:
            raise TemplateError(
                "T004",
                self.where,
                f'"{key}" has a placeholder that cannot be read: {error}',
                "write placeholders like {n}, and a brace itself as {{",
            ) from error


def load_strings(theme: Theme) -> dict[UiLang, Strings]:
    """The words of both languages; a project's file adds to and overrides the default's."""
    return {ui: _load(theme, ui) for ui in UI_LANGS}


def _load(theme: Theme, ui: UiLang) -> Strings:
    name = f"strings/{ui}.toml"
    texts: dict[str, str] = {}
    where = f"templates/{name}"
    for folder in reversed(theme.templates):
        path = folder / name
        if not path.is_file():
            continue
        where = theme.label(path)
        try:
            tables = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise TemplateError(
                "T001", where, f"not TOML: {error}", "quote every text"
            ) from error
        texts.update(_flat(tables, where))
    return Strings(ui=ui, where=where, texts=texts)


def _flat(
    table: Mapping[str, object], where: str, prefix: str = ""
) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield prefix + key, value
        elif isinstance(value, dict):
            yield from _flat(value, where, f"{prefix}{key}.")
        else:
            raise TemplateError(
                "T001", where, f'"{prefix}{key}" is not a text', "put it in quotes"
            )


def _plain(value: object) -> object:
    return f"{value:,}" if type(value) is int else value
