"""The rules under which text is left out: each has a name that a reader understands."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.dumps.reader import read_dump
from archive.ingest.read import read_article
from archive.model.names import UI_LANGS
from archive.outlets.clipping import DROP
from archive.outlets.registry import Registry
from archive.render.strings import load_strings
from archive.render.theme import find_theme

ROOT = Path(__file__).parents[2]
ROOMS = ("outlets", "dumps", "ingest")
STRINGS = load_strings(find_theme(ROOT))
GOLDEN = Path(__file__).parent.glob("*/*/in.md")


def rules_in(source: str) -> set[str]:
    """Every rule that a module names.

    In a call of ``drop`` or ``drop_all``, behind ``drop:``, as the first of a pair in a
    table ``…_RULES``, or as what a function ``…_rule`` returns.
    """
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found |= texts(rule) if (rule := rule_of(node)) else set()
        elif isinstance(node, ast.Constant):
            text = str(node.value)
            found |= {text.removeprefix(DROP)} if text.startswith(DROP) else set()
        elif isinstance(node, ast.Assign) and is_table(node):
            found |= set().union(*map(first, ast.walk(node.value)))
        elif isinstance(node, ast.FunctionDef) and node.name.endswith("_rule"):
            returned = (one for one in ast.walk(node) if isinstance(one, ast.Return))
            found |= set().union(*(texts(one.value) for one in returned if one.value))
    return {rule for rule in found if rule and not any(map(str.isspace, rule))}


def rule_of(call: ast.Call) -> ast.expr | None:
    """The rule that a call drops under, where it is one that drops."""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if method not in {"drop", "drop_all"}:
        return None
    named = (pair.value for pair in call.keywords if pair.arg == "rule")
    return next(named, call.args[1] if len(call.args) > 1 else None)


def texts(node: ast.expr) -> set[str]:
    """The texts that an expression may come to, as far as they stand there."""
    if isinstance(node, ast.IfExp):
        return texts(node.body) | texts(node.orelse)
    return {node.value} if is_text(node) else set()  # type: ignore[attr-defined]


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_table(node: ast.Assign) -> bool:
    names = (target.id for target in node.targets if isinstance(target, ast.Name))
    return any(name.endswith("_RULES") for name in names)


def first(node: ast.AST) -> set[str]:
    pair = isinstance(node, ast.Tuple) and len(node.elts) > 1
    return texts(node.elts[0]) if pair else set()  # type: ignore[attr-defined]


def modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted((ROOT / "archive" / room).rglob("*.py"))


@pytest.fixture(scope="module")
def named() -> set[str]:
    """The rules that the code names."""
    return set().union(*(rules_in(path.read_text("utf-8")) for path in modules()))


@pytest.mark.parametrize("ui", UI_LANGS)
def test_every_rule_has_words(ui: str, named: set[str]) -> None:
    """In both languages, and no words are kept of a rule that is gone."""
    words = STRINGS[ui].under("dropped")  # type: ignore[index]

    assert len(named) > 30
    assert named == {key.removeprefix("dropped.") for key in words}
    assert all(text.strip() and "{" not in text for text in words.values())


def test_the_goldens_know_no_other_rule(named: set[str]) -> None:
    """What the code does shows that its source was read aright."""
    registry = Registry()
    met: set[str] = set()
    for path in GOLDEN:
        reading = read_article(read_dump(path.read_bytes(), "in.md").dump, registry)
        places = [place for place, _ in reading.ledger if place.startswith(DROP)]
        met |= {place.removeprefix(DROP) for place in places}

    assert len(met) > 30
    assert met - named == set()


def test_every_way_to_name_a_rule_is_seen() -> None:
    """Calls, places, tables, functions; nothing that only looks like a rule."""
    source = """
_TAIL_RULES = (("a", 1), ("b-c", ("x y", 2)))
_OTHER = (("not-this", 1),)
def _tail_rule(text):
    return "d" if text else ""
def read(clip, rule):
    clip.drop(1, "e")
    clip.drop_all("not.this", "f", within=1)
    clip.drop(1, "g" if rule else "h")
    clip.drop(1, rule="i")
    clip.drop(1, rule)
    clip.cut(1, 2, "drop:j")
    clip.take(1, "not-this")
"""

    assert rules_in(source) == set("adefghij") | {"b-c"}
