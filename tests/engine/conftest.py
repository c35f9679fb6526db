"""Cases that a build made of invented coverage."""

from pathlib import Path

import pytest
from newsroom import write_coverage

from onrecord.engine.local import build

FEW = 12


@pytest.fixture(scope="session")
def coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of a dozen invented reports; for reading only."""
    folder = tmp_path_factory.mktemp("newsroom") / "coverage"
    write_coverage(folder, FEW)
    return folder


@pytest.fixture(scope="session")
def built(coverage: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the case that one process made of them; for reading only."""
    case = tmp_path_factory.mktemp("built") / "case"
    build([coverage], case, workers=1)
    return case
