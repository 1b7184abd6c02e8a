"""The lock files and the wheel."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = PROJECT["project"]["dependencies"]

LOCKS = {
    "requirements.lock": RUNTIME + GROUPS["build"],
    "requirements-dev.lock": RUNTIME + GROUPS["build"] + GROUPS["dev"],
    "tests/bench/requirements.lock": GROUPS["bench"],
}


def normal_name(requirement: str) -> str:
    """Give a distribution's name as lock files write it."""
    name = re.split(r"[ <>=!~;\[]", requirement)[0]
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_and_hashes_and_names_no_host(lock: str) -> None:
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\w)", re.sub(r"^ *#.*\n?", "", text, flags=re.MULTILINE))

    assert [e for e in entries if "==" not in e or "--hash=sha256:" not in e] == []
    assert "://" not in text
    assert not re.search(r"^-", text, flags=re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock: str) -> None:
    """Whoever adds a dependency runs `make lock` as well."""
    text = (CHECKOUT / lock).read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w-]+)==", text, flags=re.MULTILINE))

    assert {normal_name(requirement) for requirement in LOCKS[lock]} - locked == set()


def test_both_locks_agree_on_versions() -> None:
    pins = [
        set(re.findall(r"^[\w-]+==.*", (CHECKOUT / lock).read_text(), re.MULTILINE))
        for lock in ("requirements.lock", "requirements-dev.lock")
    ]

    assert pins[0] - pins[1] == set()


def test_the_wheel_carries_theme_and_sample_but_no_articles(tmp_path: Path) -> None:
    build = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=CHECKOUT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert build.returncode == 0, build.stderr

    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    theme = {
        f"archive/theme/{path.relative_to(CHECKOUT).as_posix()}"
        for folder in ("templates", "static", "content/raw")
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    assert theme - names == set()
    assert {name for name in names if "content/articles" in name} == set()
    assert {
        name for name in names if not re.match(r"archive/|news_archive-", name)
    } == (set())
