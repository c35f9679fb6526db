"""Invented coverage of one storm in three reports, small enough to be linked again in a blink; and cases made of it."""

from pathlib import Path

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.engine.local import build

GAZETTE = """Ferry pier closed after storm

ALDMOUTH — The ferry pier at Aldmouth was closed on Monday after the storm broke two of its piles and injured 12 people,
harbour master Ada Lund said. Lund said the ferries to Sorrel Island would sail from the old lighthouse until June.

The shipping line Brack & Sons demanded that the harbour office pay for the repair by 20 May.
"""
COURIER = """Storm shuts Aldmouth pier

ALDMOUTH — Ferries to Sorrel Island will sail from the old lighthouse, because the storm broke two piles of the Aldmouth
pier, Ada Lund told reporters on Monday. The storm injured 15 people, according to the harbour office of Aldmouth.

Mayor Piet Orm denied that the piles of the Aldmouth pier had been rotten since last year.
"""
HERALD = """Pier at Aldmouth shut

ALDMOUTH — The piles of the Aldmouth pier had been rotten since last year, the engineer Mona Reyes said on Tuesday. Two
piles broke in the storm. The ferries to Sorrel Island sail from the old lighthouse.
"""
TEXTS = {"gazette.txt": GAZETTE, "courier.txt": COURIER, "herald.txt": HERALD}
DAY = "2031-05-06"


def built(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    """Build a case of the reports, or add them to it."""
    pages = folder.with_name(f"{folder.name}-pages")
    pages.mkdir(exist_ok=True)
    for name, text in texts.items():
        (pages / name).write_text(text, encoding="utf-8")
    build([pages], folder, published=DAY, workers=1)
    return folder


def saying_of(case: Path, words: str, name: str | None = None) -> Saying:
    """Return the first statement whose sentence has these words, in the report of this name."""
    with open_case(case) as opened:
        names = {report.id: report.name for report in opened.reports()}
        return next(
            saying
            for saying in opened.sayings(own_voice=True)
            if words in saying.sentence.words and name in {None, names[saying.article_id]}
        )


def saying_with(case: Path, statement_id: str) -> Saying:
    """Return a statement by its id."""
    with open_case(case) as opened:
        return next(saying for saying in opened.sayings(own_voice=True) if saying.id == statement_id)


def place(case: Path, article_id: str, words: str) -> str:
    """Return where words stand first in a report, as START-END."""
    with open_case(case) as opened:
        start = opened.text(article_id).index(words)
    return f"{start}-{start + len(words)}"
