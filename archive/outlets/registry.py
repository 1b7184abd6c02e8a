"""All outlets that the code knows, and how a dump finds its own."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from archive.model.dump import Dump
from archive.model.names import Names
from archive.model.outlet import OutletFacts
from archive.outlets import bbc, cdt, dw, ft, nytimes, reuters, rfa, rfi, voa
from archive.outlets.clipping import Clipping
from archive.outlets.generic import GENERIC
from archive.outlets.layout import Layout, Outlet, last_segment
from archive.text.slugs import slug

OUTLETS: tuple[Outlet, ...] = (
    nytimes.OUTLET,
    voa.OUTLET,
    bbc.OUTLET,
    rfi.OUTLET,
    dw.OUTLET,
    ft.OUTLET,
    cdt.OUTLET,
    rfa.OUTLET,
    reuters.OUTLET,
)
"""One for each of ``outlets.facts``."""


class Registry:
    """The outlets of one archive: those of the code, and those of ``outlets.toml``.

    Facts of the file replace the facts of the code under the same slug; ``markup``
    lends an outlet the layouts of another.
    """

    def __init__(self, facts: Iterable[OutletFacts] = ()) -> None:
        known = {outlet.facts.slug: outlet for outlet in OUTLETS}
        self._outlets: dict[str, Outlet] = dict(known)
        for own in facts:
            lender = known.get(own.markup or own.slug)
            self._outlets[own.slug] = (
                lender._replace(facts=own) if lender else Outlet(own, ())
            )
        self._hosts: Mapping[str, str] = {
            host: outlet.facts.slug
            for outlet in self._outlets.values()
            for host in outlet.facts.hosts
        }

    def of(self, dump: Dump) -> Outlet:
        """The outlet that a dump's address belongs to; one derived from its host else."""
        host = (urlsplit(dump.url).hostname or "").lower()
        labels = host.split(".")
        for start in range(len(labels)):
            found = self._hosts.get(".".join(labels[start:]))
            if found:
                return self._outlets[found]
        return derived(host)


def derived(host: str) -> Outlet:
    """An outlet that is known by its host alone."""
    name = host.removeprefix("www.").removeprefix("m.")
    facts = OutletFacts(
        slug=slug(name.replace(".", "-"), salt=host),
        names=Names(zh=name, en=name),
        hosts=(host,),
    )
    return Outlet(facts, (), slug=last_segment)


def layout_of(outlet: Outlet, clip: Clipping) -> tuple[str, Layout]:
    """The layout that reads a dump, and its full name ``nytimes/2023``."""
    for layout in outlet.layouts:
        if layout.fits(clip):
            return f"{outlet.facts.markup or outlet.facts.slug}/{layout.name}", layout
    return GENERIC[0].name, GENERIC[0]
