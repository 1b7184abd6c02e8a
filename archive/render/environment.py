"""A theme and the words of one language -> the Jinja environment that renders with them.

What never differs between two pages is settled when a template is compiled: ``t("key")``
becomes plain text, and the indentation of the source is dropped.
"""

import re
from collections.abc import Iterable

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.visitor import NodeTransformer

from archive.errors import TemplateError
from archive.render.closure import calls, plain_key
from archive.render.filters import filters_for
from archive.render.strings import Strings
from archive.render.theme import Theme

_LINE_START = re.compile(r"\s*\n\s*")


class ThemeEnvironment(jinja2.Environment):
    """Strict about names, escapes everything, knows one language."""

    def __init__(self, theme: Theme, strings: Strings) -> None:
        super().__init__(
            loader=jinja2.FileSystemLoader(theme.templates),
            autoescape=_escapes,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            extensions=(_Compact,),
        )
        self.theme = theme
        self.strings = strings
        self.globals = {
            "t": strings.say,
            "word": strings.word,
            "texts": strings.texts_of,
        }
        self.filters.update(filters_for(strings.ui))

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        template = super()._parse(source, name, filename)
        words = _Words(self.strings, self.theme.label(filename or name or ""))
        words.visit(template)
        return template


class _Words(NodeTransformer):
    """Settles ``t("key")``; refuses keys that are unknown, or not known beforehand."""

    def __init__(self, strings: Strings, where: str) -> None:
        self.strings = strings
        self.where = where

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802
        if calls(call, "word"):
            self._check_table(call)
        if calls(call, "texts"):
            self._check_texts(call)
        if not calls(call, "t"):
            return self.generic_visit(call)
        key = _key(call)
        where = f"{self.where}:{call.lineno}"
        if not key:
            raise TemplateError(
                "T003",
                where,
                "t() needs the key of a text as a plain string",
                'choose between t("one.key") and t("another.key") with if',
            )
        if not self.strings.forms(key):
            raise TemplateError(
                "T003",
                where,
                f'no text for "{key}" in {self.strings.where}',
                "add it there, or correct the key",
            )
        if call.kwargs:
            return self.generic_visit(call)
        return nodes.Const(self.strings.say(key), lineno=call.lineno)

    def _check_table(self, call: nodes.Call) -> None:
        if len(call.args) != 2 or not plain_key(call):  # noqa: PLR2004
            raise TemplateError(
                "T003",
                f"{self.where}:{call.lineno}",
                "word() needs a table as a plain string, and a name",
                'write word("dropped", item.key)',
            )

    def _check_texts(self, call: nodes.Call) -> None:
        if not self.strings.under(_key(call)):
            raise TemplateError(
                "T003",
                f"{self.where}:{call.lineno}",
                f"texts() needs the name of a table in {self.strings.where}",
                'write texts("results")',
            )


def _key(call: nodes.Call) -> str:
    return plain_key(call) if len(call.args) == 1 else ""


def _escapes(name: str | None) -> bool:
    return not (name or "").endswith(".txt")


class _Compact(Extension):
    """Drops indentation and empty lines from what stands between the tags."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        for token in stream:
            if token.type == "data":
                text = _LINE_START.sub("\n", token.value)
                yield Token(token.lineno, token.type, text)
            else:
                yield token
