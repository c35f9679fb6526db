"""The program, run inside this process, and a case of the invented coverage."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from typer.testing import CliRunner

from onrecord.cli.main import app

Run: TypeAlias = Callable[..., Any]


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs `onrecord` with arguments and gives what it printed and its exit code."""
    runner = CliRunner()

    def ran(*arguments: object, stdin: str | bytes | None = None) -> Any:  # noqa: ANN401 - Click's Result, see Run
        return runner.invoke(app, [str(argument) for argument in arguments], input=stdin)

    return ran


@pytest.fixture(scope="session")
def case(run: Run, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case built from the invented coverage, for reading only."""
    folder = tmp_path_factory.mktemp("cli") / "quellhaven"
    result = run("build", examples, "--case", folder, "--workers", "1")
    assert result.exit_code == 0, result.output
    return folder
