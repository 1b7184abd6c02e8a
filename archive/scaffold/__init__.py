"""Beginnings: a new archive, a new outlet.

    N001  a file that is there already would be written over
    N002  a slug that cannot be part of an address
    N003  a slug that is taken
    N004  the target is no folder, or lies behind a link that leads elsewhere

What is made is meant to be changed by a person; nothing that a person wrote ever is.
"""

from archive.scaffold.outlet import new_outlet
from archive.scaffold.project import init

__all__ = ["init", "new_outlet"]
