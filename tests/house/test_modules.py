"""How the code is kept: short modules with names of their own, no stray output, no network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "onrecord"
MODULES = sorted(path for folder in ("src", "bench", "training") for path in (ROOT / folder).rglob("*.py"))

LONG, TOO_LONG = 300, 500
REASONS_FOR_LENGTH = {  # path from the root: why more than 300 lines stand better together
    "src/onrecord/annotate/names.py": "what newspapers do with names, one habit after the other",
    "src/onrecord/annotate/timexes/doubts.py": "one doubt after the other, each a few lines and read alone",
    "src/onrecord/annotate/timexes/lexicon.py": "a table of words",
    "src/onrecord/annotate/timexes/rules/dates.py": "one rule after the other, each beside its pattern",
    "src/onrecord/annotate/timexes/rules/relative.py": "one rule after the other, each beside its pattern",
    "src/onrecord/casefile/case.py": "all questions of a case, one method each, a line or two of code",
    "src/onrecord/casefile/write.py": "the one writer of a case, one method a unit of work",
    "src/onrecord/intake/extract.py": "the roles of a page's blocks are decided together, each by those found before",
    "src/onrecord/intake/furniture.py": "a table of patterns",
}
LISTENING = {"src/onrecord/web/server.py: socket"}  # the room, on this machine's own address; it calls nobody
NAMELESS = {"utils", "util", "helpers", "helper", "common", "base", "misc", "tools"}
NETWORK = {
    "aiohttp",
    "asyncio.streams",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "spacy.cli",
    "ssl",
    "trafilatura.downloads",
    "trafilatura.fetch_response",
    "trafilatura.fetch_url",
    "urllib.request",
    "urllib3",
    "websockets",
    "xmlrpc",
}


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def length_of(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield every dotted name that is imported: `from urllib import request` gives `urllib.request`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def reaches_the_network(name: str) -> bool:
    return any(name == banned or name.startswith(f"{banned}.") for banned in NETWORK)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_past_300_lines_has_its_reason_in_the_table_and_none_passes_500(module: Path) -> None:
    length = length_of(module)
    assert length <= TOO_LONG
    assert length <= LONG or name_of(module) in REASONS_FOR_LENGTH, f"{length} lines and no reason"


def test_the_table_of_reasons_lists_only_modules_that_need_one() -> None:
    long = {name_of(module) for module in MODULES if length_of(module) > LONG}
    assert set(REASONS_FOR_LENGTH) <= long


def test_every_module_and_folder_is_named_after_what_it_does() -> None:
    names = {part for module in MODULES for part in module.relative_to(ROOT).with_suffix("").parts}
    assert not names & NAMELESS


def test_nothing_below_the_command_line_prints() -> None:
    printing = [
        f"{name_of(module)}:{node.lineno}"
        for module in SRC.rglob("*.py")
        if "cli" not in module.relative_to(SRC).parts
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printing == []


def test_nothing_in_the_package_imports_what_reaches_the_network() -> None:
    reaching = [
        f"{name_of(module)}: {name}"
        for module in SRC.rglob("*.py")
        for name in imported(tree_of(module))
        if reaches_the_network(name)
    ]
    assert set(reaching) == LISTENING


@pytest.mark.parametrize(
    "line",
    ["import socket", "from urllib import request", "import urllib.request as r", "from trafilatura import fetch_url"],
)
def test_an_import_of_the_network_is_seen_in_every_spelling(line: str) -> None:
    assert any(reaches_the_network(name) for name in imported(ast.parse(line)))


def test_an_import_of_parsing_is_not_taken_for_the_network() -> None:
    assert not any(reaches_the_network(name) for name in imported(ast.parse("from urllib.parse import urlsplit")))
