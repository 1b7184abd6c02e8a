"""A site under construction -> pages in a browser that follow every save.

    S001  the port is taken, or the address is not this machine's
    S002  something that no error of ours foresaw; the server lives on

Nothing here prints: what happens is told as an ``Event`` to whoever asked.
"""

from archive.serve.events import Event, Failed, Rebuilt, Serving, Shown
from archive.serve.server import Address, preview
from archive.serve.work import Work

__all__ = [
    "Address",
    "Event",
    "Failed",
    "Rebuilt",
    "Serving",
    "Shown",
    "Work",
    "preview",
]
