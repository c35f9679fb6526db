"""A build of thirty invented articles, to be killed: `python killed_writer.py CASE`; a line for every step begun."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import correction, counted, judgement, links, page, page_of, report

from onrecord.casefile.write import open_to_write
from onrecord.errors import Reason
from onrecord.model.page import SetAside

ARTICLES, BATCH = 30, 4


def build(folder: Path) -> None:
    """Keep every page, then annotate what waits in batches, then link: as a build does."""
    step("start")
    with open_to_write(folder) as writer:
        step("open")
        pages = []
        for number in range(ARTICLES):
            step(f"page {number}")
            pages.append((number, page_of(report(number))))
            writer.keep(pages[-1][1])
            twin = page(pages[-1][1].content, f"twin of {number}.html")
            if number % 7 == 0:
                writer.keep(twin)
            if number % 5 == 0:
                empty = page(b"", f"empty {number}.txt")
                writer.put_set_aside(SetAside(page=empty, reason=Reason.EMPTY, explanation="It is empty."))
        waiting = [number for number, kept in pages if not writer.knows(kept)]
        for start in range(0, len(waiting), BATCH):
            with writer.transaction():
                for number in waiting[start : start + BATCH]:
                    step(f"article {number}")
                    writer.put(report(number))
        step("links")
        writer.put_counted(map(counted, writer.uncounted()))
        writer.judge(judgement())
        writer.judge(correction())
        writer.judge(replace(judgement(), id="j2", withdrawn_by=None, withdrawn_at=None, withdrawn_reason=None))
        found = links(writer.annotated())
        writer.replace_links(found)
        step("end")


def step(name: str) -> None:
    """Tell the one who waits to kill."""
    sys.stdout.write(f"{name}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
