"""CSS selectors as layouts write them, matched in one walk over the tree.

A layout asks dozens of things of a tree, and a general CSS engine takes ten times as long
to answer. Here are names, classes, ids, attributes, ``:not()``, ``:has()``, ``:scope`` and
the combinators; whatever else a selector may ask is left to that engine.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, reduce

from bs4.element import Tag

from archive.formats.walking import below, first_below, walk

Test = Callable[[Tag, Tag], bool]
"""Is an element meant, in a search below another one?"""

_NAME = r"[A-Za-z_][\w-]*"
_SIMPLE = re.compile(
    rf"""(?P<name>{_NAME})
    | [.](?P<class>{_NAME})
    | [#](?P<id>{_NAME})
    | \[(?P<key>{_NAME})(?:(?P<how>[~^$*]?=)(?P<value>{_NAME}|'[^'\\]*'|"[^"\\]*"|\d+))?\]
    | (?P<scope>:scope)\b
    | :(?P<call>not|has)\((?P<inner>(?:[^()]|\([^()]*\))*)\)
    """,
    re.VERBOSE,
)
_LAST = re.compile(
    rf"""(?:^|[\s>+~])(?P<name>{_NAME})
    (?:[.#]{_NAME}|\[[^\]]*\]|:(?:not|has)\((?:[^()]|\([^()]*\))*\))*$
    """,
    re.VERBOSE,
)
"""The compound that a choice ends in, where it begins with a name."""
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
_CHOICE = re.compile(r"(?:[^,()\[\]]|\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\])+")
_SPACES = re.compile("[ \t\r\n\f]+")


def find(root: Tag, selector: str) -> Tag | None:
    """The first element below ``root`` that matches, or None."""
    names = _names(selector)
    if names:
        return first_below(root, names)
    test = compiled(selector)
    if test is None:
        return root.select_one(selector)
    return next((tag for tag in walk(root) if test(tag, root)), None)


def find_all(root: Tag, selector: str) -> list[Tag]:
    """Every element below ``root`` that matches, in document order."""
    names = _names(selector)
    if names:
        return below(root, names)
    test = compiled(selector)
    if test is None:
        return list(root.select(selector))
    names = _subjects(selector)
    candidates = below(root, names) if names else walk(root)
    return [tag for tag in candidates if test(tag, root)]


@lru_cache(maxsize=256)
def _subjects(selector: str) -> frozenset[str]:
    """The names of the elements that can match; none where any might."""
    last = [_LAST.search(part.strip()) for part in _CHOICE.findall(selector)]
    names = [found["name"].lower() if found else "" for found in last]
    return frozenset(names) if all(names) else frozenset()


@lru_cache(maxsize=256)
def _names(selector: str) -> frozenset[str]:
    """The names in ``p, div``; none where it asks for more than names."""
    names = [part.strip() for part in selector.split(",")]
    plain = all(re.fullmatch(_NAME, name) for name in names)
    return frozenset(map(str.lower, names)) if plain else frozenset()


@lru_cache(maxsize=256)
def compiled(selector: str) -> Test | None:
    """What ``selector`` asks of an element; None where it asks more than is known here."""
    choices = [_complex(part.strip()) for part in _CHOICE.findall(selector)]
    tests = [test for test in choices if test is not None]
    if len(tests) < len(choices):
        return None
    return reduce(_either, tests)


def _either(one: Test, other: Test) -> Test:
    return lambda tag, scope: one(tag, scope) or other(tag, scope)


def _both(one: Test, other: Test) -> Test:
    return lambda tag, scope: one(tag, scope) and other(tag, scope)


def _complex(selector: str) -> Test | None:
    """``div > p.lead``: compounds from left to right, each with what stands before it."""
    test: Test | None = None
    at, way = 0, ""
    while True:
        here, at = _compound(selector, at)
        if here is None:
            return None
        test = _WAYS[way](test, here) if test else here
        if at == len(selector):
            return test
        found = _COMBINATOR.match(selector, at)
        if not found:
            return None
        at, way = found.end(), found[1] or " "


def _compound(selector: str, at: int) -> tuple[Test | None, int]:
    """``p.lead[id]`` from ``at``, and where it ends."""
    tests: list[Test] = []
    while found := _SIMPLE.match(selector, at):
        test = _simple(found)
        if test is None or (found["name"] and tests):
            return None, at
        tests.append(test)
        at = found.end()
    return (reduce(_both, tests) if tests else None), at


def _simple(found: re.Match[str]) -> Test | None:
    if name := found["name"]:
        name = name.lower()
        return lambda tag, _: tag.name == name
    if word := found["class"]:
        return lambda tag, _: word in _words(tag, "class")
    if id_ := found["id"]:
        return lambda tag, _: tag.attrs.get("id") == id_
    if found["scope"]:
        return lambda tag, scope: tag is scope
    if found["key"]:
        return _attribute(
            found["key"].lower(), found["how"] or "", found["value"] or ""
        )
    return _call(found["call"], found["inner"].strip())


def _attribute(key: str, how: str, value: str) -> Test | None:
    if not how:
        return lambda tag, _: key in tag.attrs
    value = value[1:-1] if value[0] in "'\"" else value
    if key == "type" or not value:  # case does not count, or nothing matches
        return None
    if how == "~=":
        return lambda tag, _: value in _words(tag, key)
    compare = _COMPARISONS[how]
    return lambda tag, _: key in tag.attrs and compare(_value(tag, key), value)


_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "=": str.__eq__,
    "^=": str.startswith,
    "$=": str.endswith,
    "*=": str.__contains__,
}


def _value(tag: Tag, key: str) -> str:
    value = tag.attrs.get(key, "")
    return value if isinstance(value, str) else " ".join(value)


def _words(tag: Tag, key: str) -> Sequence[str]:
    value = tag.attrs.get(key, ())
    return _SPACES.split(value) if isinstance(value, str) else value


def _call(function: str, inner: str) -> Test | None:
    """``:not(…)``, ``:has(…)``, ``:has(> …)``."""
    is_child = function == "has" and inner.startswith(">")
    test = compiled(inner[1:].strip() if is_child else inner)
    if test is None:
        return None
    if function == "not":
        return lambda tag, scope: not test(tag, scope)
    if is_child:
        return lambda tag, scope: any(
            isinstance(child, Tag) and test(child, scope) for child in tag.contents
        )
    return lambda tag, scope: any(test(below, scope) for below in walk(tag))


def _child(above: Test, here: Test) -> Test:
    return lambda tag, scope: (
        here(tag, scope) and tag.parent is not None and above(tag.parent, scope)
    )


def _descendant(above: Test, here: Test) -> Test:
    return lambda tag, scope: (
        here(tag, scope) and any(above(one, scope) for one in tag.parents)
    )


def _next(before: Test, here: Test) -> Test:
    def test(tag: Tag, scope: Tag) -> bool:
        nearest = next(_elements_before(tag), None)
        return here(tag, scope) and nearest is not None and before(nearest, scope)

    return test


def _later(before: Test, here: Test) -> Test:
    return lambda tag, scope: (
        here(tag, scope) and any(before(one, scope) for one in _elements_before(tag))
    )


_WAYS: dict[str, Callable[[Test, Test], Test]] = {
    ">": _child,
    " ": _descendant,
    "+": _next,
    "~": _later,
}


def _elements_before(tag: Tag) -> Iterator[Tag]:
    """The siblings before ``tag``, nearest first."""
    return (one for one in tag.previous_siblings if isinstance(one, Tag))
