"""A case as JSON lines: one file a table, one row a line, offsets into the text of the article.

Spans are `[start, end]`, half-open, in Unicode code points. What is unknown is null. Rows come in the order of article
ids, inside an article in reading order, so that two exports of equal cases are equal to the byte.
"""

import json
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from onrecord.casefile.case import Case
from onrecord.composing.linked import linked
from onrecord.composing.rows import article_rows, escaped
from onrecord.composing.tables import TABLES, Row
from onrecord.errors import BadSetting
from onrecord.model.timex import Timex


def write(case: Case, out: Path) -> None:
    """Write the tables of a case into a folder: made where absent, files of the same names replaced.

    Raises:
        BadSetting: the folder can't be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write(case, out)
    except FileExistsError:
        raise BadSetting(f"“{out}” is a file; name a folder for the tables.") from None
    except OSError as error:
        raise BadSetting(f"The tables can't be written to “{out}”: {error.strerror}.") from error


def _write(case: Case, out: Path) -> None:
    parts = {table: out / f"{table}.jsonl.part" for table in TABLES}
    with ExitStack() as opened:
        for part in parts.values():
            opened.callback(part.unlink, missing_ok=True)
        files = {
            table: opened.enter_context(part.open("w", encoding="utf-8", newline="\n")) for table, part in parts.items()
        }
        unheeded = case.unheeded()  # before what may be linked again meanwhile: nothing stale passes for fresh
        links, judgements, reviews = case.links(), case.judgements(), case.reviews()
        entities = {mention: entity.id for entity in links.entities for mention in entity.mention_ids}
        stories = {article: story.id for story in links.stories for article in story.article_ids}
        wanted = {row.timex_id for row in links.timelines}
        dating: dict[str, Timex] = {}
        for annotated in case.annotated():
            dating.update((timex.id, timex) for timex in annotated.timexes if timex.id in wanted)
            for table, rows in article_rows(annotated, stories, entities, reviews).items():
                _put(files[table], rows)
        for table, rows in linked(links, dating, judgements, unheeded).items():
            _put(files[table], rows)
        for file in files.values():
            file.close()
        for table, part in parts.items():
            part.replace(out / f"{table}.jsonl")


def _put(file: TextIO, rows: Iterable[Row]) -> None:
    file.writelines(f"{escaped(json.dumps(row, ensure_ascii=False))}\n" for row in rows)
