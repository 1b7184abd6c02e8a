"""Find a Chromium on this machine, or install one.

    python tests/browser/find_chromium.py             print its path
    python tests/browser/find_chromium.py --install   install it first where it lacks

Ways to install, in order: Debian's package, for root or with a sudo that asks for no
password; then Playwright's own download. One line says so where none works.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = ("Chromium", "Google Chrome")

NONE_FOUND = (
    "no Chromium that tests can drive: run 'apt install chromium libatomic1', "
    "or set CHROMIUM to the path of one"
)
PACKAGES = ("chromium", "libatomic1")
"""Debian's; the second is for Playwright's driver, which does not bring it along."""

PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find_chromium() -> str | None:
    """Give the path of a Chromium that starts, or None.

    Where CHROMIUM is set, nothing else is looked at.
    """
    set_by_hand = os.environ.get("CHROMIUM")
    if set_by_hand is not None:
        return set_by_hand if starts(set_by_hand) else None
    installed = [path for name in NAMES if (path := shutil.which(name))]
    apps = [f"/Applications/{app}.app/Contents/MacOS/{app}" for app in MAC_APPS]
    return next((path for path in installed + apps if starts(path)), None) or (
        playwrights_own()
    )


def starts(path: str) -> bool:
    """Tell a browser from a stub that only says where to get one."""
    return Path(path).is_file() and run(path, "--version") is not None


def playwrights_own() -> str | None:
    """Give the Chromium that Playwright downloaded, if it did."""
    path = run(sys.executable, "-c", PLAYWRIGHTS_OWN)
    return path if path and starts(path) else None


def driver_starts() -> bool:
    """Tell whether Playwright's own program finds all that it needs."""
    return run(sys.executable, "-m", "playwright", "--version") is not None


def install_chromium() -> None:
    """Try each way to install one; the caller looks whether it worked."""
    apt = ["apt-get", "-y", "-q"]
    if os.geteuid() != 0:
        apt = ["sudo", "-n", *apt]
    if shutil.which("apt-get") and run(*apt, "--version") is not None:
        say("Installing Chromium with apt-get")
        run(*apt, "update")
        run(*apt, "install", "--no-install-recommends", *PACKAGES)
    if find_chromium() is None:
        say("Installing Chromium with playwright")
        run(sys.executable, "-m", "playwright", "install", "chromium")


def run(*command: str) -> str | None:
    """Run a command without a word or a question; give what it printed if it went well."""
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def say(line: str) -> None:
    print(line, file=sys.stderr)


def main() -> int:
    """Print the path, or one line that tells what to do."""
    path = find_chromium()
    if "--install" in sys.argv[1:] and not (path and driver_starts()):
        install_chromium()
        path = find_chromium() if driver_starts() else None
    if path is None:
        say(NONE_FOUND)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
