"""A template -> everything it is made of: the files it draws in and the texts it shows."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import jinja2
from jinja2 import meta, nodes

from archive.errors import TemplateError
from archive.model.names import UiLang
from archive.render.strings import Strings
from archive.render.theme import Theme

Trees = dict[str, nodes.Template]


def closure(theme: Theme, name: str, parsed: Trees) -> Trees:
    """The template and all that it extends, includes or imports, by name.

    ``parsed`` holds what is parsed already, and grows.
    """
    found: Trees = {}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        if current not in parsed:
            parsed[current] = _parse(theme, current)
        found[current] = parsed[current]
        for drawn in meta.find_referenced_templates(found[current]):
            if drawn is None:
                raise TemplateError(
                    "T005",
                    f"templates/{current}",
                    "extends, includes or imports a template by a computed name",
                    "write the name as a plain string",
                )
            waiting.append(drawn)
    return dict(sorted(found.items()))


def texts_used(template: nodes.Template) -> set[str]:
    """The keys of all texts that a template asks for with ``t``."""
    return _asked(template, "t")


def tables_used(template: nodes.Template) -> set[str]:
    """The tables from which a template asks for any text, with ``word`` or ``texts``."""
    return _asked(template, "word") | _asked(template, "texts")


def calls(call: nodes.Call, function: str) -> bool:
    """Whether a call is one of that function."""
    return isinstance(call.node, nodes.Name) and call.node.name == function


def plain_key(call: nodes.Call) -> str:
    """The first argument where it is a plain string, else empty."""
    first = call.args[0] if call.args else None
    value = first.value if isinstance(first, nodes.Const) else ""
    return value if isinstance(value, str) else ""


def _asked(template: nodes.Template, function: str) -> set[str]:
    found = template.find_all(nodes.Call)
    return {key for call in found if calls(call, function) if (key := plain_key(call))}


def digest(
    theme: Theme, strings: Mapping[UiLang, Strings], name: str, parsed: Trees
) -> str:
    """A hash that changes exactly when a page of this template might look different."""
    known = hashlib.sha256()
    keys: set[str] = set()
    tables: set[str] = set()
    for part, tree in closure(theme, name, parsed).items():
        known.update(part.encode() + b"\0" + _file(theme, part).read_bytes() + b"\0")
        keys |= texts_used(tree)
        tables |= tables_used(tree)
    for ui in sorted(strings):
        texts = [strings[ui].forms(key) for key in sorted(keys)]
        texts += [strings[ui].under(table) for table in sorted(tables)]
        for forms in texts:
            for form, text in sorted(forms.items()):
                known.update(f"{ui}\0{form}\0{text}\0".encode())
    return known.hexdigest()


def syntax_error(theme: Theme, error: jinja2.TemplateSyntaxError) -> TemplateError:
    """A template that does not compile, as an error of ours."""
    where = theme.label(error.filename or error.name or "")
    return TemplateError(
        "T001",
        f"{where}:{error.lineno}",
        error.message or "syntax error",
        "see templates/README.md",
    )


def missing_template(name: str, wanted_by: str) -> TemplateError:
    """No folder of the theme holds this template."""
    return TemplateError(
        "T005", wanted_by, f'no template "{name}"', "correct the name, or add the file"
    )


def _parse(theme: Theme, name: str) -> nodes.Template:
    path = _file(theme, name)
    try:
        parser = jinja2.Environment(autoescape=True)
        return parser.parse(path.read_text("utf-8"), name, str(path))
    except jinja2.TemplateSyntaxError as error:
        raise syntax_error(theme, error) from error


def _file(theme: Theme, name: str) -> Path:
    path = theme.template_file(name)
    if path is None:
        raise missing_template(name, f"templates/{name}")
    return path
