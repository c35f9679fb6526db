"""Fixtures that every test may use: where the repository and the data beside it lie."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the invented coverage."""
    return ROOT / "examples" / "coverage"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of development data beside the repository; skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the development data (../shared beside the repository) is not on this machine")
    return folder
