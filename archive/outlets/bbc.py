"""BBC News, Chinese service.

2020: ``div.story-body__inner`` with classed pictures, players and embeds, and labels for
screen readers between them (``图片版权``, ``Image caption``). 2021: ``<main>`` with every
block in a ``<div>`` of its own and no classes at all.
"""

from archive.outlets import bbc_2020, bbc_2021
from archive.outlets.bbc_lines import segment
from archive.outlets.facts import BBC
from archive.outlets.layout import Layout, Outlet

OUTLET = Outlet(
    facts=BBC,
    layouts=(
        Layout(
            "2020",
            lambda clip: clip.first(".story-body__inner") is not None,
            bbc_2020.read,
            headings=True,
        ),
        Layout(
            "2021",
            lambda clip: clip.first("main time, main[role=main]") is not None,
            bbc_2021.read,
            headings=True,
        ),
    ),
    slug=segment,
)
