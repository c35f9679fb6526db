"""`docs/python.md` names every question that a case answers, and its examples run."""

import ast
import re
from pathlib import Path

import pytest

from onrecord.engine.local import build

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def questions() -> list[str]:
    tree = ast.parse((ROOT / "src" / "onrecord" / "casefile" / "case.py").read_text(encoding="utf-8"))
    (case,) = (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "Case")
    return [item.name for item in case.body if isinstance(item, ast.FunctionDef) and not item.name.startswith("_")]


def test_every_question_that_a_case_answers_is_documented_and_no_other() -> None:
    assert sorted(set(re.findall(r"`case\.(\w+)\(", PAGE))) == sorted(questions())


def test_the_examples_run(
    examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build([examples], tmp_path / "demo", workers=1)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, flags=re.MULTILINE | re.DOTALL)
    known: dict[str, object] = {}
    for block in blocks:
        exec(block, known)  # noqa: S102 - the page's own examples
    printed = capsys.readouterr().out
    assert "Northbank Ledger" in printed
    assert 'would "not sign"' in printed
