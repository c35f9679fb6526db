"""`docs/commands.md` has a section for every command, with every option and argument, and none that is gone."""

import re
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from typer.main import get_command

from onrecord.errors import Reason

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "src" / "onrecord" / "cli" / "main.py"
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
LEFT_OUT = {"--help", "--install-completion", "--show-completion"}  # every Typer program has them


Command: TypeAlias = Any
"""A command of Click; Typer brings its own copy of Click in some versions, so the class has no one name."""


def sections() -> dict[str, str]:
    """Return the text under each heading `## onrecord COMMAND`."""
    parts = re.split(r"^## (?:`?onrecord (\w+)`?|.*)$", PAGE, flags=re.MULTILINE)
    return {name: text for name, text in zip(parts[1::2], parts[2::2], strict=True) if name}


@pytest.fixture(scope="module")
def program() -> Command:
    if not MAIN.exists():
        pytest.skip("the command line is not there yet")
    return get_command(import_module("onrecord.cli.main").app)


def options_of(command: Command) -> set[str]:
    """Return the long options, or the short ones of an option that has no other."""
    spelled = set()
    for parameter in command.params:
        if parameter.param_type_name == "option":
            names = [*parameter.opts, *parameter.secondary_opts]
            spelled.update([name for name in names if name.startswith("--")] or names)
    return spelled - LEFT_OUT


def test_every_command_has_a_section_and_every_section_a_command(program: Command) -> None:
    assert sorted(sections()) == sorted(program.commands)


def test_every_option_is_in_the_section_of_its_command_and_no_other(program: Command) -> None:
    for name, command in program.commands.items():
        told = set(re.findall(r"^\| `(--[\w-]+)", sections()[name], flags=re.MULTILINE))
        assert told == options_of(command), name


def test_every_argument_is_named_in_the_section_of_its_command(program: Command) -> None:
    for name, command in program.commands.items():
        for parameter in command.params:
            if parameter.param_type_name == "argument":
                shown = parameter.metavar or parameter.name.upper()
                assert shown.strip("[].") in sections()[name], f"onrecord {name}: {shown}"


def test_options_of_the_program_itself_are_told(program: Command) -> None:
    assert [option for option in options_of(program) if option not in PAGE] == []


def test_every_reason_for_which_a_page_is_set_aside_is_told() -> None:
    told = sections()["build"].partition("**What is set aside.**")[2].replace("\n", " ")
    assert [reason for reason in Reason if reason not in told] == []
