"""The bytes of one file -> the addresses it names, the places it offers, its own faults."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec
from lxml import etree

Use = Literal["link", "part", "self", "mention"]
"""A link to follow; a part the page loads; a statement about the page itself, such as
its canonical address; an address that only search engines read."""


class Reference(msgspec.Struct, frozen=True):
    """An address as it stands in a file."""

    href: str
    line: int
    use: Use


Fault = tuple[str, str, int]


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """What one file says about itself and others."""

    references: tuple[Reference, ...] = ()
    ids: frozenset[str] = frozenset()
    """Everything that a fragment may name."""
    faults: tuple[Fault, ...] = ()
    """(problem id, detail, line)."""
    base: str = ""
    """The address in ``<base href>``."""
    hints: frozenset[str] = frozenset()
    """Texts by which a script finds further files."""


Found = Iterator[Reference]

# By attribute: what its value is to the page. ``href`` depends on the element.
_PLAIN: dict[str, Use] = {
    "src": "part",
    "poster": "part",
    "data": "part",
    "background": "part",
    "xlink:href": "part",
    "action": "link",
    "formaction": "link",
}
_SETS = frozenset({"srcset", "imagesrcset"})
_PART_RELS = frozenset(
    {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"}
)
_ADDRESSED = _PLAIN.keys() | _SETS | {"href", "style"}
_SPECIAL = frozenset({"style", "meta", "base"})
_META_URLS = frozenset({"og:image", "og:url", "og:audio", "og:video", "twitter:image"})

_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s[^,]*)?(?:,|$)")
_CSS_URL = re.compile(
    r"""/\*.*?\*/|url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)"""
    r"""|@import\s+(?:"([^"]*)"|'([^']*)')""",
    re.DOTALL,
)
_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_DATA_ATTRIBUTE = re.compile(rb"""\sdata-[\w-]+=["']([^"'<>]*[./][^"'<>]*)["']""")


def is_read(name: str) -> bool:
    """Whether a file of that name can hold addresses.

    Those of the search hold the texts of articles, in which an address is a word.
    """
    return _kind(name) in _SCANNERS and not name.startswith("search/")


def scan(name: str, data: bytes) -> Scan:
    """Everything ``archive check`` wants to know of one file, by the kind of its name."""
    scanner = _SCANNERS.get(_kind(name))
    if scanner is None:
        return Scan()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Scan(faults=(("L017", "is not UTF-8", line),))
    return scanner(text, data)


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _scan_html(text: str, data: bytes) -> Scan:
    if not text.strip():
        return Scan(faults=(("L017", "is empty", 1),))
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if root is None:
        return Scan(faults=(("L017", "holds no element at all", 1),))
    references: list[Reference] = []
    ids: set[str] = set()
    faults: list[Fault] = []
    if not (root.get("lang") or "").strip():
        faults.append(("L009", "", root.sourceline or 1))
    for element in root.iter(etree.Element):
        attributes = dict(element.items())
        if "id" in attributes or "name" in attributes:
            faults.extend(_note_ids(element, attributes, ids))
        if element.tag in _SPECIAL:
            references.extend(_special_addresses(element, attributes))
        elif not attributes.keys().isdisjoint(_ADDRESSED):
            references.extend(_addresses(element, attributes))
    return Scan(
        references=tuple(references),
        ids=frozenset(ids),
        faults=tuple(faults),
        base=next((e.get("href", "") for e in root.iter("base")), ""),
        hints=frozenset(m.decode("utf-8") for m in _DATA_ATTRIBUTE.findall(data)),
    )


def _note_ids(element: Any, attributes: dict[str, str], ids: set[str]) -> list[Fault]:  # noqa: ANN401 - lxml has no types
    """What a fragment may name here, added to ``ids``; a fault where it was taken."""
    if element.tag == "a" and "name" in attributes:
        ids.add(attributes["name"])
    own = attributes.get("id")
    if own is None:
        return []
    taken = own in ids and attributes.get("name") != own
    ids.add(own)
    return [("L008", own, element.sourceline or 1)] if taken else []


