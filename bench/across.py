"""The whole job over JSON lines: a case built from the rows, as tables, as `score.py across` reads them."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.casefile.case import open_case
from onrecord.engine.local import build
from onrecord.export import jsonl


def run(input: Path, output: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Build a case from the rows in a folder that is gone afterwards; write its tables. What is set aside is named."""
    with TemporaryDirectory() as place:
        folder = Path(place) / "case"
        summary = build([input], folder)
        for row in summary.set_aside:
            print(f"{row.name}: {row.reason}. {row.explanation}", file=sys.stderr)
        with open_case(folder) as case:
            jsonl.write(case, output)
