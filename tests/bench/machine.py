"""The machine that this runs on, in the words of its own files."""

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from tests.bench.results import Machine


def this_machine() -> Machine:
    """Processor, memory and programs."""
    cores = os.cpu_count() or 1
    return Machine(
        processor=_line("/proc/cpuinfo", "model name") or platform.machine(),
        cores=cores,
        memory=1024 * int((_line("/proc/meminfo", "MemTotal") or "0").split()[0]),
        kernel=f"{platform.system()} {platform.release().split('-')[0]}",
        python=platform.python_version(),
        node=_node(),
    )


def _line(file: str, key: str) -> str:
    """The value of a key in a file of the kernel; empty where there is none."""
    try:
        text = Path(file).read_text("utf-8")
    except OSError:
        return ""
    found = re.search(rf"^{key}\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1] if found else ""


def _node() -> str:
    node = shutil.which("node")
    if not node:
        return ""
    run = subprocess.run(
        [node, "--version"], capture_output=True, text=True, check=False
    )
    return run.stdout.strip().removeprefix("v")
