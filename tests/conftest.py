"""What all tests share: profiles of hypothesis, the real data, the golden switch."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from tests.missing import missing

CHECKOUT = Path(__file__).resolve().parent.parent

# What hypothesis remembers of a run is a cache like any other.
set_hypothesis_home_dir(CHECKOUT / ".cache" / "hypothesis")

# Deadlines measure the machine, not the code. Under CI a run is the same every time.
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "dev")

MARKED_BY_FIXTURE = {
    "bilingual": "corpus",
    "browser": "browser",
    "corpus_raw": "corpus",
    "seeds": "corpus",
    "stories": "corpus",
}
"""A test that asks for the fixture bears the marker; nobody needs to write it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--save-golden",
        action="store_true",
        help="write what the code makes now into the golden files, then look at the diff",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in MARKED_BY_FIXTURE:
                item.add_marker(MARKED_BY_FIXTURE[fixture])


@pytest.fixture(scope="session")
def save_golden(pytestconfig: pytest.Config) -> bool:
    """Whether golden files are to be written anew instead of compared."""
    return bool(pytestconfig.getoption("--save-golden"))


def data(*parts: str) -> Path:
    """A file or folder of the real data, or else no test."""
    set_by_hand = os.environ.get("NEWS_ARCHIVE_DATA")
    root = Path(set_by_hand) if set_by_hand else CHECKOUT.parent / "shared"
    path = root.joinpath(*parts)
    if not path.exists():
        missing(f"no real data at {path}: set NEWS_ARCHIVE_DATA to the folder of it")
    return path


@pytest.fixture(scope="session")
def corpus_raw() -> Path:
    """The folder of real dumps, one sub-folder for each outlet."""
    return data("corpus", "raw")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the dumps that the archive was first made for."""
    return data("seeds")


@pytest.fixture(scope="session")
def bilingual() -> Path:
    """The folder of translation pairs with their true alignment."""
    return data("corpus", "bilingual")


@pytest.fixture(scope="session")
def stories() -> Path:
    """The file that groups real articles by event."""
    return data("corpus", "stories.json")
