"""Every module can be imported alone, and importing does nothing but define."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent

# One interpreter for many modules: each is imported with none of ours loaded before, as
# in an interpreter of its own. The libraries stay, which is what makes it quick.
PROGRAM = """
import contextlib, importlib, io, logging, multiprocessing, sys, threading, traceback, warnings

warnings.simplefilter("error")
for name in sys.argv[1:]:
    for loaded in [n for n in sys.modules if n == "archive" or n.startswith("archive.")]:
        del sys.modules[loaded]
    said = io.StringIO()
    before = threading.active_count(), len(multiprocessing.active_children())
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            importlib.import_module(name)
    except BaseException:
        print(f"{name}: {traceback.format_exc(limit=-2)}")
    if said.getvalue():
        print(f"{name}: says {said.getvalue()!r}")
    if before != (threading.active_count(), len(multiprocessing.active_children())):
        print(f"{name}: starts something")
    if logging.getLogger().handlers:
        print(f"{name}: sets up logging")
"""


def modules() -> list[str]:
    """The name of every module of the package."""
    names = []
    for path in sorted((CHECKOUT / "archive").rglob("*.py")):
        parts = path.relative_to(CHECKOUT).with_suffix("").parts
        names.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return names


def test_each_module_alone() -> None:
    """No module needs another one to have been imported first; none says or starts
    anything.
    """
    names = modules()
    count = min(8, os.cpu_count() or 1)

    def run(share: list[str]) -> str:
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, *share],
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            check=False,
        )
        return ran.stdout + ran.stderr

    with ThreadPoolExecutor(count) as pool:
        said = list(pool.map(run, [names[at::count] for at in range(count)]))

    assert len(names) > 30
    assert "".join(said) == ""
