"""Coverage invented by the yard, for builds: as many short reports as asked for, on a few happenings, in all formats.

`write_coverage(folder, 30)` writes the same files for the same number: text, web pages, rows, a spreadsheet of days.
"""

import csv
import json
import os
from pathlib import Path

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.engine import local
from onrecord.intake.read import read_page
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article
from onrecord.model.page import Page

OUTLETS = ("The Ferry Post", "Radio Nine", "Lower Valley News", "Harbour Courier")
HAPPENINGS = (
    (
        "Pier {n} of Ostermill bridge is closed",
        "Mayor Teodora Vask closed the Ostermill bridge on Monday after divers found {n} cracks in its piers.",
        "“Nobody crosses before the {n} cracks are mended,” Vask told Radio Nine.",
        "The engineer Ivo Brandt denied that the cracks of the Ostermill bridge had been known since May.",
    ),
    (
        "Ferrymen of Tarnholm strike for {n} days",
        "The ferrymen of Tarnholm stopped work on Tuesday and will strike for {n} days, their union said.",
        "“We have had no rise in {n} years,” the chairwoman, Signe Orlo, said.",
        "Tarnholm Ferries demanded that the ferrymen return to their boats, and promised talks.",
    ),
    (
        "Flood drives {n} families from Lower Sarn",
        "The river rose over the dyke of Lower Sarn last night and drove {n} families from their houses.",
        "According to Governor Anselm Korvath, {n} soldiers are filling sandbags along the dyke.",
        "“The dyke was never repaired,” a farmer who did not want to be named said.",
    ),
)


def write_coverage(folder: Path, count: int) -> None:
    """Write so many reports: of five, three are text files, one is a web page, one is a row."""
    folder.mkdir(parents=True)
    rows, days = [], []
    for number in range(count):
        title, *paragraphs = (part.format(n=number + 2) for part in HAPPENINGS[number % len(HAPPENINGS)])
        outlet, day = OUTLETS[number % len(OUTLETS)], f"2031-05-{6 + number % 3:02d}"
        paragraphs.append(f"{outlet} was told so by {number + 1} people who live there.")
        name = f"report-{number:03d}"
        if number % 5 == 4:
            text = "\n\n".join((title, *paragraphs))
            rows.append({"id": name, "text": text, "outlet": outlet, "published": day, "title": title})
        elif number % 5 == 3:
            (folder / f"{name}.html").write_text(_web_page(title, paragraphs, outlet, day), encoding="utf-8")
        else:
            (folder / f"{name}.txt").write_text("\n\n".join((title, *paragraphs, "")), encoding="utf-8")
            days.append((f"{name}.txt", outlet, day))
    if rows:
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / "wire.jsonl").write_text(lines, encoding="utf-8")
    with (folder / "index.csv").open("w", encoding="utf-8", newline="") as sheet:
        csv.writer(sheet).writerows([("file", "outlet", "published"), *days])


def _web_page(title: str, paragraphs: list[str], outlet: str, day: str) -> str:
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>\n{body}</article></body></html>\n"
    )


def dying_worker(batch: list[Page]) -> list[local.Outcome]:
    """Read a batch as a worker does, but end the process, as a kill does, at the report number 20."""
    if any("report-020" in page.name for page in batch):
        os._exit(9)
    return local._in_worker(batch)


def annotated(pages: list[Page]) -> list[AnnotatedArticle]:
    """Read and annotate pages, outside any engine."""
    articles = [article for article in map(read_page, pages) if isinstance(article, Article)]
    return list(annotate_articles(articles, load_pipeline()))