def _addresses(element: Any, attributes: dict[str, str]) -> Found:  # noqa: ANN401 - lxml has no types
    """Every address in the attributes of one element of a page."""
    tag = element.tag
    line = element.sourceline or 1
    for name, value in attributes.items():
        if name == "href":
            yield Reference(value, line, _use_of_href(tag, attributes))
        elif name in _PLAIN:
            if name != "data" or tag == "object":
                use = "link" if tag == "iframe" else _PLAIN[name]
                yield Reference(value, line, use)
        elif name in _SETS:
            for match in _CANDIDATE.finditer(value):
                yield Reference(match[1], line, "part")
        elif name == "style":
            yield from _css_addresses(value, line)


def _use_of_href(tag: str, attributes: dict[str, str]) -> Use:
    if tag in {"a", "area"}:
        return "link"
    if tag != "link":
        return "part"
    rels = set(attributes.get("rel", "").lower().split())
    if "canonical" in rels or ("alternate" in rels and "hreflang" in attributes):
        return "self"
    return "part" if rels & _PART_RELS else "link"


def _special_addresses(element: Any, attributes: dict[str, str]) -> Found:  # noqa: ANN401 - lxml has no types
    """The addresses in a ``<style>`` or a ``<meta>``; ``<base>`` is read apart."""
    line = element.sourceline or 1
    if element.tag == "style":
        yield from _css_addresses(element.text or "", line)
    elif attributes.get("http-equiv", "").lower() == "refresh":
        if match := _REFRESH.match(attributes.get("content", "")):
            yield Reference(match[1].strip(), line, "link")
    elif element.tag == "meta":
        name = attributes.get("property") or attributes.get("name") or ""
        if name.lower() in _META_URLS:
            yield Reference(attributes.get("content", ""), line, "mention")


def _css_addresses(css: str, line: int) -> Found:
    for match in _CSS_URL.finditer(css):
        href = next((group for group in match.groups() if group), "")
        if href:
            at = line + css.count("\n", 0, match.start())
            yield Reference(href, at, "part")


def _scan_css(text: str, _data: bytes) -> Scan:
    return Scan(references=tuple(_css_addresses(text, 1)))


def _scan_script(text: str, _data: bytes) -> Scan:
    return Scan(hints=frozenset({text}))


def _scan_xml(_text: str, data: bytes) -> Scan:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return Scan(
            faults=(("L010", error.msg or "cannot be read", error.lineno or 1),)
        )
    references: list[Reference] = []
    ids: set[str] = set()
    for element in root.iter(etree.Element):
        line = element.sourceline or 1
        for name, value in element.items():
            local = name.rpartition("}")[2]
            if local == "id":
                ids.add(value)
            elif local in {"href", "src"}:
                references.append(Reference(value, line, "part"))
            elif local == "template":
                references.append(Reference(value, line, "mention"))
        if element.text and etree.QName(element).localname in {"loc", "icon", "logo"}:
            references.append(Reference(element.text, line, "mention"))
    return Scan(references=tuple(references), ids=frozenset(ids))


def _scan_feed_or_map(text: str, data: bytes) -> Scan:
    """As XML, but what it names is no link that a reader of the pages could follow."""
    seen = _scan_xml(text, data)
    mentions = tuple(Reference(r.href, r.line, "mention") for r in seen.references)
    return msgspec.structs.replace(seen, references=mentions)


_SCANNERS: dict[str, Callable[[str, bytes], Scan]] = {
    "html": _scan_html,
    "htm": _scan_html,
    "xhtml": _scan_html,
    "css": _scan_css,
    "js": _scan_script,
    "mjs": _scan_script,
    "webmanifest": _scan_script,
    "svg": _scan_xml,
    "xml": _scan_feed_or_map,
    "xsl": _scan_feed_or_map,
    "atom": _scan_feed_or_map,
    "rss": _scan_feed_or_map,
}
