"""Time expressions over JSON lines with `id, dct, text`, as the TempEval-3 scorer wants them."""

import json
from datetime import date
from pathlib import Path

import spacy
from spacy.language import Language

from onrecord.annotate.timexes import find


def run(input: Path, output: Path) -> None:  # noqa: A002 - the name that every task shares
    """Write one row `{"id", "timexes"}` for each input row."""
    nlp = _tagger()
    with input.open(encoding="utf-8") as rows, output.open("w", encoding="utf-8") as out:
        for line in rows:
            row = json.loads(line)
            found = find(nlp(row["text"]), _day(row.get("dct")))
            timexes = [{"start": t.start, "end": t.end, "type": t.type.value, "value": t.value} for t in found]
            out.write(json.dumps({"id": row["id"], "timexes": timexes}, ensure_ascii=False) + "\n")


def _day(dct: str | None) -> date | None:
    """Return the day of publication; the clock time that some rows add is no part of it."""
    return None if not dct else date.fromisoformat(dct[:10])


def _tagger() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp
