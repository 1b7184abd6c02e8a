"""Small sites to build."""

from pathlib import Path

import pytest

from tests.sites import glass, seven


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Seven articles, and templates that show all that they may."""
    return glass(seven(tmp_path / "root"))


@pytest.fixture
def themed(tmp_path: Path) -> Path:
    """Seven articles under the default theme."""
    return seven(tmp_path / "root")
