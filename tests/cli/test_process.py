"""The command as a process of its own: pipes, signals, start-up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive import __version__

ARCHIVE = [sys.executable, "-m", "archive"]

FAKE = """
import sys, time, types
import archive
from pathlib import Path
from archive.model.article import Header
api = types.ModuleType("archive.api")
def articles(root):
    for n in range(100_000):
        yield Header(id=f"x-{n}", title="标题", outlet="x", lang="zh-Hans")
def build(root, **options):
    print("building", flush=True)
    time.sleep(30)
api.articles, api.build = articles, build
sys.modules["archive.api"] = archive.api = api
from archive.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_version() -> None:
    """``--version`` names the program and its version."""
    ran = subprocess.run(
        [*ARCHIVE, "--version"], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0
    assert __version__ in ran.stdout


def test_help_starts_without_the_heavy_half() -> None:
    """``--help`` imports neither the parsers nor the server nor rich."""
    heavy = "lxml bs4 jinja2 markdown_it tornado livereload watchfiles rich yaml"
    code = (
        "import sys; from archive.cli import main; main(['--help']);"
        f"print([n for n in '{heavy}'.split() if n in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert ran.stderr.strip() == "[]"


def test_a_reader_that_goes_away() -> None:
    """``archive list | head -1`` ends without a complaint."""
    with subprocess.Popen(
        [sys.executable, "-c", FAKE, "list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 141


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT between processes")
def test_ctrl_c_in_the_middle() -> None:
    """Ctrl-C during a build ends it with 130 and one word."""
    with subprocess.Popen(
        [sys.executable, "-c", FAKE, "build"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "building\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.stderr.read().strip() == "Stopped."
        assert process.wait(30) == 130


def test_a_terminal_that_knows_no_chinese() -> None:
    """Output that cannot be encoded is written with escapes, not given up."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    ran = subprocess.run(
        f"{sys.executable} -c '{FAKE}' list | head -1",
        shell=True,
        check=False,
        capture_output=True,
        text=True,
        env=environment,
    )

    assert "\\u6807" in ran.stdout
    assert ran.stderr == ""


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    """Without content/site.toml every command that needs it ends with 2."""
    for command in ("normalize", "build", "check", "serve"):
        ran = subprocess.run(
            [*ARCHIVE, "-C", str(tmp_path), command],
            capture_output=True,
            text=True,
            check=False,
        )

        assert ran.returncode == 2, ran.stderr
        assert "content/site.toml" in ran.stderr
        assert "Traceback" not in ran.stderr
