"""Reads templates as a type checker would: which attributes are asked of which views."""

import types
import typing
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import jinja2
import msgspec
from jinja2 import nodes

from archive.pages.views import Frame, SiteView, View
from archive.render.theme import Theme

Hint = Any
"""A type as annotations state it; ``Any`` where it does not matter."""

Scope = dict[str, Hint]


class Contract:
    """Collects what a template asks for although it is not there."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.parser = jinja2.Environment(autoescape=True)
        self.problems: list[str] = []
        self._seen: set[object] = set()

    def check(self, name: str, view: type[View]) -> list[str]:
        """Every attribute and name the template asks for that is not in its views."""
        self.problems = []
        self._seen = set()
        scope: Scope = {
            "site": SiteView,
            "frame": Frame,
            "view": view,
            **dict.fromkeys(
                ("body", "t", "word", "texts", "loop", "none", "super"), Any
            ),
        }
        self._template(name, scope)
        return self.problems

    def _template(self, name: str, scope: Scope) -> None:
        path = self.theme.template_file(name)
        assert path is not None, name
        tree = self.parser.parse(path.read_text("utf-8"), name)
        macros = {macro.name: macro for macro in tree.find_all(nodes.Macro)}
        scope = scope | {key: (name, macro) for key, macro in macros.items()}
        for imported in tree.find_all(nodes.Import):
            assert isinstance(imported.template, nodes.Const)
            scope[imported.target] = self._macros(imported.template.value)
        for parent in tree.find_all(nodes.Extends):
            assert isinstance(parent.template, nodes.Const)
            self._template(parent.template.value, scope)
        self._walk(tree.body, scope, name)

    def _macros(self, name: str) -> dict[str, tuple[str, nodes.Macro]]:
        path = self.theme.template_file(name)
        assert path is not None, name
        tree = self.parser.parse(path.read_text("utf-8"), name)
        return {macro.name: (name, macro) for macro in tree.find_all(nodes.Macro)}

    def _walk(self, body: list[nodes.Node], scope: Scope, name: str) -> None:
        for node in body:
            if isinstance(node, nodes.Macro | nodes.Import | nodes.Extends):
                continue
            if isinstance(node, nodes.For):
                self._for(node, scope, name)
            elif isinstance(node, nodes.Assign):
                assert isinstance(node.target, nodes.Name)
                scope[node.target.name] = self._infer(node.node, scope, name)
            elif isinstance(node, nodes.Expr):
                self._infer(node, scope, name)
            else:
                self._walk(list(node.iter_child_nodes()), scope, name)

    def _for(self, node: nodes.For, scope: Scope, name: str) -> None:
        items = list(_items(self._infer(node.iter, scope, name)))
        inner = dict(scope)
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = items[0] if items else Any
        elif isinstance(node.target, nodes.Tuple):
            parts = get_args(items[0]) if items else ()
            for index, target in enumerate(node.target.items):
                assert isinstance(target, nodes.Name)
                inner[target.name] = parts[index] if index < len(parts) else Any
        self._walk(node.body, inner, name)
        self._walk(node.else_, scope, name)

    def _infer(self, node: nodes.Node, scope: Scope, name: str) -> Hint:  # noqa: PLR0911
        """The type of an expression; Any where it does not matter."""
        if isinstance(node, nodes.Name):
            if node.name not in scope:
                self.problems.append(f"{name}:{node.lineno}: {node.name}")
            return scope.get(node.name, Any)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, scope, name)
        if isinstance(node, nodes.Getitem):
            of = _bare(self._infer(node.node, scope, name))
            self._infer(node.arg, scope, name)
            if isinstance(node.arg, nodes.Slice):
                return of
            parts = get_args(of) or (Any,)
            return parts[-1 if _origin(of) is dict else 0]
        if isinstance(node, nodes.Call):
            return self._call(node, scope, name)
        found = [self._infer(kid, scope, name) for kid in node.iter_child_nodes()]
        if isinstance(node, nodes.CondExpr):
            return self._infer(node.expr1, scope, name)
        return found[0] if isinstance(node, nodes.Or | nodes.And) else Any

    def _attribute(self, node: nodes.Getattr, scope: Scope, name: str) -> Hint:
        of = _bare(self._infer(node.node, scope, name))
        if isinstance(of, dict):
            return of[node.attr]
        if isinstance(of, type) and issubclass(of, msgspec.Struct):
            hints = typing.get_type_hints(of)
            if node.attr not in hints:
                where = f"{name}:{node.lineno}"
                self.problems.append(f"{where}: {of.__name__}.{node.attr}")
            return hints.get(node.attr, Any)
        return Any

    def _call(self, node: nodes.Call, scope: Scope, name: str) -> Hint:
        macro = self._infer(node.node, scope, name)
        given = [self._infer(value, scope, name) for value in node.args]
        for pair in node.kwargs:
            self._infer(pair.value, scope, name)
        if not isinstance(macro, tuple):
            return Any
        where, tree = macro
        key = (tree.name, *map(repr, given))
        if key not in self._seen:
            self._seen.add(key)
            inner = {
                key: value
                for key, value in scope.items()
                if key in ("t", "word", "texts", "none")
            }
            inner |= {"loop": Any, **self._macros(where)}
            inner |= {arg.name: Any for arg in tree.args}
            names = (arg.name for arg in tree.args)
            inner |= dict(zip(names, given, strict=False))
            self._walk(tree.body, inner, where)
        return Any


def _origin(hint: Hint) -> Hint:
    return get_origin(hint)


def _bare(hint: Hint) -> Hint:
    """Without "or nothing"."""
    if isinstance(hint, types.UnionType) or _origin(hint) is typing.Union:
        return next(part for part in get_args(hint) if part is not types.NoneType)
    return hint


def _items(hint: Hint) -> Iterator[Hint]:
    hint = _bare(hint)
    if _origin(hint) is tuple:
        yield get_args(hint)[0]
