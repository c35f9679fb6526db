"""What the README shows is what the commands print."""

from difflib import SequenceMatcher, unified_diff
from pathlib import Path

import pytest
from tour import PAGES, rerun

ROOT = Path(__file__).parents[2]
ALIKE = 0.95
"""Another processor may round a score to another side, and a parse with it; more than that, and the page has rotted."""


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_the_output_in_the_docs_is_what_the_commands_print(name: str) -> None:
    shown = (ROOT / name).read_text(encoding="utf-8").splitlines()
    printed = rerun("\n".join(shown)).splitlines()
    alike = SequenceMatcher(None, shown, printed, autojunk=False).ratio()
    assert alike >= ALIKE, "run `make tour`\n" + "\n".join(unified_diff(shown, printed, lineterm=""))


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("command", ["build", "show", "said", "export"])
def test_the_tour_shows_every_command_that_works_on_a_case(name: str, command: str) -> None:
    assert f"\n$ onrecord {command} " in (ROOT / name).read_text(encoding="utf-8")
