"""Time expressions over JSON lines with `id, dct, text`, as the TempEval-3 scorer wants them."""

import json
import sys
from datetime import date
from pathlib import Path
from time import perf_counter

from onrecord.annotate.pipeline import load_pipeline
from onrecord.annotate.timexes import find

_LAYERS = ("tok2vec", "tagger", "senter", "parser")
"""What time expressions are read from: tags, and sentences."""


def run(input: Path, output: Path) -> None:  # noqa: A002 - the name that every task shares
    """Write one row `{"id", "timexes"}` for each input row; tell the speed on standard error."""
    nlp = load_pipeline()
    nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in _LAYERS])
    words, seconds = 0, 0.0
    with input.open(encoding="utf-8") as rows, output.open("w", encoding="utf-8") as out:
        for line in filter(str.strip, rows):
            row = json.loads(line)
            doc = nlp(row["text"])
            start = perf_counter()
            found = find(doc, _day(row.get("dct")))
            seconds += perf_counter() - start
            words += len(doc)
            timexes = [{"start": t.start, "end": t.end, "type": t.type.value, "value": t.value} for t in found]
            out.write(json.dumps({"id": row["id"], "timexes": timexes}, ensure_ascii=False) + "\n")
    print(f"time alone, given tokens and tags: {words / max(seconds, 1e-9):,.0f} words/s", file=sys.stderr)


def _day(dct: str | None) -> date | None:
    """Return the day of publication; the clock time that some rows add is no part of it."""
    return None if not dct else date.fromisoformat(dct[:10])
