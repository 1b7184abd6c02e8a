"""Findings, however many of one kind -> problems, one for each thing to mend."""

from collections.abc import Iterable

import msgspec

from archive.model.problem import Problem, Severity
from archive.pages.budget import HINT


class Finding(msgspec.Struct, frozen=True):
    """Something wrong at one place."""

    id: str
    key: str
    """What is to be mended: findings with the same id and key are one problem."""
    page: str
    """Site path of the file it was found in."""
    line: int = 0
    detail: str = ""


class Heap(msgspec.Struct):
    """The findings with one id and key, as little of them as a problem needs."""

    first: Finding
    places: int = 1
    pages: int = 1
    last_page: str = ""


Heaps = dict[tuple[str, str], Heap]

_TEXTS: dict[str, tuple[Severity, str, str]] = {
    "L001": (
        "error",
        "links to “{detail}”, but there is no {site}/{key}",
        "build the site again, or mend the link",
    ),
    "L002": (
        "error",
        "links to the folder “{detail}”, which names no file",
        "name the page in it: index.html",
    ),
    "L003": (
        "error",
        "links to “{detail}”, but nothing in that page has the id",
        "give the element that id, or mend the link",
    ),
    "L004": (
        "error",
        "“{key}” is not relative: it breaks from a disk and under a sub-path",
        "write the address relative to the page",
    ),
    "L005": (
        "error",
        "“{detail}” leads out of the site's folder",
        "write the address relative to the page",
    ),
    "L006": (
        "error",
        "“{detail}” differs from {site}/{key} in upper and lower case",
        "spell it as the file is named: most web servers tell them apart",
    ),
    "L007": (
        "error",
        "loads “{detail}”, but there is no {site}/{key}",
        "put the file in static/ or content/media/, or mend the address",
    ),
    "L008": (
        "error",
        "more than one element has the id “{key}”",
        "an id may occur only once in a page",
    ),
    "L009": (
        "error",
        "<html> has no lang",
        'templates begin with <html lang="{{{{ frame.ui }}}}">',
    ),
    "L010": ("error", "is not well-formed XML: {detail}", "build the site again"),
    "L011": (
        "notice",
        "nothing on the site links to it",
        "link to it, or delete it if it is a left-over",
    ),
    "L012": (
        "error",
        "has the same name as {site}/{detail} but for upper and lower case",
        "change one of the names: on some disks the two are one file",
    ),
    "L013": (
        "warning",
        "the site is {detail}",
        HINT,
    ),
    "L014": (
        "error",
        "the site is {detail}",
        HINT,
    ),
    "L015": (
        "error",
        "is larger than git hosts take: {detail}",
        "split it, or keep it elsewhere",
    ),
    "L017": ("error", "{detail}", "build the site again; pages are UTF-8 text"),
}


def pile(findings: Iterable[Finding]) -> Heaps:
    """Findings gathered by what is to be mended."""
    heaps: Heaps = {}
    for finding in findings:
        key = (finding.id, finding.key)
        if (heap := heaps.get(key)) is None:
            heaps[key] = Heap(finding, last_page=finding.page)
            continue
        heap.places += 1
        if finding.page != heap.last_page:
            heap.pages += 1
            heap.last_page = finding.page
    return heaps


def merge(heaps: Heaps, more: Heaps) -> None:
    """``more`` put on ``heaps``; it holds the findings of other, later pages."""
    for key, heap in more.items():
        if (known := heaps.get(key)) is None:
            heaps[key] = heap
        else:
            known.places += heap.places
            known.pages += heap.pages


def to_problems(heaps: Heaps, site: str) -> tuple[Problem, ...]:
    """One problem for each heap, in the order of their places."""
    return tuple(sorted(_to_problem(heap, site) for heap in heaps.values()))


def _to_problem(heap: Heap, site: str) -> Problem:
    finding = heap.first
    severity, message, hint = _TEXTS[finding.id]
    words = {"key": finding.key, "detail": finding.detail, "site": site}
    where = f"{site}/{finding.page}" if finding.page else site
    return Problem(
        id=finding.id,
        severity=severity,
        where=f"{where}:{finding.line}" if finding.line else where,
        message=message.format(**words) + _more(heap),
        hint=hint.format(**words),
    )


def _more(heap: Heap) -> str:
    """How often else, in words; empty for a single place."""
    others = heap.pages - 1
    if heap.first.id == "L011":
        return f" (nor to {others:,} more in its folder)" if others else ""
    if others:
        return f" (likewise on {others:,} more {'page' if others == 1 else 'pages'})"
    return f" ({heap.places} times)" if heap.places > 1 else ""
