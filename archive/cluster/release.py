"""What a machine runs -> whether another one may help it.

* W003 a worker runs another version
"""

import sys
from collections.abc import Mapping
from importlib.metadata import version

from archive import __version__
from archive.errors import ClusterError
from archive.formats.fingerprint import LIBRARIES, code_digest


def release() -> dict[str, str]:
    """All that the bytes of an article or a page depend on, beside what they are made of."""
    return {
        "News Archive": f"{__version__} (code {code_digest('')[:12]})",
        "Python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: version(name) for name in LIBRARIES},
    }


def refuse_others(found: Mapping[str, object], wanted: Mapping[str, str]) -> None:
    """Raise ClusterError (W003) for the first worker that is not of this release.

    ``found`` is what each answered to the question for its own.
    """
    for worker, theirs in sorted(found.items()):
        if theirs == wanted:
            continue
        if isinstance(theirs, dict):
            names = [name for name in wanted if theirs.get(name) != wanted[name]]
            there = ", ".join(f"{name} {theirs.get(name, '?')}" for name in names)
            here = ", ".join(f"{name} {wanted[name]}" for name in names)
            message = f"a worker runs {there}; here it is {here}"
        else:
            here = wanted["News Archive"]
            message = f"a worker has no News Archive {here}, as runs here ({theirs})"
        hint = "install the same version on all machines"
        raise ClusterError("W003", worker, message, hint)
